"""The open lines of a workshop, woken together: one call from the thread that committed, however many pages listen."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from pages.shared.running import database

BEAT = 4.0  # seconds after which a page on which nothing happens is told that the line is open
GATHERED = 0.1  # seconds in which revisions are gathered: under a full room's typing they leave together
_halls: dict[int, "Hall"] = {}


class Line:
    """One page's socket as it waits: woken by news, by what others ask of it, or because a beat is due."""

    def __init__(self) -> None:
        self._stir = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self.due = 0.0
        self.spoke()

    def spoke(self) -> None:
        """Note that the page was told something: its next beat is a while away."""
        self.due = self._loop.time() + BEAT

    def wake(self) -> None:
        """Have the page looked after; call it on the event loop."""
        self._stir.set()

    async def wait(self) -> bool:
        """Wait until there is something to do; say whether a beat is due."""
        await self._stir.wait()
        self._stir.clear()
        return self._loop.time() >= self.due


class Hall:
    """The lines of one workshop. All but `told` runs on the event loop: there is nothing to lock."""

    def __init__(self, number: int) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = database().listeners.add(number, self._told)
        self._planned: asyncio.Handle | None = None
        self._last = 0.0
        self._beat = self._loop.call_later(BEAT / 4, self._look)
        self.lines: set[Line] = set()

    def close(self) -> None:
        """Listen no more."""
        self._stop()
        self._beat.cancel()
        if self._planned is not None:
            self._planned.cancel()

    def _told(self, _revision: int) -> None:
        self._loop.call_soon_threadsafe(self._plan)

    def _plan(self) -> None:
        if self._planned is None:
            self._planned = self._loop.call_at(max(self._last + GATHERED, self._loop.time()), self._wake)

    def _wake(self) -> None:
        self._planned, self._last = None, self._loop.time()
        for line in self.lines:
            line.wake()

    def _look(self) -> None:
        now = self._loop.time()
        for line in self.lines:
            if line.due <= now:
                line.wake()
        self._beat = self._loop.call_later(BEAT / 4, self._look)


@contextmanager
def open_line(number: int) -> Iterator[Line]:
    """Have a line among those of a workshop for as long as a page listens; an empty hall is no more."""
    hall = _halls.get(number) or Hall(number)
    _halls[number] = hall
    line = Line()
    hall.lines.add(line)
    try:
        yield line
    finally:
        hall.lines.discard(line)
        if not hall.lines:
            hall.close()
            del _halls[number]
