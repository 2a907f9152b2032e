"""Several write one matrix: each sees where the others are, and nothing anybody reads, marks or types is disturbed."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from storage.commit import commit
from storage.database import Database
from storage.history import entries_of
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.browser.conftest import SitDown, let_in
from tests.browser.matrix_page import SAVED, box_of, caret, cell, expect_saved, open_matrix, put, write
from tests.pages.api.conftest import Written
from workshop.changes import Change, new_id
from workshop.items import Action
from workshop.permissions import COMMAND_LINE, Role

FIRST = "Crear una lista común"
Come = Callable[[str], Page]


@pytest.fixture
def come(beside: Database, sit_down: SitDown, written: Written) -> Come:
    """Return how somebody who writes the first axis sits down at its matrix, named as others see them."""

    def come(name: str) -> Page:
        token = invite_person(beside, name, Role.RAPPORTEUR, written.id, [written.axis])
        return open_matrix(let_in(sit_down(), token), written.id)

    return come


def others_write(database: Database, written: Written, *changes: Change) -> None:
    """Keep changes as somebody else makes them."""
    commit(database, written.id, COMMAND_LINE, lambda workshop, actor: list(changes))


def add_actions(database: Database, written: Written, count: int) -> list[str]:
    """Let others add actions behind the first one; return their ids."""
    ids = [new_id() for _number in range(count)]
    behind = zip(ids, [written.action, *ids], strict=False)
    inserts = [
        Change(kind="insert", item=item, type="action", parent=written.objective, after=after,
               cells={"text": f"Acción puesta en {number}, con palabras para dos renglones o tres " * (1 + number % 3)})
        for number, (item, after) in enumerate(behind)
    ]  # fmt: skip
    others_write(database, written, *inserts)
    return ids


def tag(page: Page, name: str, person: str) -> Locator:
    """Return the tag of a person at a cell."""
    return box_of(page, name).locator(f".pl-tag[title='{person}']")


def test_each_sees_where_the_others_are_and_nothing_moves_by_it(come: Come, beside: Database, written: Written) -> None:
    ana = come("Ana Mora")
    cell(ana, "Acción 1").click()
    before = layout(ana)

    luis = come("Luis Paz")
    cell(luis, "Acción 1").click()

    expect(tag(ana, "Acción 1", "Luis Paz")).to_have_text("Luis Paz")
    expect(ana.get_by_role("status").filter(has_text="También escribe aquí Luis Paz")).to_be_attached()
    expect(cell(ana, "Acción 1")).to_have_accessible_description("También escribe aquí Luis Paz")
    expect(ana.get_by_role("button", name="Ir a donde escribe Luis Paz")).to_have_text("LP")
    assert layout(ana) == before

    luis.keyboard.press("Tab")
    expect(tag(ana, "Responsable 1", "Luis Paz")).to_have_text("LP")  # a narrow one
    expect(tag(ana, "Acción 1", "Luis Paz")).to_have_count(0)
    window = open_matrix(ana.context.new_page(), written.id)
    cell(window, "Plazo 1").click()
    expect(tag(ana, "Plazo 1", "usted, en otra ventana")).to_be_visible()
    expect(ana.locator(".pl-face")).to_have_count(1)

    luis.keyboard.type("Los países")
    changed = box_of(ana, "Responsable 1")
    expect(changed).to_have_class(re.compile("pl-news"))
    expect(changed).to_have_attribute("title", "Cambió Luis Paz")
    expect(changed).not_to_have_class(re.compile("pl-news"))
    luis.keyboard.press("ControlOrMeta+a")
    luis.keyboard.press("Delete")
    expect(cell(ana, "Responsable 1")).to_have_text("")
    expect_saved(luis)
    luis.close()
    expect(ana.locator(".pl-face")).to_have_count(0)
    expect(tag(ana, "Responsable 1", "Luis Paz")).to_have_count(0)
    assert layout(ana) == before


def layout(page: Page) -> object:
    """Return where every text stands, and the caret."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".pl-text")].map((text) => {
            const { left, top, width, height } = text.getBoundingClientRect();
            return [left, top, width, height].map(Math.round).join(" ");
        }).concat(String(getSelection().anchorOffset))"""
    )


def test_nothing_that_others_do_shifts_what_one_writes_or_reads(come: Come, beside: Database, written: Written) -> None:
    ids = add_actions(beside, written, 200)
    ana = come("Ana Mora")
    ana.wait_for_function("() => document.querySelectorAll('.pl-action').length >= 201")
    shifts = {}

    for is_writing in (False, True):
        at = 120 if is_writing else 60
        text = ana.locator(f".pl-text[data-key='{ids[at]}/text']")
        text.evaluate("(text) => text.scrollIntoView({ block: 'center' })")
        if is_writing:
            text.click()
            ana.keyboard.press("Control+Home")
        for name, changes in disturbances(written, ids, at, is_writing).items():
            top = text.evaluate(TOP)
            others_write(beside, written, *changes)
            expect(cell(ana, "Eje 1")).to_have_text(name)
            shifts[name, is_writing] = abs(text.evaluate(TOP) - top)

    assert max(shifts.values()) <= 1, shifts
    assert caret(ana) == 0
    ana.keyboard.type("Esta: ")
    expect(ana.locator(f".pl-text[data-key='{ids[120]}/text']")).to_have_text(
        re.compile("^Esta: Acción puesta en 120,")
    )
    expect_saved(ana)
    assert read_workshop(beside, written.id).find(ids[120], Action).text.startswith("Esta: Acción puesta en 120,")


TOP = "(text) => text.getBoundingClientRect().top"


def disturbances(written: Written, ids: list[str], at: int, is_writing: bool) -> dict[str, list[Change]]:
    """Return what others do above an action, and by name: the axis's title tells when all of it is on the screen."""

    def inserted(after: str | None) -> Change:
        cells = {"text": "Nueva " * 60}
        return Change(kind="insert", item=new_id(), type="action", parent=written.objective, after=after, cells=cells)

    def moved(item: str, after: str) -> Change:
        return Change(kind="move", item=item, parent=written.objective, after=after)

    def grown(item: str, field: str = "text") -> Change:
        return Change(kind="set", item=item, field=field, text="\n".join(["Un renglón más"] * 9))

    found = {
        "insertada al inicio": [inserted(None)],
        "insertadas encima": [inserted(ids[at - 9]) for _ in range(3)],
        "crecida encima": [grown(ids[at - 7]), grown(ids[at - 30])],
        "eliminadas": [Change(kind="delete", item=ids[at - back]) for back in (8, 25, 26, 27)],
        "movidas abajo": [moved(ids[at - back], ids[at + 30]) for back in (20, 21, 22)],
        "movida arriba": [moved(ids[at + 25], ids[at - 14])],
        "objetivo crecido": [Change(kind="set", item=written.objective, field="text", text="Objetivo " * at)],
    }
    if is_writing:
        found["movida la propia"] = [moved(ids[at], ids[at - 40])]
    return {name: [*changes, title(written, name)] for name, changes in found.items()}


