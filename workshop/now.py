"""What time it is, the one place that says so, and where the agenda stands then: what is on now, what comes next."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import date as Date
from pathlib import Path
from zoneinfo import ZoneInfo

from workshop.agenda import Slot, clock
from workshop.derived import once
from workshop.items import AgendaItem, Session
from workshop.running_agenda import Course, State, course
from workshop.workshop import Workshop

# Names a file that holds an instant in ISO form: while there is such a file, that is the agenda's time.
CLOCK = "PLENARIA_CLOCK"


def instant() -> datetime:
    """Return the present instant in UTC, by which the agenda runs; a test or a rehearsal may set it."""
    kept = os.environ.get(CLOCK)
    if kept and Path(kept).exists():
        return datetime.fromisoformat(Path(kept).read_text().strip()).astimezone(UTC)
    return datetime.now(UTC)


def local_now(workshop: Workshop) -> datetime:
    """Return the present time by the clocks of the workshop's zone, without a zone."""
    return instant().astimezone(ZoneInfo(workshop.facts.timezone)).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the agenda on its day; `state` is `None` while that day runs by its plan."""

    session: Session
    date: Date
    slot: Slot
    state: State | None = None


def now_and_next(
    workshop: Workshop, at: datetime, is_seen: Callable[[AgendaItem], bool] = lambda point: True
) -> tuple[Moment | None, Moment | None]:
    """Return what is on at a local time of the workshop's zone, and what begins next; `None` for nothing.

    A day that is run tells it by what was begun, any other by its hours: there, days without a date and points without
    an hour are left out, and a point without an end is on until the next begins. Of points that are not `is_seen`
    nothing is told, but one of them that has begun ends what was on.
    """
    found = moments(workshop, at)
    now = next((each for each in found if each.state == "now"), None) or _by_plan(found, at)
    return now if now and is_seen(now.slot.item) else None, next(iter(to_come(workshop, at, is_seen)), None)


def _by_plan(found: list[Moment], at: datetime) -> Moment | None:
    today, hour = at.date(), at.strftime("%H:%M")
    begun = [each for each in found if each.state is None and (each.date, each.slot.starts or "") <= (today, hour)]
    now = begun[-1] if begun else None
    if now is not None and (now.date != today or (now.slot.ends is not None and now.slot.ends <= hour)):
        return None
    return now


def to_come(
    workshop: Workshop, at: datetime, is_seen: Callable[[AgendaItem], bool] = lambda point: True
) -> list[Moment]:
    """Return what begins after a local time of the workshop's zone, the next first."""
    then = at.date(), at.strftime("%H:%M")
    return [
        each
        for each in moments(workshop, at)
        if is_seen(each.slot.item)
        and (each.state == "to_come" or (each.state is None and (each.date, each.slot.starts or "") > then))
    ]


def moments(workshop: Workshop, at: datetime) -> list[Moment]:
    """Return every point whose day and hour are known, in the order of time: the days that run as they do."""
    running = {day.session.id: day for day in (course(workshop, each, at) for each in _begun(workshop))}
    running = {session: day for session, day in running.items() if day.date == at.date()}
    if not running:
        return _planned(workshop)
    found = [each for each in _planned(workshop) if each.session.id not in running]
    found += [moment for day in running.values() for moment in _as_run(day)]
    return sorted(found, key=lambda each: (each.date, each.slot.starts or ""))


def _as_run(day: Course) -> list[Moment]:
    return [
        Moment(day.session, day.date, turn.slot, turn.state)
        for turn in day.turns
        if turn.state != "skipped" and turn.starts is not None
    ]


@once
def _begun(workshop: Workshop) -> list[str]:
    """Return the days of which something was begun."""
    return [
        session.id for session in workshop.sessions if any(item.began for item in workshop.agenda_items(session.id))
    ]


@once
def _planned(workshop: Workshop) -> list[Moment]:
    found = [
        Moment(session, session.date, slot)
        for session in workshop.sessions
        if session.date is not None
        for slot in clock(workshop, session.id)
        if slot.starts is not None and not slot.item.skipped
    ]
    return sorted(found, key=lambda each: (each.date, each.slot.starts or ""))
