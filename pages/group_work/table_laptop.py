"""Who types at a table's laptop: picked from the group, so that the history names them."""

import streamlit as st

from pages.shared.following import flash
from pages.shared.formats import plain
from pages.shared.open_workshop import attempt_step
from pages.shared.show_problem import show_problem
from pages.shared.viewer import viewer
from storage.table_laptops import sit_down
from workshop.errors import Problem
from workshop.expected_roles import people_at_table
from workshop.language import _
from workshop.workshop import Workshop

_KEY = "who-types"


def choose_who_types(workshop: Workshop) -> None:
    """Show at a table's laptop, and only there, the choice of who types now."""
    person = viewer()
    if person is None or person.table_axis is None:
        return
    names = people_at_table(workshop, person.table_axis)
    if not names:
        st.caption(_("Esta mesa todavía no tiene grupo: lo que se escriba queda a nombre de la mesa."))
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="table-laptop"):
        st.markdown(_("**¿Quién escribe ahora?**"), width="content")
        st.selectbox(
            _("¿Quién escribe ahora?"),
            names,
            index=names.index(person.sitting) if person.sitting in names else None,
            placeholder=_("Elija su nombre"),
            label_visibility="collapsed",
            format_func=plain,
            key=_KEY,
            on_change=_sit_down,
            width=320,
        )


def _sit_down() -> None:
    person, name = viewer(), st.session_state.get(_KEY)
    if person is None or not name:
        return
    try:
        attempt_step(sit_down, person.table_axis, name)
    except Problem as problem:
        show_problem(problem)
        return
    flash(_("Ahora escribe {name}.").format(name=name))
