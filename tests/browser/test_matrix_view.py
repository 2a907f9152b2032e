"""Looking at the matrix one's own way: columns, finding, offers under the caret, the tick, the room's screen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from storage.commit import commit
from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.bench.plans import plan_of_one_axis
from tests.browser.conftest import SitDown, let_in
from tests.browser.matrix_page import cell, expect_saved, open_matrix, write
from tests.pages.api.conftest import Written
from workshop.changes import Change, new_id
from workshop.items import Action
from workshop.permissions import COMMAND_LINE, Role


@pytest.fixture
def table(coordinator: Page, beside: Database, written: Written) -> Page:
    """Return the matrix of three actions as somebody sees it who may write and decide there, with no stage open."""
    add(beside, written, "Elaborar un protocolo de atención", responsible="Secretaría Técnica", timeframe="2027")
    add(beside, written, "Dictar un curso sobre niñez", responsible="Países Miembros", timeframe="2028")
    return open_matrix(coordinator, written.id)


def add(database: Database, written: Written, text: str, **cells: str) -> str:
    """Keep one more action behind the others and return its id."""
    item = new_id()
    last = read_workshop(database, written.id).last_child(written.objective)
    filled = {"text": text} | cells
    change = Change(kind="insert", item=item, type="action", parent=written.objective, after=last, cells=filled)
    commit(database, written.id, COMMAND_LINE, lambda workshop, actor: [change])
    return item


def action(database: Database, written: Written) -> Action:
    return read_workshop(database, written.id).find(written.action, Action)


def use(page: Page, name: str) -> None:
    """Press a button of the bar; where the panel leaves the bar little room, it is under "Más opciones"."""
    more = page.get_by_role("button", name="Más opciones")
    if more.is_visible() and more.get_attribute("aria-expanded") != "true":
        more.click()
    page.get_by_role("button", name=name).click()


def expect_headings(page: Page, *names: str) -> None:
    """Wait until the columns between the first and the last one bear these names: a choice shows at the next frame."""
    wanted = [re.compile(".*"), *names, re.compile(".*")]
    expect(page.get_by_role("columnheader")).to_have_text(wanted, use_inner_text=True)


def test_columns_are_chosen_in_place_remembered_here_and_reset(table: Page) -> None:
    use(table, "Columnas")
    panel = table.get_by_role("group", name="Columnas que se ven en este equipo")
    expect(panel.get_by_role("checkbox", name="Acción")).to_be_disabled()
    panel.get_by_role("checkbox", name="Plazo").uncheck()
    panel.get_by_role("checkbox", name="Indicador").check()
    expect_headings(table, "Acción", "Responsable", "Indicador")

    table.keyboard.press("Escape")
    expect(table.get_by_role("button", name="Columnas")).to_be_focused()
    table.reload()
    expect(cell(table, "Indicador 1")).to_be_visible()
    expect_headings(table, "Acción", "Responsable", "Indicador")

    use(table, "Columnas")
    table.get_by_role("button", name="Como en el taller").click()
    expect_headings(table, "Acción", "Responsable", "Plazo")


def test_hiding_the_column_one_writes_in_keeps_what_was_typed(table: Page, beside: Database, written: Written) -> None:
    write(table, "Plazo 1", "Cada año")
    use(table, "Columnas")
    table.get_by_role("checkbox", name="Plazo").uncheck()

    expect(cell(table, "Plazo 1")).to_have_count(0)
    expect_saved(table)
    assert action(beside, written).timeframe == "Cada año"


def test_column_taken_away_by_the_workshop_leaves_the_caret_in_the_row(
    table: Page, beside: Database, written: Written
) -> None:
    write(table, "Responsable 2", " y los países")
    columns = Change(kind="set", item=written.root, field="columns", text="text\ntimeframe")
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [columns])

    expect(cell(table, "Responsable 2")).to_have_count(0)
    expect(cell(table, "Acción 2")).to_be_focused()
    expect_saved(table)
    texts = [each.responsible for each in read_workshop(beside, written.id).actions(written.objective)]
    assert texts[1] == ("Secretaría Técnica y los países",)


def test_finding_counts_steps_and_leads_to_the_place(table: Page, beside: Database, written: Written) -> None:
    cell(table, "Acción 1").click()
    table.keyboard.press("Control+Alt+B")
    field, count = table.get_by_role("searchbox", name="Buscar en la matriz"), table.locator(".pl-find-count")
    field.fill("ELABORAR un")
    expect(count).to_have_text("1 de 1")
    field.fill("ninez")
    expect(count).to_have_text("1 de 1")
    assert lit(table) == ["niñez"]

    add(beside, written, "Publicar sobre la niñez")
    expect(count).to_have_text("1 de 2")
    field.press("Enter")
    expect(count).to_have_text("2 de 2")
    field.press("Shift+Enter")
    expect(count).to_have_text("1 de 2")
    field.press("Escape")

    expect(cell(table, "Acción 3")).to_be_focused()
    assert table.evaluate("String(getSelection())") == "niñez"
    assert lit(table) == []
    assert cell(table, "Acción 3").locator("*").count() == 0


def lit(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...(CSS.highlights.get('pl-found') ?? [])].map(String)")
    return found


def test_bodies_named_elsewhere_are_offered_and_taken_by_keys(table: Page, beside: Database, written: Written) -> None:
    write(table, "Responsable 1", "secr")
    offers = table.get_by_role("listbox", name="Sugerencias")
    expect(offers.get_by_role("option")).to_have_text(["Secretaría Técnica"])
    expect(cell(table, "Responsable 1")).to_have_attribute("aria-expanded", "true")
    table.keyboard.press("ArrowDown")
    expect(cell(table, "Responsable 1")).to_have_attribute(
        "aria-activedescendant", offers.get_by_role("option").get_attribute("id") or ""
    )
    table.keyboard.press("Enter")
    expect(offers).to_be_hidden()
    table.keyboard.press("Enter")
    table.keyboard.type("paises")
    table.keyboard.press("ArrowDown")
    table.keyboard.press("Tab")

    expect(cell(table, "Plazo 1")).to_be_focused()
    table.keyboard.press("ArrowDown")
    expect(table.get_by_role("option", name="Continuo")).to_be_visible()
    table.keyboard.press("Escape")
    expect(cell(table, "Plazo 1")).to_be_focused()
    expect_saved(table)
    assert action(beside, written).responsible == ("Secretaría Técnica", "Países Miembros")


def test_typing_on_ignores_what_is_offered(table: Page, beside: Database, written: Written) -> None:
    write(table, "Responsable 1", "Secretaría")
    expect(table.get_by_role("option", name="Secretaría Técnica")).to_be_visible()
    table.keyboard.press("Tab")
    table.keyboard.type("202")
    expect(table.get_by_role("option", name="2027")).to_be_visible()
    table.keyboard.press("Tab")

    expect_saved(table)
    assert (action(beside, written).responsible, action(beside, written).timeframe) == (("Secretaría",), "202")


def test_tick_is_a_decision_that_all_see_at_once_and_it_can_be_taken_back(
    table: Page, beside: Database, sit_down: SitDown, written: Written
) -> None:
    reader = open_matrix(let_in(sit_down(), invite_person(beside, "Lectora", Role.PARTICIPANT, written.id)), written.id)
    expect(reader.get_by_role("button", name="Acordada")).to_have_count(0)

    tick = table.get_by_role("button", name="Acordada", exact=True).first
    tick.click()

    expect(tick).to_have_attribute("aria-pressed", "true")
    expect(reader.get_by_role("img", name="Acordada")).to_have_count(1)
    expect_saved(table)
    decision = read_workshop(beside, written.id).decision(written.action)
    assert decision is not None
    assert (decision.outcome, decision.wording, decision.author) == (
        "adopted", "Crear una lista común", "Coordinación"
    )  # fmt: skip
    write(table, "Acción 1", " y pública")
    expect(reader.get_by_text("El texto cambió después de decidirse")).to_be_visible()

    tick.click()

    expect(tick).to_have_attribute("aria-pressed", "false")
    expect(reader.get_by_role("img", name="Acordada")).to_have_count(0)
    expect_saved(table)
    assert read_workshop(beside, written.id).decision(written.action) is None


def test_large_screen_steps_through_actions_ticks_and_leads_back_to_the_row(
    table: Page, beside: Database, written: Written
) -> None:
    cell(table, "Plazo 2").click()
    use(table, "Pantalla grande")
    stage = table.get_by_role("dialog", name="Pantalla grande")
    expect(stage.locator(".pl-stage-main")).to_contain_text("Elaborar un protocolo de atención")
    expect(stage).to_contain_text("Secretaría Técnica")
    expect(stage).to_contain_text("2 de 3")
    table.keyboard.press("ArrowLeft")
    expect(stage.locator(".pl-stage-main")).to_contain_text("Crear una lista común")
    assert table.locator(".pl-stage-main").evaluate("each => parseFloat(each.style.fontSize)") > 60

    longer = Change(kind="set", item=written.action, field="text", text="Una acción que crece mientras se habla. " * 60)
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [longer])
    expect(stage.locator(".pl-stage-main")).to_contain_text("mientras se habla")
    assert table.locator(".pl-stage-main").evaluate("each => each.scrollHeight <= each.clientHeight")
    table.keyboard.press("a")
    expect(stage.get_by_role("button", name=re.compile("^Acordada"))).to_have_attribute("aria-pressed", "true")
    table.keyboard.press("End")
    expect(stage).to_contain_text("3 de 3")
    table.keyboard.press("Escape")

    expect(stage).to_be_hidden()
    expect(cell(table, "Acción 3")).to_be_focused()
    expect_saved(table)
    use(table, "Letra más grande")
    for _ in range(4):
        table.locator(".pl-size").last.click()
    expect(stage).to_contain_text("3 de 3")
    assert read_workshop(beside, written.id).decision(written.action) is not None


def test_all_rows_of_a_long_axis_are_there_for_keys_and_for_finding(
    coordinator: Page, keep: Callable[[list[Change]], int]
) -> None:
    page = open_matrix(coordinator, keep(plan_of_one_axis(180)))

    page.get_by_role("button", name="Buscar en la matriz").click()
    page.get_by_role("searchbox").fill("acción número 180.")
    expect(page.locator(".pl-find-count")).to_have_text("1 de 1")
    page.keyboard.press("Escape")

    expect(cell(page, "Acción 180")).to_be_focused()
    expect(cell(page, "Acción 180")).to_be_in_viewport()
    expect(page.locator(".pl-action")).to_have_count(180)
    page.keyboard.press("Shift+Tab")
    expect(cell(page, "Plazo 179")).to_be_focused()
