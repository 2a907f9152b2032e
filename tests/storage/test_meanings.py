"""Since when a text says so, and what the number in it bore then."""

from collections.abc import Mapping

from storage.commit import commit, create
from storage.database import Database
from storage.meanings import Meanings, read_meanings, said_since
from storage.workshops import read_workshop
from tests.storage.test_history_search import statements
from tests.two_axes import inserts
from workshop.changes import Change
from workshop.checking.meant import Meant
from workshop.checks import checks
from workshop.permissions import COMMAND_LINE
from workshop.workshop import Workshop


def write(database: Database, number: int, *changes: Change) -> int:
    return commit(database, number, COMMAND_LINE, lambda workshop, actor: list(changes)).entries[0].revision


def said(text: str, item: str = "network") -> Change:
    return Change(kind="set", item=item, field="text", text=text)


def references(workshop: Workshop, meanings: Mapping[Meant, str | None]) -> list[tuple[str, str | None]]:
    """Return what is told of the references: the words, and the text that puts them right."""
    found = checks(workshop, meanings)
    return [(check.about, check.fix and check.fix.text) for check in found if check.kind == "cross_reference"]


def told(database: Database, number: int) -> list[tuple[str, str | None]]:
    now = read_workshop(database, number)
    return references(now, read_meanings(database, now))


def test_words_are_said_since_they_stand_there_without_a_break(database: Database) -> None:
    number = create(database, COMMAND_LINE, inserts())
    write(database, number, said("Ver la acción 1.1"))
    write(database, number, said("Nada"))
    since = write(database, number, said("Según la acción 1.1"))
    before = read_workshop(database, number)
    write(database, number, said("Según la acción 1.1, formar una red"))
    write(database, number, said("Nada de nada"))
    write(database, number, said("La acción 1.1"))

    wanted = [("network", "text", "acción 1.1"), ("guide", "text", "Publicar")]

    assert said_since(database, before, wanted) == {wanted[0]: since, wanted[1]: 1}


def test_number_that_was_moved_since_it_was_written_is_told_with_the_one_it_has_now(database: Database) -> None:
    number = create(database, COMMAND_LINE, inserts())
    write(database, number, said("Formar la red de la acción 1.1"))
    write(database, number, Change(kind="move", item="guide", parent="objective1", after="course"))
    write(database, number, said("Formar ya la red de la acción 1.1"))

    assert told(database, number) == [("acción 1.1", "Formar ya la red de la acción 1.2")]


def test_what_comes_after_is_found_as_by_who_asks_for_the_first_time(database: Database) -> None:
    number = create(database, COMMAND_LINE, inserts())
    write(database, number, said("Formar la red de la acción 1.1"))
    steps = [
        Change(kind="move", item="guide", parent="objective1", after="course"),
        said("Dar el curso de la acción 1.1", "course"),
        said("Formar la red de la acción 1.2"),
        Change(kind="delete", item="guide"),
        said("Nada"),
        said("Formar la red de la acción 1.1"),
        Change(kind="restore", item="guide"),
        Change(kind="move", item="manual", parent="objective1"),
    ]

    asked, afresh = [], []
    for step in steps:
        write(database, number, step)
        now = read_workshop(database, number)
        asked.append(references(now, read_meanings(database, now)))
        afresh.append(references(now, Meanings(database, number).read(now)))

    assert asked == afresh
    assert asked[0] == [("acción 1.1", "Formar la red de la acción 1.2")]
    assert asked[3] == [("acción 1.2", None)]
    assert [right for _about, right in asked[-1]] == ["Dar el curso de la acción 1.2", "Formar la red de la acción 1.2"]


def test_what_is_known_is_not_asked_again(database: Database) -> None:
    number = create(database, COMMAND_LINE, inserts())
    for round_ in range(30):  # of moments there may be any number
        write(database, number, said(f"Curso {round_} de la acción 1.1", "course"))
        write(database, number, said(f"Red {round_} de la acción {1 + round_ % 2}.1"))
    told(database, number)
    write(database, number, Change(kind="move", item="manual", parent="objective1"))
    now = read_workshop(database, number)

    found: list[tuple[str, str | None]] = []
    asked = statements(database, lambda: found.extend(references(now, read_meanings(database, now))))

    assert len([each for each in asked if "FROM" in each]) == 1
    assert [about for about, _right in found] == ["acción 1.1", "acción 2.1"]
