"""Where the agenda stands at a moment: what is on now, and what comes next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime

from workshop.agenda import Slot, clock
from workshop.derived import once
from workshop.items import AgendaItem, Session
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the agenda on its day."""

    session: Session
    date: Date
    slot: Slot


def now_and_next(
    workshop: Workshop, at: datetime, is_seen: Callable[[AgendaItem], bool] = lambda point: True
) -> tuple[Moment | None, Moment | None]:
    """Return what is on at a local time of the workshop's zone, and what begins next; `None` for nothing.

    Days without a date and points without an hour are left out. A point without an end is on until the next begins.
    Of points that are not `is_seen` nothing is told, but one of them that has begun ends what was on.
    """
    today, hour = at.date(), at.strftime("%H:%M")
    begun = [each for each in moments(workshop) if (each.date, each.slot.starts or "") <= (today, hour)]
    now = begun[-1] if begun else None
    if now is not None and (now.date != today or (now.slot.ends is not None and now.slot.ends <= hour)):
        now = None
    return now if now and is_seen(now.slot.item) else None, next(iter(to_come(workshop, at, is_seen)), None)


def to_come(
    workshop: Workshop, at: datetime, is_seen: Callable[[AgendaItem], bool] = lambda point: True
) -> list[Moment]:
    """Return what begins after a local time of the workshop's zone, the next first."""
    then = at.date(), at.strftime("%H:%M")
    return [
        each for each in moments(workshop) if (each.date, each.slot.starts or "") > then and is_seen(each.slot.item)
    ]


@once
def moments(workshop: Workshop) -> list[Moment]:
    """Return every point whose day and hour are known, in the order of time."""
    found = [
        Moment(session, session.date, slot)
        for session in workshop.sessions
        if session.date is not None
        for slot in clock(workshop, session.id)
        if slot.starts is not None
    ]
    return sorted(found, key=lambda each: (each.date, each.slot.starts or ""))
