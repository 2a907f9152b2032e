"""Backs the whole database up from time to time while the server runs, when something was written since."""

import logging
import threading
from functools import partial

from sqlalchemy import Column, Connection, func, select

from storage import tables
from storage.backup import backup_file
from storage.database import Database

EVERY = 15 * 60  # seconds
_log = logging.getLogger("plenaria")


class BackupTimer:
    """A thread that makes a backup at each turn, unless nothing was written since the last one."""

    def __init__(self, database: Database, every: float = EVERY) -> None:
        self._database = database
        self._every = every
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)
        self._last = self._state()

    def start(self) -> None:
        """Begin to wait for the first turn."""
        self._thread.start()

    def stop(self) -> None:
        """Stop, after a backup that is under way."""
        self._stopping.set()
        self._thread.join(timeout=60)

    def _run(self) -> None:
        while not self._stopping.wait(self._every):
            try:
                self._turn()
            except Exception:  # a full disk today must not end the backups of tomorrow
                _log.exception("the timed backup failed")

    def _turn(self) -> None:
        state = self._state()
        if state != self._last:
            backup_file(self._database)
            self._last = state

    def _state(self) -> list[int | None]:
        """Return what grows with whatever is written: the last change and the last event of the security log."""
        counters = (tables.change.c.number, tables.security_event.c.number)
        return [self._database.read(partial(_last, counter=counter)) for counter in counters]


def _last(db: Connection, counter: Column[int]) -> int | None:
    number: int | None = db.scalar(select(func.max(counter)))
    return number
