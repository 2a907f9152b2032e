"""Handing in while another types, with not a word lost; and the matrix as it was, put back piece by piece."""

from playwright.sync_api import Page, expect

from storage.commit import commit
from storage.database import Database
from storage.history import entries_of
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.browser.conftest import SitDown, let_in
from tests.browser.matrix_page import box_of, cell, expect_saved, open_matrix, put, write
from tests.pages.api.conftest import Written
from workshop.changes import Change, new_id
from workshop.items import Action, Axis
from workshop.permissions import COMMAND_LINE, Role

FIRST = "Crear una lista común"
REASON = "El eje está entregado a la plenaria. Pida a la coordinación que lo devuelva al grupo."
SAID = "Entregado a la plenaria a las"


def keep(database: Database, written: Written, change: Change) -> None:
    commit(database, written.id, COMMAND_LINE, lambda workshop, actor: [change])


def in_group_work(database: Database, written: Written) -> None:
    keep(database, written, Change(kind="set", item=written.root, field="stage", text="group_work"))


def sit_down_to_write(database: Database, written: Written, page: Page) -> Page:
    token = invite_person(database, "Relatoría", Role.RAPPORTEUR, written.id, [written.axis])
    return open_matrix(let_in(page, token), written.id)


def texts_set(database: Database, written: Written) -> list[str | None]:
    entries = database.read(lambda db: entries_of(db, written.id, [written.action], "text"))
    return [entry.change.text for entry in entries if entry.change.kind == "set"]


def test_text_typed_while_the_axis_is_handed_in_waits_in_sight_and_goes_through_once(
    beside: Database, written: Written, sit_down: SitDown, coordinator: Page
) -> None:
    in_group_work(beside, written)
    writer = sit_down_to_write(beside, written, sit_down())
    writer.evaluate("window.neverReloaded = true")
    open_matrix(coordinator, written.id)

    # Their network is gone when the coordination hands the axis in, told first what is missing.
    writer.context.set_offline(True)
    put(writer, "Acción 1", " de contactos")
    coordinator.get_by_role("button", name="Entregar a plenaria").click()
    dialog = coordinator.get_by_role("dialog")
    expect(dialog.get_by_role("listitem")).to_contain_text(["1.1 Falta quién es responsable.", "1.1 Falta el plazo."])
    dialog.get_by_role("button", name="Entregar a plenaria").click()
    expect(coordinator.get_by_text(SAID)).to_contain_text("por Coordinación")
    writer.context.set_offline(False)

    text = writer.locator(f'[data-key="{written.action}/text"]')
    expect(writer.get_by_text(REASON)).to_be_visible(timeout=30_000)
    expect(text).to_have_text(f"{FIRST} de contactos")
    expect(writer.get_by_text(SAID)).to_be_visible()
    expect(cell(writer, "Acción 1")).to_have_count(0)
    assert texts_set(beside, written) == []

    coordinator.get_by_role("button", name="Devolver al grupo").click()

    expect(box_of(writer, "Acción 1")).to_contain_text("Guardado")
    expect(writer.get_by_text(REASON)).to_have_count(0)
    expect(coordinator.locator(f'[data-key="{written.action}/text"]')).to_have_text(f"{FIRST} de contactos")
    put(writer, "Acción 1", " y fechas")
    expect_saved(writer)
    assert texts_set(beside, written) == [f"{FIRST} de contactos", f"{FIRST} de contactos y fechas"]
    assert writer.evaluate("window.neverReloaded") is True


def test_group_hands_its_own_axis_in_and_takes_it_back_while_the_coordination_writes_on(
    beside: Database, written: Written, sit_down: SitDown, coordinator: Page
) -> None:
    in_group_work(beside, written)
    writer = sit_down_to_write(beside, written, sit_down())
    put(writer, "Acción 1", " de contactos")
    expect_saved(writer)
    write(open_matrix(coordinator, written.id), "Plazo 1", "Primer")

    writer.get_by_role("button", name="Entregar a plenaria").click()
    writer.get_by_role("dialog").get_by_role("button", name="Entregar a plenaria").click()

    expect(writer.locator(".pl-save")).to_have_text("Solo lectura")
    expect(coordinator.get_by_text(SAID)).to_be_visible()
    coordinator.keyboard.type(" semestre")  # the sentence above the table moved it, not the caret in it
    expect_saved(coordinator)
    expect(cell(coordinator, "Plazo 1")).to_have_text("Primer semestre")
    assert read_workshop(beside, written.id).find(written.axis, Axis).handed_in
    assert texts_set(beside, written) == [f"{FIRST} de contactos"]

    writer.get_by_role("button", name="Devolver al grupo").click()

    put(writer, "Acción 1", " y fechas")
    expect_saved(writer)
    assert texts_set(beside, written)[-1] == f"{FIRST} de contactos y fechas"


def test_versions_mark_what_changed_and_put_texts_and_rows_back(
    beside: Database, written: Written, coordinator: Page
) -> None:
    new = new_id()
    keep(beside, written, Change(kind="set", item=written.action, field="text", text="Crear una lista pública"))
    cells = {"text": "Publicarla"}
    insert = Change(kind="insert", item=new, type="action", parent=written.objective, after=written.action, cells=cells)
    keep(beside, written, insert)
    keep(beside, written, Change(kind="delete", item=written.action))
    open_matrix(coordinator, written.id)

    coordinator.get_by_role("button", name="Versiones").click()
    table = coordinator.get_by_role("table", name="Acciones del eje")
    expect(table.get_by_role("row")).to_contain_text(["Acción", "Publicarla", "Eliminadas", "Crear una lista pública"])
    coordinator.goto(f"/versiones?taller={written.id}&eje=1&version=1")
    expect(table.get_by_role("row")).to_contain_text(["Acción", "Eliminada después"])
    table.get_by_role("button", name="Recuperar esta acción").click()

    expect(coordinator.get_by_text("Se recuperó lo eliminado.")).to_be_visible()
    found = read_workshop(beside, written.id).find(written.action, Action)
    assert found.text == FIRST
    keep(beside, written, Change(kind="set", item=written.action, field="text", text="Crear una lista pública"))

    coordinator.get_by_text("Marcar lo que cambió desde entonces").click()
    expect(table.locator("del")).to_have_text("común")
    expect(table.locator("ins")).to_have_text(["pública", "Publicarla"])
    table.get_by_role("button", name="Volver a este texto: Acción 1. · Acción").click()

    expect(table.locator("del")).to_have_count(0)
    assert read_workshop(beside, written.id).find(written.action, Action).text == FIRST
    table.get_by_role("button", name="Historial: Acción 1.").click()
    expect(coordinator.get_by_role("dialog")).to_contain_text("Crear una lista pública")
