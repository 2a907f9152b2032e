"""Backups: one workshop or everything as a zip any database can take back, and SQLite's file copied on a timer.

The zip holds `manifest.json` and, for each table, `<table>.jsonl` with one row a line in the order of its key.
The same content gives the same bytes.
"""

import base64
import hashlib
import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, LargeBinary, Table, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from storage import tables
from storage.database import Database, data_folder
from storage.sqlite_file import back_up_file, copy_database, database_file
from storage.tables import Instant, metadata
from storage.upgrade import newest_schema
from storage.verify import verify_workshop
from workshop.archives import UNREADABLE, Limits, lines_of, open_archive, unpack
from workshop.errors import Problem, WorkshopNotFound
from workshop.keeping_errors import BusyStorage, DatabaseNotEmpty, InvalidBackup

FORMAT = "plenaria-backup/1"
# What belongs to one workshop. People and their links stay with the database they were invited to.
OF_WORKSHOP = (tables.workshop, tables.item, tables.cell, tables.change, tables.snapshot, tables.file)
KEPT = 48  # timed backups; older ones are deleted
_BATCH = 1000  # rows
_FEW = 8  # rows that hold whole files
_EPOCH = (1980, 1, 1, 0, 0, 0)  # zip entries bear no date of their own
# What reading a zip raises that is damaged, or whose JSON and rows are not those of a backup.
_UNREADABLE = (*UNREADABLE, ValueError, LookupError, TypeError, AttributeError)
# A backup is read as a stream: these bound what opening it costs, not how large a workshop may become.
_LIMITS = Limits(entries=100, total=1 << 40, ratio=200, free=1 << 28)
_MANIFEST = 1 << 22
_LINE = 32 << 20  # of a table: the longest holds a picture or a whole snapshot


def backup_file(database: Database, keep: int = KEPT) -> Path:
    """Copy the whole database into backups/ while others go on writing, keep the last ones, return the new one.

    SQLite: a copy of the file beside it, checked. PostgreSQL: a zip in the data folder. Raises: DamagedDatabase.
    """
    if database.is_sqlite:
        path = database_file(database.url)
        with closing(sqlite3.connect(path)) as source:
            made = back_up_file(source, path)
    else:
        made = data_folder() / "backups" / f"plenaria-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.zip"
        write_backup(database, made)
    for old in sorted(made.parent.glob(f"*{made.suffix}"))[:-keep]:
        old.unlink()
    return made


def write_backup(database: Database, path: Path, workshop_id: int | None = None) -> None:
    """Write one workshop, or with `None` everything, into a zip; the file appears when it is complete.

    Raises: WorkshopNotFound.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        with _frozen(database) as db:
            if workshop_id is not None and _workshops(db, workshop_id) == []:
                raise WorkshopNotFound()
            unfinished.touch(mode=0o600)  # it holds names and texts
            with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
                _write_archive(db, archive, workshop_id)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def restore_backup(database: Database, path: Path) -> list[int]:
    """Take a backup back and return the numbers of its workshops.

    One of everything goes into an empty database only; one workshop comes beside the others, under a number of its own
    if its own is taken. All of it or nothing. Raises: InvalidBackup, DatabaseNotEmpty, BusyStorage.
    """
    try:
        with path.open("rb") as file, open_archive(file, _LIMITS) as archive:
            manifest = _check_archive(archive)
            return database.write(lambda db: _restore(db, archive, manifest))
    except (InvalidBackup, DatabaseNotEmpty, BusyStorage):
        raise
    except (*_UNREADABLE, DBAPIError, Problem) as error:
        said = str(error) or type(error).__name__
        raise InvalidBackup(reason=said.splitlines()[0][:120]) from error


@contextmanager
def _frozen(database: Database) -> Iterator[Connection]:
    """Give a connection that sees one state of the database and keeps nobody from writing meanwhile."""
    if not database.is_sqlite:
        with database.engine.connect().execution_options(isolation_level="REPEATABLE READ") as db:
            yield db
        return
    with tempfile.TemporaryDirectory(dir=database_file(database.url).parent) as folder:
        copy = Path(folder) / "copy.db"
        with closing(sqlite3.connect(database_file(database.url))) as source:
            copy_database(source, copy)
        frozen = Database(f"sqlite:///{copy}")
        try:
            with frozen.engine.connect() as db:
                yield db
        finally:
            frozen.close()


def _write_archive(db: Connection, archive: zipfile.ZipFile, workshop_id: int | None) -> None:
    files = {}
    for table in metadata.sorted_tables if workshop_id is None else OF_WORKSHOP:
        digest, count = hashlib.sha256(), 0
        with archive.open(_entry(f"{table.name}.jsonl"), "w", force_zip64=True) as file:
            for row in _rows(db, table, workshop_id):
                line = (json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n").encode()
                digest.update(line)
                file.write(line)
                count += 1
        files[table.name] = {"rows": count, "sha256": digest.hexdigest()}
    manifest = {
        "format": FORMAT,
        "schema": newest_schema(),
        "scope": "everything" if workshop_id is None else "workshop",
        "workshops": _workshops(db, workshop_id),
        "tables": files,
    }
    archive.writestr(_entry("manifest.json"), json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _workshops(db: Connection, workshop_id: int | None) -> list[dict[str, Any]]:
    own = tables.workshop.c
    query = select(own.id, own.revision, own.chain).order_by(own.id)
    if workshop_id is not None:
        query = query.where(own.id == workshop_id)
    return [dict(row) for row in db.execute(query).mappings()]


def _rows(db: Connection, table: Table, workshop_id: int | None) -> Iterator[dict[str, Any]]:
    query = select(table).order_by(*table.primary_key.columns)
    if workshop_id is not None:
        query = query.where((table.c.id if table is tables.workshop else table.c.workshop_id) == workshop_id)
    for row in db.execution_options(yield_per=_batch_of(table)).execute(query).mappings():
        yield {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _check_archive(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Return the manifest of an archive whose files are all there and as they were written. Raises: InvalidBackup."""
    manifest: dict[str, Any] = json.loads(unpack(archive, "manifest.json", _MANIFEST))
    if manifest["format"] != FORMAT:
        raise InvalidBackup(reason=str(manifest["format"])[:40])
    if manifest["schema"] != newest_schema():
        raise InvalidBackup(reason=f"{manifest['schema']} ≠ {newest_schema()}")
    expected = metadata.sorted_tables if manifest["scope"] == "everything" else OF_WORKSHOP
    if set(manifest["tables"]) != {table.name for table in expected}:
        raise InvalidBackup(reason="manifest.json: tables")
    for name, said in manifest["tables"].items():
        if _digest(archive, f"{name}.jsonl") != said["sha256"]:
            raise InvalidBackup(reason=f"{name}.jsonl: sha256")
    return manifest


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as file:
        while block := file.read(1 << 16):
            digest.update(block)
    return digest.hexdigest()


