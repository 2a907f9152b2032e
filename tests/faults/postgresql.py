"""Faults 5 and 6: PostgreSQL is restarted under eight writers, and two processes of the app share one database."""

import asyncio
import random

from tests.faults.client import Page, answered
from tests.faults.cluster import Cluster
from tests.faults.killed import write_rows
from tests.faults.scene import Plan, Scene, all_told, closing, until, writing
from tests.faults.verdict import Verdict, judge
from tests.own_loop import run_alone
from tests.served import Server

WRITERS = 8


def restart_under_writers(scene: Scene, cluster: Cluster, tries: int) -> Verdict:
    """Fault 5: the database goes without a word while eight write, and comes back."""
    return run_alone(_restart_under_writers(scene, cluster, tries))


async def _restart_under_writers(scene: Scene, cluster: Cluster, tries: int) -> Verdict:
    plan, chance = scene.plan(WRITERS), random.Random(5)
    pages = [scene.page(plan, f"Relatoría {number}") for number in range(WRITERS)]
    async with closing(pages):
        async with writing(pages, lambda page: write_rows(page, plan, pages.index(page))):
            for _ in range(tries):
                wanted = answered(pages) + chance.randint(WRITERS, 6 * WRITERS)
                await until(lambda wanted=wanted: answered(pages) >= wanted)
                await asyncio.to_thread(cluster.restart)
                for page in pages:
                    page.hurry()
        return judge(scene.database, plan.number, pages, tries)


def write_through_two(scene: Scene, other: Server, tries: int) -> Verdict:
    """Fault 6: writers of two processes set the same cells; every page hears of every revision, in order."""
    return run_alone(_write_through_two(scene, other, tries))


async def _write_through_two(scene: Scene, other: Server, tries: int) -> Verdict:
    plan = scene.plan(4)
    pages = [scene.page(plan, f"Relatoría {number}", server=(scene.server, other)[number % 2]) for number in range(4)]
    async with closing(pages):
        listening = [asyncio.create_task(page.listen()) for page in pages]
        await asyncio.wait_for(asyncio.gather(*(page.online.wait() for page in pages)), 30)
        first = [page.revision or 0 for page in pages]
        await asyncio.gather(*(_write_shared(page, plan, number, tries) for number, page in enumerate(pages)))
        verdict = judge(scene.database, plan.number, pages, tries)
        last = await all_told(scene, plan, pages)
        for task in listening:
            task.cancel()
        await asyncio.gather(*listening, return_exceptions=True)
    for page, start in zip(pages, first, strict=True):
        if page.heard[: last - start] != list(range(start + 1, last + 1)):
            verdict.faults.append("a page that was not told of every revision in order")
    return verdict


async def _write_shared(page: Page, plan: Plan, number: int, tries: int) -> None:
    chance = random.Random(number)
    for turn in range(tries):
        row = chance.choice(plan.actions)
        text, term = f"Texto {number}t{turn}", f"Plazo {number}t{turn}"
        await page.send(page.set(row, "text", text), page.set(row, "timeframe", term))
