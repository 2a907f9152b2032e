"""The database a process works on: its engine, its one writer thread, and the workshops it holds in memory."""

import os
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, RootTransaction, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from storage.access import AccessListeners
from storage.folding import teach_folding
from storage.listeners import Listeners
from storage.sqlite_file import Hold
from storage.turns import Turns
from workshop.keeping_errors import BusyStorage
from workshop.workshop import Workshop

R = TypeVar("R")

# SQLite releases whose write-ahead log is sound; see SQLite's release notes on the WAL-reset bug.
_SOUND_WAL = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
_TRIES = 3
PATIENCE = 10_000  # milliseconds to wait for a lock
# SQLite's primary result codes for a file that cannot be written now.
_AWAY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
_READ_ONLY = "25006"  # PostgreSQL's code: this server has become another's copy, or was told to take no change


def data_folder() -> Path:
    """Return the folder of the database and its backups: PLENARIA_DATA, or data/ beside the program."""
    return Path(os.environ.get("PLENARIA_DATA") or Path(__file__).parents[1] / "data")


def database_url() -> str:
    """Return DATABASE_URL, or the SQLite file in the data folder."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{(data_folder() / 'plenaria.db').absolute()}"
    return url.replace("postgresql://", "postgresql+psycopg://", 1).replace("postgres://", "postgresql+psycopg://", 1)


class Database:
    """One database, opened by one process. `read` is free for all threads; `write` queues on a single writer."""

    def __init__(self, url: str | None = None, hold: Hold | None = None) -> None:
        self._hold = hold
        self.url = make_url(url or database_url())
        self.engine = _open(self.url.render_as_string(hide_password=False))
        # On PostgreSQL each statement would otherwise see what was committed since the one before.
        isolation = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._reading = self.engine.execution_options(**isolation)
        self.lock = threading.RLock()
        self.held: dict[int, Workshop] = {}
        self.listeners = Listeners()
        self.access = AccessListeners()
        # With a write-ahead log, and on PostgreSQL, readers and the one who commits are not in each other's way.
        self._turns = Turns() if self.is_sqlite and _journal() != "WAL" else None
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self.waiting: deque[Any] = deque()  # commits that wait for the writer thread
        self.in_hand: dict[int, Workshop] = {}  # what the transaction under way has made of workshops; nobody else's

    @property
    def is_sqlite(self) -> bool:
        """Say whether this is the one-file database."""
        return self.url.get_backend_name() == "sqlite"

    def read(self, reading: Callable[[Connection], R]) -> R:
        """Run a read in a transaction of its own, which sees one state of the database in all its statements.

        Raises: BusyStorage when the database is away.
        """
        try:
            with self._turns.reading() if self._turns else nullcontext(), self._reading.connect() as db:
                return reading(db)
        except DBAPIError as error:
            raise _as_problem(error) from error

    def is_there(self) -> bool:
        """Say whether the database can be read now."""
        try:
            return bool(self.read(lambda db: db.exec_driver_sql("SELECT 1").scalar()))
        except (SQLAlchemyError, BusyStorage):
            return False

    def write(self, writing: Callable[[Connection], R]) -> R:
        """Run one transaction on the writer thread and wait for it. Raises: BusyStorage; nothing is then written."""
        return self.queue(lambda: self.transact(writing)).result()

    def queue(self, job: Callable[[], R]) -> "Future[R]":
        """Queue a job for the writer thread, which runs one at a time and in order."""
        return self._writer.submit(job)

    def transact(self, writing: Callable[[Connection], R]) -> R:
        """Run one transaction here, on the writer thread; a connection lost before its end is tried again.

        Lost at its end it may have been kept: who asked finds out by asking again. Raises: BusyStorage.
        """
        for attempt in range(1, _TRIES + 1):
            is_ending, self.in_hand = False, {}
            try:
                with self.engine.connect().execution_options(writes=True) as db, db.begin() as transaction:
                    made = writing(db)
                    is_ending = True
                    self._end(db, transaction)
                return made
            except DBAPIError as error:
                if is_ending or not error.connection_invalidated or attempt == _TRIES:
                    raise _as_problem(error) from error
                time.sleep(0.2 * attempt)
        raise AssertionError("unreachable")

    def _end(self, db: Connection, transaction: RootTransaction) -> None:
        """Commit; where that fails, let go of the connection, whose transaction would otherwise live on in the pool."""
        try:
            with self._turns.ending() if self._turns else nullcontext():
                transaction.commit()
        except DBAPIError:
            db.invalidate()
            raise

    def close(self) -> None:
        """Finish what is queued and let go of the database."""
        self._writer.shutdown()
        self.engine.dispose()
        if self._hold is not None:
            self._hold.release()


def _as_problem(error: DBAPIError) -> Exception:
    """Return BusyStorage where the database is away, locked, full or read-only; anything else is a bug of ours."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    is_read_only = getattr(error.orig, "sqlstate", None) == _READ_ONLY
    is_away = isinstance(error, OperationalError) and (code is None or code & 0xFF in _AWAY)
    return BusyStorage() if is_away or is_read_only else error


def _open(url: str) -> Engine:
    is_sqlite = url.startswith("sqlite")
    patience = {} if is_sqlite else {"options": f"-c lock_timeout={PATIENCE}"}
    # `hide_parameters`: what goes wrong is logged with its statement, not with the names and texts in it.
    engine = create_engine(
        url,
        pool_pre_ping=not is_sqlite,
        pool_size=10,
        max_overflow=20,
        connect_args=patience,
        hide_parameters=True,
    )
    if is_sqlite:
        if engine.url.database:
            Path(engine.url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver shall not begin transactions by itself: _begin_sqlite does
    connection.execute(f"PRAGMA busy_timeout={PATIENCE}")
    connection.execute(f"PRAGMA journal_mode={_journal()}")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    teach_folding(connection)


def _begin_sqlite(db: Connection) -> None:
    writes = db.get_execution_options().get("writes")
    db.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _journal() -> str:
    return journal_mode(sqlite3.sqlite_version_info)


def journal_mode(version: tuple[int, ...]) -> str:
    """Return WAL for SQLite releases without the WAL-reset bug, DELETE for 3.7.0 to 3.51.2 but for the fixed lines.

    Source: SQLite's release notes; fixed in 3.51.3, backported to 3.50.7 and 3.44.6.
    """
    sound = version >= _SOUND_WAL[0] or any(version[:2] == fixed[:2] and version >= fixed for fixed in _SOUND_WAL)
    return "WAL" if sound else "DELETE"
