"""The frame around every page: which workshop, its working copy in Word one click away, language, leaving."""

import streamlit as st

from pages.shared.open_workshop import current, my_workshops, open_id, open_workshop
from pages.shared.viewer import offer_languages
from storage.people import Person
from workshop.errors import WorkshopNotFound
from workshop.language import _


def show_frame(person: Person) -> None:
    """Show the top row and the foot of the menu."""
    with st.sidebar:
        _choose_workshop()
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        _show_word()
        offer_languages(person)
        with st.popover(person.name, icon=":material/account_circle:"):
            st.html(f'<form method="post" action="/salir"><button class="pl-leave">{_("Salir")}</button></form>')


def _choose_workshop() -> None:
    mine = {each.id: each.title for each in my_workshops()}
    if len(mine) < 2:
        return
    number = open_id()
    chosen = st.selectbox(
        _("Taller"),
        list(mine),
        index=list(mine).index(number) if number in mine else None,
        format_func=lambda each: mine[each] or _("Taller sin título"),
        placeholder=_("Elija un taller"),
    )
    if chosen is not None and chosen != number:
        open_workshop(chosen)
        st.rerun()


def _show_word() -> None:
    try:
        workshop, _actor = current()
    except WorkshopNotFound:
        return
    open_workshop(workshop.id)
    st.link_button(
        _("Copia de trabajo"), f"/api/workshops/{workshop.id}/plan.docx", icon=":material/download:", type="tertiary"
    )


def show_entrance() -> None:
    """Say how to enter."""
    st.title("Plenaria")
    st.info(
        _("Abra el enlace personal que le dio la coordinación del taller. Si no lo tiene, pídalo a la coordinación."),
        title=_("Para entrar"),
        icon=":material/login:",
    )
