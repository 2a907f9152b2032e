"""Attendance at the door, on a phone: a delegation with one press, a mistake taken back, a tick without a network."""

from playwright.sync_api import expect

from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.attended import Attended, keep_attended
from tests.browser.conftest import SitDown, let_in
from workshop.attendance import present
from workshop.permissions import Role

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
THUMB = 44  # pixels that a target for a thumb is high, at the least


def came(database: Database, attended: Attended) -> list[str]:
    return [person.name for person in present(read_workshop(database, attended.id), attended.session)]


def test_attendance_is_ticked_from_a_phone_also_while_the_network_is_gone(beside: Database, sit_down: SitDown) -> None:
    attended = keep_attended(beside)
    page = let_in(sit_down(**PHONE), invite_person(beside, "Mesa de registro", Role.HELPER, attended.id))
    page.goto(f"/asistencia?taller={attended.id}")
    ticks = page.locator(".pla-tick")
    expect(ticks).to_have_count(4)
    assert min(each.bounding_box()["height"] for each in ticks.all()) >= THUMB
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_role("button", name="Anotar a toda la delegación de Norte: 2").tap()
    expect(page.locator('.pla-tick[aria-pressed="true"]')).to_have_count(2)
    expect(page.locator(".pl-figures")).to_contain_text("Presentes2")
    page.get_by_role("searchbox").fill("carla")
    expect(ticks).to_have_count(1)
    ticks.first.tap()
    expect(ticks.first).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Deshacer").tap()
    expect(ticks.first).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".pla-status")).to_have_text("Guardado")
    assert came(beside, attended) == ["Ana Mora", "Bruno Lara"]

    page.context.set_offline(True)
    page.get_by_role("searchbox").fill("dora")
    ticks.first.tap()
    expect(page.locator(".pla-status")).to_contain_text("Sin conexión")
    expect(ticks.first).to_have_attribute("aria-pressed", "true")
    page.context.set_offline(False)

    expect(page.locator(".pla-status")).to_have_text("Guardado")
    assert came(beside, attended) == ["Ana Mora", "Bruno Lara", "Dora Paz"]
