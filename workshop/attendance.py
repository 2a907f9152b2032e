"""Who came to which session: present, late, in the room now, and who was expected and is not there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from workshop.agenda import clock
from workshop.derived import once
from workshop.items import Attendance, Participant, Session
from workshop.workshop import Workshop

DOOR = timedelta(hours=2)  # how long before a session begins, and after it ends, somebody may say that they are there


@dataclass(frozen=True, slots=True)
class Figures:
    """How a session is attended: of those `expected` so many came, and of those so many are there now, or came late.

    `present` counts everybody who came, those who were not expected too.
    """

    expected: int
    present: int
    in_the_room: int
    late: int


@once
def attendances(workshop: Workshop) -> Mapping[str, Mapping[str, Attendance]]:
    """Return session to participant to their presence there; people deleted since are left out."""
    known = {person.id for person in workshop.participants}
    return {
        session.id: {
            each.participant: each
            for each in reversed(workshop.children(session.id, Attendance))
            if each.participant in known
        }
        for session in workshop.sessions
    }


def presence(workshop: Workshop, session: str, person: str) -> Attendance | None:
    """Return somebody's presence at a session, `None` where they did not come."""
    return attendances(workshop).get(session, {}).get(person)


def present(workshop: Workshop, session: str) -> list[Participant]:
    """Return who came to a session, in the list's order, those who left again too."""
    came = attendances(workshop).get(session, {})
    return [person for person in workshop.participants if person.id in came]


def in_the_room(workshop: Workshop, session: str) -> list[Participant]:
    """Return who came to a session and has not left it."""
    came = attendances(workshop).get(session, {})
    return [person for person in workshop.participants if person.id in came and came[person.id].left is None]


def expected(workshop: Workshop, session: str) -> list[Participant]:
    """Return who is awaited at a session: everybody but guests, and these where some of it is open to them."""
    found = workshop.find(session, Session)
    is_open = found.open_to_guests or any(point.open_to_guests for point in workshop.agenda_items(session))
    return [person for person in workshop.participants if is_open or not person.guest]


def absent(workshop: Workshop, session: str) -> list[Participant]:
    """Return who was expected at a session and did not come, in the list's order; nobody while none was taken there."""
    came = attendances(workshop).get(session, {})
    return [person for person in expected(workshop, session) if person.id not in came] if came else []


def late_by(workshop: Workshop, attendance: Attendance) -> int:
    """Return by how many whole minutes somebody came after their session began; 0 where either hour is not known."""
    begins = begins_at(workshop, attendance.parent or "")
    if begins is None or attendance.at is None:
        return 0
    return max(0, int((datetime.fromisoformat(attendance.at) - begins).total_seconds() // 60))


def figures(workshop: Workshop, session: str) -> Figures:
    """Return how a session is attended."""
    came = attendances(workshop).get(session, {})
    late = sum(late_by(workshop, each) > 0 for each in came.values())
    inside = sum(each.left is None for each in came.values())
    return Figures(len(expected(workshop, session)), len(came), inside, late)


def begins_at(workshop: Workshop, session: str) -> datetime | None:
    """Return the UTC instant at which a session begins; `None` where its date or its hour is not known."""
    found = workshop.items.get(session)
    if not isinstance(found, Session) or found.date is None:
        return None
    hour = next((slot.starts for slot in clock(workshop, session) if slot.starts), found.starts)
    return None if hour is None else _instant(workshop, found.date, hour)


def is_open(workshop: Workshop, session: Session, at: datetime) -> bool:
    """Say whether people may say of themselves, at an instant, that they are there: around the hours of its day.

    One whose hours are not known is open all day; one without a date never is: then somebody else ticks.
    """
    if session.date is None:
        return False
    local = at.astimezone(ZoneInfo(workshop.facts.timezone))
    begins, ends = begins_at(workshop, session.id), _ends_at(workshop, session)
    if begins is None:
        return local.date() == session.date
    return begins - DOOR <= at <= ((ends + DOOR) if ends else _instant(workshop, session.date, "23:59"))


def as_taken(workshop: Workshop, session: str, at: datetime) -> tuple[str | None, str]:
    """Return the hour, in ISO form, and the way in which a tick made at an instant is kept.

    A tick outside the hours of a session's day is copied from the signed sheet: at what hour somebody came is not
    known.
    """
    found = workshop.find(session, Session)
    if found.date is not None and not is_open(workshop, found, at):
        return None, "sheet"
    return at.isoformat(timespec="seconds"), "tick"


def session_at(workshop: Workshop, at: datetime) -> Session | None:
    """Return the session attendance is about at an instant: the one that is on, else the day's next, else the last.

    Before the first day it is the first; `None` while there are none.
    """
    sessions = workshop.sessions
    running = [each for each in sessions if is_open(workshop, each, at)]
    if running:
        return max(running, key=lambda each: _has_begun(workshop, each, at))
    today = at.astimezone(ZoneInfo(workshop.facts.timezone)).date()
    past = [each for each in sessions if each.date is not None and each.date <= today]
    return past[-1] if past else next(iter(sessions), None)


def _has_begun(workshop: Workshop, session: Session, at: datetime) -> tuple[bool, datetime]:
    """Return what puts first, of sessions at one time, the one that began last, then the one that begins next."""
    begins = begins_at(workshop, session.id) or at
    return begins <= at, begins if begins <= at else at - (begins - at)


def _ends_at(workshop: Workshop, session: Session) -> datetime | None:
    """Return the UTC instant at which a session ends, past midnight too; `None` where it cannot be known."""
    ends = [slot.ends for slot in clock(workshop, session.id)][-1:]
    begins = begins_at(workshop, session.id)
    if session.date is None or begins is None or not ends or ends[0] is None:
        return None
    at = _instant(workshop, session.date, ends[0])
    return at if at >= begins else at + timedelta(days=1)


def _instant(workshop: Workshop, day: date, hour: str) -> datetime:
    local = datetime.combine(day, datetime.strptime(hour, "%H:%M").time(), ZoneInfo(workshop.facts.timezone))
    return local.astimezone(UTC)
