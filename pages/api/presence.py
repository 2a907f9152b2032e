"""Who is in which cell: a lease on each page's word, told to the other pages of its axis; never a lock.

Kept in this process alone: with several processes on one database, each tells of those whose pages it serves.
"""

import asyncio
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Any

from pages.shared.running import SERVER_START, database
from workshop.changes import new_id
from workshop.items import Action, Axis, Footnote, Objective
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop

LEASE = 12.0  # seconds a page's word holds; it repeats it every 4 s or so
GATHERED = 0.3  # seconds in which news are gathered into one message
LONGEST = 300  # characters of a page's word: what is longer is not read
_SHOWN = (Axis, Objective, Action, Footnote)  # what has cells in a matrix that everybody may see
_rooms: dict[int, "Room"] = {}
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody who writes is: in an axis, and in a cell of it or, with `None`, in none."""

    axis: str
    item: str | None = None
    field: str | None = None


@dataclass(eq=False)
class Seat:
    """One page at its live socket: what it said last, where it is, and what it is still to be told."""

    room: "Room"
    actor: Actor
    hidden: frozenset[str]  # fields it may not see
    wake: Callable[[], None]  # has its socket send what waits
    said: str | None = None
    axis: str | None = None  # whose presence it is told
    place: Place | None = None  # where others see it: `None` for those who only look on
    until: float = 0.0
    told: int = 0  # the number of the last news it was given
    waiting: str | None = None
    page: str = field(default_factory=lambda: new_id()[:12])

    @cached_property
    def who(self) -> str:
        """Return the sign by which pages know two seats for one person's: no id that means anything elsewhere."""
        return hashlib.sha256(f"{SERVER_START} {self.actor.id}".encode()).hexdigest()[:12]

    def hear(self, said: str) -> None:
        """Keep the page's latest word for the next gathering: a flood of them costs no more than one."""
        if len(said) <= LONGEST:
            self.said = said
            self.room.gather_soon()

    def change(self, actor: Actor, hidden: frozenset[str]) -> None:
        """Take over that this person now may see or do something else, or goes by another name."""
        self.actor, self.hidden, self.place, self.told = actor, hidden, None, 0
        self.room.gather_soon()

    def take(self) -> str | None:
        """Return the message that waits for this page, once."""
        message, self.waiting = self.waiting, None
        return message


class Room:
    """The pages open on one workshop. All of it runs on the event loop: there is nothing to lock."""

    def __init__(self, workshop: Callable[[], Workshop], *, lease: float = LEASE, gathered: float = GATHERED) -> None:
        self._workshop, self._lease, self._gathered = workshop, lease, gathered
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.Handle | None = None
        self._planned = 0.0
        self._last = -gathered
        self._views: dict[tuple[str, frozenset[str]], View] = {}
        self.seats: set[Seat] = set()

    def leave(self, seat: Seat) -> None:
        """Take a page's seat away, and with it the person out of the cell."""
        self.seats.discard(seat)
        if self.seats and seat.place is not None:
            self.gather_soon()
        elif not self.seats and self._timer is not None:
            self._timer.cancel()

    def gather_soon(self) -> None:
        """Gather at once, or where that was a moment ago, when that moment is over."""
        self._plan(self._last + self._gathered)

    def gather(self) -> None:
        """Read what was said, let go what ran out, and give each page the news of its axis."""
        self._timer, self._last = None, self._loop.time()
        workshop = self._workshop()
        for seat in self.seats:
            if seat.said is not None:
                self._settle(seat, workshop)
            if seat.until <= self._last:
                seat.place = None
        self._tell()
        ends = [seat.until for seat in self.seats if seat.place is not None]
        if ends:
            self._plan(min(ends))

    def _plan(self, when: float) -> None:
        when = max(when, self._loop.time())
        if self._timer is not None:
            if self._planned <= when:
                return
            self._timer.cancel()
        self._planned, self._timer = when, self._loop.call_later(when - self._loop.time(), self.gather)

    def _settle(self, seat: Seat, workshop: Workshop) -> None:
        word, seat.said = _read(seat.said or ""), None
        if word is None:
            return
        seat.until = self._last + self._lease
        axis = word.get("axis", seat.axis)
        is_axis = isinstance(axis, str) and isinstance(workshop.items.get(axis), Axis)
        seat.axis = axis if is_axis and may(seat.actor, Doing.READ_MATRIX, workshop) else None
        if "at" in word or "axis" in word:
            seat.place = _place(seat, workshop, word.get("at"))

    def _tell(self) -> None:
        keys = {(seat.axis, seat.hidden) for seat in self.seats if seat.axis is not None}
        self._views = {key: self._views.get(key) or View() for key in keys}
        placed = [seat for seat in self.seats if seat.place is not None]
        for (axis, hidden), view in self._views.items():
            view.show({seat.page: _shown(seat, hidden) for seat in placed if seat.place and seat.place.axis == axis})
        for seat in self.seats:
            if seat.axis is not None:
                self._views[seat.axis, seat.hidden].give(seat)


