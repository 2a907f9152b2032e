"""Every step behind a button, asked by everybody in every stage: let through or not, as the table says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from storage.people import actor_in, find_person
from storage.upgrade import open_database
from tests.table.effects import traces
from tests.table.steps import ARGUMENTS, OWN_TABLE, is_kept, remember_writing, steps
from tests.table.table import WHO, differences, everybody, rows
from tests.table.table import may as may_by_table
from tests.table.world import Place, World, build_world, data_folder_of
from workshop.errors import AxisHandedIn, Forbidden, Problem, StageClosed
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("steps")
    with data_folder_of(folder):
        database = open_database(f"sqlite:///{folder / 'plenaria.db'}")
        world = build_world(database)
        for place in world.places.values():
            remember_writing(database, place)
        yield world
        database.close()


@dataclass(frozen=True)
class Attempt:
    """Somebody in a stage, ready to try steps."""

    who: str
    place: Place
    now: Workshop
    actor: Actor
    table: str | None

    @property
    def cell(self) -> tuple[str, str]:
        return self.who, self.place.when


@pytest.fixture(scope="module")
def attempts(world: World) -> list[Attempt]:
    found = []
    for who, when in everybody():
        actor = world.actor(who, when)
        person = find_person(world.database, actor.id)
        table = person.table_axis if person else None
        found.append(Attempt(who, world.places[when], world.workshop(when), actor, table))
    return found


def is_let_through(world: World, name: str, attempt: Attempt) -> bool:
    """Try a step; what goes wrong later than the question who may do it counts as let through."""
    given = ARGUMENTS[name](attempt.place, attempt.now)
    arguments = [attempt.table if each is OWN_TABLE else each for each in given]
    before: list[Any] = [world.database] if is_kept(name) else []
    try:
        steps()[name](*before, attempt.now, attempt.actor, *arguments)
    except (Forbidden, StageClosed, AxisHandedIn):
        return False
    except Problem:
        return True
    return True


def test_every_step_has_its_row() -> None:
    assert sorted(rows("step")) == sorted(steps())


def test_steps_are_let_through_as_the_table_says(world: World, attempts: list[Attempt]) -> None:
    names = [name for name in ARGUMENTS if not is_kept(name)]
    before = traces(world.database)

    found = {(name, *each.cell): is_let_through(world, name, each) for name in names for each in attempts}

    assert differences("step", found) == []
    assert traces(world.database) == before  # they return changes, and keep nothing


def test_creating_a_workshop_asks_for_a_role_in_all(world: World) -> None:
    actors = {who: actor_in(world.database, world.people[who, "G"].id, None) for who in WHO}

    found = {who: may(actor, Doing.CREATE_WORKSHOP) for who, actor in actors.items()}

    assert found == {who: may_by_table("step", "prepare_workshop.create_workshop", who, "G") for who in WHO}


def test_steps_of_access_are_let_through_as_the_table_says(world: World, attempts: list[Attempt]) -> None:
    found, touched = {}, []
    before = traces(world.database)
    for name in filter(is_kept, ARGUMENTS):
        for each in attempts:
            found[name, *each.cell] = is_let_through(world, name, each)
            after = traces(world.database)
            if after != before and not found[name, *each.cell]:
                touched.append((name, *each.cell))
            before = after

    assert differences("step", found) == []
    assert touched == []
