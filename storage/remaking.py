"""Documents that were kept and name somebody who is to be erased: where they are, and issued drafts made again.

What was issued stays as it was, unless whoever erases a person has the drafts that name them made again. They are made
of their own revision, out of which the name has been taken, so that nothing else changes; and each says that it was.
"""

import dataclasses
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Connection, select, update

from storage import tables
from storage.commit import commit
from storage.database import Database
from storage.drafts import Maker
from storage.people import actor_in
from storage.snapshots import workshop_at
from storage.workshops import read_workshop
from workshop.carried_files import WORD
from workshop.items import Draft, Participant
from workshop.permissions import Actor, Doing, may, require
from workshop.use_cases.remake_draft import note_remade
from workshop.workshop import Workshop

_OF_LIST = ("name", "email", "other_email")


@dataclass(frozen=True, slots=True)
class Sought:
    """Who is looked for in documents: the names and addresses they were ever listed under, and in which workshops."""

    words: frozenset[str]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A Word document kept in a workshop: an issued draft, or (`None`) a template; `name` is what its sender called it.

    `sha256` changes when it is made again.
    """

    workshop_id: int
    file: str
    name: str
    sha256: str
    draft: Draft | None


def seek_person(database: Database, workshop: Workshop, actor: Actor, person: str) -> Sought:
    """Return how a person is found in documents of this workshop and of others they have to do with. Raises: Forbidden.

    Workshops in which the actor may erase nobody are left out.
    """
    require(actor, Doing.INVITE, workshop)
    own, listed = tables.person.c, tables.registration.c
    name = database.read(lambda db: db.scalar(select(own.name).where(own.id == person))) or ""
    query = select(listed.workshop_id, listed.participant).where(listed.person == person)
    found = database.read(lambda db: db.execute(query).all())
    others = {row.workshop_id for row in found} - {workshop.id}
    numbers = [each for each in sorted(others) if may(actor_in(database, actor.id, each), Doing.INVITE)]
    words = database.read(lambda db: _listed_as(db, [row.participant for row in found]))
    return Sought(frozenset({name, *words} - {""}), (workshop.id, *numbers))


def seek_listed(database: Database, workshop: Workshop, actor: Actor, participant: str) -> Sought:
    """Return how somebody of this workshop's list is found in documents. Raises: Forbidden, ItemNotFound."""
    require(actor, Doing.INVITE, workshop)
    workshop.find(participant, Participant)
    own = tables.registration.c
    query = select(own.person).where(own.workshop_id == workshop.id, own.participant == participant)
    person = database.read(lambda db: db.scalar(query))
    if person is not None:
        return seek_person(database, workshop, actor, person)
    return Sought(database.read(lambda db: _listed_as(db, [participant])), (workshop.id,))


def list_documents(database: Database, sought: Sought) -> list[KeptDocument]:
    """Return the Word documents kept in the workshops of somebody, drafts that were taken back among them."""
    return [each for number in sought.numbers for each in _documents_of(database, number)]


def remake_draft(database: Database, workshop: Workshop, actor: Actor, document: KeptDocument, make: Maker) -> None:
    """Make the document of a draft again from its own revision, in the place of the one that was kept, and note it.

    The workshop is the one at hand; the draft may be of another, of which the actor is asked for the same right.
    Raises: Forbidden, BusyStorage, ItemNotFound.
    """
    number = document.workshop_id
    acting = actor if number == workshop.id else actor_in(database, actor.id, number)
    require(acting, Doing.INVITE)
    assert document.draft is not None
    at = datetime.now(UTC).isoformat(timespec="seconds")
    then = workshop_at(database, number, document.draft.revision)
    content = make(then, dataclasses.replace(document.draft, remade_at=at))
    own = tables.file.c
    changed = {"content": content, "sha256": hashlib.sha256(content).hexdigest(), "created_at": datetime.now(UTC)}
    mine = update(tables.file).where(own.workshop_id == number, own.id == document.file)
    database.write(lambda db: db.execute(mine.values(changed)))
    commit(database, number, acting, partial(note_remade, draft=document.draft.id, at=at))


def _documents_of(database: Database, number: int) -> list[KeptDocument]:
    own = tables.file.c
    items = read_workshop(database, number).items.values()
    drafts = {item.file: item for item in items if isinstance(item, Draft)}
    query = select(own.id, own.name, own.sha256).where(own.workshop_id == number, own.media_type == WORD)
    rows = database.read(lambda db: db.execute(query.order_by(own.created_at)).all())
    return [KeptDocument(number, row.id, row.name, row.sha256, drafts.get(row.id)) for row in rows]


def _listed_as(db: Connection, participants: list[str]) -> frozenset[str]:
    """Return the names and addresses some people of lists ever had, as history has them."""
    own, cell = tables.change.c, tables.cell.c
    placed = select(cell.item).where(cell.field == "participant", cell.text.in_(participants))
    items = [*participants, *db.scalars(placed)]
    query = select(own.field, own.before, own.text, own.cells).where(own.item.in_(items))
    return frozenset(word for row in db.execute(query) for word in _words(*row) if word)


def _words(field: str | None, before: str | None, text: str | None, cells: str | None) -> Iterator[str | None]:
    if field in (*_OF_LIST, "label"):
        yield from (before, text)
    first = json.loads(cells) if cells else {}
    yield from (first.get(name) for name in (*_OF_LIST, "label"))