def title(written: Written, words: str) -> Change:
    return Change(kind="set", item=written.axis, field="title", text=words)


def test_selection_composition_and_caret_outlast_what_others_write(
    come: Come, beside: Database, written: Written
) -> None:
    (second,) = add_actions(beside, written, 1)
    ana = come("Ana Mora")

    # A selection that is being drawn with the mouse, while a row comes above and the text itself grows before it.
    text = cell(ana, "Acción 1")
    place = text.bounding_box()
    assert place is not None
    ana.mouse.move(place["x"] + 60, place["y"] + 18)
    ana.mouse.down()
    ana.mouse.move(place["x"] + 120, place["y"] + 18, steps=3)
    marked = ana.evaluate("getSelection().toString()")
    above = Change(kind="insert", item=new_id(), type="action", parent=written.objective, cells={"text": "Una encima"})
    longer = Change(kind="set", item=written.action, field="text", text=f"Ya: {FIRST}")
    others_write(beside, written, above, longer)
    expect(ana.get_by_text("Una encima")).to_be_visible()
    assert marked and ana.evaluate("getSelection().toString()") == marked
    ana.mouse.up()
    assert ana.evaluate("getSelection().toString()") == marked

    # A word that is being composed, as with dead keys and phones, while the row goes to another place.
    write(ana, "Acción 2", " y ")
    keys = ana.context.new_cdp_session(ana)
    keys.send("Input.imeSetComposition", {"text": "nin", "selectionStart": 3, "selectionEnd": 3})
    others_write(beside, written, Change(kind="move", item=written.action, parent=written.objective, after=second))
    expect(cell(ana, "Acción 3")).to_have_text(f"Ya: {FIRST} y nin")
    keys.send("Input.imeSetComposition", {"text": "niñ", "selectionStart": 3, "selectionEnd": 3})
    keys.send("Input.insertText", {"text": "niñez"})
    ana.keyboard.type(".")

    expect(cell(ana, "Acción 3")).to_have_text(f"Ya: {FIRST} y niñez.")
    expect_saved(ana)
    assert read_workshop(beside, written.id).find(written.action, Action).text == f"Ya: {FIRST} y niñez."


def test_note_that_is_open_stays_open_while_its_row_changes(come: Come, beside: Database, written: Written) -> None:
    ana = come("Ana Mora")
    write(ana, "Acción 1", "")
    ana.keyboard.press("Control+Alt+f")
    ana.keyboard.type("Según la secretaría")
    expect_saved(ana)
    workshop = read_workshop(beside, written.id)
    text = workshop.find(written.action, Action).text
    (note,) = workshop.footnotes
    others_write(
        beside,
        written,
        Change(kind="set", item=written.action, field="text", text=f"Ya: {text}"),
        Change(kind="set", item=note, field="text", text="Todo según la secretaría"),
        Change(kind="insert", item=new_id(), type="action", parent=written.objective, cells={"text": "Una encima"}),
    )

    expect(ana.get_by_text("Una encima")).to_be_visible()
    ana.keyboard.type(" general")

    expect(cell(ana, "Nota al pie 1")).to_have_text("Todo según la secretaría general")
    expect_saved(ana)
    assert read_workshop(beside, written.id).footnotes[note].text == "Todo según la secretaría general"


