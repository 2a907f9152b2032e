"""Faults 3 and 13: the server starts anew, or the network drops everybody at once, with many pages open."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.faults.client import Page
from tests.faults.proxy import Proxy
from tests.faults.scene import Plan, Scene, all_told, closing, until, writing
from tests.faults.verdict import Verdict, judge
from tests.faults.visit import Visit
from tests.own_loop import run_alone

WITHIN = 30.0  # seconds in which all must be working again
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Crowd:
    """People at the matrix: each has a live socket, a session, and a cell of their own to type in."""

    def __init__(self, scene: Scene, plan: Plan, pages: list[Page]) -> None:
        self.scene, self.plan, self.pages = scene, plan, pages
        self.visits = [Visit(page.url, page.cookie, "matriz", taller=plan.number, eje=1) for page in pages]
        self.typed = [""] * len(pages)

    async def type(self, page: Page) -> None:
        """Add a letter to one's text and send it."""
        number = self.pages.index(page)
        turn = len(self.typed[number])
        self.typed[number] += ALPHABET[turn % len(ALPHABET)]
        text = f"Texto{number}x{self.typed[number]}"
        await page.send(page.set(self.plan.actions[number], "text", text))
        await asyncio.sleep(0.5 + random.random())  # as people pause between words

    async def all_work(self, patience: float) -> float:
        """Wait until every page ran, listens and knows what is newest; return the seconds. Raises: TimeoutError."""
        start, runs = time.monotonic(), [visit.runs for visit in self.visits]
        async with asyncio.timeout(patience):
            while any(visit.runs == before for visit, before in zip(self.visits, runs, strict=True)):
                await asyncio.sleep(0.02)
            await asyncio.gather(*(page.online.wait() for page in self.pages))
            await all_told(self.scene, self.plan, self.pages)
        return time.monotonic() - start

    def judge(self, tries: int) -> Verdict:
        """Hold what was typed against the database and against what every page shows."""
        verdict = judge(self.scene.database, self.plan.number, self.pages, tries)
        for number, typed in enumerate(self.typed):
            key, text = (self.plan.actions[number], "text"), f"Texto{number}x{typed}"
            missing = sum(page.seen[key][1] != text for page in self.pages) if typed else 0
            verdict.faults += [f"{missing} pages do not show the text of {number}"] * bool(missing)
        verdict.faults += [fault for visit in self.visits for fault in visit.faults]
        verdict.faults += [f"a page had to read anew {page.resets} times" for page in self.pages if page.resets]
        return verdict


@asynccontextmanager
async def crowd(scene: Scene, people: int, url: str | None = None) -> AsyncIterator[Crowd]:
    """Open the matrix for so many people and wait until all of them work."""
    plan = scene.plan(people)
    pages = [scene.page(plan, f"Persona {number}", url=url) for number in range(people)]
    async with closing(pages):
        here = Crowd(scene, plan, pages)
        tasks = [asyncio.create_task(page.listen()) for page in pages]
        tasks += [asyncio.create_task(visit.stay()) for visit in here.visits]
        try:
            await here.all_work(patience=300)
            yield here
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def restart_with_all_connected(scene: Scene, people: int) -> tuple[Verdict, float]:
    """Fault 3: the server is killed and started while all type; return also the seconds until all worked again."""
    return run_alone(_restart_with_all_connected(scene, people))


async def _restart_with_all_connected(scene: Scene, people: int) -> tuple[Verdict, float]:
    async with crowd(scene, people) as here:
        async with writing(here.pages, here.type):
            await until(lambda: all(len(typed) > 2 for typed in here.typed))
            scene.server.kill()
            working = asyncio.create_task(here.all_work(patience=300))
            await asyncio.to_thread(scene.server.start)
            taken = await working
        await all_told(scene, here.plan, here.pages)
        return here.judge(tries=people), taken


def drop_all_at_once(scene: Scene, people: int, writers: int) -> tuple[Verdict, float]:
    """Fault 13: every connection is cut at once while some type; return also the seconds until all were back."""
    return run_alone(_drop_all_at_once(scene, people, writers))


async def _drop_all_at_once(scene: Scene, people: int, writers: int) -> tuple[Verdict, float]:
    async with Proxy(scene.server.port).open() as proxy, crowd(scene, people, proxy.url) as here:
        async with writing(here.pages[:writers], here.type):
            await until(lambda: all(len(typed) > 2 for typed in here.typed[:writers]))
            proxy.cut()
            taken = await here.all_work(patience=300)
        await all_told(scene, here.plan, here.pages)
        return here.judge(tries=people), taken
