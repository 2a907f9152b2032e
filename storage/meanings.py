"""What the plan's texts meant by numbers and neighbours when they were written, as history has it."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sqlalchemy import select

from storage import tables
from storage.database import Database
from storage.snapshots import workshop_at
from workshop.checking.moved import Meant, Neighbour, meaning, meant
from workshop.workshop import Workshop

_MOST = 12  # earlier moments that are rebuilt at most, the latest first: each is a moment's work, and then known
_Said = tuple[str, str, str]  # an item, its field, and the words that stand in it


def read_meanings(database: Database, workshop: Workshop) -> dict[Meant, str | None]:
    """Return what is meant by where it stands, with the id of what that was when it was written."""
    wanted = meant(workshop)
    if not wanted:
        return {}
    since = said_since(database, workshop.id, {each for found in wanted for each in _said(found)})
    moments = {each: max(since.get(said, 0) for said in _said(each)) for each in wanted}
    latest = sorted({moment for moment in moments.values() if moment}, reverse=True)[:_MOST]
    return {each: _meaning(database, workshop.id, moment, each) for each, moment in moments.items() if moment in latest}


def said_since(database: Database, workshop_id: int, wanted: Iterable[_Said]) -> Mapping[_Said, int]:
    """Return since which revision the words stand in their text without a break; what has no history is left out."""
    wanted = set(wanted)
    row = tables.change.c
    query = (
        select(row.item, row.kind, row.field, row.text, row.cells, row.revision)
        .where(
            row.workshop_id == workshop_id,
            row.item.in_({item for item, _field, _words in wanted}),
            row.kind.in_(("set", "insert")),
            row.status != "parked",
        )
        .order_by(row.number.desc())
    )
    written: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for item, kind, field, text, cells, revision in database.read(lambda db: db.execute(query).all()):
        texts = {field: text} if kind == "set" else json.loads(cells or "{}")
        for name, said in texts.items():
            written.setdefault((item, name), []).append((revision, said or ""))
    since = {}
    for item, field, words in wanted:
        for revision, text in written.get((item, field), ()):
            if words not in text:
                break
            since[item, field, words] = revision
    return since


def _said(each: Meant) -> tuple[_Said, ...]:
    if isinstance(each, Neighbour):
        return (each.item, "text", each.words), (each.home, each.field, f"[^{each.item}]")
    return ((each.item, each.field, each.words),)


@lru_cache(maxsize=500)
def _meaning(database: Database, workshop_id: int, revision: int, each: Meant) -> str | None:
    """Return what was meant at a revision; the past stays as it is, so it is found out once."""
    return meaning(_at(database, workshop_id, revision), each)


@lru_cache(maxsize=2)
def _at(database: Database, workshop_id: int, revision: int) -> Workshop:
    return workshop_at(database, workshop_id, revision)
