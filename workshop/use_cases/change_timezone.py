"""Changing a workshop's time zone once hours were set: they are kept as they read, or as the moments they were."""

from collections.abc import Iterator
from datetime import date as Date
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from workshop.agenda_errors import HoursInOtherZone
from workshop.changes import Change
from workshop.items import AgendaItem, Session
from workshop.now import instant
from workshop.permissions import Actor
from workshop.use_cases.prepare_workshop import Edits, edit_facts
from workshop.workshop import Workshop

Hours = Literal["as_they_read", "as_moments"]


def has_hours(workshop: Workshop) -> bool:
    """Say whether some day or point of the agenda has an hour of its own, which a change of zone would move."""
    return any(
        session.starts or any(point.starts for point in workshop.agenda_items(session.id))
        for session in workshop.sessions
    )


def edit_identity(workshop: Workshop, actor: Actor, edits: Edits, hours: Hours | None = None) -> list[Change]:
    """Edit what is said of the workshop; with another time zone, `hours` says what becomes of those that were set.

    "as_they_read" keeps 09:00 at 09:00; "as_moments" makes of them the hours that the new zone's clocks then show.
    Raises: HoursInOtherZone where nobody said which; as `edit_facts`.
    """
    changes = edit_facts(workshop, actor, edits)
    zone = next((change.text for change in changes if change.field == "timezone"), None)
    if zone is None or not has_hours(workshop):
        return changes
    if hours is None:
        raise HoursInOtherZone()
    return changes if hours == "as_they_read" else [*changes, *_moved(workshop, ZoneInfo(zone))]


def _moved(workshop: Workshop, there: ZoneInfo) -> Iterator[Change]:
    for session in workshop.sessions:
        points = workshop.agenda_items(session.id)
        first = session.starts or next((point.starts for point in points if point.starts), None)
        if first is None:
            continue
        moving = _Moving(workshop, there, session, first)
        if session.date and (date := moving.to(first).date()) != session.date:
            yield _set(session, "date", date.isoformat())
        timed: list[Session | AgendaItem] = [session, *points]
        for each in timed:
            if each.starts and (hour := f"{moving.to(each.starts):%H:%M}") != each.starts:
                yield _set(each, "starts", hour)


class _Moving:
    """The hours of a day, as the clocks of another zone show them; a day without a date is taken for the first one."""

    def __init__(self, workshop: Workshop, there: ZoneInfo, session: Session, first: str) -> None:
        self._here, self._there, self._first = ZoneInfo(workshop.facts.timezone), there, first
        self._date: Date = session.date or workshop.facts.start_date or instant().date()

    def to(self, hour: str) -> datetime:
        """Return when it is over there; an hour before the day's first is of the night that follows."""
        date = self._date + timedelta(days=hour < self._first)
        return datetime.combine(date, time.fromisoformat(hour), self._here).astimezone(self._there)


def _set(item: Session | AgendaItem, name: str, text: str) -> Change:
    return Change(kind="set", item=item.id, field=name, text=text, version=item.version(name) + 1)
