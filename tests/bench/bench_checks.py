"""What "Por revisar" costs on a long plan: everything looked at anew, as after each change."""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial

from storage.commit import commit, create
from storage.database import Database
from storage.meanings import read_meanings
from storage.upgrade import open_database
from storage.workshops import read_workshop
from tests.bench import plans
from tests.bench.bench_word import plan_of
from workshop.changes import Change
from workshop.checks import Check, checks
from workshop.items import Initiative
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE, Actor
from workshop.workshop import Workshop

HEADER = ("actions", "found", "ms of processor", "target")
SIZES = ((500, 10), (5_000, 25))  # actions, axes
INITIATIVES = 60
REFERENCES = 100  # actions that name another by its number, each written at a moment of its own
ROUNDS = 5


def rows() -> list[tuple[str, ...]]:
    """Return a row for each size: the median of a few turns, each on a value nobody has looked at."""
    return [*(_row(actions, axes) for actions, axes in SIZES), *_rows_with_history(SIZES[-1][0])]


def _row(actions: int, axes: int) -> tuple[str, ...]:
    plan, times, found = _with_initiatives(plan_of(actions, axes)), [], 0
    for _round in range(ROUNDS):
        plan = plan.apply([])  # another value, of which nothing is known yet
        found, spent = _timed(partial(checks, plan))
        times.append(spent)
    return f"{actions:,}", str(found), f"{statistics.median(times):.0f}", "<= 1000" if actions == 5_000 else ""


def _rows_with_history(actions: int) -> list[tuple[str, ...]]:
    """Return what it costs to ask history what the references meant: once in a process, then after each change."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/plenaria.db")
        number = create(database, COMMAND_LINE, plans.plan_of(actions))
        for place in range(REFERENCES):
            _write(database, number, place, f"Seguir la acción {1 + place % plans.AXES}.{1 + place}.")
        found, first = _timed(lambda: _told(database, number))
        later = []
        for place in range(ROUNDS):
            _write(database, number, REFERENCES + place, "Seguir.")
            later.append(_timed(lambda: _told(database, number))[1])
        database.close()
    said = f"{actions:,}, {REFERENCES} references"
    return [
        (f"{said}: at first", str(found), f"{first:.0f}", ""),
        (f"{said}: after a change", str(found), f"{statistics.median(later):.0f}", "<= 1000"),
    ]


def _write(database: Database, number: int, place: int, text: str) -> None:
    def rewrite(workshop: Workshop, _actor: Actor) -> list[Change]:
        return [Change(kind="set", item=list(workshop.walk_actions())[place].id, field="text", text=text)]

    commit(database, number, COMMAND_LINE, rewrite)


def _told(database: Database, number: int) -> list[Check]:
    plan = read_workshop(database, number)
    return checks(plan, read_meanings(database, plan))


def _timed(look: Callable[[], list[Check]]) -> tuple[int, float]:
    started = time.process_time()
    found = len(look())
    return found, (time.process_time() - started) * 1000


def _with_initiatives(plan: Workshop) -> Workshop:
    """Return a plan beside which other bodies do things said in the plan's own words."""
    choose, new = random.Random(2026), NewItems(plan)
    texts = [action.text for action in plan.walk_actions()]
    for number in range(INITIATIVES):
        actions = tuple(text.split("\n")[0] for text in choose.choices(texts, k=5))
        new.add(Initiative, plan.root, body=f"Organismo {number}", title="Programa regional", actions=actions)
    return plan.apply(new.changes)