class View:
    """Who is where, for the pages of one axis that may see the same: each piece of news is written once for all."""

    def __init__(self) -> None:
        self._shown: dict[str, Any] = {}
        self._number = 0
        self._before: int | None = None
        self._change: str | None = None
        self._everybody: str | None = None

    def show(self, shown: dict[str, Any]) -> None:
        """Take who is where now."""
        changed: dict[str, Any] = dict.fromkeys(self._shown.keys() - shown.keys())
        changed |= {page: entry for page, entry in shown.items() if self._shown.get(page) != entry}
        if changed or not self._number:
            # Numbered over all views: a page that came from another axis is one that knows nothing of this one.
            self._before, self._number = self._number or None, next(_numbers)
            self._shown, self._everybody = shown, None
            self._change = json.dumps({"presence": changed}, ensure_ascii=False)

    def give(self, seat: Seat) -> None:
        """Give a page what it lacks: the last change where it knows all before, else everybody."""
        if seat.told == self._number:
            return
        if seat.told == self._before and seat.waiting is None:
            seat.waiting = self._change
        else:
            self._everybody = self._everybody or json.dumps({"presence": self._shown, "all": True}, ensure_ascii=False)
            seat.waiting = self._everybody
        seat.told = self._number
        seat.wake()


@contextmanager
def take_seat(workshop_id: int, actor: Actor, hidden: frozenset[str], wake: Callable[[], None]) -> Iterator[Seat]:
    """Give a page a seat in the room of a workshop for as long as its socket is open; an empty room is no more."""
    room = _rooms.get(workshop_id) or Room(lambda: database().held[workshop_id])
    _rooms[workshop_id] = room
    seat = Seat(room, actor, hidden, wake)
    room.seats.add(seat)
    try:
        yield seat
    finally:
        room.leave(seat)
        if not room.seats:
            del _rooms[workshop_id]


def _read(said: str) -> dict[str, Any] | None:
    """Return what a page says of its place, or that it still listens; `None` for anything else."""
    try:
        word = json.loads(said)
    except (ValueError, RecursionError):
        return None
    return word if isinstance(word, dict) and word.keys() & {"at", "axis", "pong"} else None


def _place(seat: Seat, workshop: Workshop, at: object) -> Place | None:
    """Return where others see a page; a cell that is not of its axis, or not there yet, counts as none."""
    if seat.axis is None or not may(seat.actor, Doing.WRITE_MATRIX, workshop, seat.axis):
        return None
    item, name = (at.get("item"), at.get("field")) if isinstance(at, dict) else (None, None)
    found = workshop.items.get(item) if isinstance(item, str) else None
    if not isinstance(found, _SHOWN) or not isinstance(name, str) or name not in found.fields() or name in seat.hidden:
        return Place(seat.axis)
    axis = workshop.above(found.id, Axis)
    is_here = isinstance(found, Footnote) or (axis is not None and axis.id == seat.axis)
    return Place(seat.axis, found.id, name) if is_here else Place(seat.axis)


def _shown(seat: Seat, hidden: frozenset[str]) -> dict[str, Any]:
    place = seat.place
    is_seen = place is not None and place.item is not None and place.field not in hidden
    at = {"item": place.item, "field": place.field} if place is not None and is_seen else None
    return {"who": seat.who, "name": seat.actor.name, "at": at}
