"""The SQLite file itself: where it lies, who has it open, copies of it made while others write, and their soundness."""

import fcntl
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL

from workshop.keeping_errors import DamagedDatabase


class Hold:
    """A process's hold on a database file: shared by those who use it, alone for who puts another in its place.

    SQLite's own locks are not enough: they belong to the file, not to its name, and a journal goes by the name.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file = path.with_name(path.name + ".lock").open("a")

    def share(self) -> None:
        """Wait until nobody holds the file alone, and let nobody from now on."""
        fcntl.flock(self._file, fcntl.LOCK_SH)

    def take_alone(self) -> bool:
        """Hold the file alone, if nobody else holds it; say whether that was so. What was shared is given up."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(self._file, fcntl.LOCK_UN)
            return False
        return True

    def release(self) -> None:
        """Let go of the file."""
        self._file.close()


def database_file(place: URL) -> Path:
    """Return the file an SQLite address names."""
    assert place.database
    return Path(place.database)


def back_up_file(source: sqlite3.Connection, path: Path) -> Path:
    """Copy a database into backups/ beside its file, under the time of day, and return the copy, checked.

    Raises: DamagedDatabase.
    """
    folder = path.parent / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"{path.stem}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.db"
    unfinished = copy.with_suffix(".unfinished")
    copy_database(source, unfinished)
    check_file(unfinished)
    os.replace(unfinished, copy)
    sync_folder(folder)
    return copy


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Copy a database by SQLite's online backup, in one step, so that writers wait only that long."""
    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it


def check_file(path: Path) -> None:
    """Let a sound file pass. Raises: DamagedDatabase."""
    try:
        with closing(sqlite3.connect(path)) as db:
            found = [said for (said,) in db.execute("PRAGMA integrity_check")]
            broken = db.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        raise DamagedDatabase(file=path.name) from error
    if found != ["ok"] or broken:
        raise DamagedDatabase(file=path.name)


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names of a folder's files, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
