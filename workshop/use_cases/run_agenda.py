"""Running the agenda: what is on ends and the next begins, a point gets more time, is left out or comes at once."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from workshop.changes import Change
from workshop.errors import MovedOnSince
from workshop.items import AgendaItem, Session
from workshop.permissions import Actor, Doing, require
from workshop.recovering import recovery
from workshop.running_agenda import RUN_CELLS, course, length_of
from workshop.workshop import Workshop


def begin_next(workshop: Workshop, actor: Actor, session: str, seen: str | None, at: datetime) -> list[Change]:
    """End what is on in a day and begin what comes next; behind the last one, the day is over.

    `seen` is the point that was on when somebody asked (`None`: none was): two who ask at once go one step, not two.
    `at` is an instant. Raises: MovedOnSince, ItemNotFound.
    """
    require(actor, Doing.RUN_AGENDA, workshop)
    now = course(workshop, workshop.find(session, Session).id, _local(workshop, at))
    if (now.now.item.id if now.now else None) != seen:
        raise MovedOnSince()
    following = now.to_come[0].item if now.to_come else None
    return [*_end(workshop, session, at), *(_begin(following, at) if following else [])]


def begin_point(workshop: Workshop, actor: Actor, item: str, at: datetime) -> list[Change]:
    """Begin a point at an instant, whatever comes before it in its day; what is on ends. Raises: ItemNotFound."""
    require(actor, Doing.RUN_AGENDA, workshop)
    found = workshop.find(item, AgendaItem)
    if found.began and not found.ended:
        return []
    return [*_end(workshop, found.parent or "", at), *_begin(found, at)]


def give_minutes(workshop: Workshop, actor: Actor, item: str, by: int) -> list[Change]:
    """Give a point some minutes more on its day (take them, if less than 0); its plan stays as it was.

    A point never lasts less than nothing. Raises: ItemNotFound.
    """
    require(actor, Doing.RUN_AGENDA, workshop)
    found = workshop.find(item, AgendaItem)
    extra = max((found.extra or 0) + by, -(found.minutes or 0))
    return _set(found, extra=str(extra) if extra else None)


def skip_point(workshop: Workshop, actor: Actor, item: str, skipped: bool = True) -> list[Change]:
    """Leave a point to come out of its day, or take it up again; what follows shifts. Raises: ItemNotFound."""
    require(actor, Doing.RUN_AGENDA, workshop)
    found = workshop.find(item, AgendaItem)
    return [] if found.began else _set(found, skipped="1" if skipped else "0")


def recover_delay(workshop: Workshop, actor: Actor, session: str, at: datetime) -> list[Change]:
    """Take from the points to come what the next locked one, else the end of the day, would be late by.

    Nobody loses more than half of their time: see `recovering.recovery`. Raises: ItemNotFound.
    """
    require(actor, Doing.RUN_AGENDA, workshop)
    day = course(workshop, workshop.find(session, Session).id, _local(workshop, at))
    changes: list[Change] = []
    for item, minutes in recovery(workshop, day).taken.items():
        found = workshop.find(item, AgendaItem)
        changes += _set(found, extra=str((found.extra or 0) - minutes))
    return changes


def forget_run(workshop: Workshop, actor: Actor, session: str) -> list[Change]:
    """Put a day back to its plan, as before it was begun: after a rehearsal. Raises: ItemNotFound."""
    require(actor, Doing.RUN_AGENDA, workshop)
    points = workshop.agenda_items(workshop.find(session, Session).id)
    blank: dict[str, str | None] = dict.fromkeys(RUN_CELLS)
    return [change for point in points for change in _set(point, **(blank | {"skipped": "0"}))]


def _end(workshop: Workshop, session: str, at: datetime) -> list[Change]:
    """End what was begun in a day; a point of another date that nobody ended ends when it was to."""
    ended: list[Change] = []
    for turn in course(workshop, session, _local(workshop, at)).turns:
        if turn.item.began and not turn.item.ended:
            ended += _set(turn.item, ended=_instant(at if turn.state == "now" else _due(turn.item)))
    return ended


def _begin(item: AgendaItem, at: datetime) -> list[Change]:
    return _set(item, began=_instant(at), ended=None, skipped="0")


def _due(item: AgendaItem) -> datetime:
    return datetime.fromisoformat(item.began or "") + timedelta(minutes=length_of(item) or 0)


def _set(item: AgendaItem, **wanted: str | None) -> list[Change]:
    return [
        Change(kind="set", item=item.id, field=name, text=text, version=item.version(name) + 1)
        for name, text in wanted.items()
        if item.cell(name) != text
    ]


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _local(workshop: Workshop, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(workshop.facts.timezone)).replace(tzinfo=None)