def test_edits_made_apart_are_joined_in_sight_of_both_or_shown_for_a_choice(
    come: Come, beside: Database, written: Written
) -> None:
    ana, luis = come("Ana Mora"), come("Luis Paz")
    add_actions(beside, written, 1)
    expect(cell(luis, "Acción 2")).to_be_visible()

    # Both without connection: on the first row they write the same words, on the second one elsewhere in the text.
    for page, word in ((ana, " nacional"), (luis, " regional")):
        page.context.set_offline(True)
        put(page, "Acción 1", word)
    cell(ana, "Acción 2").click()
    ana.keyboard.press("Control+Home")
    ana.keyboard.insert_text("Ya: ")
    put(luis, "Acción 2", "fin")
    luis.context.set_offline(False)
    expect(luis.locator(".pl-save")).to_have_text(SAVED, timeout=30_000)
    ana.context.set_offline(False)

    joined = "Se juntó con el cambio de"
    expect(box_of(luis, "Acción 2").locator(".pl-state")).to_have_text(f"{joined} Ana Mora", timeout=30_000)
    expect(box_of(ana, "Acción 2").locator(".pl-state")).to_have_text(re.compile(f"{joined} (Luis Paz|otra persona)"))
    for page in (ana, luis):
        expect(cell(page, "Acción 2")).to_have_text(re.compile("^Ya: .*fin$"))
    panel = box_of(ana, "Acción 1").locator(".pl-held")
    expect(panel.locator(".pl-held-text")).to_have_text([f"{FIRST} regional", f"{FIRST} nacional"])
    expect(panel.locator("mark")).to_have_text(["regional", "nacional"])
    write(ana, "Acción 1", " y más")
    expect(panel.locator("mark")).to_have_text(["regional", "nacional y más"])

    panel.get_by_role("button", name="Juntar las dos").click()
    expect(panel).to_have_count(0)
    ana.keyboard.type(".")

    both = f"{FIRST} regional\n{FIRST} nacional y más."
    expect(cell(luis, "Acción 1")).to_have_text(both, use_inner_text=True)
    entries = beside.read(lambda db: entries_of(db, written.id, [written.action], "text"))
    assert f"{FIRST} nacional" in [entry.change.text for entry in entries if entry.status == "parked"]


def test_row_deleted_under_its_writer_comes_back_with_every_letter(
    come: Come, beside: Database, written: Written
) -> None:
    add_actions(beside, written, 2)
    ana, luis = come("Ana Mora"), come("Luis Paz")
    write(ana, "Acción 1", " de")
    expect_saved(ana)

    luis.get_by_role("button", name="Opciones de la fila 1").click()
    luis.get_by_role("menuitem", name="Eliminar").click()
    expect(cell(luis, "Acción 3")).to_have_count(0)
    expect(
        ana.get_by_text("Luis Paz eliminó esta fila. Si usted sigue escribiendo en ella, la fila vuelve.")
    ).to_be_visible()
    ana.keyboard.type(" contactos")

    expect(luis.get_by_text("La fila 1 volvió: Ana Mora escribía en ella.")).to_be_visible()
    expect(
        ana.get_by_text("La fila 1 volvió: otra persona la eliminó mientras usted escribía en ella.")
    ).to_be_visible()
    ana.keyboard.type(" útiles")
    expect(cell(luis, "Acción 1")).to_have_text(f"{FIRST} de contactos útiles")
    expect_saved(ana)
    workshop = read_workshop(beside, written.id)
    assert workshop.actions(written.objective)[0].text == f"{FIRST} de contactos útiles"

    # Nothing is written in it now: what is deleted stays so.
    ana.keyboard.press("Escape")
    cell(ana, "Acción 2").click()
    luis.get_by_role("button", name="Opciones de la fila 1").click()
    luis.get_by_role("menuitem", name="Eliminar").click()
    expect(cell(ana, "Acción 3")).to_have_count(0)
    expect(ana.get_by_text("de contactos útiles")).to_have_count(0)


def test_text_typed_when_the_stage_closes_waits_in_sight_and_goes_through_when_it_opens_again(
    come: Come, beside: Database, written: Written
) -> None:
    def open_stage(stage: str) -> None:
        others_write(beside, written, Change(kind="set", item=written.root, field="stage", text=stage))

    open_stage("group_work")
    ana = come("Ana Mora")
    ana.context.set_offline(True)
    write(ana, "Acción 1", " de contactos")
    open_stage("plenary")
    ana.context.set_offline(False)

    reason = "Esta etapa está cerrada. La coordinación puede volver a abrirla."
    expect(ana.locator(".pl-held-reason")).to_have_text(reason, timeout=30_000)
    expect(ana.get_by_text(f"{FIRST} de contactos")).to_be_visible()
    assert read_workshop(beside, written.id).find(written.action, Action).text == FIRST

    open_stage("group_work")

    expect(ana.locator(".pl-held")).to_have_count(0, timeout=30_000)
    expect_saved(ana)
    assert read_workshop(beside, written.id).find(written.action, Action).text == f"{FIRST} de contactos"
