"""A closing seen from a matrix: the clock runs while one types, what was typed is kept, what could not leave waits."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from storage.commit import commit
from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.browser.conftest import SitDown, let_in
from tests.browser.matrix_page import box_of, caret, cell, expect_saved, open_matrix, write
from tests.pages.api.conftest import Written
from workshop.changes import Change
from workshop.errors import StageClosed
from workshop.items import Action
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.use_cases.announce_closing import announce_closing
from workshop.use_cases.open_stage import open_stage
from workshop.workshop import Workshop

FIRST = "Crear una lista común"


def open_now(database: Database, written: Written, stage: str) -> None:
    commit(database, written.id, COMMAND_LINE, lambda workshop, actor: open_stage(workshop, actor, stage))


def announce(database: Database, written: Written, left: timedelta) -> None:
    def use_case(workshop: Workshop, actor: Actor) -> list[Change]:
        return announce_closing(workshop, actor, "plenary", datetime.now(UTC) + left)

    commit(database, written.id, COMMAND_LINE, use_case)


def test_clock_runs_while_one_types_and_what_could_not_leave_waits(
    beside: Database, written: Written, sit_down: SitDown
) -> None:
    open_now(beside, written, "group_work")
    token = invite_person(beside, "Relatoría", Role.RAPPORTEUR, written.id, [written.axis])
    page = open_matrix(let_in(sit_down(), token), written.id)
    write(page, "Acción 1", " de contactos")
    action = cell(page, "Acción 1").element_handle()

    announce(beside, written, timedelta(minutes=5))

    expect(page.locator(".pl-closing-words")).to_have_text("«Trabajo en grupos» se cierra en")
    expect(page.get_by_role("timer")).to_contain_text(re.compile(r"4:\d\d$"))
    expect(page.get_by_role("status").filter(has_text="se cierra en 5 minutos")).to_have_count(1)
    page.keyboard.type(" y fechas")
    assert caret(page) == len(f"{FIRST} de contactos y fechas")
    assert action.evaluate("each => each.isConnected")
    expect_saved(page)
    assert read_workshop(beside, written.id).find(written.action, Action).text == f"{FIRST} de contactos y fechas"

    announce(beside, written, timedelta(seconds=12))
    expect(page.get_by_role("timer")).to_contain_text(re.compile(r"0:0\d$"))
    page.context.set_offline(True)
    page.keyboard.insert_text(" y lugares")  # at once: the clock runs
    expect(page.locator(".pl-closing-words")).to_contain_text("Cerrando «Trabajo en grupos»", timeout=30_000)
    expect(cell(page, "Acción 1")).to_have_count(0)
    open_now(beside, written, "plenary")
    page.context.set_offline(False)

    expect(page.get_by_text(StageClosed.phrase)).to_be_visible(timeout=30_000)
    text = page.locator(f'[data-key="{written.action}/text"]')
    expect(text).to_have_text(f"{FIRST} de contactos y fechas y lugares")
    assert read_workshop(beside, written.id).find(written.action, Action).text == f"{FIRST} de contactos y fechas"

    open_now(beside, written, "group_work")

    expect(box_of(page, "Acción 1")).to_contain_text("Guardado", timeout=30_000)
    assert read_workshop(beside, written.id).find(written.action, Action).text.endswith(" y lugares")
