"""The logos of the cover: sent, named, put in order and taken away."""

from html import escape

import streamlit as st

from pages.components import upload
from pages.shared.arranging import choose_item, chosen_id, offer_delete, offer_moves, prefer
from pages.shared.edit_form import EditForm, edit_form
from pages.shared.running import database
from pages.shared.undo_offer import done
from storage.commit import Committed
from storage.history import entries_since
from workshop.choices import LOGOS
from workshop.items import Logo
from workshop.language import _
from workshop.pictures import LIMIT, MEDIA_TYPES
from workshop.workshop import Workshop

_CHOSEN = "chosen-logo"


def show_logos(workshop: Workshop) -> None:
    """Show the logos side by side, the way to send another, and the chosen one to be named, moved or deleted."""
    st.subheader(_("Logos"), anchor=False)
    st.caption(_("Van en la portada del plan, en este orden. Imágenes PNG o JPEG de hasta 2 MB."))
    if workshop.logos:
        st.html(_row(workshop))
    _offer_upload(workshop)
    logo = choose_item(_("Logo por editar"), workshop.logos, lambda each: each.name, _CHOSEN)
    if logo:
        _edit_logo(workshop, logo)


def _row(workshop: Workshop) -> str:
    chosen = chosen_id(workshop.logos, _CHOSEN)
    figures = "".join(_figure(workshop.id, logo, logo.id == chosen) for logo in workshop.logos)
    label = escape(_("Logos de la portada, en su orden"))
    return f'<ul class="pl-logos" aria-label="{label}">{figures}</ul>'


def _figure(workshop: int, logo: Logo, chosen: bool) -> str:
    """Return a logo as HTML; who sees it asks our route for its picture, which asks who they are."""
    current = ' aria-current="true"' if chosen else ""
    address = f"/api/workshops/{workshop}/files/{escape(logo.file)}"
    picture = f'<img src="{address}" alt="{escape(logo.name)}">'
    return f'<li{current} translate="no">{picture}<span aria-hidden="true">{escape(logo.name)}</span></li>'


def _offer_upload(workshop: Workshop) -> None:
    if len(workshop.logos) >= LOGOS:
        st.caption(_("Ya hay {limit} logos, que es el máximo. Elimine uno para subir otro.").format(limit=LOGOS))
        return
    message = _("Se subió el logo.")
    upload(
        address=f"/api/workshops/{workshop.id}/logos",
        label=_("Agregar un logo"),
        accept=MEDIA_TYPES,
        limit=LIMIT,
        key="upload-logo",
        on_kept=lambda kept: _take_up(workshop, kept["revision"], message),
    )


def _take_up(workshop: Workshop, revision: int, message: str) -> None:
    """Choose the logo that was sent, and offer to take it back."""
    entries = database().read(lambda db: entries_since(db, workshop.id, revision - 1, until=revision))
    if entries:
        prefer(_CHOSEN, entries[0].change.item)
        done(message, Committed(workshop, entries))


def _edit_logo(workshop: Workshop, logo: Logo) -> None:
    with st.container(horizontal=True):
        offer_moves(logo, workshop.logos, logo.name)
        offer_delete(logo, logo.name)
    labels = {"name": _("De quién es el logo")}
    edit_form(workshop, logo, labels, _logo_fields, _("Se guardó «{name}».").format(name=logo.name))


def _logo_fields(form: EditForm) -> None:
    form.line("name", help=_("Lo oye quien no ve la imagen, en esta página y en el documento."))
