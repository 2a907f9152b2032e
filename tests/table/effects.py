"""What an attempt left behind: changes of access, revisions, files, and lines in the security log."""

import time
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import func, select

from storage import tables
from storage.access import changes_of_access
from storage.database import Database

T = TypeVar("T")
DENIED = ("denied", "stage_closed", "unknown_item", "forged_id", "repeated_id")
PATIENCE = 20.0  # seconds until what is queued must have been written


def traces(database: Database) -> tuple[int, ...]:
    """Return how often access changed, how many revisions all workshops have together, and how many files there are."""
    revisions = select(func.sum(tables.workshop.c.revision))
    files = select(func.count()).select_from(tables.file)
    return database.read(lambda db: (changes_of_access(db), db.scalar(revisions) or 0, db.scalar(files) or 0))


def denials(database: Database) -> Counter[tuple[str, int]]:
    """Return person and workshop to how much they were denied there, by the security log."""
    own = tables.security_event.c
    query = select(own.person, own.workshop_id, func.sum(own.count)).where(own.kind.in_(DENIED))
    found = database.read(lambda db: db.execute(query.group_by(own.person, own.workshop_id)).all())
    return Counter({(row[0], row[1]): int(row[2]) for row in found})


def once_settled(look: Callable[[], T], wanted: T) -> T:
    """Return what is found once it is what is wanted, at the latest when patience ends: the log is written behind."""
    deadline = time.monotonic() + PATIENCE
    while (found := look()) != wanted and time.monotonic() < deadline:
        time.sleep(0.05)
    return found
