"""Issued drafts: the number and the revision are fixed in one transaction, the document of that revision is kept."""

import hashlib
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, Insert, func, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from storage import tables
from storage.commit import UseCase, commit
from storage.database import Database
from storage.files import StoredFile, read_file
from storage.snapshots import workshop_at
from workshop.carried_files import WORD
from workshop.drafts import find_draft
from workshop.errors import FileMissing
from workshop.items import Draft
from workshop.permissions import COMMAND_LINE, Actor
from workshop.workshop import Workshop

_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)
_making = threading.Lock()  # a document takes seconds: who asks for it meanwhile waits instead of making it, too
Maker = Callable[[Workshop, Draft], bytes]  # (the workshop at the draft's revision, the draft) → its Word document


def issue(database: Database, workshop_id: int, actor: Actor, issuing: UseCase, make: Maker) -> Draft:
    """Issue a draft by its use case and keep its document, made of the very revision that the step made.

    Others write on meanwhile: what they write is no part of it. Raises: every Problem of the use case, BusyStorage.
    """
    made = commit(database, workshop_id, actor, issuing).workshop
    keep_document(database, made, issued_in(made), make)
    return issued_in(made)


def issued_in(made: Workshop) -> Draft:
    """Return the draft that the workshop's own revision issued."""
    return next(each for each in reversed(made.drafts) if each.revision == made.revision)


def keep_document(database: Database, then: Workshop, draft: Draft, make: Maker) -> None:
    """Keep the document of a draft, given the workshop at its revision; one that is kept already stays."""
    with _making:
        if not _is_kept(database, then.id, draft.file):
            _keep(database, then.id, draft, make(then, draft))


def _is_kept(database: Database, workshop_id: int, file: str) -> bool:
    own = tables.file.c
    query = select(own.id).where(own.workshop_id == workshop_id, own.id == file)
    return database.read(lambda db: db.scalar(query)) is not None


def read_draft(database: Database, workshop: Workshop, number: int, make: Maker) -> StoredFile:
    """Return the document of an issued draft as it was kept.

    Where the program was ended before it was kept, it is made now, of the draft's own revision, and kept from now on.
    Raises: DraftNotFound.
    """
    draft = find_draft(workshop, number)
    try:
        return read_file(database, workshop.id, draft.file)
    except FileMissing:
        keep_document(database, workshop_at(database, workshop.id, draft.revision), draft, make)
        return read_file(database, workshop.id, draft.file)


def who_changed(
    database: Database, workshop_id: int, since: int, until: int
) -> tuple[Mapping[str, tuple[str, datetime]], datetime]:
    """Return who changed each item last between two revisions, and when: by its id; and when the later one was made.

    What the command line did bears no name.
    """
    row = tables.change.c
    columns = (row.item, row.actor, row.actor_name, row.at)
    mine = (row.workshop_id == workshop_id, row.status != "parked")
    query = select(*columns).where(*mine, row.revision > since, row.revision <= until).order_by(row.number)
    last = select(func.max(row.at)).where(*mine, row.revision <= until)
    found, at = database.read(lambda db: (db.execute(query).all(), db.scalar(last)))
    named = {each.item: (each.actor_name, each.at) for each in found if each.actor != COMMAND_LINE.id}
    return named, at or _LONG_AGO


def _keep(database: Database, workshop_id: int, draft: Draft, content: bytes) -> None:
    """Keep a draft's document under the id that its item names; one that is there already stays."""
    row = {
        "workshop_id": workshop_id,
        "id": draft.file,
        "name": f"{draft.number}.docx",
        "media_type": WORD,
        "sha256": hashlib.sha256(content).hexdigest(),
        "content": content,
        "created_at": datetime.now(UTC),
    }
    database.write(lambda db: db.execute(_insert_new(db), [row]))


def _insert_new(db: Connection) -> Insert:
    dialect = postgresql_insert if db.dialect.name == "postgresql" else sqlite_insert
    return dialect(tables.file).on_conflict_do_nothing()
