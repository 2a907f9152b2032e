"""After no-shows: who did not come is said in a dialog, and the groups are mended with the fewest moves."""

from datetime import UTC, datetime

import streamlit as st

from pages.preparation.groups_run import start_run
from pages.preparation.people_list import person_name
from pages.shared.choices import tell_apart
from pages.shared.open_workshop import current
from workshop.attendance import absent, session_at
from workshop.language import _
from workshop.permissions import Doing
from workshop.use_cases.form_groups import placements
from workshop.workshop import Workshop

_OPEN = "absences-open"


def open_absences(workshop: Workshop) -> None:
    """Have the dialog shown, at first with those whom attendance tells absent now."""
    session = session_at(workshop, datetime.now(UTC))
    missing = absent(workshop, session.id) if session is not None else []
    placed = placements(workshop)
    st.session_state[_OPEN] = [person.id for person in missing if person.id in placed]


def show_absences(workshop: Workshop) -> None:
    """Show the dialog, through every run of the page, until it is done or closed."""
    if _OPEN in st.session_state:
        title = _("Ajustar por ausencias")
        st.dialog(title, width="medium", icon=":material/person_off:", on_dismiss=_close)(_ask)(st.session_state[_OPEN])


def _ask(told: list[str]) -> None:
    workshop, _actor = current(Doing.PREPARE)
    placed = placements(workshop)
    people = [person for person in workshop.participants if person.id in placed]
    names = tell_apart({person.id: person_name(workshop, person) for person in people})
    if told:
        st.caption(_("Están marcadas las personas que la asistencia da por ausentes."))
    chosen = st.multiselect(
        _("No vinieron"),
        list(names),
        [person for person in told if person in names],
        format_func=lambda each: names.get(each, ""),
        key="absent-people",
        placeholder=_("Elija una o varias"),
        select_all=False,
    )
    st.caption(_("Salen de su grupo. De las demás, cambia de grupo solo quien haga falta."))
    if st.button(_("Ajustar"), key="repair-now", type="primary", icon=":material/healing:"):
        _close()
        start_run(workshop, "repair", _("Se ajustaron los grupos con los menos cambios."), chosen)


def _close() -> None:
    st.session_state.pop(_OPEN, None)
