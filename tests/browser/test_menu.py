"""The menu: it shows the parts a workshop uses, and an address that is not open says so in a sentence."""

import time
from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect
from sqlalchemy import select

from storage import tables
from storage.database import Database
from storage.people import invite_person
from tests.browser.conftest import SitDown, let_in
from tests.pages.api.conftest import Written
from workshop.changes import Change
from workshop.permissions import Role
from workshop.templates import quick_workshop, two_day_workshop

Keep = Callable[[list[Change]], int]


def menu(page: Page) -> list[str]:
    """Return the words of the menu, its sections' names among them."""
    links = page.get_by_test_id("stSidebarNav")
    expect(links).to_be_visible()
    return links.inner_text().split("\n")


def test_quick_workshop_shows_matrix_and_draft_and_the_rest_below(coordinator: Page, keep: Keep) -> None:
    number = keep(quick_workshop("Taller rápido", ["Un eje"]))
    coordinator.goto(f"/matriz?taller={number}")
    expect(coordinator.get_by_role("table", name="Acciones del eje")).to_be_visible()

    words = menu(coordinator)

    assert [word for word in words if word in ("Matriz de trabajo", "Borrador", "Más", "Agenda", "Preparación")] == [
        "Matriz de trabajo",
        "Borrador",
        "Más",
        "Agenda",
    ]


def test_workshop_of_two_days_shows_its_sections(coordinator: Page, keep: Keep) -> None:
    number = keep(two_day_workshop("Dos días", date(2027, 3, 10)))
    coordinator.goto(f"/agenda?taller={number}")
    expect(coordinator.get_by_role("heading", name="Agenda", level=1)).to_be_visible()

    assert [word for word in menu(coordinator) if word in ("Más", "Preparación")] == ["Preparación"]


def test_page_that_is_not_open_says_so(beside: Database, sit_down: SitDown, written: Written) -> None:
    reader = let_in(sit_down(), invite_person(beside, "Participante", Role.PARTICIPANT, written.id))

    reader.goto(f"/consolidacion?taller={written.id}")

    expect(reader.get_by_text("Página no disponible")).to_be_visible()
    row = tables.security_event.c
    noted = select(row.kind).where(row.workshop_id == written.id, row.kind == "denied")
    deadline = time.monotonic() + 10
    while not (kinds := beside.read(lambda db: db.scalars(noted).all())) and time.monotonic() < deadline:
        reader.wait_for_timeout(50)
    assert kinds == ["denied"]


def test_stranger_with_a_deep_link_reads_how_to_enter(sit_down: SitDown, written: Written) -> None:
    stranger = sit_down()

    stranger.goto(f"/matriz?taller={written.id}")

    expect(stranger.get_by_text("Para entrar")).to_be_visible()
    expect(stranger.get_by_text("Page not found")).to_have_count(0)
