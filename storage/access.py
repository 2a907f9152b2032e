"""The sign that somebody's way in or roles have changed: heard in this process at once, in others within a second."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from storage import tables

if TYPE_CHECKING:
    from storage.database import Database

R = TypeVar("R")
Listener = Callable[[str | None, int | None], None]  # (person, workshop); `None`: anybody, any
_log = logging.getLogger("plenaria")


class AccessListeners:
    """Callbacks of the open pages of this process, called whenever they have to look again at who may do what."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listening: list[Listener] = []
        self._told = 0

    def add(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` at each sign, on the thread that gives it; return how to stop."""
        with self._lock:
            self._listening.append(listener)
        return lambda: self._remove(listener)

    def _remove(self, listener: Listener) -> None:
        with self._lock:
            self._listening.remove(listener)

    def publish(self, number: int, person: str | None = None, workshop_id: int | None = None) -> None:
        """Tell of the change that was counted as `number`; a number already told is not told again."""
        with self._lock:
            if number <= self._told:
                return
            if number > self._told + 1:  # another process made some in between: whose is not known
                person = workshop_id = None
            self._told = number
            listening = list(self._listening)
        for listener in listening:
            try:
                listener(person, workshop_id)
            except Exception:  # what one page does wrong shall not keep the others from hearing
                _log.exception("a listener of the ways in failed")


def change_access(
    database: "Database", writing: Callable[[Connection], R], person: str | None, workshop_id: int | None = None
) -> R:
    """Run a transaction that changes who may enter or do what, and have open pages look again once it is kept."""

    def write(db: Connection) -> tuple[R, int]:
        made = writing(db)
        return made, _count(db)

    made, number = database.write(write)
    database.access.publish(number, person, workshop_id)
    return made


def changes_of_access(db: Connection) -> int:
    """Return how many changes there have been."""
    return db.scalar(select(tables.access.c.number)) or 0


def _count(db: Connection) -> int:
    own = tables.access
    made = (postgresql_insert if db.dialect.name == "postgresql" else sqlite_insert)(own).values(id=1, number=1)
    counted = made.on_conflict_do_update(index_elements=["id"], set_={"number": own.c.number + 1})
    return int(db.execute(counted.returning(own.c.number)).scalar_one())
