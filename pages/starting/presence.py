"""On one's own page: saying that one is at the session that is on, and reading that it is noted."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from pages.shared.following import flash
from pages.shared.open_workshop import perform, performing
from pages.shared.own_participant import own_participant
from workshop.attendance import expected, is_open, presence, session_at
from workshop.language import _
from workshop.now import instant
from workshop.permissions import Actor
from workshop.use_cases.take_attendance import say_present
from workshop.workshop import Workshop


def offer_presence(workshop: Workshop, actor: Actor) -> None:
    """Offer to say that one is there, around the hours of a session one is expected at; nothing at any other time."""
    now = instant()
    session = session_at(workshop, now)
    if session is None or not is_open(workshop, session, now):
        return
    person = own_participant(workshop, actor)
    if person is None or person not in expected(workshop, session.id):
        return
    noted = presence(workshop, session.id, person.id)
    if noted is not None:
        st.caption(f":material/how_to_reg: {_said(workshop, noted.at)}")
    elif st.button(_("Estoy aquí"), key=f"i-am-here-{session.id}", icon=":material/how_to_reg:"):
        committed = perform(performing(say_present, session.id, person.id, instant()))
        if committed is not None:
            flash(_("Se anotó su asistencia."))  # without a way back: only the desk takes it back
            st.rerun()


def _said(workshop: Workshop, at: str | None) -> str:
    if at is None:
        return _("Su asistencia de hoy está anotada.")
    hour = datetime.fromisoformat(at).astimezone(ZoneInfo(workshop.facts.timezone))
    return _("Su asistencia de hoy está anotada, a las {time}.").format(time=f"{hour:%H:%M}")
