"""A room that reads along: 300 who have the shared screen open on an action that somebody words anew."""

import asyncio
import os
import tempfile
import time
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

from storage.commit import commit, create
from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.bench.bench_room import percentiles
from tests.bench.plans import plan_of
from tests.bench.process import Watched
from tests.bench.reading import Editor, Read, Reader
from tests.bench.room import enter, in_turns
from tests.served import Server
from workshop.permissions import COMMAND_LINE, Role
from workshop.use_cases.show_screen import show_on_screen

VIEWERS = 300
SECONDS = float(os.environ.get("ROOM_SECONDS", "60"))
HEADER = (
    "the shared screen of a full room",
    "changes",
    "acknowledged p95 ms",
    "seen p50 ms",
    "seen p95 ms",
    "seen by the last p95 ms",
    "unseen",
    "errors",
    "memory MB",
    "one processor %",
)


def rows() -> list[tuple[str, ...]]:
    """Return a row for an action on the screen, and one for its axis."""
    return [_row(scene, *asyncio.run(reading_room(scene, SECONDS))) for scene in ("action", "axis")]


async def reading_room(scene: str, seconds: float) -> tuple[Read, Watched]:
    """Have the room read along for so long; return what was read, and what the server took."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        database = Database(f"sqlite:///{folder}/plenaria.db")
        try:
            return await _room(server, database, scene, seconds)
        finally:
            database.close()
            server.stop()


async def _room(server: Server, database: Database, scene: str, seconds: float) -> tuple[Read, Watched]:
    number = create(database, COMMAND_LINE, plan_of(40))
    workshop = read_workshop(database, number)
    action = next(iter(workshop.walk_actions()))
    shown = action.id if scene == "action" else workshop.axes[0].id
    commit(database, number, COMMAND_LINE, lambda workshop, actor: show_on_screen(workshop, actor, scene, shown))
    tokens = [invite_person(database, f"Participante {place}", Role.PARTICIPANT, number) for place in range(VIEWERS)]
    editor, *cookies = await enter(server.url, [invite_person(database, "R", Role.COORDINATOR, number), *tokens])
    read = Read()
    person = Editor(server.url, editor, number, read).take_seat(action.id, action.parent or "")
    readers = [Reader(server.url, cookie, number, read, screen=True) for cookie in cookies]
    async with AsyncExitStack() as stack:
        await in_turns([partial(stack.enter_async_context, reader.page("pantalla")) for reader in readers])
        watched = Watched(server.process.pid)
        await asyncio.gather(person.write(time.perf_counter() + seconds), watched.until(seconds))
        await _all_read(read)
    return read, watched


async def _all_read(read: Read) -> None:
    deadline = time.perf_counter() + 10
    while time.perf_counter() < deadline and any(len(read.read[number]) < VIEWERS for number in read.worded):
        await asyncio.sleep(0.1)


def _row(scene: str, read: Read, watched: Watched) -> tuple[str, ...]:
    for error in list(dict.fromkeys(read.errors))[:5]:
        print("  error:", error)
    times = [late for each in read.read.values() for late in each]
    return (
        f"{VIEWERS} viewers of an {scene}, one writes",
        f"{len(read.acknowledged):,}",
        percentiles(read.acknowledged)[1],
        *percentiles(times),
        percentiles([max(each) for each in read.read.values()])[1],
        str(len(read.worded) * VIEWERS - len(times)),
        str(len(read.errors)),
        f"{watched.memory / 1e6:.0f}",
        f"{watched.share * 100:.0f}",
    )
