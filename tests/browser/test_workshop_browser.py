"""The page Taller as people use it: read, opened, typed in at leisure while others work, and saved."""

import re

from playwright.sync_api import Page, expect

from storage.commit import commit
from storage.database import Database
from storage.workshops import read_workshop
from tests.browser.conftest import field
from tests.pages.api.conftest import Written
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.prepare_workshop import add_section, edit_item, move_item


def test_what_is_typed_outlives_tabs_and_what_others_do(coordinator: Page, written: Written, beside: Database) -> None:
    introduction, closing = (
        commit(beside, written.id, COMMAND_LINE, lambda w, a, kind=kind: add_section(w, a, kind, kind, "Uno."))
        .entries[0]
        .change.item
        for kind in ("introduction", "text")
    )
    page = coordinator
    page.goto(f"/taller?taller={written.id}")
    tab, other = (page.get_by_role("tab", name=name) for name in ("Textos del plan", "Datos"))

    tab.click()
    page.locator(f"[class*=st-key-open-{closing}] button").click()
    field(page, "Texto", exact=True).fill("Dos.")
    other.click()
    expect(page.get_by_role("button", name="Editar").filter(visible=True)).to_be_disabled()
    theirs = {"host": (0, "Puerto Sereno")}
    commit(beside, written.id, COMMAND_LINE, lambda w, a: edit_item(w, a, written.root, theirs))
    expect(page.get_by_text("Puerto Sereno")).to_be_visible()
    tab.click()
    expect(field(page, "Texto", exact=True)).to_have_value("Dos.")
    commit(beside, written.id, COMMAND_LINE, lambda w, a: move_item(w, a, closing, None))
    expect(page.get_by_role("button", name="Subir")).to_be_disabled()
    expect(field(page, "Texto", exact=True)).to_have_value("Dos.")
    field(page, "Encabezado").fill("Vigencia")
    page.get_by_role("button", name="Guardar").click()

    expect(page.get_by_role("heading", name=re.compile("^Vigencia"))).to_be_visible()
    assert [(each.heading, each.text) for each in read_workshop(beside, written.id).sections] == [
        ("Vigencia", "Dos."),
        ("introduction", "Uno."),
    ]
    assert introduction in {each.id for each in read_workshop(beside, written.id).sections}


def test_both_texts_stand_where_one_has_just_saved(coordinator: Page, written: Written, beside: Database) -> None:
    page = coordinator
    page.goto(f"/taller?taller={written.id}")
    page.get_by_role("tab", name="Nota conceptual").click()
    page.get_by_role("button", name="Escribir").click()
    field(page, "Antecedentes").fill("Lo que escribe esta persona.")
    theirs = {"background": (0, "Lo que escribió otra.")}
    commit(beside, written.id, COMMAND_LINE, lambda w, a: edit_item(w, a, written.root, theirs))
    page.get_by_text("Otra persona acaba de cambiar: Antecedentes.").wait_for()

    page.get_by_role("button", name="Guardar").click()

    expect(page.get_by_text("Elija cuál queda")).to_be_in_viewport()
    expect(field(page, "Antecedentes")).to_have_value("Lo que escribe esta persona.")
    page.get_by_role("button", name="Dejar lo guardado").click()
    expect(field(page, "Antecedentes")).to_have_value("Lo que escribió otra.")
