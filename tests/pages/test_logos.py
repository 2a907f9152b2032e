"""The logos on the page Taller: shown by address, named, ordered, deleted and brought back."""

import pytest

from storage.commit import commit
from storage.database import Database
from storage.files import keep_file
from tests.pages.conftest import Opening, edit, keep, latest, shown
from tests.pictures import png
from workshop.permissions import COMMAND_LINE
from workshop.templates import blank_workshop
from workshop.use_cases.prepare_workshop import LOGOS, add_logo

PAGE = "preparation/workshop.py"


@pytest.fixture
def blank(database: Database) -> int:
    """A workshop with nothing but its title."""
    return keep(database, blank_workshop("Taller"))


def logo(database: Database, number: int, name: str, width: int = 4) -> str:
    """Keep a logo and return its id."""
    file = keep_file(database, number, name, "image/png", png(width))
    committed = commit(database, number, COMMAND_LINE, lambda w, a: add_logo(w, a, file, name))
    return committed.entries[0].change.item


def test_logos_are_shown_with_their_names(open_page: Opening, database: Database, blank: int) -> None:
    logo(database, blank, 'Red "Uno" & <Dos>')
    file = latest(database, blank).logos[0].file

    at = open_page(PAGE, workshop=blank)

    picture = f'<img src="/api/workshops/{blank}/files/{file}" alt="Red &quot;Uno&quot; &amp; &lt;Dos&gt;">'
    assert picture in shown(at)


def test_page_without_logos_says_what_may_be_sent(open_page: Opening, blank: int) -> None:
    at = open_page(PAGE, workshop=blank)

    assert "Imágenes PNG o JPEG de hasta 2 MB" in shown(at)
    assert "<figure" not in shown(at)


def test_logos_are_named_moved_deleted_and_brought_back(open_page: Opening, database: Database, blank: int) -> None:
    first, second = logo(database, blank, "archivo_1"), logo(database, blank, "Red", 5)
    at = edit(open_page(PAGE, workshop=blank), first)

    at.text_input(key=f"field-{first}-name-1").set_value("Foro Regional")
    at.button(key=f"save--{first}").click().run()
    edit(at, first).button(key=f"down-{first}").click().run()
    assert [each.name for each in latest(database, blank).logos] == ["Red", "Foro Regional"]
    at.button(key=f"delete-{first}").click().run()
    assert [each.id for each in latest(database, blank).logos] == [second]

    at.button(key="undo-step").click().run()

    assert not at.exception
    assert [each.id for each in latest(database, blank).logos] == [second, first]


def test_logo_cannot_lose_its_name(open_page: Opening, database: Database, blank: int) -> None:
    item = logo(database, blank, "Red")
    at = edit(open_page(PAGE, workshop=blank), item)

    at.text_input(key=f"field-{item}-name-1").set_value("")
    at.button(key=f"save--{item}").click().run()

    assert [error.value for error in at.error] == ["Escriba el nombre: no puede quedar en blanco."]


def test_full_row_offers_no_other(open_page: Opening, database: Database, blank: int) -> None:
    for number in range(LOGOS):
        logo(database, blank, f"Red {number}", number + 1)

    at = open_page(PAGE, workshop=blank)

    assert "Ya hay 8 logos, que es el máximo." in shown(at)
