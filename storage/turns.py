"""Whose turn it is at a SQLite file without a write-ahead log: those who read, or the one who commits."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE = 0.2  # seconds; after it one goes on all the same, for SQLite's own locks are what protects the file


class Turns:
    """Lets the threads of a process wait for one another instead of sleeping in SQLite's busy handler.

    With a rollback journal nobody can read while a commit reaches the disk, nor a commit begin while somebody reads,
    and SQLite lets who comes then sleep for tens of milliseconds. Here they go on as soon as they can. It is a
    courtesy and no lock: every wait ends by itself.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._reading = 0
        self._is_ending = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read when no commit is under way."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_ending, _PATIENCE)
            self._reading += 1
        try:
            yield
        finally:
            with self._changed:
                self._reading -= 1
                self._changed.notify_all()

    @contextmanager
    def ending(self) -> Iterator[None]:
        """Commit when those who are reading are done; who comes meanwhile waits."""
        with self._changed:
            self._is_ending = True
            self._changed.wait_for(lambda: not self._reading, _PATIENCE)
        try:
            yield
        finally:
            with self._changed:
                self._is_ending = False
                self._changed.notify_all()
