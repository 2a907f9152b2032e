"""Files of a workshop, such as logos: their bytes are rows, so that one database, and one backup, is the whole."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from storage import tables
from storage.database import Database
from workshop.attachments import dossier_of
from workshop.carried_files import WORD, CarriedFile
from workshop.changes import new_id
from workshop.errors import FileMissing
from workshop.handed_files import ENDINGS
from workshop.pictures import MEDIA_TYPES
from workshop.workshop import Workshop

_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it was kept; `name` is what its sender called it."""

    id: str
    name: str
    media_type: str
    content: bytes


def insert_files(db: Connection, workshop_id: int, files: Mapping[str, CarriedFile]) -> None:
    """Keep files of a new workshop under the ids by which its changes name them, in the transaction that is open."""
    now = datetime.now(UTC)
    rows = [
        {
            "workshop_id": workshop_id,
            "id": file,
            "name": carried.name,
            "media_type": carried.media_type,
            "sha256": hashlib.sha256(carried.content).hexdigest(),
            "content": carried.content,
            "created_at": now,
        }
        for file, carried in files.items()
    ]
    if rows:
        db.execute(insert(tables.file), rows)


def read_dossier(database: Database, workshop: Workshop) -> dict[str, CarriedFile]:
    """Return the files of a workshop's dossier by their id, under the names they are handed out by."""
    named = {each.file: each.file_name or "" for each in dossier_of(workshop) if each.file}
    own = tables.file.c
    query = select(own.id, own.name, own.media_type, own.content).where(
        own.workshop_id == workshop.id, own.id.in_(named), own.media_type.in_(ENDINGS)
    )
    rows = database.read(lambda db: db.execute(query).all()) if named else []
    return {row.id: CarriedFile(named[row.id] or row.name, row.media_type, bytes(row.content)) for row in rows}


def dossier_size(database: Database, workshop: Workshop) -> int:
    """Return how many bytes the files of a workshop's dossier have together."""
    own, wanted = tables.file.c, {each.file for each in dossier_of(workshop) if each.file}
    query = select(func.sum(func.length(own.content))).where(own.workshop_id == workshop.id, own.id.in_(wanted))
    return int(database.read(lambda db: db.scalar(query)) or 0) if wanted else 0


def keep_file(database: Database, workshop_id: int, name: str, media_type: str, content: bytes) -> str:
    """Keep a file in a workshop and return its id; the same bytes again are the file that is there already.

    A file stays when nothing shows it any more: history can bring back what does. Raises: BusyStorage.
    """
    digest, own = hashlib.sha256(content).hexdigest(), tables.file.c
    same = select(own.id).where(own.workshop_id == workshop_id, own.sha256 == digest, own.media_type == media_type)
    row = {
        "workshop_id": workshop_id,
        "id": new_id(),
        "name": name,
        "media_type": media_type,
        "sha256": digest,
        "content": content,
        "created_at": datetime.now(UTC),
    }

    def write(db: Connection) -> str:
        kept: str | None = db.scalar(same)
        if kept is None:
            db.execute(insert(tables.file), [row])
        return kept or str(row["id"])

    return database.write(write)


def read_file(database: Database, workshop_id: int, file: str) -> StoredFile:
    """Return a file of a workshop. Raises: FileMissing, also for a file of another workshop."""
    if not _ID.fullmatch(file):
        raise FileMissing()
    own = tables.file.c
    query = select(own.id, own.name, own.media_type, own.content).where(own.workshop_id == workshop_id, own.id == file)
    found = database.read(lambda db: db.execute(query).one_or_none())
    if found is None:
        raise FileMissing()
    return StoredFile(found.id, found.name, found.media_type, bytes(found.content))


def read_logos(database: Database, workshop: Workshop) -> dict[str, bytes]:
    """Return what a workshop's documents are printed with, file id to bytes, in one statement.

    That is the pictures of its logos and, where there is one, the institution's document they are made upon.
    """
    return {file: carried.content for file, carried in read_carried(database, workshop).items()}


def read_carried(database: Database, workshop: Workshop) -> dict[str, CarriedFile]:
    """Return, by their ids, the files that go with a workshop: what its documents are printed with."""
    own = tables.file.c
    template = workshop.facts.template
    wanted = [logo.file for logo in workshop.logos] + ([template] if template else [])
    if not wanted:
        return {}
    query = select(own.id, own.name, own.media_type, own.content).where(
        own.workshop_id == workshop.id, own.id.in_(wanted), own.media_type.in_((*MEDIA_TYPES, WORD))
    )
    found = database.read(lambda db: db.execute(query).all())
    return {row.id: CarriedFile(row.name, row.media_type, bytes(row.content)) for row in found}
