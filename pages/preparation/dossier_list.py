"""What is in the dossier, by what it goes with; who prepares the workshop has each thing's form one press away."""

from html import escape
from itertools import groupby

import streamlit as st

from pages.preparation.agenda_table import session_name
from pages.preparation.item_list import ItemList, show_item
from pages.shared.edit_form import EditForm
from pages.shared.formats import plain
from workshop.items import AgendaItem, Attachment, Session
from workshop.labels import choice_label
from workshop.language import _
from workshop.permissions import Actor
from workshop.rules import is_web_address
from workshop.viewing import dossier_for
from workshop.workshop import Workshop


def show_materials(workshop: Workshop, actor: Actor, *, preparing: bool) -> None:
    """Show all that a viewer sees of the dossier, or that there is nothing yet."""
    seen = dossier_for(workshop, actor)
    if not seen:
        st.markdown(_("Todavía no hay materiales."))
    for parent, those in groupby(seen, key=lambda each: each.parent or ""):
        st.subheader(plain(place_name(workshop, parent)), anchor=False)
        listed = list(those)
        if preparing:
            _show_with_forms(workshop, listed)
        else:
            st.html("".join(f'<section class="pl-part">{_reading(workshop, each)}</section>' for each in listed))


def place_name(workshop: Workshop, place: str) -> str:
    """Return what something is attached to, in words: the workshop, or a day and its point."""
    point = workshop.items.get(place)
    if not isinstance(point, AgendaItem):
        return _("Del taller")
    day = workshop.items.get(point.parent or "")
    title = point.title or choice_label("agenda_item", "kind", point.kind)
    return f"{session_name(day)} · {title}" if isinstance(day, Session) else title


def _show_with_forms(workshop: Workshop, attached: list[Attachment]) -> None:
    labels = {"title": _("Título"), "link": _("Enlace"), "description": _("Descripción")}

    def fields(form: EditForm) -> None:
        form.line("title")
        if isinstance(form.item, Attachment) and form.item.file is None:
            form.line("link")
        form.area("description", height=80)

    listed = ItemList(attached, lambda each: each.title, lambda each: _reading(workshop, each), labels, fields)
    for each in attached:
        show_item(workshop, listed, each)


def _reading(workshop: Workshop, attachment: Attachment) -> str:
    """Return something attached as HTML; a file is asked for at our route, which asks who wants it."""
    title, link = escape(attachment.title), attachment.link or ""
    shown = title
    if attachment.file:
        address = f"/api/workshops/{workshop.id}/dossier/{attachment.id}"
        shown = f'<a href="{address}" download>{title}</a> <small>{escape(attachment.file_name or "")}</small>'
    elif is_web_address(link):
        opened = f'href="{escape(link)}" target="_blank" rel="noopener noreferrer"'
        shown = f"<a {opened}>{title}</a> <small>{escape(link)}</small>"
    below = f"<p>{escape(attachment.description)}</p>" if attachment.description.strip() else ""
    return f'<div translate="no"><p>{shown}</p>{below}</div>'
