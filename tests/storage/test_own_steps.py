"""Somebody's own steps, the last first, without what was taken back."""

from dataclasses import replace

from storage.commit import commit
from storage.database import Database
from storage.own_steps import own_steps
from storage.workshops import read_workshop
from tests.two_axes import COORDINATOR
from workshop.changes import Change

OTHER = replace(COORDINATOR, id="other")


def write(database: Database, plan: int, text: str, actor: object = COORDINATOR, undoes: str | None = None) -> str:
    change = Change(kind="set", item="guide", field="text", text=text)
    return commit(database, plan, actor, lambda workshop, who: [change], undoes).entries[0].request


def steps(database: Database, plan: int) -> list[str | None]:
    revision = read_workshop(database, plan).revision
    found = database.read(lambda db: own_steps(db, plan, COORDINATOR.id, revision))
    return [step[0].change.text for step in found if step[0].change.kind == "set"]


def test_own_steps_come_last_first_without_those_of_others(database: Database, plan: int) -> None:
    for text, actor in (("Uno.", COORDINATOR), ("Dos.", OTHER), ("Tres.", COORDINATOR)):
        write(database, plan, text, actor)

    assert steps(database, plan) == ["Tres.", "Uno."]


def test_what_anybody_took_back_is_no_step_until_that_is_taken_back(database: Database, plan: int) -> None:
    write(database, plan, "Uno.")
    request = write(database, plan, "Dos.")
    back = write(database, plan, "Uno.", OTHER, undoes=request)
    assert steps(database, plan) == ["Uno."]

    write(database, plan, "Dos.", undoes=back)

    assert steps(database, plan) == ["Dos.", "Uno."]
