"""Handing in with two at work: one hands the axis in while the other types, and not a word of theirs is lost."""

from playwright.sync_api import Page, expect

from storage.commit import commit
from storage.database import Database
from storage.history import entries_of
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.browser.conftest import SitDown, let_in
from tests.browser.matrix_page import box_of, cell, expect_saved, open_matrix, write
from tests.pages.api.conftest import Written
from workshop.changes import Change
from workshop.items import Axis
from workshop.permissions import COMMAND_LINE, Role

FIRST = "Crear una lista común"
REASON = "El eje está entregado a la plenaria. Pida a la coordinación que lo devuelva al grupo."
SAID = "Entregado a la plenaria"


def in_group_work(database: Database, written: Written) -> None:
    change = Change(kind="set", item=written.root, field="stage", text="group_work")
    commit(database, written.id, COMMAND_LINE, lambda workshop, actor: [change])


def sit_down_to_write(database: Database, written: Written, page: Page) -> Page:
    token = invite_person(database, "Relatoría", Role.WRITER, written.id, [written.axis])
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
    write(writer, "Acción 1", " de contactos")
    coordinator.get_by_role("button", name="Entregar a plenaria").click()
    dialog = coordinator.get_by_role("dialog")
    expect(dialog.get_by_role("listitem")).to_contain_text(
        ["Falta el compromiso.", "1.1 Falta quién es responsable.", "1.1 Falta el plazo."]
    )
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
    write(writer, "Acción 1", " y fechas")
    expect_saved(writer)
    assert texts_set(beside, written) == [f"{FIRST} de contactos", f"{FIRST} de contactos y fechas"]
    assert writer.evaluate("window.neverReloaded") is True


def test_group_hands_its_own_axis_in_and_takes_it_back(beside: Database, written: Written, sit_down: SitDown) -> None:
    in_group_work(beside, written)
    writer = sit_down_to_write(beside, written, sit_down())
    write(writer, "Acción 1", " de contactos")

    writer.get_by_role("button", name="Entregar a plenaria").click()
    writer.get_by_role("dialog").get_by_role("button", name="Entregar a plenaria").click()

    expect(writer.locator(".pl-save")).to_have_text("Solo lectura")
    assert read_workshop(beside, written.id).find(written.axis, Axis).handed_in
    assert texts_set(beside, written) == [f"{FIRST} de contactos"]

    writer.get_by_role("button", name="Devolver al grupo").click()

    write(writer, "Acción 1", " y fechas")
    expect_saved(writer)
    assert texts_set(beside, written)[-1] == f"{FIRST} de contactos y fechas"
