"""Steps and rows of the matrix in a browser: undo and redo with others at work, keys, copies, dragging."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from storage.commit import commit
from storage.database import Database
from storage.workshops import read_workshop
from tests.browser.matrix_page import caret, cell, expect_saved, write
from tests.pages.api.conftest import Written
from workshop.changes import Change, new_id
from workshop.permissions import COMMAND_LINE

FIRST = "Crear una lista común"
Outline = Callable[[], list[str]]


@pytest.fixture
def outline(beside: Database, written: Written) -> Outline:
    """Return how to read the kept rows: each objective as "1:", its actions, its sub-actions behind a dash."""

    def read() -> list[str]:
        workshop = read_workshop(beside, written.id)
        found = []
        for number, objective in enumerate(workshop.objectives(written.axis), 1):
            found.append(f"{number}:")
            for action in workshop.actions(objective.id):
                found += [action.text, *(f"- {each.text}" for each in workshop.actions(action.id))]
        return found

    return read


def others_write(database: Database, written: Written, *changes: Change) -> None:
    """Keep changes as somebody else makes them."""
    commit(database, written.id, COMMAND_LINE, lambda workshop, actor: list(changes))


def inserted(parent: str, text: str, after: str | None = None, kind: str = "action") -> Change:
    """Return the change that adds a row."""
    return Change(kind="insert", item=new_id(), type=kind, parent=parent, after=after, cells={"text": text})


def test_steps_go_back_and_come_again_by_keys_and_buttons(writer: Page, outline: Outline) -> None:
    undo, redo = (writer.get_by_role("button", name=re.compile(name)) for name in ("^Deshacer", "^Rehacer"))
    expect(undo).to_be_disabled()

    write(writer, "Acción 1", " de contactos")
    writer.keyboard.press("Control+Enter")
    writer.keyboard.type("Publicarla")
    expect(undo).to_have_attribute("title", "Deshacer: lo escrito en Acción 2 (Ctrl+Z)")
    writer.keyboard.press("Control+z")
    expect(cell(writer, "Acción 2")).to_have_text("")
    writer.keyboard.press("Control+z")
    expect(cell(writer, "Acción 2")).to_have_count(0)
    expect(cell(writer, "Acción 1")).to_be_focused()
    undo.click()
    expect(cell(writer, "Acción 1")).to_have_text(FIRST)
    expect(undo).to_be_disabled()
    expect_saved(writer)
    assert outline() == ["1:", FIRST]

    redo.click()
    expect(cell(writer, "Acción 1")).to_have_text(f"{FIRST} de contactos")
    assert caret(writer) == len(f"{FIRST} de contactos")
    writer.keyboard.press("Control+y")
    writer.keyboard.press("Control+Shift+Z")
    expect(cell(writer, "Acción 2")).to_have_text("Publicarla")
    expect(writer.get_by_text("Se rehízo: lo escrito en Acción 2.")).to_be_attached()
    expect_saved(writer)
    assert outline() == ["1:", f"{FIRST} de contactos", "Publicarla"]


def test_undo_keeps_what_another_wrote_since_or_says_why_it_cannot(
    writer: Page, beside: Database, written: Written, outline: Outline
) -> None:
    write(writer, "Acción 1", " de contactos")
    expect_saved(writer)
    others_write(beside, written, text_of(written, "Primero: crear una lista común de contactos"))
    expect(cell(writer, "Acción 1")).to_contain_text("Primero")

    writer.keyboard.press("Control+z")

    expect(cell(writer, "Acción 1")).to_have_text("Primero: crear una lista común")
    expect_saved(writer)
    writer.keyboard.press("Control+y")
    expect(cell(writer, "Acción 1")).to_have_text("Primero: crear una lista común de contactos")
    expect_saved(writer)

    others_write(beside, written, text_of(written, "Primero: crear una lista común de teléfonos"))
    expect(cell(writer, "Acción 1")).to_contain_text("teléfonos")
    writer.keyboard.press("Control+z")

    expect(writer.get_by_text("Otra persona cambió este texto después: no se puede deshacer.")).to_be_visible()
    expect(cell(writer, "Acción 1")).to_have_text("Primero: crear una lista común de teléfonos")
    expect(writer.get_by_role("button", name="Usar la mía")).to_have_count(0)
    assert outline() == ["1:", "Primero: crear una lista común de teléfonos"]


def text_of(written: Written, text: str) -> Change:
    """Return the change that sets the first action's text."""
    return Change(kind="set", item=written.action, field="text", text=text)


def test_copy_has_its_own_notes_and_goes_as_one_step(
    writer: Page, beside: Database, written: Written, outline: Outline
) -> None:
    others_write(beside, written, inserted(written.action, "Un inciso"))
    write(writer, "Acción 1", "")
    writer.keyboard.press("Control+Alt+f")
    writer.keyboard.type("Con apoyo de todos")
    expect_saved(writer)

    cell(writer, "Acción 1").click()
    writer.keyboard.press("Control+Shift+D")

    expect(cell(writer, "Nota al pie 2")).to_have_text("Con apoyo de todos")
    expect_saved(writer)
    workshop = read_workshop(beside, written.id)
    texts = [action.text for action in workshop.actions(written.objective)]
    marks = [re.findall(r"\[\^(\w+)\]", text)[0] for text in texts]
    assert len(set(marks)) == 2
    assert [re.sub(r"\[.*\]", "", text) for text in texts] == [FIRST, FIRST]
    assert [each.text for action in workshop.actions(written.objective) for each in workshop.actions(action.id)] == [
        "Un inciso"
    ] * 2

    writer.keyboard.press("Control+z")
    expect(cell(writer, "Acción 2")).to_have_count(0)
    expect_saved(writer)
    assert read_workshop(beside, written.id).footnotes.keys() == {marks[0]}


def test_keys_change_levels_and_delete_rows_and_all_goes_back(writer: Page, outline: Outline) -> None:
    write(writer, "Acción 1", "")
    writer.keyboard.press("Control+Enter")
    writer.keyboard.type("Publicarla")
    writer.keyboard.press("Alt+Shift+ArrowRight")
    writer.keyboard.type(" pronto")
    expect(cell(writer, "Acción a)")).to_have_text("Publicarla pronto")
    writer.keyboard.press("Control+Shift+Enter")
    writer.keyboard.type("Revisarla")
    expect(cell(writer, "Acción b)")).to_have_text("Revisarla")
    writer.keyboard.press("Alt+Shift+ArrowLeft")
    expect(cell(writer, "Acción 2")).to_have_text("Revisarla")
    writer.keyboard.press("Control+Shift+Backspace")
    expect(cell(writer, "Acción 2")).to_have_count(0)
    expect(cell(writer, "Acción a)")).to_be_focused()
    expect_saved(writer)
    assert outline() == ["1:", FIRST, "- Publicarla pronto"]

    writer.get_by_role("status").get_by_role("button", name="Deshacer").click()
    expect(cell(writer, "Acción 2")).to_be_focused()
    for _step in range(7):
        writer.keyboard.press("Control+z")
    expect(writer.get_by_role("button", name=re.compile("^Deshacer"))).to_be_disabled()
    expect_saved(writer)
    assert outline() == ["1:", FIRST]
