"""The history: every change with who, when, before and after, each row chained to the one before it."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, or_, select

from storage import tables
from workshop.changes import Change, Entry
from workshop.stretches import Written

FIRST_LINK = "0" * 64
_TELLING = 1000  # rows of the chain from one word of progress to the next
_CHAINED = (
    "revision id request kind item type field before text offered version parent after cells status actor actor_name "
    "undoes"
).split()


def entries_since(
    db: Connection, workshop_id: int, revision: int, limit: int | None = None, until: int | None = None
) -> list[Entry]:
    """Return what happened after a revision, up to another one and including it, oldest first."""
    row = tables.change.c
    query = select(tables.change).where(row.workshop_id == workshop_id, row.revision > revision).order_by(row.number)
    if until is not None:
        query = query.where(row.revision <= until)
    return [entry_of(found) for found in db.execute(query.limit(limit)).mappings()]


def entries_of(db: Connection, workshop_id: int, items: Sequence[str], *fields: str) -> list[Entry]:
    """Return the history of some items, or of fields of theirs (with the insert that filled them), oldest first."""
    row = tables.change.c
    query = select(tables.change).where(row.workshop_id == workshop_id, row.item.in_(items)).order_by(row.number)
    if fields:
        query = query.where(or_(row.field.in_(fields), row.kind == "insert"))
    return [entry_of(found) for found in db.execute(query).mappings()]


def entries_at(db: Connection, workshop_id: int, revision: int) -> list[Entry]:
    """Return what one request did: all changes of its revision, oldest first."""
    row = tables.change.c
    query = select(tables.change).where(row.workshop_id == workshop_id, row.revision == revision).order_by(row.number)
    return [entry_of(found) for found in db.execute(query).mappings()]


def written_in(db: Connection, workshop_id: int, items: Sequence[str]) -> list[Written]:
    """Return when and by whom some items were changed, once for each revision, oldest first."""
    row = tables.change.c
    query = (
        select(row.revision, row.at, row.actor_name)
        .where(row.workshop_id == workshop_id, row.item.in_(items), row.status != "parked")
        .where(or_(row.field.is_(None), row.field != "handed_in"))  # handing in is no writing
        .distinct()
        .order_by(row.revision)
    )
    return [Written(*found) for found in db.execute(query)]


def entries_by_id(db: Connection, workshop_id: int, ids: Iterable[str]) -> dict[str, Entry]:
    """Return the changes already kept under these ids, by id."""
    row = tables.change.c
    query = select(tables.change).where(row.workshop_id == workshop_id, row.id.in_(list(ids)))
    return {found["id"]: entry_of(found) for found in db.execute(query).mappings()}


def entries_of_request(db: Connection, workshop_id: int, request: str) -> list[Entry]:
    """Return what one request did, oldest first; nothing where it was never kept."""
    row = tables.change.c
    query = select(tables.change).where(row.workshop_id == workshop_id, row.request == request).order_by(row.number)
    return [entry_of(found) for found in db.execute(query).mappings()]


def entries_touching(db: Connection, workshop_id: int, items: Sequence[str], revision: int) -> list[Entry]:
    """Return what happened after a revision to some items or directly below them, oldest first; nothing parked."""
    row = tables.change.c
    near = or_(row.item.in_(items), row.parent.in_(items))
    query = select(tables.change).where(row.workshop_id == workshop_id, row.revision > revision, near)
    found = db.execute(query.where(row.status != "parked").order_by(row.number)).mappings()
    return [entry_of(each) for each in found]


def text_at(db: Connection, workshop_id: int, item: str, field: str, version: int) -> str | None:
    """Return the text a cell had at a version; `None` where it was empty or that version is unknown."""
    row = tables.change.c
    query = select(row.kind, row.text, row.cells).where(
        row.workshop_id == workshop_id,
        row.item == item,
        row.status != "parked",
        or_(and_(row.field == field, row.version == version), row.kind == "insert"),
    )
    found = {each.kind: each for each in db.execute(query)}
    if "set" in found:
        text: str | None = found["set"].text
        return text
    return json.loads(found["insert"].cells or "{}").get(field) if "insert" in found and version == 1 else None


def deleted_since(db: Connection, workshop_id: int, moment: datetime, item: str) -> bool:
    """Say whether an item was deleted after a moment."""
    row = tables.change.c
    query = select(row.number).where(
        row.workshop_id == workshop_id, row.item == item, row.kind == "delete", row.at > moment
    )
    return db.execute(query.limit(1)).first() is not None


def row_of(workshop_id: int, entry: Entry) -> dict[str, Any]:
    """Return an entry as a row of the history table, still without its chain."""
    change = entry.change
    return {
        "workshop_id": workshop_id,
        "revision": entry.revision,
        "id": change.id,
        "request": entry.request,
        "kind": change.kind,
        "item": change.item,
        "type": change.type,
        "field": change.field,
        "before": entry.before,
        "text": change.text,
        "offered": entry.offered,
        "version": change.version,
        "parent": change.parent,
        "after": change.after,
        "cells": json.dumps(dict(change.cells), ensure_ascii=False) if change.cells else None,
        "status": entry.status,
        "actor": entry.actor,
        "actor_name": entry.actor_name,
        "at": entry.at,
        "undoes": entry.undoes,
    }


def chain(previous: str, row: dict[str, Any] | RowMapping) -> str:
    """Return the link of a history row: SHA-256 over the previous link and all the row says."""
    said = [row[name] for name in _CHAINED] + [_instant(row["at"])]
    return hashlib.sha256((previous + json.dumps(said, ensure_ascii=False)).encode()).hexdigest()


def first_broken_link(db: Connection, workshop_id: int, progress: Callable[[int], None] | None = None) -> int | None:
    """Return the number of the first history row that was altered or lost; `None` when the chain holds.

    `progress` is told now and then how many rows were looked at. Where no row is left at all it is 0.
    """
    link = FIRST_LINK
    row = tables.change.c
    query = select(tables.change).where(row.workshop_id == workshop_id).order_by(row.number)
    number: int = 0
    for place, found in enumerate(db.execute(query).mappings()):
        if progress is not None and place % _TELLING == 0:
            progress(place)
        number = found["number"]
        link = chain(link, found)
        if link != found["chain"]:
            return number
    own = tables.workshop.c
    last = db.scalar(select(own.chain).where(own.id == workshop_id))
    return None if last == link else number


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")


def entry_of(row: RowMapping) -> Entry:
    """Return a row of the history table as an entry."""
    change = Change(
        id=row["id"],
        kind=row["kind"],
        item=row["item"],
        type=row["type"],
        field=row["field"],
        text=row["text"],
        version=row["version"],
        parent=row["parent"],
        after=row["after"],
        cells=json.loads(row["cells"]) if row["cells"] else {},
    )
    return Entry(
        revision=row["revision"],
        change=change,
        status=row["status"],
        actor=row["actor"],
        actor_name=row["actor_name"],
        at=row["at"],
        before=row["before"],
        offered=row["offered"],
        request=row["request"],
        undoes=row["undoes"],
    )
