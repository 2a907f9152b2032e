"""Workshops in memory: one immutable value per workshop and process, brought up to date by the changes since."""

import dataclasses
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, func, select

from storage import tables
from storage.database import Database
from storage.history import entries_since
from workshop.cells import KINDS, Item, decode
from workshop.changes import Entry
from workshop.errors import WorkshopNotFound
from workshop.workshop import Workshop

APPLIED = ("applied", "merged")
LARGEST_NUMBER = 2**31 - 1  # of a workshop; PostgreSQL refuses to look for a greater one


@dataclass(frozen=True, slots=True)
class Listed:
    """A workshop as lists show it."""

    id: int
    title: str
    start_date: date | None
    is_rehearsal: bool = False


def read_workshop(database: Database, workshop_id: int) -> Workshop:
    """Return the workshop at its latest revision; readers of a process share the value.

    One statement when nothing changed since the last reading. Raises: WorkshopNotFound.
    """
    held = database.held.get(workshop_id)
    return database.read(lambda db: advance(database, db, workshop_id, _revision(db, workshop_id), held))


def list_workshops(database: Database) -> list[Listed]:
    """Return all workshops, the newest first, in one statement."""
    title, start, rehearsal = (tables.cell.alias() for _name in range(3))
    own = tables.workshop.c
    query = (
        select(own.id, title.c.text, start.c.text, rehearsal.c.text)
        .join(title, _cell_of(title, "title"), isouter=True)
        .join(start, _cell_of(start, "start_date"), isouter=True)
        .join(rehearsal, _cell_of(rehearsal, "rehearsal_of"), isouter=True)
        .order_by(own.id.desc())
    )
    rows = database.read(lambda db: db.execute(query).all())
    return [
        Listed(row[0], row[1] or "", date.fromisoformat(row[2]) if row[2] else None, row[3] is not None) for row in rows
    ]


def is_kept(database: Database, number: int) -> bool:
    """Say whether there is a workshop of this number: a rehearsal may have been wiped."""
    own = tables.workshop.c
    return database.read(lambda db: db.scalar(select(own.id).where(own.id == number))) is not None


def newest_workshop(database: Database) -> int:
    """Return the number of the newest workshop, 0 when there is none."""
    return database.read(lambda db: db.scalar(select(func.max(tables.workshop.c.id)))) or 0


def _cell_of(cell: FromClause, field: str) -> ColumnElement[bool]:
    own = tables.workshop.c
    return and_(cell.c.workshop_id == own.id, cell.c.item == own.root, cell.c.field == field)


def advance(
    database: Database, db: Connection, workshop_id: int, revision: int, held: Workshop | None = None
) -> Workshop:
    """Return the workshop at `revision`, applying to the value in memory only what came since."""
    held = held or database.held.get(workshop_id)
    if held is not None and held.revision == revision:
        return held
    if held is None or held.revision > revision:
        # Within a commit the row already bears the next number, while its items are still those of `revision`.
        loaded = dataclasses.replace(load(db, workshop_id), revision=revision)
        return hold(database, loaded) if revision else loaded
    since = entries_since(db, workshop_id, held.revision, until=revision)
    return hold(database, replay(held, since, revision))


def replay(workshop: Workshop, entries: list[Entry], revision: int) -> Workshop:
    """Return the workshop after what history says came next; parked and refused changes had no effect."""
    return workshop.apply([entry.change for entry in entries if entry.status in APPLIED], revision)


def hold(database: Database, workshop: Workshop) -> Workshop:
    """Keep the newest value for the readers to come."""
    with database.lock:
        held = database.held.get(workshop.id)
        if held is None or held.revision <= workshop.revision:
            database.held[workshop.id] = workshop
    return workshop


def load(db: Connection, workshop_id: int) -> Workshop:
    """Read a whole workshop from its rows, in three statements."""
    own, item, cell = tables.workshop.c, tables.item.c, tables.cell.c
    head = db.execute(select(own.revision, own.root).where(own.id == workshop_id)).one_or_none()
    if head is None:
        raise WorkshopNotFound()
    rows = db.execute(
        select(item.id, item.kind, item.parent, item.position, item.deleted).where(item.workshop_id == workshop_id)
    ).all()
    cells: dict[str, list[Any]] = defaultdict(list)
    query = select(cell.item, cell.field, cell.text, cell.version).where(cell.workshop_id == workshop_id)
    for filled in db.execute(query):
        cells[filled.item].append(filled)
    items = {row.id: _item(row, cells[row.id]) for row in rows}
    order: dict[str, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.position, row.id)):
        if row.parent is not None:
            order[row.parent].append(row.id)
    return Workshop(
        workshop_id, head.revision, head.root, items, {parent: tuple(children) for parent, children in order.items()}
    )


def _item(row: Any, cells: list[Any]) -> Item:
    kind = KINDS[row.kind]
    blank = kind(id=row.id, parent=row.parent, deleted=row.deleted)
    if not cells:
        return blank
    values = {cell.field: decode(kind, cell.field, cell.text) for cell in cells}
    return dataclasses.replace(blank, **values, versions={cell.field: cell.version for cell in cells})


def _revision(db: Connection, workshop_id: int) -> int:
    own = tables.workshop.c
    revision: int | None = db.scalar(select(own.revision).where(own.id == workshop_id))
    if revision is None:
        raise WorkshopNotFound()
    return revision
