"""The frame around every page: which workshop, its working copy in Word one click away, language, leaving."""

from html import escape
from pathlib import Path

import streamlit as st

from pages.shared.choices import tell_apart
from pages.shared.formats import plain
from pages.shared.open_workshop import current, my_workshops, open_id, open_workshop, title_in_list
from pages.shared.viewer import offer_languages
from storage.people import Person
from workshop.errors import WorkshopNotFound
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop

_STYLES = Path(__file__).parent / "pages.css"


def show_frame(person: Person, with_title: bool = True) -> None:
    """Show the top row and the foot of the menu; a page that bears the workshop's title itself leaves it out there."""
    st.html(_STYLES)
    workshop, actor = _workshop()
    with st.sidebar:
        _choose_workshop()
    with st.container(key="frame", horizontal=True, vertical_alignment="center", gap="small"):
        title = workshop.facts.title if workshop and with_title else ""
        st.html(f'<p class="pl-frame-title" translate="no" title="{escape(title)}">{escape(title)}</p>')
        tools = st.container(
            key="frame-tools", horizontal=True, vertical_alignment="center", gap="xsmall", width="content"
        )
        with tools:
            if workshop and actor and may(actor, Doing.READ_MATRIX, workshop):
                _show_word(workshop)
            offer_languages(person)
            _show_person(person)


def show_entrance() -> None:
    """Say how to enter."""
    st.title("Plenaria")
    st.info(
        _("Abra el enlace personal que le dio la coordinación del taller. Si no lo tiene, pídalo a la coordinación."),
        title=_("Para entrar"),
        icon=":material/login:",
    )
    enter = escape(_("Entrar con el código de la sala"))
    st.html(f'<a style="color: inherit" href="/sala">{enter}</a>')


def _workshop() -> tuple[Workshop | None, Actor | None]:
    try:
        workshop, actor = current()
    except WorkshopNotFound:
        return None, None
    open_workshop(workshop.id)
    return workshop, actor


def _choose_workshop() -> None:
    mine = tell_apart({each.id: title_in_list(each) for each in my_workshops()})
    if len(mine) < 2:
        return
    number = open_id()
    chosen = st.selectbox(
        _("Taller"),
        list(mine),
        index=list(mine).index(number) if number in mine else None,
        format_func=lambda each: mine[each],
        placeholder=_("Elija un taller"),
    )
    if chosen is not None and chosen != number:
        open_workshop(chosen)
        st.rerun()


def _show_word(workshop: Workshop) -> None:
    st.link_button(
        _("Copia de trabajo"),
        f"/api/workshops/{workshop.id}/plan.docx",
        icon=":material/download:",
        help=_("El plan en Word, como está ahora"),
    )


def _show_person(person: Person) -> None:
    with st.popover(plain(person.name), icon=":material/account_circle:", key="person"):
        if person.table_axis is None:
            other = escape(_("Abrir en otro dispositivo"))
            st.html(f'<a class="pl-leave" href="/otro-dispositivo">{other}</a>')
        leave = escape(_("Salir"))
        st.html(f'<a class="pl-leave" href="/salir">{leave}</a>')