def _restore(db: Connection, archive: zipfile.ZipFile, manifest: dict[str, Any]) -> list[int]:
    everything = manifest["scope"] == "everything"
    numbers = {said["id"]: said["id"] for said in manifest["workshops"]}
    if everything and any(db.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables):
        raise DatabaseNotEmpty()
    if not everything:
        numbers = {number: _free_number(db, number) for number in numbers}
    for table in metadata.sorted_tables if everything else OF_WORKSHOP:
        with archive.open(f"{table.name}.jsonl") as file:
            for batch in _batches(_read_rows(file, table, numbers, keep_keys=everything), _batch_of(table)):
                db.execute(insert(table), batch)
    _advance_counters(db)
    for number in numbers.values():
        verdict = verify_workshop(db, number)
        if not verdict.holds:
            raise InvalidBackup(reason=f"change.jsonl: {verdict.broken_row or verdict.altered[0]}")
    return list(numbers.values())


def _free_number(db: Connection, number: int) -> int:
    """Return a workshop's number if it is free, else one no workshop has had."""
    own = tables.workshop.c
    if db.scalar(select(own.id).where(own.id == number)) is None:
        return number
    if db.dialect.name == "postgresql":
        return int(db.execute(text("SELECT nextval(pg_get_serial_sequence('workshop', 'id'))")).scalar_one())
    highest = db.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = 'workshop'")) or 0
    return int(highest) + 1


def _read_rows(file: IO[bytes], table: Table, numbers: dict[int, int], *, keep_keys: bool) -> Iterator[dict[str, Any]]:
    """Yield a table's rows; a single workshop's get its new number, and new keys where the database counts them."""
    workshop = "id" if table is tables.workshop else "workshop_id"
    counted = [] if keep_keys or table is tables.workshop else [_counter(table)]
    for line in lines_of(file, _LINE):
        row = {name: _typed(table, name, value) for name, value in json.loads(line).items()}
        if row.get(workshop) in numbers:
            row[workshop] = numbers[row[workshop]]
        if table is tables.file and hashlib.sha256(row["content"]).hexdigest() != row["sha256"]:
            raise InvalidBackup(reason=f"file.jsonl: {row['id']}")
        yield {name: value for name, value in row.items() if name not in counted}


def _typed(table: Table, name: str, value: Any) -> Any:
    kind = table.c[name].type
    if value is None:
        return None
    if isinstance(kind, Instant):
        return datetime.fromisoformat(value)
    return base64.b64decode(value) if isinstance(kind, LargeBinary) else value


def _batch_of(table: Table) -> int:
    return _FEW if table is tables.file else _BATCH


def _batches(rows: Iterable[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _counter(table: Table) -> str | None:
    """Return the column whose values the database counts up by itself, if the table has one."""
    column = table.autoincrement_column
    return column.name if column is not None else None


def _advance_counters(db: Connection) -> None:
    """Have PostgreSQL count on from the rows that came with their numbers; SQLite does so by itself."""
    if db.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        name = _counter(table)
        if name is not None:
            highest = db.scalar(select(func.max(table.c[name])))
            sequence = func.pg_get_serial_sequence(table.name, name)
            if highest is not None:
                db.execute(select(func.setval(sequence, func.greatest(highest, func.nextval(sequence) - 1))))
