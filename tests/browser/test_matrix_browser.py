"""The matrix in a browser: keys, caret and scroll, and that nothing typed is lost when the server or the page goes."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from storage.commit import commit
from storage.database import Database
from storage.history import entries_of
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.browser.conftest import SitDown, let_in
from tests.browser.matrix_page import (
    RETURN,
    box_of,
    caret,
    cell,
    expect_saved,
    open_matrix,
    put,
    wait_for_matrix,
    write,
)
from tests.pages.api.conftest import Written
from tests.served import Server
from workshop.changes import Change, new_id
from workshop.permissions import COMMAND_LINE, Role

FIRST = "Crear una lista común"
Rows = Callable[[], list[tuple[str, str, str]]]


@pytest.fixture
def stoppable(server: Server) -> Iterator[Server]:
    """Return the worker's server for a test that stops it; afterwards it runs again."""
    yield server
    if server.process.poll() is not None:
        server.start()


@pytest.fixture
def rows(beside: Database, written: Written) -> Rows:
    """Return how to read the actions kept in the database: text, responsible, timeframe of each."""

    def read() -> list[tuple[str, str, str]]:
        found = read_workshop(beside, written.id).actions(written.objective)
        return [(each.text, "\n".join(each.responsible), each.timeframe or "") for each in found]

    return read


def sent(database: Database, written: Written) -> list[str | None]:
    """Return every text that the first action was set to, oldest first."""
    entries = database.read(lambda db: entries_of(db, written.id, [written.action], "text"))
    return [entry.change.text for entry in entries if entry.change.kind == "set"]


def others_write(database: Database, written: Written, *changes: Change) -> None:
    """Keep changes as somebody else makes them."""
    commit(database, written.id, COMMAND_LINE, lambda workshop, actor: list(changes))


def test_typing_is_saved_and_the_cell_says_when(writer: Page, rows: Rows) -> None:
    write(writer, "Acción 1", " de contactos")

    expect(box_of(writer, "Acción 1")).to_contain_text(re.compile(r"Guardado \d\d:\d\d"))
    assert rows() == [(f"{FIRST} de contactos", "", "")]


def test_tab_leads_through_the_cells_and_from_the_last_one_to_a_new_row(writer: Page, rows: Rows) -> None:
    write(writer, "Acción 1", " y pública")
    for text in ("Secretaría", "Primer semestre", "Mantenerla al día", "Los países"):
        writer.keyboard.press("Tab")
        writer.keyboard.type(text)

    expect(cell(writer, "Responsable 2")).to_have_text("Los países")
    expect_saved(writer)
    assert rows() == [
        (f"{FIRST} y pública", "Secretaría", "Primer semestre"),
        ("Mantenerla al día", "Los países", ""),
    ]


def test_shift_tab_leads_back(writer: Page, rows: Rows) -> None:
    cell(writer, "Plazo 1").click()
    writer.keyboard.press("Shift+Tab")
    writer.keyboard.type("Secretaría")

    expect(cell(writer, "Responsable 1")).to_have_text("Secretaría")
    expect_saved(writer)
    assert rows() == [(FIRST, "Secretaría", "")]


def test_ctrl_enter_makes_an_action_behind_this_one_and_enter_a_line(writer: Page, rows: Rows) -> None:
    write(writer, "Acción 1", "")
    writer.keyboard.press("Control+Enter")
    writer.keyboard.type("Publicarla")
    writer.keyboard.press("Enter")
    writer.keyboard.type("cada año")
    cell(writer, "Acción 1").click()
    writer.keyboard.press("Control+Enter")
    writer.keyboard.type("Revisarla")

    expect(cell(writer, "Acción 3")).to_have_text("Publicarla\ncada año", use_inner_text=True)
    expect_saved(writer)
    assert rows() == [(FIRST, "", ""), ("Revisarla", "", ""), ("Publicarla\ncada año", "", "")]


def test_alt_arrows_move_an_action_and_the_caret_stays_in_it(writer: Page, rows: Rows) -> None:
    write(writer, "Acción 1", "")
    writer.keyboard.press("Control+Enter")
    writer.keyboard.type("Publicarla")
    writer.keyboard.press("Alt+ArrowUp")
    writer.keyboard.type(" pronto")

    expect(cell(writer, "Acción 1")).to_have_text("Publicarla pronto")
    expect_saved(writer)
    assert rows() == [("Publicarla pronto", "", ""), (FIRST, "", "")]


def test_text_typed_while_the_server_is_down_waits_in_sight_and_goes_through_once(
    stoppable: Server, writer: Page, beside: Database, written: Written
) -> None:
    stoppable.stop()

    put(writer, "Acción 1", " sin servidor")

    expect(box_of(writer, "Acción 1")).to_contain_text("Sin enviar")
    expect(cell(writer, "Acción 1")).to_contain_text(f"{FIRST} sin servidor")
    assert sent(beside, written) == []

    stoppable.start()

    expect(box_of(writer, "Acción 1")).to_contain_text(re.compile(r"Guardado \d\d:\d\d"), timeout=RETURN)
    expect(cell(writer, "Acción 1")).to_have_text(f"{FIRST} sin servidor")
    assert sent(beside, written) == [f"{FIRST} sin servidor"]


def test_typing_goes_on_through_a_loss_of_the_server_without_losing_a_letter(
    stoppable: Server, writer: Page, rows: Rows
) -> None:
    words = [f" palabra{number}" for number in range(12)]
    write(writer, "Acción 1", "".join(words[:4]))
    stoppable.stop()
    writer.keyboard.type("".join(words[4:8]), delay=40)
    expect(box_of(writer, "Acción 1")).to_contain_text("Sin enviar")
    stoppable.start()
    writer.keyboard.type("".join(words[8:]), delay=40)

    expect(box_of(writer, "Acción 1")).to_contain_text(re.compile(r"Guardado \d\d:\d\d"), timeout=RETURN)
    expect(cell(writer, "Acción 1")).to_have_text(FIRST + "".join(words))
    assert rows() == [(FIRST + "".join(words), "", "")]


