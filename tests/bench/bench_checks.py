"""What "Por revisar" costs on a long plan: everything looked at anew, as after each change."""

import random
import statistics
import time

from tests.bench.bench_word import plan_of
from workshop.checks import checks
from workshop.items import Initiative
from workshop.new_items import NewItems
from workshop.workshop import Workshop

HEADER = ("actions", "found", "ms of processor", "target")
SIZES = ((500, 10), (5_000, 25))  # actions, axes
INITIATIVES = 60
ROUNDS = 5


def rows() -> list[tuple[str, ...]]:
    """Return a row for each size: the median of a few turns, each on a value nobody has looked at."""
    return [_row(actions, axes) for actions, axes in SIZES]


def _row(actions: int, axes: int) -> tuple[str, ...]:
    plan, times, found = _with_initiatives(plan_of(actions, axes)), [], 0
    for _round in range(ROUNDS):
        plan = plan.apply([])  # another value, of which nothing is known yet
        started = time.process_time()
        found = len(checks(plan))
        times.append((time.process_time() - started) * 1000)
    return f"{actions:,}", str(found), f"{statistics.median(times):.0f}", "<= 1000" if actions == 5_000 else ""


def _with_initiatives(plan: Workshop) -> Workshop:
    """Return a plan beside which other bodies do things said in the plan's own words."""
    choose, new = random.Random(2026), NewItems(plan)
    texts = [action.text for action in plan.walk_actions()]
    for number in range(INITIATIVES):
        actions = tuple(text.split("\n")[0] for text in choose.choices(texts, k=5))
        new.add(Initiative, plan.root, body=f"Organismo {number}", title="Programa regional", actions=actions)
    return plan.apply(new.changes)
