"""What the plan's texts meant by numbers and neighbours when they were written, as history has it."""

import dataclasses
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from threading import Lock

from sqlalchemy import select

from storage import tables
from storage.database import Database
from storage.history import entries_since
from storage.snapshots import EVERY, workshop_at
from storage.workshops import replay
from workshop.checking.looking import look_at
from workshop.checking.meant import Meant, Neighbour
from workshop.checking.moved import meaning, meant
from workshop.workshop import Workshop

_Cell = tuple[str, str]  # an item and its field
_Said = tuple[str, str, str]  # likewise, and the words that stand in it


class Meanings:
    """What the texts of one workshop meant: the past stays as it is, so only what was written since is looked up."""

    def __init__(self, database: Database, workshop_id: int) -> None:
        self._database, self._id = database, workshop_id
        self._lock = Lock()  # where many pages ask at once, one looks it up for all
        self._seen: Workshop | None = None  # the latest that was asked about
        self._since: Mapping[_Said, int] = {}
        self._known: Mapping[Meant, tuple[int, str | None]] = {}  # since when it is said, and what it was then

    def read(self, workshop: Workshop) -> Mapping[Meant, str | None]:
        """Return what was meant; of a workshop older than one that was asked about, as far as that still says it."""
        wanted = meant(look_at(workshop))
        with self._lock:
            if self._seen is None or workshop.revision > self._seen.revision:
                self._catch_up(workshop, wanted)
            return {each: self._known[each][1] for each in wanted if each in self._known}

    def _catch_up(self, workshop: Workshop, wanted: Collection[Meant]) -> None:
        since = self._said_since(workshop, {said for each in wanted for said in _said(each)})
        moments = {each: max(since.get(said, 0) for said in _said(each)) for each in wanted}
        known = {each: kept for each, kept in self._known.items() if moments.get(each) == kept[0]}
        unknown = sorted(
            ((moment, each) for each, moment in moments.items() if moment and each not in known),
            key=lambda found: found[0],
        )
        for then, (moment, each) in zip(self._past(workshop, [moment for moment, _ in unknown]), unknown, strict=True):
            known[each] = (moment, meaning(then, each))
        self._since, self._known = since, known
        self._seen = dataclasses.replace(workshop)  # without what was derived from it

    def _said_since(self, workshop: Workshop, wanted: set[_Said]) -> Mapping[_Said, int]:
        kept = {said: revision for said, revision in self._since.items() if said in wanted}
        if kept and self._seen is not None:
            written = _written(self._database, self._seen, workshop.revision)
            kept = {said: revision for said, revision in kept.items() if written.isdisjoint({said[:2], said[:1]})}
        return {**kept, **said_since(self._database, workshop, wanted.difference(kept))}

    def _past(self, workshop: Workshop, moments: Iterable[int]) -> Iterator[Workshop]:
        """Yield the workshop as it was at each of some revisions, the oldest first: from one on to the next."""
        then = self._seen
        for moment in moments:
            if moment == workshop.revision:
                then = workshop
            elif then is None or not then.revision <= moment <= then.revision + EVERY:
                then = workshop_at(self._database, self._id, moment)
            elif moment > then.revision:
                then = _forward(self._database, then, moment)
            yield then


def read_meanings(database: Database, workshop: Workshop) -> Mapping[Meant, str | None]:
    """Return what a workshop's texts meant by numbers and neighbours: the id of what that was, `None` for nothing.

    What has no history is left out.
    """
    return _meanings(database, workshop.id, workshop.root).read(workshop)


@lru_cache(maxsize=50)
def _meanings(database: Database, workshop_id: int, _root: str) -> Meanings:
    """Return what is known of a workshop; its root tells it from one that bears the number of one wiped."""
    return Meanings(database, workshop_id)


def said_since(database: Database, workshop: Workshop, wanted: Collection[_Said]) -> Mapping[_Said, int]:
    """Return since which revision the words stand in their text without a break; what has no history is left out."""
    if not wanted:
        return {}
    row = tables.change.c
    query = (
        select(row.item, row.kind, row.field, row.text, row.cells, row.revision)
        .where(
            row.workshop_id == workshop.id,
            row.item.in_({item for item, _field, _words in wanted}),
            row.kind.in_(("set", "insert")),
            row.status != "parked",
            row.revision <= workshop.revision,
        )
        .order_by(row.number.desc())
    )
    written: dict[_Cell, list[tuple[int, str]]] = {}
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


def _written(database: Database, seen: Workshop, until: int) -> set[tuple[str, ...]]:
    """Return the cells written after a workshop was seen, and alone the ids of the items made whole since."""
    row = tables.change.c
    query = select(row.item, row.field).where(
        row.workshop_id == seen.id,
        row.revision > seen.revision,
        row.revision <= until,
        row.kind.in_(("set", "insert")),
        row.status != "parked",
    )
    found = database.read(lambda db: db.execute(query).all())
    return {(item, field) if field else (item,) for item, field in found}


def _forward(database: Database, workshop: Workshop, until: int) -> Workshop:
    since = database.read(lambda db: entries_since(db, workshop.id, workshop.revision, until=until))
    return replay(workshop, since, until)


def _said(each: Meant) -> tuple[_Said, ...]:
    if isinstance(each, Neighbour):
        return (each.item, "text", each.words), (each.home, each.field, f"[^{each.item}]")
    return ((each.item, each.field, each.words),)