def test_keyboard_never_leaves_the_cell_when_the_server_goes(stoppable: Server, writer: Page) -> None:
    cell(writer, "Acción 1").click()
    writer.evaluate(
        """() => {
            const cell = document.activeElement;
            Object.assign(window, { away: 0, dialogs: 0 });
            setInterval(() => (away += document.activeElement !== cell || cell.closest("[inert]") !== null), 1);
            const count = () => (dialogs = Math.max(dialogs, document.querySelectorAll("[role=dialog]").length));
            new MutationObserver(count).observe(document.body, { childList: true, subtree: true });
        }"""
    )

    stoppable.stop()

    writer.wait_for_function("() => dialogs > 0")  # Streamlit's own, over the connection it lost
    expect(writer.get_by_role("dialog")).to_have_count(0)
    assert writer.evaluate("away") == 0


def test_typing_without_a_pause_on_a_slow_computer_does_not_meet_itself(writer: Page, rows: Rows) -> None:
    words = "".join(f" palabra{number}" for number in range(14))
    write(writer, "Acción 1", "")

    # Nothing is painted anew while several requests come and go.
    writer.evaluate("window.requestAnimationFrame = (show) => setTimeout(() => show(performance.now()), 6000)")
    writer.keyboard.type(words, delay=25)

    assert last_of(rows, [(FIRST + words, "", "")]) == [(FIRST + words, "", "")]


def last_of(read: Rows, wanted: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Read until what is wanted is there, at most ten seconds, and return what was read last."""
    deadline = time.monotonic() + 10
    while (found := read()) != wanted and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


def test_text_typed_just_before_a_reload_is_there_after_it(writer: Page, rows: Rows) -> None:
    write(writer, "Acción 1", " hasta el último carácter")
    writer.reload()

    wait_for_matrix(writer)
    expect(cell(writer, "Acción 1")).to_have_text(f"{FIRST} hasta el último carácter")
    expect_saved(writer)
    assert rows() == [(f"{FIRST} hasta el último carácter", "", "")]


def test_text_typed_without_connection_survives_the_closed_tab(writer: Page, written: Written, rows: Rows) -> None:
    computer = writer.context
    computer.set_offline(True)
    write(writer, "Acción 1", " y cerrar la pestaña")
    expect(box_of(writer, "Acción 1")).to_contain_text("Sin enviar")
    writer.close()
    computer.set_offline(False)

    again = open_matrix(computer.new_page(), written.id)

    expect(cell(again, "Acción 1")).to_have_text(f"{FIRST} y cerrar la pestaña", timeout=RETURN)
    expect_saved(again)
    assert rows() == [(f"{FIRST} y cerrar la pestaña", "", "")]


def test_edits_of_others_move_neither_caret_nor_scroll(writer: Page, written: Written, beside: Database) -> None:
    ids = add_actions(beside, written, 40)
    cell(writer, "Acción 25").click()
    writer.keyboard.press("Control+Home")
    for _step in range(4):
        writer.keyboard.press("ArrowRight")
    before = top_of_focus(writer)

    long = "\n".join(f"Línea {number} de otra persona" for number in range(12))
    first = Change(kind="insert", item=new_id(), type="action", parent=written.objective, cells={"text": "La primera"})
    above, below = (Change(kind="set", item=ids[at], field="text", text=long) for at in (22, 24))
    others_write(beside, written, above, below, first)

    expect(cell(writer, "Acción 25")).to_contain_text("Línea 11")
    expect(cell(writer, "Acción 27")).to_contain_text("Línea 11")
    assert caret(writer) == 4
    assert abs(top_of_focus(writer) - before) <= 1
    writer.keyboard.type(" misma")
    expect(cell(writer, "Acción 26")).to_have_text("Otra misma acción")


def add_actions(database: Database, written: Written, count: int) -> list[str]:
    """Let others add actions behind the first one; return their ids."""
    ids = [new_id() for _number in range(count)]
    behind = zip(ids, [written.action, *ids], strict=False)
    inserts = [
        Change(
            kind="insert",
            item=item,
            type="action",
            parent=written.objective,
            after=after,
            cells={"text": "Otra acción"},
        )
        for item, after in behind
    ]
    others_write(database, written, *inserts)
    return ids


def top_of_focus(page: Page) -> float:
    """Return how far below the window's upper edge the text with the focus stands, in px."""
    found: float = page.evaluate("document.activeElement.getBoundingClientRect().top")
    return found


def test_reader_finds_nothing_to_write_in(beside: Database, sit_down: SitDown, written: Written, rows: Rows) -> None:
    token = invite_person(beside, "Participante", Role.PARTICIPANT, written.id)
    reader = open_matrix(let_in(sit_down(), token), written.id)

    reader.get_by_text(FIRST).click()
    reader.keyboard.type("No debe quedar")

    expect(reader.get_by_text("Solo lectura").first).to_be_visible()
    expect(reader.get_by_role("textbox")).to_have_count(0)
    expect(reader.get_by_role("button", name="Agregar acción")).to_be_hidden()
    expect(reader.get_by_text(FIRST)).to_have_text(FIRST)
    assert rows() == [(FIRST, "", "")]


def test_writer_only_reads_the_axis_of_another_group(writer: Page, written: Written) -> None:
    open_matrix(writer, written.id, axis=2)

    expect(writer.get_by_text("Solo lectura").first).to_be_visible()
    expect(writer.get_by_role("textbox")).to_have_count(0)
