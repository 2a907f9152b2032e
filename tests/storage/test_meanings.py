"""Since when a text says so, and what the number in it bore then."""

from storage.commit import commit, create
from storage.database import Database
from storage.meanings import read_meanings, said_since
from storage.workshops import read_workshop
from tests.two_axes import inserts
from workshop.changes import Change
from workshop.checking.moved import moved
from workshop.permissions import COMMAND_LINE


def write(database: Database, number: int, *changes: Change) -> int:
    return commit(database, number, COMMAND_LINE, lambda workshop, actor: list(changes)).entries[0].revision


def said(text: str, item: str = "network") -> Change:
    return Change(kind="set", item=item, field="text", text=text)


def test_words_are_said_since_they_stand_there_without_a_break(database: Database) -> None:
    number = create(database, COMMAND_LINE, inserts())
    write(database, number, said("Ver la acción 1.1"))
    write(database, number, said("Nada"))
    since = write(database, number, said("Según la acción 1.1"))
    write(database, number, said("Según la acción 1.1, formar una red"))

    found = said_since(database, number, [("network", "text", "acción 1.1"), ("guide", "text", "Publicar")])

    assert found == {("network", "text", "acción 1.1"): since, ("guide", "text", "Publicar"): 1}


def test_number_that_was_moved_since_it_was_written_is_told_with_the_one_it_has_now(database: Database) -> None:
    number = create(database, COMMAND_LINE, inserts())
    write(database, number, said("Formar la red de la acción 1.1"))
    write(database, number, Change(kind="move", item="guide", parent="objective1", after="course"))
    write(database, number, said("Formar ya la red de la acción 1.1"))
    workshop = read_workshop(database, number)

    found = moved(workshop, read_meanings(database, workshop))

    assert [check.fix and check.fix.text for check in found] == ["Formar ya la red de la acción 1.2"]


def test_plan_that_points_nowhere_has_nothing_to_look_up(database: Database) -> None:
    number = create(database, COMMAND_LINE, inserts())

    assert read_meanings(database, read_workshop(database, number)) == {}
