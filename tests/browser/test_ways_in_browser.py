"""Entering by the room's code and being shut out again, as people at their phones see it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from storage.database import Database
from storage.people import actor_in, person_of_cookie
from storage.roles import change_roles, revoke
from storage.room import open_room
from storage.workshops import read_workshop
from tests.browser.conftest import SitDown
from tests.browser.matrix_page import open_matrix
from tests.pages.api.conftest import Written
from tests.served import Server
from tests.two_axes import COORDINATOR
from workshop.permissions import Grant, Role

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def code(server: Server, beside: Database, written: Written, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PLENARIA_DATA", str(Path(server.data)))
    return open_room(beside, read_workshop(beside, written.id), COORDINATOR)


def person_at(database: Database, page: Page) -> str:
    secret = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"].startswith("plenaria"))
    person = person_of_cookie(database, secret)
    assert person is not None
    return person.id


def test_phone_waits_at_the_door_is_let_in_writes_and_is_shut_out(
    coordinator: Page, sit_down: SitDown, beside: Database, written: Written, code: str
) -> None:
    here = read_workshop(beside, written.id)
    phone = sit_down(viewport=PHONE)
    phone.goto(f"/sala/{code}")
    phone.get_by_label("Su nombre y apellidos").fill("Nadie Conocida")
    phone.get_by_role("button", name="Pedir entrada").click()
    expect(phone.get_by_text("Espere, por favor, Nadie Conocida")).to_be_visible()
    expect(phone.get_by_role("heading", name="Taller de prueba")).to_be_visible()
    expect(phone.get_by_text("Primer eje")).to_have_count(0)

    coordinator.goto(f"/accesos?taller={written.id}")
    coordinator.get_by_role("button", name=re.compile("Admitir$|Admitir .*expand")).first.click()
    coordinator.locator("[class*=st-key-admit-now] button").click()

    expect(phone.get_by_role("button", name="Ver mi grupo")).to_be_visible()
    person = person_at(beside, phone)
    assert actor_in(beside, person, written.id).roles == {Role.PARTICIPANT}
    open_matrix(phone, written.id)
    expect(phone.get_by_text("Crear una lista común")).to_be_visible()
    expect(phone.locator(".pl-writable")).to_have_count(0)

    change_roles(beside, here, COORDINATOR, person, [Grant(Role.RAPPORTEUR, written.axis)])
    expect(phone.locator(".pl-writable")).to_be_visible()

    revoke(beside, here, COORDINATOR, person)
    expect(phone.locator("body")).to_contain_text("Su acceso a este taller terminó.")
    phone.reload()
    expect(phone.get_by_text("Para entrar")).to_be_visible()
