"""A full room: 60 who write and 240 who look on, for three minutes; and how far the plain Streamlit way gets."""

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

from storage.commit import commit, create
from storage.database import Database
from storage.people import invite_person
from storage.verify import verify_workshop
from storage.workshops import read_workshop
from tests.bench import plain_room
from tests.bench.plans import plan_of
from tests.bench.process import Watched
from tests.bench.room import Person, Seen, Writer, enter, in_turns
from tests.served import Server
from workshop.changes import Change
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.use_cases.show_screen import show_on_screen
from workshop.workshop import Workshop

WRITERS, VIEWERS, SCREENS = 60, 240, 4  # of the viewers, how many have the shared screen open, on the first axis
SECONDS = float(os.environ.get("ROOM_SECONDS", "180"))
HEADER = (
    "a full room",
    "changes",
    "acknowledged p50 ms",
    "p95 ms",
    "seen by the last p50 ms",
    "p95 ms",
    "errors",
    "lost",
    "memory MB",
    "one processor %",
)


def rows() -> list[tuple[str, ...]]:
    """Return a row for ours, and one for each load the plain way was put under."""
    return [_row(*asyncio.run(full_room(SECONDS))), *plain_room.rows()]


async def full_room(seconds: float) -> tuple[Seen, int, Watched]:
    """Have the room full for so long; return what happened, how much was lost, and what the server took."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        database = Database(f"sqlite:///{folder}/plenaria.db")
        try:
            return await _room(server, database, seconds)
        finally:
            database.close()
            server.stop()


async def _room(server: Server, database: Database, seconds: float) -> tuple[Seen, int, Watched]:
    number = create(database, COMMAND_LINE, plan_of(WRITERS))
    workshop = commit(database, number, COMMAND_LINE, _show_first_axis).workshop
    tokens = [invite_person(database, f"Relatoría {place}", Role.RAPPORTEUR, number) for place in range(WRITERS)]
    tokens += [invite_person(database, f"Participante {place}", Role.PARTICIPANT, number) for place in range(VIEWERS)]
    cookies = await enter(server.url, tokens)
    seen = Seen()
    people = [Writer(server.url, cookie, number, seen) for cookie in cookies[:WRITERS]]
    for person, action in zip(people, workshop.walk_actions(), strict=True):
        person.take_seat(action.id, action.parent or "")
    screens = [Person(server.url, cookie, number, seen, screen=True) for cookie in cookies[WRITERS:][:SCREENS]]
    viewers = [Person(server.url, cookie, number, seen) for cookie in cookies[WRITERS + SCREENS :]]
    pages = [(person, "matriz") for person in people]
    pages += [*((person, "pantalla") for person in screens), *((person, "matriz") for person in viewers)]
    async with AsyncExitStack() as stack:
        await in_turns([partial(stack.enter_async_context, person.page(page)) for person, page in pages])
        watched = Watched(server.process.pid)
        await asyncio.gather(
            *(person.write(time.perf_counter() + seconds) for person in people), watched.until(seconds)
        )
        await _all_heard(seen, len(pages))
    return seen, _lost(database, number, seen, len(pages)), watched


def _show_first_axis(workshop: Workshop, actor: Actor) -> list[Change]:
    return show_on_screen(workshop, actor, "axis", workshop.axes[0].id)


async def _all_heard(seen: Seen, pages: int) -> None:
    deadline = time.perf_counter() + 10
    while time.perf_counter() < deadline and any(seen.heard.get(revision, 0) < pages for revision in seen.sent):
        await asyncio.sleep(0.1)


def _lost(database: Database, number: int, seen: Seen, pages: int) -> int:
    """Return how many acknowledged texts are not there, and revisions that not every page had."""
    database.held.clear()
    workshop = read_workshop(database, number)
    gone = [cell for cell, text in seen.texts.items() if workshop.items[cell[0]].cell(cell[1]) != text]
    unheard = [revision for revision in seen.sent if seen.heard.get(revision, 0) != pages]
    assert database.read(partial(verify_workshop, workshop_id=number)).holds
    return len(gone) + len(unheard)


def _row(seen: Seen, lost: int, watched: Watched) -> tuple[str, ...]:
    for error in list(dict.fromkeys(seen.errors))[:5]:
        print("  error:", error)
    return (
        f"{WRITERS} writers, {VIEWERS} viewers",
        f"{len(seen.acknowledged):,}",
        *percentiles(seen.acknowledged),
        *percentiles(seen.late()),
        str(len(seen.errors)),
        str(lost),
        f"{watched.memory / 1e6:.0f}",
        f"{watched.share * 100:.0f}",
    )


def percentiles(times: Sequence[float]) -> tuple[str, str]:
    """Return the median and the 95th percentile of seconds, in milliseconds."""
    return f"{statistics.median(times) * 1000:.0f}", f"{statistics.quantiles(times, n=20)[-1] * 1000:.0f}"
