"""The workshop as it was at an earlier moment, for documents of that moment: when that was, and what closed by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage import tables
from storage.database import Database
from storage.snapshots import list_snapshots, workshop_at
from workshop.closings import Closing, read_closing
from workshop.errors import RevisionNotFound
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Closed:
    """A closing that was kept: its revision, when it was, and all that closed by that one step."""

    revision: int
    at: datetime
    closings: Sequence[Closing]


@dataclass(frozen=True, slots=True)
class Past:
    """A workshop at an earlier revision: when that was made, and what closed by it, nothing in the midst of work."""

    workshop: Workshop
    at: datetime
    closings: Sequence[Closing] = ()


def list_closings(database: Database, workshop_id: int) -> list[Closed]:
    """Return the closings of a workshop, the latest first."""
    found: dict[int, Closed] = {}
    for kept in list_snapshots(database, workshop_id):
        closing = read_closing(kept.reason)
        if closing is not None:
            before = found.get(kept.revision)
            found[kept.revision] = Closed(kept.revision, kept.at, (*(before.closings if before else ()), closing))
    return [found[revision] for revision in sorted(found, reverse=True)]


def read_past(database: Database, workshop_id: int, revision: int) -> Past:
    """Return the workshop at a revision from 1 on, names taken out that were erased since.

    Raises: WorkshopNotFound, RevisionNotFound.
    """
    if revision < 1:
        raise RevisionNotFound(revision=revision)
    then = workshop_at(database, workshop_id, revision)
    closed = next((each for each in list_closings(database, workshop_id) if each.revision == revision), None)
    if closed is not None:
        return Past(then, closed.at, closed.closings)
    row = tables.change.c
    last = select(func.max(row.at)).where(row.workshop_id == workshop_id, row.revision <= revision)
    return Past(then, database.read(lambda db: db.scalar(last)))


def count_erasures(database: Database, workshop_id: int) -> int:
    """Return how often names were taken out of a workshop's history: what was made of it before may still hold them."""
    query = select(func.count()).where(tables.erasure.c.workshop_id == workshop_id)
    return database.read(lambda db: db.scalar(query)) or 0
