"""The institution's document that the plan is made upon: sent, told what it lacks, and taken away."""

from functools import lru_cache

import streamlit as st

from exports.word.dressing import TemplateNews, look_at
from exports.word.inspection import LIMIT
from pages.components import upload
from pages.shared.formats import plain
from pages.shared.open_workshop import perform
from pages.shared.running import database
from pages.shared.undo_offer import done
from storage.commit import Committed
from storage.files import read_file
from storage.history import entries_since
from workshop.carried_files import WORD
from workshop.errors import FileMissing
from workshop.language import _, current_language
from workshop.use_cases.prepare_workshop import set_template
from workshop.workshop import Workshop


def show_template(workshop: Workshop) -> None:
    """Show which document the plan is made upon, what is to be said of it, and the way to send another."""
    st.subheader(_("Plantilla de Word"), anchor=False)
    st.caption(
        _(
            "Un documento de Word (.docx) de la institución: los documentos del taller toman sus estilos, su "
            "encabezado y su pie de página. Sin plantilla se usa el diseño de Plenaria."
        )
    )
    template = workshop.facts.template
    if template:
        _show_kept(workshop, template)
    message = _("Se subió la plantilla.")
    upload(
        address=f"/api/workshops/{workshop.id}/template",
        label=_("Cambiar la plantilla") if template else _("Subir una plantilla"),
        accept=(".docx", ".dotx"),
        limit=LIMIT,
        key="upload-template",
        on_kept=lambda kept: _take_up(workshop, kept["revision"], message),
    )


def _show_kept(workshop: Workshop, template: str) -> None:
    try:
        name, news = _news(workshop.id, template, current_language())
    except FileMissing:
        st.caption(_("El archivo de la plantilla no está: se usa el diseño de Plenaria."))
        return
    with st.container(border=True, key="template", gap="small"):
        st.markdown(f"**{plain(name)}**")
        for sentence in _sentences(news):
            st.caption(sentence)
        with st.container(horizontal=True, gap="small"):
            address = f"/api/workshops/{workshop.id}/files/{template}"
            st.link_button(_("Descargar"), address, icon=":material/download:")
            if st.button(_("Quitar la plantilla"), key="remove-template", icon=":material/delete:"):
                committed = perform(lambda workshop, actor: set_template(workshop, actor, None))
                if committed is not None:
                    done(_("Se quitó la plantilla."), committed)
                    st.rerun()


def _sentences(news: TemplateNews) -> list[str]:
    said = []
    if news.has_text:
        said.append(_("La plantilla trae texto donde va el plan: no se imprime."))
    if not news.has_edges:
        said.append(_("No trae encabezado ni pie de página: se usan los de Plenaria."))
    said += [_("Falta el estilo «{name}»: se usa el de Plenaria.").format(name=name) for name in news.missing]
    return said


@lru_cache(maxsize=64)
def _news(workshop_id: int, template: str, _spoken: str) -> tuple[str, TemplateNews]:
    """Return what a file is called and what is to be said of it, which never changes while one language is spoken."""
    file = read_file(database(), workshop_id, template)
    if file.media_type != WORD:
        raise FileMissing()
    return file.name, look_at(file.content)


def _take_up(workshop: Workshop, revision: int, message: str) -> None:
    """Offer to take back the template that was sent."""
    entries = database().read(lambda db: entries_since(db, workshop.id, revision - 1, until=revision))
    if entries:
        done(message, Committed(workshop, entries))
