"""A workshop as its rows say it, and brought forward by what history says."""

import dataclasses
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select

from storage import tables
from workshop.cells import KINDS, Item, decode
from workshop.changes import Entry
from workshop.errors import WorkshopNotFound
from workshop.workshop import Workshop

APPLIED = ("applied", "merged")


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


def replay(workshop: Workshop, entries: list[Entry], revision: int) -> Workshop:
    """Return the workshop after what history says came next; parked and refused changes had no effect."""
    return workshop.apply([entry.change for entry in entries if entry.status in APPLIED], revision)
