"""Erasing a person: their name leaves the list, the history and the snapshots; what they wrote and decided stays.

The history's links cover the names. So the chain is proved whole first, then the names are taken out and the links made
anew, and a record is left of when that was, of how many rows, and of the chain's end before and after: whoever noted
that end earlier still can tell that nothing else was touched in between. Backups keep the name until they are rotated
out; names that somebody typed into a text are texts.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage import tables
from storage.access import change_access
from storage.commit import commit
from storage.database import Database
from storage.history import FIRST_LINK, chain, first_broken_link
from storage.people import AT_TABLE, actor_in, log
from storage.roles import end_ways_in, require_in_hands
from workshop.changes import Change
from workshop.errors import AlsoElsewhere, OwnAccess
from workshop.items import Participant
from workshop.keeping_errors import DamagedHistory
from workshop.permissions import Actor, Doing, may, require
from workshop.workshop import Workshop

ERASED = "Persona borrada"
_OF_PARTICIPANT: Mapping[str, str | None] = {
    "name": ERASED,
    "email": "",
    "other_email": "",
    "phone": "",
    "position": "",
    "institution": "",
    "sex": None,
    "notes": "",
}
# Cells of other items that hold a person's name, or may: what has the very words of it is taken for it.
_NAMED = frozenset("author facilitator rapporteur helper head moderator name who screen_leader handover_by".split())


@dataclass(frozen=True, slots=True)
class _Erased:
    """Who is erased: the person, the name they went by, which items of lists they are, and their places in groups."""

    person: str
    name: str
    participants: frozenset[str]
    members: frozenset[str]

    def cell(self, item: str, field: str | None, text: str | None) -> str | None:
        """Return a cell's text without the person."""
        if text is None or field is None:
            return text
        if item in self.participants:
            return _OF_PARTICIPANT.get(field, text)
        if item in self.members and field == "label":  # as a loaded file spelled the name
            return ERASED
        return ERASED if field in _NAMED and text == self.name else text

    def actor_name(self, actor: str, name: str) -> str:
        """Return the name of who did something, without the person."""
        if actor == self.person:
            return ERASED
        return AT_TABLE.format(name=ERASED) if name == AT_TABLE.format(name=self.name) else name


def erase_person(database: Database, workshop: Workshop, actor: Actor, person: str) -> list[int]:
    """Erase a person who has to do with this workshop; return the numbers of the workshops they were taken out of.

    Their delegation, their place in quotas, and all that was agreed stay. It cannot be undone.
    Raises: Forbidden, PersonNotFound, AlsoElsewhere, OwnAccess, DamagedHistory.
    """
    require(actor, Doing.INVITE, workshop)
    if person == actor.id:
        raise OwnAccess()
    erased, numbers = database.read(lambda db: _whom(db, workshop, actor, person))
    _forget_in(database, workshop, actor, erased, numbers)

    def write(db: Connection) -> None:
        for number in numbers:
            _redact(db, number, erased)
        end_ways_in(db, person)
        db.execute(update(tables.person).where(tables.person.c.id == person).values(name=ERASED, sitting=None))
        db.execute(update(tables.person).where(tables.person.c.sitting == erased.name).values(sitting=None))
        for table in (tables.role, tables.registration):
            db.execute(delete(table).where(table.c.person == person))
        log(db, "erased", person, workshop.id, by=actor.id)

    change_access(database, write, None, workshop.id)  # others may be known by the name: who sits at a table's laptop
    for number in numbers:
        database.listeners.forget(number)
    return numbers


def erase_listed(database: Database, workshop: Workshop, actor: Actor, participant: str) -> list[int]:
    """Erase somebody of this workshop's list, with all that is theirs where it is known which person they are.

    Return the numbers of the workshops they were taken out of. It cannot be undone.
    Raises: Forbidden, ItemNotFound, AlsoElsewhere, OwnAccess, DamagedHistory.
    """
    require(actor, Doing.INVITE, workshop)
    name = workshop.find(participant, Participant).name
    own = tables.registration.c
    query = select(own.person).where(own.workshop_id == workshop.id, own.participant == participant)
    person = database.read(lambda db: db.scalar(query))
    if person is not None:
        return erase_person(database, workshop, actor, person)
    erased = database.read(lambda db: _listed(db, workshop.id, name, participant))
    _forget_in(database, workshop, actor, erased, [workshop.id])

    def write(db: Connection) -> None:
        _redact(db, workshop.id, erased)
        db.execute(update(tables.person).where(tables.person.c.sitting == name).values(sitting=None))
        log(db, "erased", None, workshop.id, by=actor.id)

    change_access(database, write, None, workshop.id)
    database.listeners.forget(workshop.id)
    return [workshop.id]


def _forget_in(database: Database, workshop: Workshop, actor: Actor, erased: _Erased, numbers: Sequence[int]) -> None:
    acting = {number: actor_in(database, actor.id, number) for number in numbers if number != workshop.id}
    # Before anything is erased: what was begun here could not be brought to its end elsewhere.
    if not all(may(mine, Doing.INVITE) for mine in acting.values()):
        raise AlsoElsewhere()
    for number in numbers:
        commit(database, number, acting.get(number, actor), lambda workshop, actor: _forget(workshop, actor, erased))


