"""A workshop as it was at an earlier revision: the nearest snapshot kept, and from there what history says."""

import dataclasses
import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from storage import tables
from storage.database import Database
from storage.history import entries_since
from storage.workshops import read_workshop, replay
from workshop.cells import KINDS, NAMES, Item, decode
from workshop.errors import RevisionNotFound, WorkshopNotFound
from workshop.permissions import Actor
from workshop.workshop import Workshop

EVERY = 500  # revisions from one snapshot to the next at the most, so that rebuilding any of them stays short
ON_THE_WAY = "on_the_way"  # the reason of those that are kept for nothing but that


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot as lists show it: of which revision, why, by whose doing and when it was kept."""

    revision: int
    reason: str
    actor_name: str
    at: datetime


def take_snapshot(database: Database, workshop_id: int, actor: Actor, reason: str) -> int:
    """Keep the workshop as it now is and return its revision. Raises: WorkshopNotFound."""
    workshop = read_workshop(database, workshop_id)
    kept = Kept(workshop.revision, reason, actor.name, datetime.now(UTC))
    database.write(lambda db: keep_snapshot(db, workshop, kept))
    return workshop.revision


def keep_snapshot(db: Connection, workshop: Workshop, kept: Kept) -> None:
    """Keep a workshop inside a transaction that is already open."""
    row = {"workshop_id": workshop.id, "content": pack_workshop(workshop), **dataclasses.asdict(kept)}
    db.execute(insert(tables.snapshot), [row])


def list_snapshots(database: Database, workshop_id: int) -> list[Kept]:
    """Return the snapshots of a workshop, oldest first, without what they hold and those kept on the way."""
    own = tables.snapshot.c
    query = (
        select(own.revision, own.reason, own.actor_name, own.at)
        .where(own.workshop_id == workshop_id, own.reason != ON_THE_WAY)
        .order_by(own.revision, own.id)
    )
    return [Kept(*row) for row in database.read(lambda db: db.execute(query).all())]


def workshop_at(database: Database, workshop_id: int, revision: int) -> Workshop:
    """Return the workshop at a revision; 0 is before anything was in it.

    Raises: WorkshopNotFound, RevisionNotFound.
    """
    return database.read(lambda db: _workshop_at(db, workshop_id, revision))


def _workshop_at(db: Connection, workshop_id: int, revision: int) -> Workshop:
    own, kept = tables.workshop.c, tables.snapshot.c
    head = db.execute(select(own.revision, own.root).where(own.id == workshop_id)).one_or_none()
    if head is None:
        raise WorkshopNotFound()
    if not 0 <= revision <= head.revision:
        raise RevisionNotFound(revision=revision)
    nearest = (
        select(kept.revision, kept.content)
        .where(kept.workshop_id == workshop_id, kept.revision <= revision)
        .order_by(kept.revision.desc())
        .limit(1)
    )
    found = db.execute(nearest).one_or_none()
    empty = Workshop(workshop_id, 0, head.root, {}, {})
    start = unpack_workshop(found.content, workshop_id, found.revision) if found else empty
    since = entries_since(db, workshop_id, start.revision, until=revision)
    return replay(start, since, revision)


def pack_workshop(workshop: Workshop) -> str:
    """Return a workshop's items, cells, versions and order as JSON, the same text for the same workshop."""
    content = {
        "root": workshop.root,
        "items": {item.id: _pack_item(item) for item in workshop.items.values()},
        "order": {parent: list(children) for parent, children in workshop.order.items()},
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unpack_workshop(text: str, workshop_id: int, revision: int) -> Workshop:
    """Return the workshop that was packed."""
    content = json.loads(text)
    items = {item: _unpack_item(item, packed) for item, packed in content["items"].items()}
    order = {parent: tuple(children) for parent, children in content["order"].items()}
    return Workshop(workshop_id, revision, content["root"], items, order)


def _pack_item(item: Item) -> dict[str, Any]:
    cells = {name: [version, item.cell(name)] for name, version in item.versions.items()}
    return {"kind": NAMES[type(item)], "parent": item.parent, "deleted": item.deleted, "cells": cells}


def _unpack_item(item: str, packed: dict[str, Any]) -> Item:
    kind = KINDS[packed["kind"]]
    values = {name: decode(kind, name, text) for name, (_, text) in packed["cells"].items()}
    versions = {name: version for name, (version, _) in packed["cells"].items()}
    blank = kind(id=item, parent=packed["parent"], deleted=packed["deleted"])
    return dataclasses.replace(blank, **values, versions=versions)
