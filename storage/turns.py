"""Whose turn it is at a SQLite file without a write-ahead log: readers together, or the one who commits."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE = 0.2  # seconds; after it one goes on all the same, for SQLite's own locks are what protects the file


class Turns:
    """Lets the threads of a process wait for one another instead of sleeping in SQLite's busy handler.

    With a rollback journal nobody reads while a commit reaches the disk, and SQLite lets those who come then sleep for
    tens of milliseconds. Here they wait until it is done. It is a courtesy, no lock: a wait ends by itself.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._reading = 0
        self._is_ending = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read, when no commit is under way."""
        with self._changed:
            if self._is_ending:
                self._changed.wait_for(lambda: not self._is_ending, _PATIENCE)
            self._reading += 1
        try:
            yield
        finally:
            with self._changed:
                self._reading -= 1
                if not self._reading and self._is_ending:
                    self._changed.notify_all()

    @contextmanager
    def ending(self) -> Iterator[None]:
        """End a transaction, when those who read by now are done; who comes meanwhile waits."""
        with self._changed:
            self._is_ending = True
            self._changed.wait_for(lambda: not self._reading, _PATIENCE)
        try:
            yield
        finally:
            with self._changed:
                self._is_ending = False
                self._changed.notify_all()
