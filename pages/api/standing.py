"""Whether somebody is still who they were when their page was opened: asked again whenever access has changed."""

import asyncio
import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from pages.api.answers import in_thread
from pages.shared.running import database
from pages.shared.standing_sign import sign_of
from storage.people import Person, actor_in, person_of_principal, workshops_of
from storage.workshops import is_kept
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop

_MADE_FOR = re.compile(r'\{"standing":"([0-9a-f]{16})"\}')
_PATIENCE = 60.0  # seconds within which a sign-in is looked at anyway: it may have run out by itself


@contextmanager
def hear_access(hear: Callable[[str | None, int | None], None]) -> Iterator[None]:
    """Call `hear(person, workshop)` on this event loop whenever access changes; `None` is anybody, any."""
    loop = asyncio.get_running_loop()

    def hear_there(person: str | None, number: int | None) -> None:
        loop.call_soon_threadsafe(hear, person, number)

    stop = database().access.add(hear_there)
    try:
        yield
    finally:
        stop()


@contextmanager
def watch_sign_in(person: str, principal: str, end: Callable[[], object]) -> Iterator[None]:
    """Call `end` once the sign-in is no more."""
    looking: set[asyncio.Task[None]] = set()

    async def look() -> None:
        if await in_thread(person_of_principal, database(), principal) is None:
            end()

    def hear(whose: str | None, _workshop: int | None) -> None:
        if whose in (None, person):
            task = asyncio.create_task(look())
            looking.add(task)
            task.add_done_callback(looking.discard)

    with hear_access(hear):
        hear(None, None)  # it may have ended while the socket was being opened
        yield


@dataclass
class Standing:
    """What somebody at a live socket may do, and whether that has to be looked at again.

    `workshop` is `None` at the list of workshops. `people` says that who administers access has something new to see.
    """

    person: Person
    workshop: Workshop | None
    actor: Actor
    wake: Callable[[], None]
    is_stale: bool = True  # access may have changed while the socket was being opened
    is_outdated: bool = False  # the page was made for other rights
    people: bool = False
    workshops: set[int] | None = None  # at the list: those that were theirs when it was last looked; `None` is all
    looks_by: float = field(default_factory=lambda: _some_time_soon())

    def hear(self, whose: str | None, workshop_id: int | None) -> None:
        """Take note of a change of access and have the socket look after it."""
        is_own = whose in (None, self.person.id)
        here = self.workshop
        is_here = here is not None and workshop_id in (None, here.id) and _shows_people(self.actor, here)
        self.is_stale, self.people = self.is_stale or is_own, self.people or is_here
        if is_own or is_here:
            self.wake()

    def hear_page(self, said: str) -> bool:
        """Take note of the rights for which the page was made; say whether that was what it said."""
        word = _MADE_FOR.fullmatch(said)
        if word:
            self.is_outdated = word[1] != sign_of(self.actor)
        return bool(word)

    def is_due(self) -> bool:
        """Say whether to look now."""
        return self.is_stale or self.is_outdated or asyncio.get_running_loop().time() > self.looks_by

    async def look(self) -> Literal["same", "other", "gone"]:
        """Look again; say whether the actor is another than before, or may no longer read."""
        self.is_stale, self.looks_by = False, _some_time_soon()
        found = await in_thread(_look, self.person, self.workshop)
        if found is None:
            return "gone"
        if self.workshop is None:
            mine = await in_thread(workshops_of, database(), self.person.id)
            is_other, self.workshops = self.workshops != mine, mine
        else:
            is_other, self.actor = found != self.actor or self.is_outdated, found
            self.is_outdated = False
        return "other" if is_other else "same"


def _some_time_soon() -> float:
    """Return when to look anyway, not at once with all others: they are woken together, and the news would wait."""
    return asyncio.get_running_loop().time() + _PATIENCE * random.uniform(0.3, 1)


def _shows_people(actor: Actor, workshop: Workshop) -> bool:
    """Say whether somebody's pages may show who waits, or the room's code."""
    return may(actor, Doing.ADMIT, workshop) or may(actor, Doing.SHOW_SCREEN, workshop)


def _look(person: Person, workshop: Workshop | None) -> Actor | None:
    if person.principal is None or person_of_principal(database(), person.principal) is None:
        return None
    if workshop is not None and not is_kept(database(), workshop.id):
        return None
    actor = actor_in(database(), person.id, workshop.id if workshop else None)
    return actor if workshop is None or may(actor, Doing.READ, workshop) else None
