"""One's own other devices over the wire, and links that are opened again."""

import re

import httpx
import pytest

from storage.database import Database
from storage.people import invite_person
from storage.room import MOST, knock, open_room
from storage.workshops import read_workshop
from tests.pages.api.conftest import Written, entered, keep_workshop
from tests.served import Server
from tests.two_axes import COORDINATOR
from workshop.permissions import Role

ES = {"accept-language": "es"}


def test_phone_enters_by_the_link_the_laptop_shows(server: Server, beside: Database, written: Written) -> None:
    axis = f"/api/workshops/{written.id}/axes/{written.axis}"
    with entered(server, invite_person(beside, "Ana", Role.PARTICIPANT, written.id)) as laptop:
        asked = laptop.get("/otro-dispositivo", headers=ES)
        made = laptop.post("/otro-dispositivo", headers=ES)
        link = re.search(r"/entrar/[\w-]+", made.text)
        assert link
        opened = httpx.get(f"{server.url}{link[0]}")
        with entered(server, link[0].removeprefix("/entrar/")) as phone:
            seen = phone.get(axis).status_code
        again = httpx.post(f"{server.url}{link[0]}")

        assert (asked.status_code, "/entrar/" in asked.text) == (200, False)
        assert (made.headers["cache-control"], "data:image/svg+xml" in made.text) == ("no-store", True)
        assert ("Ana" in opened.text, seen, again.status_code) == (True, 200, 404)
        assert laptop.get(axis).status_code == 200


def test_nobody_gets_a_link_without_being_in(server: Server) -> None:
    refused = [httpx.request(method, f"{server.url}/otro-dispositivo", headers=ES) for method in ("GET", "POST")]

    assert [answer.status_code for answer in refused] == [401, 401]
    assert all("Vuelva a entrar" in answer.text for answer in refused)


def test_used_link_leads_on_who_came_by_it_and_nobody_else(server: Server, beside: Database, written: Written) -> None:
    token = invite_person(beside, "Ana", Role.PARTICIPANT, written.id)
    with entered(server, token) as ana, entered(server, invite_person(beside, "Bea", Role.GUEST, written.id)) as bea:
        own = [ana.get(f"/entrar/{token}"), ana.post(f"/entrar/{token}")]
        others = [bea.get(f"/entrar/{token}"), bea.post(f"/entrar/{token}"), httpx.get(f"{server.url}/entrar/{token}")]

    assert [(answer.status_code, answer.headers.get("location")) for answer in own] == [(303, "/")] * 2
    assert [answer.status_code for answer in others] == [404] * 3


def test_entering_as_somebody_else_says_so_and_ends_the_first(
    server: Server, beside: Database, written: Written
) -> None:
    with entered(server, invite_person(beside, "Ana", Role.PARTICIPANT, written.id)) as client:
        cookies, token = dict(client.cookies), invite_person(beside, "Bea", Role.GUEST, written.id)
        asked = client.get(f"/entrar/{token}", headers=ES)
        client.post(f"/entrar/{token}")

    replayed = httpx.get(f"{server.url}/api/workshops/{written.id}/plan.docx", cookies=cookies)
    assert "En este equipo ha entrado Ana" in asked.text
    assert replayed.status_code == 401


def test_room_code_leads_on_who_is_in_and_lets_others_knock_anew(
    server: Server, beside: Database, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENARIA_DATA", str(server.data))
    other = keep_workshop(beside)
    here, elsewhere = (open_room(beside, read_workshop(beside, each.id), COORDINATOR) for each in (written, other))
    with entered(server, invite_person(beside, "Ana", Role.PARTICIPANT, written.id)) as client:
        cookies = dict(client.cookies)
        again = client.get(f"/sala/{here}")
        asked = client.get(f"/sala/{elsewhere}", headers=ES)
        knocked = client.post("/sala", data={"code": elsewhere, "name": "Ana"})
        waiting = client.get(f"/sala/{elsewhere}")

    assert (again.status_code, again.headers["location"]) == (303, f"/?taller={written.id}")
    assert (asked.status_code, "En este equipo ha entrado Ana" in asked.text) == (200, True)
    assert [each.headers["location"] for each in (knocked, waiting)] == ["/", f"/?taller={other.id}"]
    assert httpx.get(f"{server.url}/api/workshops/{written.id}/plan.docx", cookies=cookies).status_code == 401


def test_all_that_opens_nothing_gets_the_same_calm_page(server: Server, beside: Database, written: Written) -> None:
    used = invite_person(beside, "Ana", Role.GUEST, written.id)
    httpx.post(f"{server.url}/entrar/{used}")

    pages = {httpx.get(f"{server.url}/entrar/{token}", headers=ES).text for token in (used, "nadie", "a" * 300)}

    assert len(pages) == 1
    assert 'href="/sala"' in pages.pop()


def test_full_door_is_said_in_the_form_which_keeps_what_was_typed(
    server: Server, beside: Database, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENARIA_DATA", str(server.data))
    code = open_room(beside, read_workshop(beside, written.id), COORDINATOR)
    for number in range(MOST):
        knock(beside, code, f"Persona {number}")

    answer = httpx.post(f"{server.url}/sala", data={"code": code, "name": "Ana Mora"}, headers=ES)

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "Avise a la coordinación" in answer.text
    assert f'value="{code[:4]}-{code[4:]}"' in answer.text and 'value="Ana Mora"' in answer.text
