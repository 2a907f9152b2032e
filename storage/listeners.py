"""Who wants to know of new revisions: the live sockets of this process, told by its commits and other processes'."""

import logging
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from workshop.changes import Entry

if TYPE_CHECKING:
    from storage.database import Database

CHANNEL = "plenaria"
THE_LIST = 0  # listening to this number is listening to the list of workshops; its revision is the newest's number
KEPT = 1000  # revisions a listener may be behind before it has to read anew
_log = logging.getLogger("plenaria")
Listener = Callable[[int], None]


class Listeners:
    """Callbacks by workshop, called with the new revision, and the latest revisions' entries for them to send."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listening: dict[int, list[Listener]] = defaultdict(list)
        self._recent: dict[int, deque[tuple[int, Sequence[Entry]]]] = defaultdict(lambda: deque(maxlen=KEPT))

    def add(self, workshop_id: int, listener: Listener) -> Callable[[], None]:
        """Call `listener` with each new revision, on the thread that made it; return how to stop."""
        with self._lock:
            self._listening[workshop_id].append(listener)
        return lambda: self._remove(workshop_id, listener)

    def _remove(self, workshop_id: int, listener: Listener) -> None:
        with self._lock:
            self._listening[workshop_id].remove(listener)

    def watched(self) -> list[int]:
        """Return the workshops somebody listens to."""
        with self._lock:
            return [workshop_id for workshop_id, listening in self._listening.items() if listening]

    def publish(self, workshop_id: int, entries: Sequence[Entry]) -> None:
        """Tell the listeners of a workshop, revision by revision; one already told is not told again."""
        for revision in dict.fromkeys(entry.revision for entry in entries):
            with self._lock:
                recent = self._recent[workshop_id]
                if recent and recent[-1][0] >= revision:
                    continue
                recent.append((revision, [entry for entry in entries if entry.revision == revision]))
                listening = list(self._listening[workshop_id])
            for listener in listening:
                try:
                    listener(revision)
                except Exception:  # what a reader of it does wrong shall not make a kept change look lost
                    _log.exception("a listener of workshop %s failed", workshop_id)

    def publish_list(self, newest: int) -> None:
        """Tell those who list workshops that there is a new one."""
        with self._lock:
            recent = self._recent[THE_LIST]
            if recent and recent[-1][0] >= newest:
                return
            recent.append((newest, []))
            listening = list(self._listening[THE_LIST])
        for listener in listening:
            listener(newest)

    def since(self, workshop_id: int, revision: int) -> list[tuple[int, Sequence[Entry]]] | None:
        """Return (revision, entries) after a revision, oldest first; `None` when not all of them are kept here."""
        with self._lock:
            found = [each for each in self._recent[workshop_id] if each[0] > revision]
        # One that another process made between two of ours was not told here.
        is_whole = [each[0] for each in found] == list(range(revision + 1, revision + 1 + len(found)))
        return found if is_whole else None

    def forget(self, workshop_id: int) -> None:
        """Keep no entries of a workshop any more: who is behind reads them from the history."""
        with self._lock:
            self._recent[workshop_id].clear()

    def last_told(self, workshop_id: int) -> int | None:
        """Return the last revision published for a workshop, `None` when there was none."""
        with self._lock:
            recent = self._recent[workshop_id]
            return recent[-1][0] if recent else None


def notify(db: Connection, workshop_id: int, revision: int) -> None:
    """Tell other processes on PostgreSQL, when this transaction commits; SQLite's look for themselves."""
    if db.dialect.name == "postgresql":
        facts = {"channel": CHANNEL, "payload": f"{workshop_id} {revision}"}
        db.execute(text("SELECT pg_notify(:channel, :payload)"), facts)


class Watch:
    """A thread that notices what other processes wrote and publishes it here.

    SQLite: `PRAGMA data_version` every 250 ms. PostgreSQL: LISTEN, with a sweep every 2 s behind it.
    """

    def __init__(self, database: "Database") -> None:
        self._database = database
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Stop within a quarter of a second or so."""
        self._stopping.set()
        self._thread.join(timeout=3)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                (self._poll_sqlite if self._database.is_sqlite else self._listen_postgresql)()
            except Exception:  # the database is away: its own errors say so elsewhere; look again soon
                self._stopping.wait(1)

    def _poll_sqlite(self) -> None:
        # A connection of the driver's own: one of SQLAlchemy's would begin a transaction and hold its lock for ever.
        connection = self._database.engine.raw_connection()
        try:
            seen = None
            while not self._stopping.wait(0.25):
                (version,) = connection.cursor().execute("PRAGMA data_version").fetchone()
                if version != seen:
                    seen = version
                    self.look()
        finally:
            connection.close()

    def _listen_postgresql(self) -> None:
        import psycopg

        url = self._database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            while not self._stopping.is_set():
                for _ in connection.notifies(timeout=0.5, stop_after=1):
                    pass
                self.look()

    def look(self) -> None:
        """Publish the revisions of watched workshops, and changes of access, that this process has not told yet."""
        from storage.access import changes_of_access
        from storage.history import entries_since
        from storage.workshops import is_kept, newest_workshop, read_workshop

        self._database.access.publish(self._database.read(changes_of_access))
        self._database.listeners.publish_list(newest_workshop(self._database))
        for workshop_id in self._database.listeners.watched():
            if workshop_id == THE_LIST or not is_kept(self._database, workshop_id):
                continue
            held = self._database.held.get(workshop_id)
            told = self._database.listeners.last_told(workshop_id) or (held.revision if held else 0)
            latest = read_workshop(self._database, workshop_id).revision
            if latest > told:
                entries = self._database.read(partial(entries_since, workshop_id=workshop_id, revision=told))
                self._database.listeners.publish(workshop_id, entries)
