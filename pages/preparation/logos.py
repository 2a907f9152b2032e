"""The logos of the cover: sent, named, put in order and taken away."""

from html import escape

import streamlit as st

from pages.components import upload
from pages.preparation.item_list import ItemList, show_items
from pages.shared.edit_form import EditForm
from pages.shared.running import database
from pages.shared.undo_offer import done
from storage.commit import Committed
from storage.history import entries_since
from workshop.choices import LOGOS
from workshop.items import Logo
from workshop.language import _
from workshop.pictures import LIMIT, MEDIA_TYPES
from workshop.workshop import Workshop


def show_logos(workshop: Workshop) -> None:
    """Show the logos side by side, each with its form one press away, and the way to send another."""
    st.subheader(_("Logos"), anchor=False)
    st.caption(_("Van en la portada del plan, en este orden. Imágenes PNG o JPEG de hasta 2 MB."))
    if workshop.logos:
        logos = ItemList(
            workshop.logos,
            lambda logo: logo.name,
            lambda logo: _figure(workshop.id, logo),
            {"name": _("De quién es el logo")},
            _logo_fields,
            narrow=True,
        )
        with st.container(horizontal=True, vertical_alignment="bottom", key="logos"):
            show_items(workshop, logos)
    _offer_upload(workshop)


def _figure(workshop: int, logo: Logo) -> str:
    """Return a logo as HTML; who sees it asks our route for its picture, which asks who they are."""
    address = f"/api/workshops/{workshop}/files/{escape(logo.file)}"
    picture = f'<img src="{address}" alt="{escape(logo.name)}">'
    name = f'<span aria-hidden="true">{escape(logo.name)}</span>'
    return f'<figure class="pl-logo" translate="no">{picture}{name}</figure>'


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
    """Offer to take back the logo that was sent."""
    entries = database().read(lambda db: entries_since(db, workshop.id, revision - 1, until=revision))
    if entries:
        done(message, Committed(workshop, entries))


def _logo_fields(form: EditForm) -> None:
    form.line("name", help=_("Lo oye quien no ve la imagen, en esta página y en el documento."))
