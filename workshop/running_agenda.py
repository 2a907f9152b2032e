"""A day of the agenda as it runs: what was, what is on, and when the rest will come if nothing else is shifted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from workshop.agenda import Slot, clock
from workshop.hours import days_after, hour_at, minutes_of
from workshop.items import AgendaItem, Session
from workshop.workshop import Workshop

State = Literal["done", "now", "skipped", "to_come"]
RUN_CELLS = ("began", "ended", "extra", "skipped")  # of an agenda item: how it went on the day


@dataclass(frozen=True, slots=True)
class Turn:
    """A point on its day: `starts` and `ends` are minutes from midnight, as they were or as they are expected.

    `overlap` are the minutes by which what precedes a locked point is expected to run into it. `planned` is when it was
    to end, had all before it in this order lasted as planned.
    """

    item: AgendaItem
    state: State
    starts: int | None
    ends: int | None
    overlap: int = 0
    planned: int | None = None

    @property
    def slot(self) -> Slot:
        """Return its hours as the agenda shows them."""
        hours = hour_at(self.starts), hour_at(self.ends)
        return Slot(self.item, *hours, overlap=self.overlap, day=days_after(self.starts))


@dataclass(frozen=True, slots=True)
class Course:
    """How a day runs: its points in the order in which they came or will come, those skipped among them."""

    session: Session
    date: Date
    turns: tuple[Turn, ...]
    delay: int | None  # minutes behind the plan, less than 0: ahead of it; `None` where that cannot be known
    left: float | None  # seconds the current point still has, less than 0: it is over its time

    @property
    def now(self) -> Turn | None:
        """Return the point that is on."""
        return next((turn for turn in self.turns if turn.state == "now"), None)

    @property
    def to_come(self) -> list[Turn]:
        """Return the points still to come, the next first."""
        return [turn for turn in self.turns if turn.state == "to_come"]

    @property
    def has_begun(self) -> bool:
        """Say whether something of this day was begun."""
        return any(turn.item.began for turn in self.turns)

    @property
    def ends(self) -> int | None:
        """Return when the day is expected to end, in minutes from midnight."""
        lasting = [turn for turn in self.turns if turn.state != "skipped"]
        return lasting[-1].ends if lasting else None


def length_of(item: AgendaItem) -> int | None:
    """Return the minutes a point may last by now: as planned, and what it was given or lost since."""
    return None if item.minutes is None else max(0, item.minutes + (item.extra or 0))


def course(workshop: Workshop, session: str, at: datetime) -> Course:
    """Return how a day runs at a local time of the workshop's zone. Source: A3 of the product's definition.

    A day that began on another date than its own is counted from that date. Of a past day nothing is on any more.
    """
    found, items = workshop.find(session, Session), workshop.agenda_items(session)
    zone = ZoneInfo(workshop.facts.timezone)
    begun = sorted((item for item in items if item.began), key=lambda item: item.began or "")
    date = _local(begun[0].began, zone).date() if begun else found.date or at.date()
    day = _Day(date, zone, at)
    order = _in_order(items, begun)
    planned = _planned_ends(workshop, session, order)
    turns = tuple(_turns(day, order, minutes_of(found.starts), planned))
    return Course(found, date, turns, _delay(day, turns, workshop, session), _left(day, turns))


def as_it_ran(workshop: Workshop, session: str) -> list[Turn]:
    """Return the points of a day that were begun or left out, in the order in which they came, for what is told of it.

    One that nobody ended counts as long as it was to last.
    """
    turns = course(workshop, session, datetime.max).turns
    return [turn for turn in turns if turn.item.began or turn.item.skipped]


def hours_as_run(workshop: Workshop, session: str) -> list[Slot]:
    """Return the points of a day in the agenda's order: with the hours they had, else with those of the plan."""
    ran = {turn.item.id: turn.slot for turn in as_it_ran(workshop, session) if turn.item.began}
    return [ran.get(slot.item.id, slot) for slot in clock(workshop, session)]


@dataclass(frozen=True, slots=True)
class _Day:
    """The date a day runs on and the time it is."""

    date: Date
    zone: ZoneInfo
    at: datetime

    @property
    def is_today(self) -> bool:
        return self.at.date() == self.date

    @property
    def now(self) -> int:
        """Return the minutes since its midnight."""
        return self.minute(self.at)

    def minute(self, at: datetime) -> int:
        return int((at - datetime.combine(self.date, time())) / timedelta(minutes=1))

    def of(self, instant: str | None) -> int | None:
        return self.minute(_local(instant, self.zone)) if instant else None


