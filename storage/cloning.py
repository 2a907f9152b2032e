"""Copies of a workshop: made with their files in one transaction; a rehearsal among them is wiped with every trace."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, literal, select

from storage import tables
from storage.access import change_access
from storage.commit import create
from storage.database import Database
from storage.people import log
from storage.roles import give
from workshop.copying import CopyWish, copy_of
from workshop.errors import NotARehearsal
from workshop.permissions import COMMAND_LINE, Actor, Doing, Grant, Role, require
from workshop.workshop import Workshop

_OF_PERSONS = (tables.link, tables.sign_in, tables.waiting, tables.registration, tables.role)


@dataclass(frozen=True, slots=True)
class _Keeping:
    """What is kept with a new copy, in its own transaction: its files, who coordinates it, and that it was made."""

    original: int
    files: Mapping[str, str]  # the id in the copy to the one in the original
    actor: Actor
    is_rehearsal: bool

    def __call__(self, db: Connection, number: int) -> None:
        for new, old in self.files.items():
            _copy_file(db, self.original, old, number, new)
        if self.actor.id != COMMAND_LINE.id and not _coordinates_all(db, self.actor.id):
            give(db, number, self.actor.id, [Grant(Role.COORDINATOR)])
        person, by = _who(self.actor)
        log(db, "rehearsal_made" if self.is_rehearsal else "copied", person, self.original, by=by)


def clone_workshop(database: Database, workshop: Workshop, actor: Actor, wish: CopyWish) -> int:
    """Keep a copy of a workshop as a new one and return its number; who makes it coordinates it.

    Nobody's way in is copied. Raises: Forbidden, NameRequired.
    """
    require(actor, Doing.PREPARE, workshop)
    copy = copy_of(workshop, wish)
    number = create(database, actor, copy.changes, also=_Keeping(workshop.id, copy.files, actor, wish.rehearsal))
    change_access(database, lambda db: None, actor.id, number)  # who may open it is known by all processes now
    return number


def wipe_rehearsal(database: Database, workshop: Workshop, actor: Actor) -> None:
    """Delete a rehearsal with its history, its files and who entered for it alone; it cannot be undone.

    That it was wiped stays in the security log, with the workshop it was a copy of.
    Raises: Forbidden, NotARehearsal.
    """
    require(actor, Doing.PREPARE, workshop)
    original = workshop.facts.rehearsal_of
    if original is None:
        raise NotARehearsal()

    def write(db: Connection) -> None:
        people = _only_here(db, workshop.id, actor.id)
        _delete_rows(db, workshop.id)
        for table in _OF_PERSONS:
            db.execute(delete(table).where(table.c.person.in_(people)))
        db.execute(delete(tables.person).where(tables.person.c.id.in_(people)))
        person, by = _who(actor)
        log(db, "rehearsal_wiped", person, original or None, by=by)

    change_access(database, write, None, workshop.id)
    with database.lock:
        database.held.pop(workshop.id, None)


def _copy_file(db: Connection, original: int, old: str, number: int, new: str) -> None:
    own = tables.file.c
    names = ["workshop_id", "id", "name", "media_type", "sha256", "content", "created_at"]
    kept = [own.name, own.media_type, own.sha256, own.content]
    row = select(literal(number), literal(new), *kept, literal(datetime.now(UTC), tables.Instant()))
    found = row.where(own.workshop_id == original, own.id == old)
    db.execute(insert(tables.file).from_select(names, found))


def _coordinates_all(db: Connection, person: str) -> bool:
    own = tables.role.c
    query = select(own.id).where(own.person == person, own.workshop_id.is_(None), own.role == Role.COORDINATOR.value)
    return db.scalar(query) is not None


def _only_here(db: Connection, number: int, but: str) -> list[str]:
    """Return the people who have to do with this workshop and with no other, except one."""
    here: set[str] = set()
    for table in (tables.role, tables.waiting, tables.registration):
        here |= set(db.scalars(select(table.c.person).where(table.c.workshop_id == number)))
    for table in (tables.role, tables.waiting, tables.registration):
        own = table.c
        elsewhere = own.workshop_id.is_distinct_from(number)
        here -= set(db.scalars(select(own.person).where(own.person.in_(here), elsewhere)))
    return sorted(here - {but})


def _delete_rows(db: Connection, number: int) -> None:
    """Delete all rows of a workshop, those that refer to others first; the security log keeps its own."""
    for table in reversed(tables.metadata.sorted_tables):
        if "workshop_id" in table.c and table is not tables.security_event:
            db.execute(delete(table).where(table.c.workshop_id == number))
    db.execute(delete(tables.workshop).where(tables.workshop.c.id == number))


def _who(actor: Actor) -> tuple[str | None, str | None]:
    """Return the person who does something, and who does it where that is nobody: the terminal."""
    return (None, actor.id) if actor.id == COMMAND_LINE.id else (actor.id, None)
