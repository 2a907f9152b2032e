"""Asistencia: who came to a day or session, ticked at the door, by one's own phone, or from the platform's file."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from pages.components.attendance import Listed, attendance_list
from pages.preparation.attendance_ways import show_ways
from pages.shared.following import follow
from pages.shared.formats import day
from pages.shared.navigation import AGENDA
from pages.shared.open_workshop import current
from pages.shared.tables import show_figures
from workshop.attendance import expected, figures, is_open, late_by, presence, session_at
from workshop.items import Attendance, Participant, Session
from workshop.language import _
from workshop.now import instant
from workshop.permissions import Doing, may, require
from workshop.workshop import Workshop


def show_attendance() -> None:
    """Show the session it is about, how many came, the list, and the other ways to take attendance."""
    workshop, actor = current()
    require(actor, Doing.TAKE_ATTENDANCE, workshop)
    st.title(_("Asistencia"), anchor=False)
    session = _choose_session(workshop) if workshop.sessions and workshop.participants else None
    if session is None:
        st.markdown(_("Para pasar asistencia hacen falta los días de la agenda y la lista de personas."))
        if may(actor, Doing.PREPARE, workshop) and not workshop.sessions:
            st.page_link(AGENDA, label=_("Ir a la agenda"), icon=":material/calendar_month:")
    else:
        found = figures(workshop, session.id)
        is_running = is_open(workshop, session, instant())
        inside = [(_("En la sala"), found.in_the_room)] if is_running else []
        counts = [(_("Esperadas"), found.expected), (_("Presentes"), found.present), *inside]
        show_figures([*counts, (_("Llegaron tarde"), found.late)])
        if session.date is not None and not is_running:
            st.caption(_("Esta sesión no está en curso: lo que se anote ahora queda como tomado de la hoja firmada."))
        show_ways(workshop, actor, session)
        listed = _listed(workshop, session)
        attendance_list(
            workshop=workshop.id,
            session=session.id,
            revision=workshop.revision,
            people=listed,
            is_running=is_running or session.date is None,
        )
    follow(workshop, watch=["attendance", "participant", "delegation", "session", "agenda_item", "workshop"])


def session_name(session: Session) -> str:
    """Return what a session is called: its title and its day."""
    return " · ".join(part for part in (session.title.strip(), day(session.date, "long")) if part) or _("Sin nombre")


def _choose_session(workshop: Workshop) -> Session | None:
    names = {session.id: session_name(session) for session in workshop.sessions}
    today = session_at(workshop, instant())
    chosen = st.selectbox(
        _("Día o sesión"),
        list(names),
        list(names).index(today.id) if today else 0,
        lambda each: names.get(each, ""),
        key=f"attendance-session-{workshop.id}",
    )
    return next((session for session in workshop.sessions if session.id == chosen), None)


def _listed(workshop: Workshop, session: Session) -> list[Listed]:
    """Return everybody by delegation, in the workshop's order; those without one come last."""
    names = {each.id: each.name or each.code for each in workshop.delegations}
    order = {each.id: place for place, each in enumerate(workshop.delegations)}
    awaited = {person.id for person in expected(workshop, session.id)}
    people: Sequence[Participant] = sorted(
        workshop.participants, key=lambda each: order.get(each.delegation or "", len(order))
    )
    return [_person(workshop, session, each, names, each.id in awaited) for each in people]


def _person(
    workshop: Workshop, session: Session, person: Participant, names: dict[str, str], is_awaited: bool
) -> Listed:
    found = presence(workshop, session.id, person.id)
    below = [person.position, person.institution, _("Persona invitada") if person.guest else ""]
    return Listed(
        id=person.id,
        name=person.name,
        delegation=names.get(person.delegation or "", ""),
        below=", ".join(part for part in below if part.strip()),
        expected=is_awaited,
        state="no" if found is None else "here" if found.left is None else "left",
        at=_came(workshop, found) if found else "",
        late=late_by(workshop, found) if found else 0,
    )


def _came(workshop: Workshop, found: Attendance) -> str:
    """Return the hour somebody came; where it is not known, that they signed, or nothing."""
    if found.at is None:
        return _("Firmó") if found.how == "sheet" else ""
    return f"{datetime.fromisoformat(found.at).astimezone(ZoneInfo(workshop.facts.timezone)):%H:%M}"


show_attendance()
