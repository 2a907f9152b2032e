"""The mandates on the page Taller: quoted, ordered, edited, deleted and brought back."""

from datetime import date

import pytest

from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, edit, keep, latest, shown
from workshop.permissions import COMMAND_LINE
from workshop.templates import blank_workshop
from workshop.use_cases.prepare_workshop import add_mandate

PAGE = "preparation/workshop.py"


@pytest.fixture
def blank(database: Database) -> int:
    """A workshop with nothing but its title."""
    return keep(database, blank_workshop("Taller"))


def mandate(database: Database, number: int, text: str, **values: object) -> str:
    """Keep a mandate and return its id."""
    committed = commit(database, number, COMMAND_LINE, lambda w, a: add_mandate(w, a, text, **values))
    return committed.entries[0].change.item


def test_mandate_is_added_with_its_source(open_page: Opening, database: Database, blank: int) -> None:
    at = edit(open_page(PAGE, workshop=blank), latest(database, blank).root, "add-mandate")

    at.text_area(key="add-mandate-text-0").set_value("Encargar la formulación de un plan.")
    at.text_input(key="add-mandate-body-0").set_value("Consejo Regional")
    at.text_input(key="add-mandate-place-0").set_value("Ciudad de Piedra")
    at.date_input(key="add-mandate-date-0").set_value(date(1994, 10, 12))
    at.button(key="add-mandate-submit").click().run()

    assert not at.exception
    (kept,) = latest(database, blank).mandates
    assert (kept.text, kept.body, kept.place, kept.date) == (
        "Encargar la formulación de un plan.",
        "Consejo Regional",
        "Ciudad de Piedra",
        date(1994, 10, 12),
    )
    assert "Consejo Regional, Ciudad de Piedra, 12 de octubre de 1994" in shown(at)
    edit(at, latest(database, blank).root, "add-mandate")
    assert at.text_area(key="add-mandate-text-1").value == ""


def test_mandate_without_words_is_refused(open_page: Opening, database: Database, blank: int) -> None:
    at = edit(open_page(PAGE, workshop=blank), latest(database, blank).root, "add-mandate")

    at.text_input(key="add-mandate-body-0").set_value("Consejo Regional")
    at.button(key="add-mandate-submit").click().run()

    assert [error.value for error in at.error] == ["Escriba el texto: no puede quedar en blanco."]
    assert at.text_input(key="add-mandate-body-0").value == "Consejo Regional"
    assert latest(database, blank).mandates == []


def test_mandates_are_edited_moved_deleted_and_brought_back(open_page: Opening, database: Database, blank: int) -> None:
    first, second = mandate(database, blank, "Uno."), mandate(database, blank, "Dos.", date=date(1850, 1, 2))
    at = edit(open_page(PAGE, workshop=blank), first)

    at.text_input(key=f"field-{first}-place-0").set_value("Puerto Sereno")
    at.button(key=f"save--{first}").click().run()
    edit(at, first).button(key=f"down-{first}").click().run()
    assert [each.id for each in latest(database, blank).mandates] == [second, first]
    at.button(key=f"delete-{first}").click().run()
    assert [each.id for each in latest(database, blank).mandates] == [second]

    at.button(key="undo-step").click().run()

    assert not at.exception
    assert [(each.text, each.place) for each in latest(database, blank).mandates] == [
        ("Dos.", ""),
        ("Uno.", "Puerto Sereno"),
    ]


def test_programme_is_saved_beside_the_funder(open_page: Opening, database: Database, blank: int) -> None:
    root = latest(database, blank).root
    at = edit(open_page(PAGE, workshop=blank), root, "identity")

    at.text_area(key=f"field-{root}-programme-0").set_value("Segunda fase del programa.")
    at.button(key=f"save-identity-{root}").click().run()

    assert latest(database, blank).facts.programme == "Segunda fase del programa."