def _local(instant: str | None, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(instant or "").astimezone(zone).replace(tzinfo=None)


def _in_order(items: Sequence[AgendaItem], begun: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Return the points in the order in which they run: a skipped one stays before what was begun behind it."""
    if not begun:
        return list(items)
    reached = items.index(begun[-1])
    left_out = [item for item in items[:reached] if item.skipped and not item.began]
    done = [*begun[:-1], *left_out, begun[-1]]
    return [*done, *(item for item in items if item not in done)]


def _planned_ends(workshop: Workshop, session: str, order: Sequence[AgendaItem]) -> dict[str, int | None]:
    """Return when each point was to end, had all lasted as planned in this order."""
    ends: dict[str, int | None] = {}
    now = minutes_of(workshop.find(session, Session).starts)
    for item in order:
        own = minutes_of(item.starts)
        begins = own if own is not None and (item.locked or now is None) else now
        ends[item.id] = now = begins + item.minutes if begins is not None and item.minutes is not None else None
    return ends


def _turns(
    day: _Day, order: Sequence[AgendaItem], starts: int | None, planned: dict[str, int | None]
) -> Iterator[Turn]:
    now = starts
    for item in order:
        if item.began:
            turn = _begun(day, item, planned[item.id])
        elif item.skipped:
            yield Turn(item, "skipped", now, now, planned=planned[item.id])
            continue
        else:
            turn = _expected(day, item, now, planned[item.id])
        now = turn.ends
        yield turn


def _begun(day: _Day, item: AgendaItem, planned: int | None) -> Turn:
    """Return a point that is on or over; one that nobody ended is over with its day."""
    starts, length = day.of(item.began) or 0, length_of(item)
    due = None if length is None else starts + length
    if item.ended:
        return Turn(item, "done", starts, day.of(item.ended), planned=planned)
    if not day.is_today:
        return Turn(item, "done", starts, due, planned=planned)
    return Turn(item, "now", starts, None if due is None else max(due, day.now), planned=planned)


def _expected(day: _Day, item: AgendaItem, before: int | None, planned: int | None) -> Turn:
    """Return a point to come: nothing begins in the past, and a locked one stays at its hour while that is to come."""
    own, length = minutes_of(item.starts), length_of(item)
    free = before if before is None or not day.is_today else max(before, day.now)
    begins = own if own is not None and (item.locked or free is None) else free
    overlap = max(0, free - begins) if free is not None and begins is not None else 0
    if begins is not None and day.is_today and begins < day.now:  # its hour is past
        begins = free
    ends = begins + length if begins is not None and length is not None else None
    return Turn(item, "to_come", begins, ends, overlap, planned)


def _delay(day: _Day, turns: Sequence[Turn], workshop: Workshop, session: str) -> int | None:
    begun = [turn for turn in turns if turn.state in ("now", "done")]
    if begun:
        last = begun[-1]
        if last.ends is not None and last.planned is not None:
            return last.ends - last.planned
        due = next((slot.starts for slot in clock(workshop, session) if slot.item.id == last.item.id), None)
        return None if due is None or last.starts is None else last.starts - (minutes_of(due) or 0)
    first = next((slot.starts for slot in clock(workshop, session)), None)
    due_first = minutes_of(first)
    return max(0, day.now - due_first) if day.is_today and due_first is not None else None


def _left(day: _Day, turns: Sequence[Turn]) -> float | None:
    now = next((turn.item for turn in turns if turn.state == "now"), None)
    length = None if now is None else length_of(now)
    if now is None or length is None:
        return None
    return (_local(now.began, day.zone) + timedelta(minutes=length) - day.at).total_seconds()


def day_at_hand(workshop: Workshop, at: datetime) -> Session | None:
    """Return the day that runs at a local time: where something is on, else today's, else the next one, else the last.

    `None` where there are no days.
    """
    days = workshop.sessions
    for session in days:
        is_open = any(item.began and not item.ended for item in workshop.agenda_items(session.id))
        if is_open and course(workshop, session.id, at).now:
            return session
    dated = sorted((each for each in days if each.date), key=lambda each: each.date or Date.max)
    coming = [each for each in dated if each.date and each.date >= at.date()]
    return next(iter(coming), None) or next(iter(dated[-1:] or days), None)
