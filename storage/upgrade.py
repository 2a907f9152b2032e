"""Brings a database to this release's schema: the old one or the new one, never something between."""

import os
import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, inspect, make_url, text
from sqlalchemy.exc import DatabaseError

from storage.database import Database, database_url
from storage.sqlite_file import Hold, back_up_file, check_file, copy_database, database_file, sync_folder
from workshop.keeping_errors import BusyStorage, DamagedDatabase, DatabaseInUse, NewerDatabase

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 7_306_512  # PostgreSQL's advisory lock: any number, as long as it is always this one
PATIENCE = 30  # seconds to wait for other processes to let go of the file


def open_database(url: str | None = None) -> Database:
    """Bring the database up to date, making it if there is none, and open it.

    Quick when nothing is to do. Raises: NewerDatabase, DatabaseInUse, BusyStorage, DamagedDatabase.
    """
    url = url or database_url()
    _, hold = _bring_up(make_url(url))
    return Database(url, hold)


def upgrade(url: str | None = None) -> bool:
    """Bring the database to the newest schema; return whether there was anything to do.

    SQLite: a backup first, then a copy is upgraded, checked and renamed over. PostgreSQL: in one transaction.
    Raises: NewerDatabase, DatabaseInUse, BusyStorage, DamagedDatabase; then the database is as it was.
    """
    is_done, hold = _bring_up(make_url(url or database_url()))
    if hold is not None:
        hold.release()
    return is_done


def _bring_up(place: URL) -> tuple[bool, Hold | None]:
    if place.get_backend_name() == "sqlite":
        return _bring_file_up(place)
    is_old = schema_of(place) != newest_schema()
    if is_old:
        _upgrade_server(place)
    return is_old, None


def _bring_file_up(place: URL) -> tuple[bool, Hold]:
    """Upgrade a file that nobody else has open, where it needs that, and keep a hold on it."""
    path = database_file(place)
    hold = Hold(path)
    deadline = time.monotonic() + PATIENCE
    try:
        while True:
            hold.share()
            if schema_of(place) == newest_schema():
                return False, hold
            if hold.take_alone() and schema_of(place) != newest_schema():
                _replace(path)
                hold.share()
                return True, hold
            if time.monotonic() > deadline:
                raise DatabaseInUse()
            time.sleep(random.uniform(0.01, 0.1))
    except BaseException:
        hold.release()
        raise


def newest_schema() -> str:
    """Return the number of the newest schema this release knows, such as "0001"."""
    return max(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def schema_of(place: URL) -> str | None:
    """Return the number of a database's schema, `None` when it has none yet. Raises: NewerDatabase."""
    if place.get_backend_name() == "sqlite" and not database_file(place).exists():
        return None
    database = Database(place.render_as_string(hide_password=False))
    try:
        schema = database.read(_schema_in)
    except DatabaseError as error:
        raise DamagedDatabase(file=str(place.database)) from error
    finally:
        database.close()
    if schema is not None and schema > newest_schema():
        raise NewerDatabase(schema=schema, known=newest_schema())
    return schema


def migrate(db: Connection, schema: str = "head") -> None:
    """Run the missing migrations inside an open transaction."""
    from alembic import command  # imported late: starting up without an upgrade shall not wait for Alembic
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = db
    command.upgrade(config, schema)


def _schema_in(db: Connection) -> str | None:
    if not inspect(db).has_table("alembic_version"):
        return None
    schema: str | None = db.scalar(text("SELECT version_num FROM alembic_version"))
    return schema


def _upgrade_server(place: URL) -> None:
    database = Database(place.render_as_string(hide_password=False))

    def run(db: Connection) -> None:
        db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        if _schema_in(db) != newest_schema():
            migrate(db)

    try:
        database.write(run)
    finally:
        database.close()


def _lock(path: Path) -> sqlite3.Connection:
    """Open the file so that nobody reads or writes it, not even by other programs. Raises: BusyStorage."""
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        # No write-ahead log may stay beside it, it would be taken for the new file's; nor a journal, see _withdraw.
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA journal_mode=MEMORY")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")  # held beyond the transaction, until closed
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        connection.close()
        raise BusyStorage() from error
    return connection


def _replace(path: Path) -> None:
    """Upgrade a copy and put it in the file's place."""
    with closing(_lock(path)) as old:
        tables = [name for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        if tables:
            back_up_file(old, path)
        copy = _upgraded_copy(old, path)
        os.replace(copy, path)
        sync_folder(path.parent)
        _withdraw(old, tables)


def _upgraded_copy(old: sqlite3.Connection, path: Path) -> Path:
    copy = path.with_name(path.name + ".upgrading")
    for left in (copy, copy.with_name(copy.name + "-journal"), copy.with_name(copy.name + "-wal")):
        left.unlink(missing_ok=True)
    copy_database(old, copy)
    database = Database(f"sqlite:///{copy}")
    try:
        database.write(migrate)
    finally:
        database.close()
    check_file(copy)
    return copy


def _withdraw(old: sqlite3.Connection, tables: list[str]) -> None:
    """Empty the file that was replaced: a process that still has it open shall fail, not write where nobody reads.

    The journal of this is in memory, since one on disk would by its name belong to the new file.
    """
    for name in tables:
        if not name.startswith("sqlite_"):
            old.execute(f'DROP TABLE "{name}"')