def _whom(db: Connection, workshop: Workshop, actor: Actor, person: str) -> tuple[_Erased, list[int]]:
    """Return who is to be erased, and from which workshops, once it is known that their histories are whole."""
    require_in_hands(db, workshop.id, actor, person)
    name = db.scalar(select(tables.person.c.name).where(tables.person.c.id == person)) or ""
    listed = tables.registration.c
    found = db.execute(select(listed.workshop_id, listed.participant).where(listed.person == person)).all()
    wrote = db.scalars(select(tables.change.c.workshop_id).where(tables.change.c.actor == person).distinct())
    numbers = {workshop.id, *wrote, *(row.workshop_id for row in found)}
    for number in numbers:
        _require_whole(db, number)
    participants = frozenset(row.participant for row in found)
    return _Erased(person, name, participants, _places(db, participants)), sorted(numbers)


def _listed(db: Connection, number: int, name: str, participant: str) -> _Erased:
    _require_whole(db, number)
    participants = frozenset({participant})
    return _Erased("", name, participants, _places(db, participants))


def _places(db: Connection, participants: frozenset[str]) -> frozenset[str]:
    own = tables.cell.c
    query = select(own.item).where(own.field == "participant", own.text.in_(participants))
    return frozenset(db.scalars(query))


def _require_whole(db: Connection, number: int) -> None:
    broken = first_broken_link(db, number)
    if broken is not None:
        raise DamagedHistory(place=broken)


def _forget(workshop: Workshop, actor: Actor, erased: _Erased) -> list[Change]:
    """Take the person out of what the workshop now says; the history is redacted after it."""
    require(actor, Doing.INVITE, workshop)
    changes = []
    for item in workshop.items.values():
        is_person = isinstance(item, Participant) and item.id in erased.participants
        named = (*_NAMED, "label") if item.id in erased.members else _NAMED
        for field in _OF_PARTICIPANT if is_person else [name for name in named if name in item.fields()]:
            text = item.cell(field)
            kept = erased.cell(item.id, field, text)
            if kept != text:
                changes.append(Change(kind="set", item=item.id, field=field, text=kept))
    return changes


def _redact(db: Connection, number: int, erased: _Erased) -> None:
    _require_whole(db, number)
    own = tables.workshop.c
    before = db.scalar(select(own.chain).where(own.id == number))
    count, after = _redact_history(db, number, erased)
    _redact_snapshots(db, number, erased)
    db.execute(update(tables.workshop).where(own.id == number).values(chain=after))
    row = {"workshop_id": number, "at": datetime.now(UTC), "rows": count, "chain_before": before, "chain_after": after}
    db.execute(insert(tables.erasure).values(row))


def _redact_history(db: Connection, number: int, erased: _Erased) -> tuple[int, str]:
    """Take the person out of every row, and link the rows anew; return how many were changed and the last link."""
    own, link, count = tables.change, FIRST_LINK, 0
    names = ("actor_name", "before", "text", "offered", "cells", "chain")
    changed = []
    for row in db.execute(select(own).where(own.c.workshop_id == number).order_by(own.c.number)).mappings():
        redacted = dict(row) | _without(dict(row), erased)
        count += any(redacted[name] != row[name] for name in names)
        link = redacted["chain"] = chain(link, redacted)
        if any(redacted[name] != row[name] for name in names):
            changed.append({"of_number": row["number"], **{f"new_{name}": redacted[name] for name in names}})
    if changed:
        statement = update(own).where(own.c.number == bindparam("of_number"))
        db.execute(statement.values({name: bindparam(f"new_{name}") for name in names}), changed)
    return count, link


def _without(row: Mapping[str, Any], erased: _Erased) -> dict[str, Any]:
    item, field = row["item"], row["field"]
    cells = json.loads(row["cells"]) if row["cells"] else {}
    kept = {name: erased.cell(item, name, text) for name, text in cells.items()}
    texts = {name: erased.cell(item, field, row[name]) for name in ("before", "text", "offered")}
    return {
        **texts,
        "actor_name": erased.actor_name(row["actor"], row["actor_name"]),
        "cells": json.dumps(kept, ensure_ascii=False) if kept != cells else row["cells"],
    }


def _redact_snapshots(db: Connection, number: int, erased: _Erased) -> None:
    own = tables.snapshot
    for row in db.execute(select(own).where(own.c.workshop_id == number)).mappings().all():
        content = json.loads(row["content"])
        for item, packed in content["items"].items():
            _redact_cells(item, packed["cells"], erased)
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        name = ERASED if row["actor_name"] == erased.name else erased.actor_name("", row["actor_name"])
        if (text, name) != (row["content"], row["actor_name"]):
            db.execute(update(own).where(own.c.id == row["id"]).values(content=text, actor_name=name))


def _redact_cells(item: str, cells: dict[str, list[Any]], erased: _Erased) -> None:
    for field, (version, text) in cells.items():
        cells[field] = [version, erased.cell(item, field, text)]
