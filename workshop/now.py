"""Where the agenda stands at a moment: what is on now, and what comes next."""

from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime

from workshop.agenda import Slot, clock
from workshop.items import Session
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the agenda on its day."""

    session: Session
    date: Date
    slot: Slot


def now_and_next(workshop: Workshop, at: datetime) -> tuple[Moment | None, Moment | None]:
    """Return what is on at a local time of the workshop's zone, and what begins next; `None` for nothing.

    Days without a date and points without an hour are left out. A point without an end is on until the next begins.
    """
    today, hour = at.date(), at.strftime("%H:%M")
    moments = _moments(workshop)
    begun = [each for each in moments if (each.date, each.slot.starts or "") <= (today, hour)]
    coming = [each for each in moments if (each.date, each.slot.starts or "") > (today, hour)]
    now = begun[-1] if begun else None
    if now is not None and (now.date != today or (now.slot.ends is not None and now.slot.ends <= hour)):
        now = None
    return now, coming[0] if coming else None


def _moments(workshop: Workshop) -> list[Moment]:
    found = [
        Moment(session, session.date, slot)
        for session in workshop.sessions
        if session.date is not None
        for slot in clock(workshop, session.id)
        if slot.starts is not None
    ]
    return sorted(found, key=lambda each: (each.date, each.slot.starts or ""))
