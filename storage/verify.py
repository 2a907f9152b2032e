"""Proves that a workshop is what was written: its history is unaltered, and its items are what the history makes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from storage import tables
from storage.database import Database
from storage.history import entries_since, first_broken_link
from storage.workshops import load, replay
from workshop.permissions import Actor, Doing, require
from workshop.workshop import Workshop

Progress = Callable[[int, int], None]  # (rows done, rows in all)


@dataclass(frozen=True, slots=True)
class Altered:
    """The first row of a history that is not as it was written: its number, and what it now says of itself.

    Where not one row is left it is number 0, of revision 0, made by nobody at no time.
    """

    number: int
    revision: int = 0
    at: datetime | None = None
    actor_name: str = ""


@dataclass(frozen=True, slots=True)
class Erasure:
    """A time at which somebody's name was taken out of the history and its links were made anew, on record."""

    at: datetime
    rows: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """`first` is the first history row altered, or beside one that was lost; `altered` the ids of items that differ.

    `rows` is how many the history has, `erasures` when names were taken out of it.
    """

    first: Altered | None
    altered: tuple[str, ...] = ()
    rows: int = 0
    erasures: tuple[Erasure, ...] = ()

    @property
    def broken_row(self) -> int | None:
        """Return the number of the first history row altered or lost."""
        return self.first.number if self.first else None

    @property
    def holds(self) -> bool:
        """Say whether all is as it was written."""
        return self.first is None and not self.altered


def check_history(database: Database, workshop: Workshop, actor: Actor, progress: Progress) -> Verdict:
    """Verify a workshop for somebody who may read its history. Raises: Forbidden."""
    require(actor, Doing.READ_HISTORY, workshop)
    return database.read(lambda db: verify_workshop(db, workshop.id, progress))


def verify_workshop(db: Connection, workshop_id: int, progress: Progress | None = None) -> Verdict:
    """Follow a workshop's history from its first change to what is there now, telling `progress` on the way.

    Raises: WorkshopNotFound.
    """
    kept = load(db, workshop_id)
    row = tables.change.c
    rows = db.scalar(select(func.count()).where(row.workshop_id == workshop_id)) or 0
    erasures = _erasures(db, workshop_id)
    broken = first_broken_link(db, workshop_id, lambda done: progress(done, rows) if progress else None)
    if broken is not None:
        return Verdict(_altered(db, workshop_id, broken), rows=rows, erasures=erasures)
    empty = Workshop(workshop_id, 0, kept.root, {}, {})
    retold = replay(empty, entries_since(db, workshop_id, 0), kept.revision)
    everything = {*kept.items, *retold.items, *kept.order, *retold.order}
    differing = tuple(sorted(item for item in everything if _differs(item, kept, retold)))
    return Verdict(None, differing, rows, erasures)


def _erasures(db: Connection, workshop_id: int) -> tuple[Erasure, ...]:
    own = tables.erasure.c
    query = select(own.at, own.rows).where(own.workshop_id == workshop_id, own.rows > 0).order_by(own.number)
    return tuple(Erasure(*each) for each in db.execute(query))


def _altered(db: Connection, workshop_id: int, number: int) -> Altered:
    row = tables.change.c
    query = select(row.number, row.revision, row.at, row.actor_name).where(
        row.workshop_id == workshop_id, row.number == number
    )
    found = db.execute(query).one_or_none()
    return Altered(*found) if found else Altered(number)


def _differs(item: str, kept: Workshop, told: Workshop) -> bool:
    return kept.items.get(item) != told.items.get(item) or kept.order.get(item) != told.order.get(item)
