"""Copies of a workshop: a new one made of it, and a rehearsal, which is marked as one and wiped when it has served."""

from collections.abc import Callable
from datetime import date as Date

import streamlit as st

from pages.preparation.parts import Part, close_part, show_part
from pages.shared.adding import offer_cancel
from pages.shared.denied import noting_denials
from pages.shared.edit_form import date_field
from pages.shared.following import flash
from pages.shared.navigation import HOME, go_to
from pages.shared.open_workshop import attempt_step, me, my_workshops, open_workshop, title_in_list
from pages.shared.running import database
from pages.shared.show_problem import show_problem
from storage.cloning import clone_workshop, wipe_rehearsal
from storage.workshops import read_workshop
from workshop.copying import CopyWish, first_day_of, title_of_copy
from workshop.errors import Problem
from workshop.language import _
from workshop.permissions import Doing, may
from workshop.rehearsals import is_rehearsal
from workshop.workshop import Workshop

_ASKED = "wiping"  # whether the question is shown, through every run until it is answered
_DATES = ("shifted", "empty", "kept")


def show_copy_of_another() -> None:
    """Show the way in by a copy, where the viewer coordinates some workshop."""
    named = {each.id: title_in_list(each) for each in my_workshops()}
    mine = [number for number in named if may(me(number), Doing.PREPARE)]
    if not mine:
        return
    with st.container(border=True):
        st.subheader(_("Copia de otro taller"), anchor=False)
        number = st.selectbox(_("Taller que se copia"), mine, format_func=lambda each: named[each], key="copied")
        if number is not None:
            _show_form(read_workshop(database(), number))


def offer_copies(workshop: Workshop) -> None:
    """Show, to who prepares a workshop, what makes a copy or a rehearsal of it; of a rehearsal, what wipes it."""
    st.subheader(_("Copias y ensayos"), anchor=False)
    if is_rehearsal(workshop.facts):
        st.caption(_("Esto es un ensayo. Cuando haya servido, bórrelo: el taller no cambia."))
        offer_wiping()
        return
    st.caption(_("Un ensayo es una copia para practicar: lleva una banda en cada página y se borra de una vez."))
    if st.button(_("Hacer un ensayo"), key="rehearse", icon=":material/theater_comedy:"):
        wish = CopyWish(title=title_of_copy(workshop, rehearsal=True), keeps_dates=True, rehearsal=True)
        _make(workshop.id, wish)
    label = _("Copiar este taller")
    part = Part(workshop.root, "copy", label)
    show_part(part, "", lambda: _show_form(workshop, close_part), label=label, icon="content_copy")


def offer_wiping() -> None:
    """Show the button that wipes the open rehearsal, once it is confirmed."""
    st.button(_("Borrar el ensayo"), key="wipe", icon=":material/delete_forever:", on_click=_ask)
    if _ASKED in st.session_state:
        st.dialog(_("Borrar el ensayo"), icon=":material/delete_forever:", on_dismiss=_forget)(_confirm)()


def _ask() -> None:
    st.session_state[_ASKED] = True


def _forget() -> None:
    st.session_state.pop(_ASKED, None)


def _confirm() -> None:
    st.markdown(_("Se borra el ensayo con todo lo que se escribió en él, y no se puede deshacer."))
    st.caption(_("El taller no cambia; en su historial queda anotado que hubo un ensayo y que se borró."))
    if st.button(_("Borrar"), key="wipe-now", type="primary", icon=":material/delete_forever:"):
        _forget()
        try:
            attempt_step(wipe_rehearsal)
        except Problem as problem:
            show_problem(problem)
            return
        open_workshop(None)
        go_to(HOME)


def _show_form(workshop: Workshop, close: Callable[[], None] | None = None) -> None:
    key = f"copy-{workshop.id}"
    known = first_day_of(workshop)
    with st.form(key, border=False):
        title = st.text_input(_("Título de la copia"), title_of_copy(workshop), key=f"{key}-title")
        people = st.checkbox(_("Con las personas y los grupos"), value=False, key=f"{key}-people")
        content = st.checkbox(_("Con lo escrito en los ejes"), value=False, key=f"{key}-content")
        records = st.checkbox(_("Con lo dicho y acordado"), value=False, key=f"{key}-records")
        left, right = st.columns(2, vertical_alignment="bottom")
        words = {
            "shifted": _("Corridas, desde el día que se indica"),
            "empty": _("En blanco"),
            "kept": _("Como están"),
        }
        with left:
            dates = st.radio(
                _("Fechas"), _DATES if known else ("empty",), format_func=words.__getitem__, key=f"{key}-dates"
            )
        with right:
            day = date_field(_("Primer día"), None, f"{key}-day") if known else None
        with st.container(horizontal=True):
            make = st.form_submit_button(_("Copiar taller"), key=f"{key}-make", icon=":material/content_copy:")
            if close:
                offer_cancel(f"{key}-cancel", close)
    if make:
        _copy(workshop, CopyWish(title=title, people=people, content=content, records=records), dates, day)


def _copy(workshop: Workshop, wish: CopyWish, dates: str | None, day: Date | None) -> None:
    if dates == "shifted" and day is None:
        st.caption(_("Indique el primer día de la copia, o deje las fechas en blanco."))
        return
    first_day = day if dates == "shifted" else None
    _make(
        workshop.id,
        CopyWish(
            title=wish.title,
            people=wish.people,
            content=wish.content,
            records=wish.records,
            first_day=first_day,
            keeps_dates=dates == "kept",
        ),
    )


def _make(number: int, wish: CopyWish) -> None:
    actor = me(number)
    try:
        with noting_denials(actor.id, number):
            made = clone_workshop(database(), read_workshop(database(), number), actor, wish)
    except Problem as problem:
        show_problem(problem)
        return
    st.session_state.pop("creating", None)
    close_part()
    open_workshop(made)
    flash(_("Se creó «{title}».").format(title=wish.title))
    go_to(HOME)
