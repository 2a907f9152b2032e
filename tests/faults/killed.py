"""Faults 1 and 2: the server is killed while sixteen write, and between a commit and its answer."""

import asyncio
import random

from tests.faults.client import Page, answered
from tests.faults.proxy import Proxy
from tests.faults.scene import Plan, Scene, closing, until, writing
from tests.faults.verdict import Verdict, judge
from tests.own_loop import run_alone

WRITERS = 16


def kill_under_writers(scene: Scene, tries: int) -> Verdict:
    """Fault 1: kill -9 at a moment that hangs on chance, start again, go on."""
    return run_alone(_kill_under_writers(scene, tries))


async def _kill_under_writers(scene: Scene, tries: int) -> Verdict:
    plan, chance = scene.plan(WRITERS), random.Random(1)
    pages = [scene.page(plan, f"Relatoría {number}") for number in range(WRITERS)]
    async with closing(pages):
        async with writing(pages, lambda page: write_rows(page, plan, pages.index(page))):
            for _ in range(tries):
                wanted = answered(pages) + chance.randint(WRITERS, 6 * WRITERS)
                await until(lambda wanted=wanted: answered(pages) >= wanted)
                scene.server.kill()
                await scene.restart(pages)
        return judge(scene.database, plan.number, pages, tries)


async def write_rows(page: Page, plan: Plan, number: int) -> None:
    """Write two cells of a row of one's own in one request, and now and then add a row."""
    turn, row = len(page.sent), plan.actions[number]
    text, term = page.set(row, "text", f"Texto {number}t{turn}"), page.set(row, "timeframe", f"Plazo {number}t{turn}")
    more = [page.insert(plan.objectives[number % 4], row, text=f"Fila {number}t{turn}")] if turn % 5 == 0 else []
    await page.send(text, *more, term)


def kill_before_answer(scene: Scene, tries: int) -> Verdict:
    """Fault 2: the answer to a kept request is held back and the server killed; the page sends the same again."""
    return run_alone(_kill_before_answer(scene, tries))


async def _kill_before_answer(scene: Scene, tries: int) -> Verdict:
    plan = scene.plan(4)
    async with Proxy(scene.server.port).open() as proxy:
        page = scene.page(plan, "Relatoría", url=proxy.url)
        async with closing([page]):
            for number in range(tries):
                await _lose_an_answer(scene, plan, proxy, page, number)
            verdict = judge(scene.database, plan.number, [page], tries)
    if any(request.tries < 2 for request in page.sent):
        verdict.faults.append("an answer that was not lost")
    return verdict


async def _lose_an_answer(scene: Scene, plan: Plan, proxy: Proxy, page: Page, number: int) -> None:
    row, away = plan.actions[number % 4], plan.actions[(number + 1) % 4]
    held_back = proxy.swallow()
    changes = [
        page.set(row, "text", f"Texto {number}"),
        page.insert(plan.objectives[0], text=f"Fila {number}"),
        page.delete(away) if number % 2 else page.restore(away),
        page.move(row, plan.objectives[number % 3]),
    ]
    sending = asyncio.create_task(page.send(*changes))
    await asyncio.wait_for(held_back.wait(), 60)
    scene.server.kill()
    await scene.restart([page])
    await asyncio.wait_for(sending, 60)
