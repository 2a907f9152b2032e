"""The security log of one workshop as its coordinators look through it: who came in, was let in, changed or denied."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, or_, select

from storage import tables
from storage.database import Database
from workshop.permissions import Actor, Doing, Grant, Role, require
from workshop.text import folded
from workshop.workshop import Workshop

# What makes somebody one of the workshop's, so that also what is of no workshop, as entering, is told of them.
_MAKES_ONE_OF_THEM = ("invited", "knocked", "admitted", "roles_changed", "came_instead", "table_opened")
_OF_THE_HOUSE = ("wrong_code",)  # nobody knows of which workshop it was
_AT_A_TIME = 500  # events read at once where all are wanted


@dataclass(frozen=True, slots=True)
class WantedEvents:
    """Which events are looked for; what is not given is not asked.

    `person` did it or had it done to them; `kinds` are those of the log; `since` is inclusive, `until` exclusive.
    """

    person: str | None = None
    kinds: frozenset[str] | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the log: `person` is whom it is about, `by` who did it to them, `None` where nobody or not known.

    `grants` are the roles they were given, `None` where it is about none. `count` is how often in one request.
    """

    number: int
    at: datetime
    kind: str
    person: str | None
    by: str | None
    grants: tuple[Grant, ...] | None
    count: int


@dataclass(frozen=True, slots=True)
class FoundEvents:
    """A page of events, newest first, how many there are on all pages, the newest's number, and people's names by id.

    Who was erased bears the name for that; who was turned away at the door has none.
    """

    events: tuple[Event, ...]
    total: int
    newest: int
    names: Mapping[str, str]


def search_events(
    database: Database,
    workshop: Workshop,
    actor: Actor,
    wanted: WantedEvents,
    *,
    start: int = 0,
    count: int = 50,
    newest: int | None = None,
) -> FoundEvents:
    """Return the events that are wanted from place `start` on, in three statements however many there are.

    `newest` leaves out what came after an event of that number. Raises: Forbidden.
    """
    require(actor, Doing.READ_HISTORY, workshop)
    row = tables.security_event.c

    def read(db: Connection) -> FoundEvents:
        conditions = _conditions(workshop.id, wanted)
        if newest is not None:
            conditions.append(row.number <= newest)
        total, last = db.execute(select(func.count(), func.max(row.number)).where(*conditions)).one()
        query = select(tables.security_event).where(*conditions).order_by(row.number.desc())
        events = tuple(_event(each) for each in db.execute(query.offset(start).limit(count)).mappings())
        return FoundEvents(events, total, newest or last or 0, _names(db, events))

    return database.read(read)


def walk_events(
    database: Database, workshop: Workshop, actor: Actor, wanted: WantedEvents
) -> Iterator[tuple[list[Event], Mapping[str, str]]]:
    """Yield all events that are wanted with the names in them, newest first, some at a time: each a read of its own.

    Raises: Forbidden, at the call.
    """
    require(actor, Doing.READ_HISTORY, workshop)
    return _walk(database, workshop.id, wanted)


def _walk(
    database: Database, workshop_id: int, wanted: WantedEvents
) -> Iterator[tuple[list[Event], Mapping[str, str]]]:
    row = tables.security_event.c
    before: int | None = None

    def read(db: Connection) -> tuple[list[Event], Mapping[str, str]]:
        conditions = _conditions(workshop_id, wanted)
        if before is not None:
            conditions.append(row.number < before)
        query = select(tables.security_event).where(*conditions).order_by(row.number.desc()).limit(_AT_A_TIME)
        events = [_event(each) for each in db.execute(query).mappings()]
        return events, _names(db, events)

    while (found := database.read(read))[0]:
        before = found[0][-1].number
        yield found


def who_is_told_of(database: Database, workshop: Workshop, actor: Actor) -> list[tuple[str, str]]:
    """Return everybody the log tells of who still is somebody, as id and name, by name. Raises: Forbidden."""
    require(actor, Doing.READ_HISTORY, workshop)
    row, person = tables.security_event.c, tables.person.c
    conditions = _conditions(workshop.id, WantedEvents())
    told = select(row.person).where(*conditions).union(select(row.actor).where(*conditions))
    query = select(person.id, person.name).where(person.id.in_(told))
    found = database.read(lambda db: db.execute(query).all())
    return sorted(((each.id, each.name) for each in found), key=lambda each: (folded(each[1]), each[0]))


def _conditions(workshop_id: int, wanted: WantedEvents) -> list[ColumnElement[bool]]:
    row = tables.security_event.c
    outside = row.workshop_id.is_(None) & or_(row.person.in_(_one_of_them(workshop_id)), row.kind.in_(_OF_THE_HOUSE))
    conditions = [or_(row.workshop_id == workshop_id, outside)]
    if wanted.person is not None:
        conditions.append(or_(row.person == wanted.person, row.actor == wanted.person))
    if wanted.kinds is not None:
        conditions.append(row.kind.in_(wanted.kinds))
    if wanted.since is not None:
        conditions.append(row.at >= wanted.since)
    if wanted.until is not None:
        conditions.append(row.at < wanted.until)
    return conditions


def _one_of_them(workshop_id: int) -> Any:
    """Return the ids of who has or had a way into the workshop."""
    role, event = tables.role.c, tables.security_event.alias()
    have = select(role.person).where(or_(role.workshop_id == workshop_id, role.workshop_id.is_(None)))
    had = select(event.c.person).where(event.c.workshop_id == workshop_id, event.c.kind.in_(_MAKES_ONE_OF_THEM))
    return have.union(had)


def _names(db: Connection, events: "tuple[Event, ...] | list[Event]") -> Mapping[str, str]:
    person = tables.person.c
    ids = {each for event in events for each in (event.person, event.by) if each is not None}
    found = db.execute(select(person.id, person.name).where(person.id.in_(ids)))
    return {each.id: each.name for each in found}


def _event(row: RowMapping) -> Event:
    roles = json.loads(row["roles"]) if row["roles"] is not None else None
    grants = None if roles is None else tuple(Grant(Role(name), axis) for name, axis in roles)
    return Event(row["number"], row["at"], row["kind"], row["person"], row["actor"], grants, row["count"])
