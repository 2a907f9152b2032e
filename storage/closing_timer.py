"""Closes the stages whose announced hour has come, also when nobody is there to look at them."""

import logging
import threading
from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy import Connection, and_, select

from storage import tables
from storage.commit import close_stage
from storage.database import Database
from workshop.closings import GRACE
from workshop.errors import WorkshopNotFound
from workshop.keeping_errors import BusyStorage

LOOK = 2.0  # seconds from one look at what is announced to the next: less than the grace, so that none comes late
_log = logging.getLogger("plenaria")


class ClosingTimer:
    """A thread of every process that serves: whichever comes first closes the stage, the others find it closed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="closings", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Stop, after a closing that is under way."""
        self._stopping.set()
        self._thread.join(timeout=15)

    def _run(self) -> None:
        pause = 0.0
        while not self._stopping.wait(pause):
            pause = LOOK
            try:
                with suppress(BusyStorage):  # the database is away: the next look finds the same
                    pause = self.look()
            except Exception:  # one closing that fails must not end those to come
                _log.exception("closing a stage failed")

    def look(self) -> float:
        """Close what is due; return the seconds until there is reason to look again."""
        now, pause = datetime.now(UTC), LOOK
        for workshop_id, at in self._database.read(announced_closings):
            left = (at + GRACE - now).total_seconds()
            if left <= 0:
                with suppress(WorkshopNotFound):
                    close_stage(self._database, workshop_id)
            else:
                pause = min(pause, left)
        return pause


def announced_closings(db: Connection) -> list[tuple[int, datetime]]:
    """Return the workshops whose stage's closing was announced, each with its instant."""
    own, cell = tables.workshop.c, tables.cell.c
    of_root = and_(cell.workshop_id == own.id, cell.item == own.root, cell.field == "closes_at")
    query = select(own.id, cell.text).join_from(tables.workshop, tables.cell, of_root).where(cell.text.is_not(None))
    return [(number, datetime.fromisoformat(text)) for number, text in db.execute(query)]
