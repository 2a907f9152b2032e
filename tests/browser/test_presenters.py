"""The room's screen is driven from a phone in the aisle; a second presenter takes it over, and both are told."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect

from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.browser.conftest import SitDown, let_in
from workshop.changes import Change
from workshop.demo import demo_changes
from workshop.permissions import Role

Keep = Callable[[list[Change]], int]
PHONE = {"viewport": {"width": 390, "height": 844}}


def test_phone_drives_the_screen_until_another_takes_it_over(
    beside: Database, keep: Keep, sit_down: SitDown, coordinator: Page
) -> None:
    number = keep(demo_changes(date(2027, 3, 10)))
    title = read_workshop(beside, number).facts.plan_title
    screen = let_in(sit_down(), invite_person(beside, "Pantalla", Role.PARTICIPANT, number))
    screen.goto(f"/pantalla?taller={number}")
    shown = screen.get_by_role("region")
    expect(shown).to_contain_text("Atención consular")
    phone = let_in(sit_down(**PHONE), invite_person(beside, "Paula", Role.PLENARY_RAPPORTEUR, number))

    phone.goto(f"/acuerdos?taller={number}")
    phone.get_by_role("button", name="Otra escena").click()
    phone.get_by_role("menuitem", name="Lista de oradores").click()
    expect(shown).to_contain_text("Llano Grande")
    phone.get_by_role("button", name="Siguiente").click()
    expect(phone.get_by_role("article")).to_contain_text("Período del plan")
    coordinator.goto(f"/acuerdos?taller={number}")
    expect(coordinator.get_by_text("La lleva Paula.")).to_be_visible()
    coordinator.get_by_role("button", name="Otra escena").click()
    coordinator.get_by_role("menuitem", name="Plan completo").click()

    expect(shown).to_contain_text(title)
    expect(coordinator.get_by_text("Ahora usted lleva la pantalla; antes la llevaba Paula.")).to_be_visible()
    expect(phone.get_by_text("«Coordinación» tomó la pantalla")).to_be_visible()
    phone.get_by_role("button", name="Retomar").click()
    expect(shown).to_contain_text("Llano Grande")
    expect(coordinator.get_by_text("«Paula» tomó la pantalla")).to_be_visible()
    screen.set_viewport_size(PHONE["viewport"])
    corner, head = (screen.locator(f"{each} >> visible=true").last for each in (".plk-clock", ".pl-screen-head > *"))
    expect(corner).to_be_in_viewport(ratio=1)
    expect(head).to_be_in_viewport(ratio=1)
    below = head.evaluate("(it) => it.getBoundingClientRect().top")
    assert corner.evaluate("(it) => it.getBoundingClientRect().bottom") <= below
