"""Faults 7, 8 and 10: two write one cell, a row goes while it is written in, requests come twice and out of order."""

import asyncio
import random

from tests.faults.client import Page, Sent, Wished
from tests.faults.scene import Plan, Scene, closing
from tests.faults.verdict import Verdict, judge
from tests.own_loop import run_alone

EDITORS = ("Norte", "Sur")


def write_one_cell(scene: Scene, tries: int) -> Verdict:
    """Fault 7: two editors set one cell at once, upon what each of them last saw of it."""
    return run_alone(_write_one_cell(scene, tries))


async def _write_one_cell(scene: Scene, tries: int) -> Verdict:
    plan, chance = scene.plan(1), random.Random(7)
    pages = [scene.page(plan, name) for name in EDITORS]
    cell = (plan.actions[0], "text")
    async with closing(pages):
        for number in range(tries):
            edits = [_edit(page, cell, f"{name}{number}", chance) for page, name in zip(pages, EDITORS, strict=True)]
            chance.shuffle(edits)
            answers = await asyncio.gather(*(page.send(edit) for page, edit in edits))
            for page, _edit_made in edits if chance.random() < 0.8 else ():  # else one goes on from an older text
                page.seen[cell] = max((answer[0]["version"], answer[0]["text"]) for answer in answers)
        return judge(scene.database, plan.number, pages, tries)


def _edit(page: Page, cell: tuple[str, str], word: str, chance: random.Random) -> tuple[Page, Wished]:
    """Put a new word in place of one that is there, at the front or the end, or in place of all."""
    words = page.seen[cell][1].split(" ")[:12]
    kind, at = chance.randrange(4), chance.randrange(len(words))
    changed = {
        0: [*words[:at], word, *words[at + 1 :]],
        1: [word, *words],
        2: [*words, word],
        3: ["Todo", "de", "nuevo", "para", word],
    }[kind]
    return page, page.set(*cell, " ".join(changed))


def lose_the_row(scene: Scene, tries: int) -> Verdict:
    """Fault 8: one types in a row while another deletes it, moves it to another axis, or brings it back."""
    return run_alone(_lose_the_row(scene, tries))


async def _lose_the_row(scene: Scene, tries: int) -> Verdict:
    plan, chance = scene.plan(8), random.Random(8)
    typing, arranging = pages = [scene.page(plan, name) for name in EDITORS]
    async with closing(pages):
        for number in range(tries):
            row = plan.actions[number % len(plan.actions)]
            first, second = (typing.set(row, "text", f"{part} de {number}") for part in ("Comienzo", "Final"))
            second["base"] = first["id"]
            away = [arranging.delete(row), arranging.move(row, chance.choice(plan.objectives))][number % 2]
            one = asyncio.create_task(typing.send(first))
            await asyncio.gather(arranging.send(away), one)
            await typing.send(second)
            if chance.random() < 0.5:
                await arranging.send(arranging.restore(row))
        return judge(scene.database, plan.number, pages, tries)


def repeat_and_reorder(scene: Scene, tries: int) -> Verdict:
    """Fault 10: each request arrives up to four times, at once with others and in any order."""
    return run_alone(_repeat_and_reorder(scene, tries))


async def _repeat_and_reorder(scene: Scene, tries: int) -> Verdict:
    plan, chance = scene.plan(4), random.Random(10)
    pages = [scene.page(plan, name) for name in EDITORS]
    async with closing(pages):
        for number in range(tries):
            requests = [
                request for page in pages for request in _steps(page, plan, f"{number}x{pages.index(page)}", chance)
            ]
            copies = [copy for copy in requests for _ in range(chance.randint(1, 4))]
            chance.shuffle(copies)
            answers = await asyncio.gather(*(_answer(page, request) for page, request in copies))
            faults = _unlike(copies, answers)
            assert not faults, faults
        return judge(scene.database, plan.number, pages, tries)


def _steps(page: Page, plan: Plan, name: str, chance: random.Random) -> list[tuple[Page, Sent]]:
    """Return requests that stand on one another: a row, its texts, its place, and its end."""
    row = page.insert(chance.choice(plan.objectives), chance.choice(plan.actions), text=f"Fila {name}")
    first = page.set(row["item"], "text", f"Primero {name}", base=1)
    second = page.set(row["item"], "text", f"Segundo {name}", base=first["id"])
    shared = page.set(chance.choice(plan.actions), "text", f"Común {name}")
    place = page.move(row["item"], chance.choice(plan.objectives))
    steps = [(row,), (first, shared), (second,), (place,), (page.delete(chance.choice(plan.actions)),)]
    return [(page, page.hand_over(*changes)) for changes in steps]


async def _answer(page: Page, request: Sent) -> dict[str, dict[str, object]]:
    assert await page.attempt(request)
    return request.results


def _unlike(copies: list[tuple[Page, Sent]], answers: list[dict[str, dict[str, object]]]) -> list[str]:
    """Name the changes that were answered differently when they came again, but for what was refused until then."""
    told: dict[str, set[object]] = {}
    for results in answers:
        for change, result in results.items():
            told.setdefault(change, set()).add(result["status"])
    return [f"{change}: {kinds}" for change, kinds in told.items() if len(kinds - {"refused"}) > 1]
