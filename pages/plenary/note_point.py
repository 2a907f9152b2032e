"""Which point of the agenda is being written down: at first the one that is on now."""

import streamlit as st

from pages.preparation.agenda_table import point_name, session_name
from pages.shared.choices import tell_apart
from workshop.agenda import clock
from workshop.items import AgendaItem
from workshop.language import _
from workshop.now import local_now, now_and_next
from workshop.workshop import Workshop

_POINT = "noted-point"


def choose_point(workshop: Workshop) -> AgendaItem | None:
    """Let a point be chosen, and keep it until another one is: who writes is not moved on by the clock."""
    slots = [(session, slot) for session in workshop.sessions for slot in clock(workshop, session.id)]
    names = tell_apart({slot.item.id: f"{session_name(session)} · {point_name(slot)}" for session, slot in slots})
    if not names:
        return None
    if st.session_state.get(_POINT) not in names:
        now, following = now_and_next(workshop, local_now(workshop))
        moment = now or following
        st.session_state[_POINT] = moment.slot.item.id if moment else next(iter(names))
    chosen = st.selectbox(_("Punto de agenda"), list(names), format_func=lambda each: names.get(each, ""), key=_POINT)
    return workshop.find(chosen, AgendaItem)
