"""What adds to the dossier: where it belongs, then a file that is sent, or a link."""

import streamlit as st

from pages.components import upload
from pages.preparation.agenda_table import all_points
from pages.preparation.dossier_list import place_name
from pages.preparation.item_list import show_adding
from pages.preparation.parts import close_part
from pages.shared.adding import AddForm, add
from pages.shared.choices import tell_apart
from pages.shared.open_workshop import performing
from pages.shared.running import database
from pages.shared.undo_offer import done
from storage.commit import Committed
from storage.history import entries_since
from workshop.handed_files import ENDINGS, LIMIT
from workshop.language import _
from workshop.use_cases.keep_dossier import attach
from workshop.workshop import Workshop


def offer_adding(workshop: Workshop) -> None:
    """Show where something is added, the button that sends a file, and the form for a link."""
    st.subheader(_("Agregar"), anchor=False)
    places = tell_apart(
        {workshop.root: _("El taller")} | {each.id: place_name(workshop, each.id) for each in all_points(workshop)}
    )
    place = st.selectbox(_("Va con"), list(places), format_func=lambda each: places.get(each, ""), key="dossier-place")
    said = _("Lo ve quien ve aquello con lo que va; las personas invitadas, solo lo de los puntos abiertos a ellas.")
    st.caption(said)
    message = _("Se adjuntó el archivo.")
    upload(
        address=f"/api/workshops/{workshop.id}/dossier/{place}",
        label=_("Subir un archivo"),
        accept=[*ENDINGS.values(), ".jpeg"],
        limit=LIMIT,
        key="upload-attachment",
        on_kept=lambda kept: _take_up(workshop, kept["revision"], message),
    )
    show_adding(workshop.root, "add-link", _("Agregar un enlace"), lambda form: _add_link(form, place))


def _add_link(form: AddForm, place: str) -> None:
    title = st.text_input(_("Título"), key=form.key("title"))
    link = st.text_input(_("Enlace"), key=form.key("link"), placeholder="https://")
    description = st.text_area(_("Descripción"), key=form.key("description"), height=80)
    if form.submit(_("Agregar enlace"), primary=True, close=close_part):
        use_case = performing(attach, place, title, link=link, description=description)
        if add(form.name, _("Se agregó el enlace."), use_case):
            close_part()
            st.rerun()


def _take_up(workshop: Workshop, revision: int, message: str) -> None:
    """Offer to take back the file that was sent."""
    entries = database().read(lambda db: entries_since(db, workshop.id, revision - 1, until=revision))
    if entries:
        done(message, Committed(workshop, entries))
