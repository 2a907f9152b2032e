"""Steps and rows of the matrix in a browser: undo and redo with others at work, keys, copies, dragging."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from storage.commit import commit
from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.browser.conftest import SitDown, let_in
from tests.browser.matrix_page import RETURN, caret, cell, expect_saved, open_matrix, write
from tests.pages.api.conftest import Written
from workshop.changes import Change, new_id
from workshop.permissions import COMMAND_LINE, Role

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


def test_undo_of_the_browser_itself_is_ours_and_works_without_connection(writer: Page, outline: Outline) -> None:
    computer = writer.context
    browser_menu = computer.new_cdp_session(writer)
    write(writer, "Acción 1", " de contactos")
    expect_saved(writer)
    text = cell(writer, "Acción 1")

    browser_menu.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Undo", "commands": ["undo"]})
    expect(text).to_have_text(FIRST)
    computer.set_offline(True)
    writer.keyboard.press("Control+y")
    expect(text).to_have_text(f"{FIRST} de contactos")
    writer.keyboard.type(" y sitios")
    writer.keyboard.press("Control+z")
    expect(text).to_have_text(f"{FIRST} de contactos")
    expect(writer.get_by_text("Sin enviar").first).to_be_visible()
    computer.set_offline(False)

    expect_saved(writer, timeout=RETURN)
    assert outline() == ["1:", f"{FIRST} de contactos"]


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


@pytest.fixture
def outlined(writer: Page, beside: Database, written: Written) -> Page:
    """Return the writer's page with two objectives: two actions, the first with a sub-action, and one action."""
    second = inserted(written.axis, "Otro objetivo", written.objective, "objective")
    rows = (
        inserted(written.action, "Un inciso"),
        second,
        inserted(written.objective, "La segunda", written.action),
        inserted(second.item, "La tercera"),
    )
    others_write(beside, written, *rows)
    expect(cell(writer, "Acción 3")).to_have_text("La tercera")
    return writer


def handle(page: Page, text: str) -> Locator:
    """Return the number of the row that says a text: what it is dragged by."""
    row = page.get_by_role("row").filter(has=page.get_by_role("textbox", name=re.compile("^Acción")).get_by_text(text))
    return row.get_by_role("rowheader")


def middle(locator: Locator) -> tuple[float, float]:
    """Return the middle of an element on the screen."""
    box = locator.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, what: str, onto: str, *, below: bool = True, right: float = 0) -> None:
    """Drag a row to the lower or upper edge of another with the mouse, and let go."""
    page.mouse.move(*middle(handle(page, what)))
    page.mouse.down()
    _, y = middle(handle(page, onto))
    box = handle(page, onto).bounding_box()
    assert box is not None
    x, _ = middle(handle(page, what))
    page.mouse.move(x + right, y + (1 if below else -1) * (box["height"] / 2 - 3), steps=6)
    expect(page.locator(".pl-drop")).to_be_visible()
    page.mouse.up()


def test_mouse_drags_rows_between_rows_objectives_and_levels(outlined: Page, outline: Outline) -> None:
    write(outlined, "Responsable 1", "Secretaría")

    drag(outlined, "La tercera", FIRST, below=False)
    expect(cell(outlined, "Acción 1")).to_have_text("La tercera")
    outlined.keyboard.type(" General")
    expect(cell(outlined, "Responsable 2")).to_have_text("Secretaría General")
    drag(outlined, "La segunda", "Un inciso", right=40)
    expect(cell(outlined, "Acción b)")).to_have_text("La segunda")
    drag(outlined, "Un inciso", "La tercera", below=False)
    expect(cell(outlined, "Acción 1")).to_have_text("Un inciso")
    expect_saved(outlined)
    assert outline() == ["1:", "Un inciso", "La tercera", FIRST, "- La segunda", "2:"]

    for _step in range(3):
        outlined.keyboard.press("Control+z")
    expect(cell(outlined, "Acción 3")).to_have_text("La segunda")
    expect_saved(outlined)
    assert outline() == ["1:", "La tercera", FIRST, "- Un inciso", "La segunda", "2:"]


def test_row_dragged_under_a_writer_keeps_their_caret_and_goes_back_without_their_words(
    outlined: Page, beside: Database, sit_down: SitDown, written: Written, outline: Outline
) -> None:
    token = invite_person(beside, "Otra relatoría", Role.RAPPORTEUR, written.id, [written.axis])
    other = open_matrix(let_in(sit_down(), token), written.id)
    write(other, "Acción 2", " de todas")

    drag(outlined, "La segunda", FIRST, below=False)
    expect(cell(other, "Acción 1")).to_have_text("La segunda de todas")
    other.keyboard.type(" las acciones")
    expect(cell(outlined, "Acción 1")).to_have_text("La segunda de todas las acciones")
    outlined.get_by_role("button", name=re.compile("^Deshacer")).click()

    expect(cell(other, "Acción 2")).to_have_text("La segunda de todas las acciones")
    expect(cell(other, "Acción 2")).to_be_focused()
    assert caret(other) == len("La segunda de todas las acciones")
    expect_saved(outlined)
    assert outline() == ["1:", FIRST, "- Un inciso", "La segunda de todas las acciones", "2:", "La tercera"]


def test_escape_leaves_a_dragged_row_where_it_was(outlined: Page, outline: Outline) -> None:
    outlined.mouse.move(*middle(handle(outlined, "La tercera")))
    outlined.mouse.down()
    outlined.mouse.move(*middle(handle(outlined, FIRST)), steps=4)
    expect(outlined.locator(".pl-drop")).to_be_visible()

    outlined.keyboard.press("Escape")
    expect(outlined.locator(".pl-drop")).to_be_hidden()
    outlined.mouse.up()

    assert outline() == ["1:", FIRST, "- Un inciso", "La segunda", "2:", "La tercera"]


def test_finger_drags_a_card_past_the_edge_of_the_screen(
    beside: Database, sit_down: SitDown, written: Written, outline: Outline
) -> None:
    others_write(beside, written, *(inserted(written.objective, f"Renglón {n}", written.action) for n in range(12)))
    token = invite_person(beside, "Relatoría", Role.RAPPORTEUR, written.id, [written.axis])
    phone = sit_down(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    open_matrix(let_in(phone, token), written.id)
    hand = phone.context.new_cdp_session(phone)

    x, y = middle(handle(phone, FIRST))
    touch(hand, "touchStart", x, y)
    for step in range(1, 6):
        touch(hand, "touchMove", x, y + step * (740 - y) / 5)
    expect(handle(phone, "Renglón 0")).to_be_in_viewport(timeout=20_000)
    touch(hand, "touchMove", x, 400)
    box = handle(phone, "Renglón 0").bounding_box()
    assert box is not None
    touch(hand, "touchMove", x, box["y"] + 4)
    expect(phone.locator(".pl-drop")).to_be_visible()
    touch(hand, "touchEnd")

    expect(cell(phone, "Acción 12")).to_have_text(FIRST)
    expect_saved(phone)
    assert outline()[-2:] == [FIRST, "Renglón 0"]


def touch(hand: CDPSession, kind: str, x: float = 0, y: float = 0) -> None:
    """Touch the screen as one finger does."""
    points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
    hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
