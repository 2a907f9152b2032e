"""A day that began late, led on in the browser: the minutes tick by themselves, and the room's screen follows."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from storage.database import Database
from storage.people import invite_person
from tests.browser.conftest import SitDown, let_in
from tests.served import Server
from workshop.changes import Change
from workshop.items import AgendaItem, Facts, Session
from workshop.new_items import NewItems
from workshop.permissions import Role


@pytest.fixture
def clock(server: Server) -> Iterator[Path]:
    """The file at which the server's clock stands, 20 minutes behind the day's first point; then it goes again."""
    path = server.data / "clock"
    path.write_text("2027-03-10T14:20:00+00:00")
    yield path
    path.unlink()


def late_day() -> list[Change]:
    """Return a workshop in San José with a day from 08:00 on and its lunch at 11:30, whatever comes."""
    new = NewItems()
    root = new.add(Facts, None, title="Taller", screen_scene="agenda")
    day = new.add(Session, root, title="Día 1", date=date(2027, 3, 10), starts="08:00")
    for title, minutes in (("Registro", 30), ("Apertura", 60), ("Trabajo en grupos", 120)):
        new.add(AgendaItem, day, title=title, minutes=minutes)
    new.add(AgendaItem, day, title="Almuerzo", kind="lunch", minutes=60, starts="11:30", locked=True)
    return new.changes


def test_late_day_is_led_on_and_the_room_follows(
    beside: Database, sit_down: SitDown, keep: Callable[[list[Change]], int], clock: Path
) -> None:
    """The browser is in universal time, six hours before the workshop: the room's screen says both."""
    number = keep(late_day())
    page = let_in(sit_down(timezone_id="Etc/UTC"), invite_person(beside, "Coordinación", Role.COORDINATOR))
    screen, timer = page.context.new_page(), page.get_by_role("timer")
    screen.goto(f"/pantalla?taller={number}")
    page.goto(f"/agenda-en-curso?taller={number}")
    expect(page.get_by_text("Todavía no ha empezado.")).to_be_visible()
    expect(page.get_by_text("de atraso")).to_have_count(0)

    page.get_by_role("button", name="Empezar: Registro").click()

    expect(timer).to_have_text(re.compile(r"^(30:00|29:\d\d)$"))
    shown = timer.inner_text()
    expect(timer).not_to_have_text(shown)
    expect(page.get_by_text("20 min de atraso")).to_be_visible()
    expect(screen.locator('[aria-current="true"]')).to_have_text("Registro14:20–14:50 donde usted está")
    expect(screen.get_by_role("timer")).to_have_text(re.compile(r"^29:\d\d$"))

    clock.write_text("2027-03-10T14:57:00+00:00")
    page.reload()
    expect(timer).to_have_text(re.compile(r"^\+7:\d\d$"))
    expect(page.get_by_text("27 min de atraso")).to_be_visible()
    page.get_by_role("button", name="Siguiente: Apertura").click()
    expect(screen.locator('[aria-current="true"]')).to_contain_text("Apertura")
    expect(screen.locator(".pl-screen-hours")).to_have_text(["08:20", "08:57", "09:57", "11:30"])

    page.get_by_role("button", name="Recuperar 27 min antes de «Almuerzo»").click()
    expect(page.get_by_text("Se recuperan 27 min antes de «Almuerzo».")).to_be_visible()
    expect(page.get_by_role("row", name="Trabajo en grupos")).to_contain_text("09:57–11:30")
    page.get_by_role("button", name="Deshacer").click()
    expect(page.get_by_role("row", name="Trabajo en grupos")).to_contain_text("09:57–11:57")
    screen.close()
