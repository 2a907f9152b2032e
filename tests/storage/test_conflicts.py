"""Two texts for one cell, in whatever order they come: nothing is overwritten unseen, and every text can be read."""

import pytest

from storage.database import Database
from storage.history import entries_of
from storage.workshops import read_workshop
from tests.storage.test_requests import send, text
from tests.two_axes import COORDINATOR, WRITER
from workshop.changes import new_id
from workshop.items import Action
from workshop.permissions import Actor

ANA, LUIS = COORDINATOR, WRITER


def shown(database: Database, plan: int) -> str:
    return read_workshop(database, plan).find("guide", Action).text


def kept(database: Database, plan: int) -> list[tuple[str, str, str | None]]:
    """Return status, writer and text of everything that was ever sent for the cell, oldest first."""
    entries = database.read(lambda db: entries_of(db, plan, ["guide"], "text"))
    return [(entry.status, entry.actor, entry.change.text) for entry in entries if entry.change.kind == "set"]


def write(database: Database, plan: int, words: str, base: int, actor: Actor) -> tuple[str, int | None]:
    _, (result,) = send(database, plan, text("guide", words, base), actor=actor, request=new_id())
    return result.status, result.version


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Publicar un libro.", "Publicar un manual."),  # the same words
        ("Publicar una guía breve.", "Publicar una guía corta."),  # put in at one place
        ("", "Publicar dos guías."),  # one empties the text, the other writes on in it
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_edits_that_touch_are_both_kept_whichever_comes_first(
    database: Database, plan: int, first: str, second: str, turned: bool
) -> None:
    early, late = (second, first) if turned else (first, second)

    write(database, plan, early, 1, ANA)
    answer = write(database, plan, late, 1, LUIS)

    assert answer == ("parked", 2)
    assert shown(database, plan) == early
    assert kept(database, plan) == [("applied", ANA.id, early), ("parked", LUIS.id, late)]


def test_chosen_text_goes_over_the_other_which_stays_in_the_history(database: Database, plan: int) -> None:
    write(database, plan, "Publicar un libro.", 1, LUIS)
    _, seen = write(database, plan, "Publicar un manual.", 1, ANA)

    answer = write(database, plan, "Publicar un manual.", seen or 0, ANA)

    assert answer == ("applied", 3)
    assert shown(database, plan) == "Publicar un manual."
    assert ("applied", LUIS.id, "Publicar un libro.") in kept(database, plan)


def test_two_who_choose_at_once_do_not_overwrite_each_other_unseen(database: Database, plan: int) -> None:
    write(database, plan, "Publicar un libro.", 1, LUIS)
    _, seen_by_ana = write(database, plan, "Publicar un manual.", 1, ANA)
    _, seen_by_luis = write(database, plan, "Publicar un folleto.", 1, LUIS)

    first = write(database, plan, "Publicar un manual.", seen_by_ana or 0, ANA)
    second = write(database, plan, "Publicar un folleto.", seen_by_luis or 0, LUIS)
    third = write(database, plan, "Publicar un folleto.", second[1] or 0, LUIS)

    assert (first, second, third) == (("applied", 3), ("parked", 3), ("applied", 4))
    assert shown(database, plan) == "Publicar un folleto."
    assert [words for _, _, words in kept(database, plan) if words == "Publicar un manual."] == [
        "Publicar un manual."
    ] * 2
