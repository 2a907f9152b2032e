"""Commits that wait together are kept together: a slow disk is waited for once, not once for each of them."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from storage.database import Database

MOST = 16  # in one transaction: who comes first shall not wait for all the others


@dataclass
class Waiting:
    """Work that waits for its transaction, and where its outcome is told."""

    writing: Callable[[Connection], Any]
    done: "Future[Any]" = field(default_factory=Future)


def write_together(database: Database, works: list[Waiting]) -> list[Any] | None:
    """Run works in one transaction, each as if it were alone, and return what each made or raised, in their order.

    What raises leaves nothing behind. `None`: the database failed one of them, nothing at all is kept, and each is to
    be tried alone. Raises: what `Database.transact` raises before the first work and at the end; nothing is then kept.
    """
    outcomes: list[Any] = []
    is_under_way = False

    def run(db: Connection) -> None:
        nonlocal is_under_way
        outcomes.clear()
        is_under_way = True
        outcomes.extend(_attempt(database, db, work) for work in works)
        is_under_way = False

    try:
        database.transact(run)
    except Exception:
        if is_under_way:
            return None
        raise
    return outcomes


def _attempt(database: Database, db: Connection, work: Waiting) -> Any:
    before = dict(database.in_hand)
    savepoint = db.begin_nested()
    try:
        made = work.writing(db)
    except DBAPIError:
        raise  # SQLite may have rolled back more than this work
    except Exception as error:
        savepoint.rollback()
        database.in_hand = before
        return error
    savepoint.commit()
    return made


def take_waiting(queue: deque[Waiting]) -> list[Waiting]:
    """Take those that wait by now, the first first, at most `MOST`."""
    taken: list[Waiting] = []
    while queue and len(taken) < MOST:
        taken.append(queue.popleft())
    return taken
