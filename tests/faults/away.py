"""Fault 4: the disk is full, the file cannot be written, another process locked it; the page hears so and waits."""

import asyncio
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from storage.database import journal_mode
from tests.faults.client import Page
from tests.faults.scene import Plan, Scene, closing, until, writing
from tests.faults.verdict import Verdict, judge
from tests.own_loop import run_alone

Away = Callable[[Scene], AbstractAsyncContextManager[None]]
PAGES = 3
_LOCKER = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
held.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""
# As root a file's permissions say nothing, unless the process gave that right away.
UNDER = ("setpriv", "--bounding-set=-dac_override") if os.geteuid() == 0 else ()


def take_away(scene: Scene, away: Away, tries: int, seconds: float = 0) -> Verdict:
    """Take the database away, for so long and until pages were told; then give it back."""
    return run_alone(_take_away(scene, away, tries, seconds))


async def _take_away(scene: Scene, away: Away, tries: int, seconds: float) -> Verdict:
    plan = scene.plan(PAGES)
    pages = [scene.page(plan, f"Relatoría {number}") for number in range(PAGES)]
    async with closing(pages):
        for _ in range(tries):
            async with writing(pages, lambda page: _write_much(page, plan, pages.index(page))):
                told = _told(pages)
                async with away(scene):
                    await asyncio.sleep(seconds)
                    await until(lambda told=told: _told(pages) > told)
                for page in pages:
                    page.hurry()
        verdict = judge(scene.database, plan.number, pages, tries)
    refusals = {refusal for page in pages for refusal in page.refusals}
    verdict.faults += [f"answered {status} {said!r}" for status, said in refusals if status != 503 or not said]
    return verdict


def _told(pages: list[Page]) -> int:
    return sum(len(page.refusals) for page in pages)


async def _write_much(page: Page, plan: Plan, number: int) -> None:
    """Write texts that do not fit into the pages the file already has."""
    words = f"Texto {number}t{len(page.sent)} " + "muy largo " * 400
    await page.send(page.set(plan.actions[number], "text", words.strip()))


@asynccontextmanager
async def full_disk(scene: Scene) -> AsyncIterator[None]:
    """Let no file of the server grow beyond what the database now has."""
    size = (scene.server.data / "plenaria.db").stat().st_size
    before = resource.prlimit(scene.server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(scene.server.process.pid, resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.prlimit(scene.server.process.pid, resource.RLIMIT_FSIZE, before)


@asynccontextmanager
async def read_only(scene: Scene) -> AsyncIterator[None]:
    """Take the right to write away from the folder and the database in it."""
    paths = [scene.server.data, *scene.server.data.glob("plenaria.db*")]
    modes = {path: path.stat().st_mode for path in paths}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222)
    try:
        yield
    finally:
        for path, mode in modes.items():
            if path.exists():
                path.chmod(mode)


@asynccontextmanager
async def locked(scene: Scene) -> AsyncIterator[None]:
    """Hold the database's lock in another process."""
    command = [sys.executable, "-c", _LOCKER, str(scene.server.data / "plenaria.db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdin and holder.stdout
        try:
            assert await asyncio.to_thread(holder.stdout.readline) == b"locked\n"
            yield
        finally:
            holder.stdin.close()
            await asyncio.to_thread(holder.wait)


# With a write-ahead log, whose files stay open, a right taken away later keeps nobody from writing.
AWAY: tuple[Away, ...] = (full_disk, locked)
if journal_mode(sqlite3.sqlite_version_info) == "DELETE":
    AWAY += (read_only,)
