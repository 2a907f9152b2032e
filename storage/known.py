"""Who was found at the door and what they may do: kept in memory until access changes, so few need be asked for."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from storage.database import Database
from storage.people import Person, actor_in, hash_of, person_of_principal
from workshop.permissions import Actor

V = TypeVar("V", Person, Actor)
_PATIENCE = 60.0  # seconds after which somebody is looked up anyway: a sign-in may have run out by itself
_MOST = 5_000  # of each kind; beyond it all are looked up anew


class Known:
    """People and actors as the database last named them.

    A change of access forgets those it touches: in the process that made it at once, in others within a second, as
    their open pages hear of it. What is read while such a change is being told is used once and not kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._changes = 0
        self._people: dict[str, tuple[float, Person]] = {}
        self._actors: dict[tuple[str, int], tuple[float, Actor]] = {}
        database.access.add(lambda person, _workshop: self.forget(person))

    def person(self, secret: str) -> Person | None:
        """Return who a cookie stands for, without asking the database; `None` where it has to be asked."""
        return _fresh(self._people.get(hash_of(secret)))

    def actor(self, person: str, workshop_id: int) -> Actor | None:
        """Return a person as they act in a workshop, without asking the database; `None` where it has to be asked."""
        return _fresh(self._actors.get((person, workshop_id)))

    def find_person(self, secret: str) -> Person | None:
        """Ask the database who a cookie stands for; `None` for nobody. Raises: BusyStorage."""
        principal, changes = hash_of(secret), self._changes
        person = person_of_principal(self._database, principal)
        if person is not None:
            self._keep(lambda: self._people.update({principal: (time.monotonic(), person)}), changes)
        return person

    def find_actor(self, person: str, workshop_id: int) -> Actor:
        """Ask the database what a person may do in a workshop. Raises: BusyStorage."""
        changes = self._changes
        actor = actor_in(self._database, person, workshop_id)
        if actor.roles:
            self._keep(lambda: self._actors.update({(person, workshop_id): (time.monotonic(), actor)}), changes)
        return actor

    def forget(self, person: str | None) -> None:
        """Look a person up anew from now on; `None`: everybody."""
        with self._lock:
            self._changes += 1
            self._people = {key: kept for key, kept in self._people.items() if person not in (None, kept[1].id)}
            self._actors = {key: kept for key, kept in self._actors.items() if person not in (None, key[0])}

    def _keep(self, keep: Callable[[], None], changes: int) -> None:
        with self._lock:
            if changes != self._changes:
                return
            if max(len(self._people), len(self._actors)) >= _MOST:
                self._people, self._actors = {}, {}
            keep()


def _fresh(kept: tuple[float, V] | None) -> V | None:
    return kept[1] if kept is not None and time.monotonic() - kept[0] < _PATIENCE else None
