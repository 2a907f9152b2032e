"""The history as coordinators look through it: by person, thing, axis, days and words, the newest first, by pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, and_, func, or_, select, union_all

from storage import tables
from storage.database import Database
from storage.folding import folded_column
from storage.history import entry_of
from workshop.changes import Entry
from workshop.permissions import Actor, Doing, require
from workshop.text import folded
from workshop.workshop import Workshop

_DEPTH = 5  # levels from an axis down to what is said of a sub-action
_AT_A_TIME = 500  # changes read at once where all are wanted


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are looked for; what is not given is not asked.

    `person` is the id of who made them and `name` what they were called then: at a table's laptop one person stands for
    several names. `axis` is the id of the axis in which the thing now stands, `kind` what kind of thing it is. `since`
    is inclusive, `until` exclusive. `words` stand in the text before or after, whatever their accents and capitals.
    """

    person: str | None = None
    name: str | None = None
    axis: str | None = None
    kind: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Some changes, newest first, and what there is to know of them from others.

    `undone` are the requests among them that a later one took back. `turns` is what opened or closed stages and axes,
    oldest first, for telling what was written after a close.
    """

    entries: tuple[Entry, ...]
    undone: frozenset[str]
    turns: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class FoundPage(Found):
    """A page of changes, how many there are on all pages, and the number of the newest one.

    Whoever turns pages asks for nothing behind it, so that the pages do not shift.
    """

    total: int
    newest: int


def search_history(
    database: Database,
    workshop: Workshop,
    actor: Actor,
    wanted: Wanted,
    *,
    start: int = 0,
    count: int = 50,
    newest: int | None = None,
) -> FoundPage:
    """Return the changes that are wanted from place `start` on, in four statements however many there are.

    `newest` leaves out what came after a change of that number. Raises: Forbidden.
    """
    require(actor, Doing.READ_HISTORY, workshop)
    row = tables.change.c

    def read(db: Connection) -> FoundPage:
        conditions = _conditions(db, workshop.id, wanted)
        if newest is not None:
            conditions.append(row.number <= newest)
        total, last = db.execute(select(func.count(), func.max(row.number)).where(*conditions)).one()
        query = select(tables.change).where(*conditions).order_by(*_newest_first()).offset(start).limit(count)
        entries = tuple(entry_of(each) for each in db.execute(query).mappings())
        undone, turns = _undone(db, workshop.id, entries), _turns(db, workshop)
        return FoundPage(entries, undone, turns, total, newest or last or 0)

    return database.read(read)


def walk_history(database: Database, workshop: Workshop, actor: Actor, wanted: Wanted) -> Iterator[Found]:
    """Yield all changes that are wanted, newest first, some at a time: each step is a read of its own.

    Raises: Forbidden, at the call.
    """
    require(actor, Doing.READ_HISTORY, workshop)
    return _walk(database, workshop, wanted)


def _walk(database: Database, workshop: Workshop, wanted: Wanted) -> Iterator[Found]:
    row = tables.change.c
    before: int | None = None

    def read(db: Connection) -> tuple[int | None, Found]:
        conditions = _conditions(db, workshop.id, wanted)
        if before is not None:
            conditions.append(row.number < before)
        query = select(tables.change).where(*conditions).order_by(*_newest_first()).limit(_AT_A_TIME)
        rows = db.execute(query).mappings().all()
        entries = tuple(entry_of(each) for each in rows)
        found = Found(entries, _undone(db, workshop.id, entries), _turns(db, workshop))
        return (rows[-1]["number"] if rows else None), found

    while True:
        before, found = database.read(read)
        if before is None:
            return
        yield found


def _newest_first() -> tuple[ColumnElement[Any], ...]:
    """Return the order of rows in which the index by revision is walked backwards: nothing is sorted."""
    return tables.change.c.revision.desc(), tables.change.c.number.desc()


def who_wrote(database: Database, workshop: Workshop, actor: Actor) -> list[tuple[str, str]]:
    """Return everybody who changed something, as id and the name they went by, by name. Raises: Forbidden."""
    require(actor, Doing.READ_HISTORY, workshop)
    row = tables.change.c
    query = select(row.actor, row.actor_name).where(row.workshop_id == workshop.id).distinct()
    found = database.read(lambda db: db.execute(query).all())
    return sorted(((each.actor, each.actor_name) for each in found), key=lambda each: (folded(each[1]), each[0]))


def _conditions(db: Connection, workshop_id: int, wanted: Wanted) -> list[ColumnElement[bool]]:
    row, item = tables.change.c, tables.item.c
    conditions = [row.workshop_id == workshop_id]
    if wanted.person is not None:
        conditions.append(row.actor == wanted.person)
    if wanted.name is not None:
        conditions.append(row.actor_name == wanted.name)
    if wanted.kind is not None:
        of_kind = select(item.id).where(item.workshop_id == workshop_id, item.kind == wanted.kind)
        conditions.append(row.item.in_(of_kind))
    if wanted.axis is not None:
        conditions.append(row.item.in_(_in_axis(workshop_id, wanted.axis)))
    if wanted.since is not None:
        conditions.append(row.at >= wanted.since)
    if wanted.until is not None:
        conditions.append(row.at < wanted.until)
    if wanted.words.strip():
        conditions.append(_says(db, wanted.words))
    return conditions


def _says(db: Connection, words: str) -> ColumnElement[bool]:
    """Return that a text before, after, as offered or among a new item's cells holds some words."""
    row, sought = tables.change.c, folded(words).replace("\0", "")  # which PostgreSQL takes nowhere
    texts = (and_(row.kind == "set", folded_column(db, row.before).contains(sought, autoescape=True)),)
    others = (folded_column(db, each).contains(sought, autoescape=True) for each in (row.text, row.offered, row.cells))
    return or_(*texts, *others)


def _in_axis(workshop_id: int, axis: str) -> CompoundSelect[Any]:
    """Return the ids of an axis and of all that stands below it, level by level."""
    item = tables.item.c
    level = select(item.id).where(item.workshop_id == workshop_id, item.id == axis)
    levels = [level]
    for _level in range(_DEPTH):
        level = select(item.id).where(item.workshop_id == workshop_id, item.parent.in_(level))
        levels.append(level)
    return union_all(*levels)


def _undone(db: Connection, workshop_id: int, entries: Sequence[Entry]) -> frozenset[str]:
    """Return the requests among some changes that were taken back."""
    row, requests = tables.change.c, {entry.request for entry in entries}
    since = entries[-1].revision if entries else 0  # what takes a step back comes after it
    query = select(row.undoes).where(row.workshop_id == workshop_id, row.revision > since, row.undoes.in_(requests))
    return frozenset(db.scalars(query.distinct()))


def _turns(db: Connection, workshop: Workshop) -> tuple[Entry, ...]:
    """Return what set the stage or handed an axis in or back, oldest first, inserts with either among them."""
    row = tables.change.c
    axes = [axis.id for axis in workshop.axes]
    of_stage = and_(row.item == workshop.root, or_(row.field == "stage", row.kind == "insert"))
    of_axes = and_(row.item.in_(axes), row.field == "handed_in")
    query = select(tables.change).where(row.workshop_id == workshop.id, or_(of_stage, of_axes)).order_by(row.number)
    return tuple(entry_of(each) for each in db.execute(query).mappings())
