"""Entering and leaving, and the door every request passes."""

import httpx

from storage.database import Database
from storage.people import invite_person
from tests.pages.api.conftest import Written, entered
from tests.served import Server
from workshop.permissions import Role


def test_first_coordinator_finds_a_link_in_the_terminal(server: Server) -> None:
    page = httpx.get(server.coordinator_link(), headers={"accept-language": "es"})

    assert page.status_code == 200
    assert "Entrar" in page.text


def test_opening_a_link_consumes_nothing_and_entering_does(server: Server, beside: Database) -> None:
    token = invite_person(beside, "Ana <Prueba>", Role.PARTICIPANT)
    address = f"{server.url}/entrar/{token}"

    previews = [httpx.get(address) for _ in range(3)]
    entering = httpx.post(address)
    again = httpx.post(address)

    assert {preview.status_code for preview in previews} == {200}
    assert "Ana &lt;Prueba&gt;" in previews[0].text
    assert entering.status_code == 303
    cookie = entering.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie
    assert again.status_code == 404


def test_wrong_link_gets_a_calm_page(server: Server) -> None:
    page = httpx.get(f"{server.url}/entrar/nadie", headers={"accept-language": "es"})

    assert page.status_code == 404
    assert "Pida uno nuevo a la coordinación" in page.text


def test_leaving_ends_the_session_on_the_server(server: Server, beside: Database, written: Written) -> None:
    address = f"/api/workshops/{written.id}/axes/{written.axis}"
    with entered(server, invite_person(beside, "Ana", Role.PARTICIPANT, written.id)) as client:
        cookies = dict(client.cookies)
        before = client.get(address).status_code

        client.post("/salir")

    replayed = httpx.get(f"{server.url}{address}", cookies=cookies)
    assert (before, replayed.status_code) == (200, 401)


def test_a_link_to_leave_only_asks(server: Server, beside: Database, written: Written) -> None:
    address = f"/api/workshops/{written.id}/axes/{written.axis}"
    with entered(server, invite_person(beside, "Ana", Role.PARTICIPANT, written.id)) as client:
        asked = client.get("/salir")
        after = client.get(address)

    assert (asked.status_code, after.status_code) == (200, 200)
    assert 'form method="post"' in asked.text


def test_forged_principal_header_is_stripped(server: Server, written: Written) -> None:
    forged = httpx.get(
        f"{server.url}/api/workshops/{written.id}/axes/{written.axis}", headers={"x-ws-principal": "command-line"}
    )

    assert forged.status_code == 401


def test_foreign_host_and_origin_are_refused(server: Server, coordinator: httpx.Client, written: Written) -> None:
    address = f"/api/workshops/{written.id}/changes"

    host = coordinator.get("/", headers={"host": "evil.example", "accept-language": "es"})
    origin = coordinator.post(address, json={}, headers={"origin": "http://evil.example"})

    assert [host.status_code, origin.status_code] == [403, 403]
    assert "Plenaria no se abre por esta dirección" in host.text


def test_every_answer_carries_the_guards(server: Server) -> None:
    page = httpx.get(f"{server.url}/")

    assert page.status_code == 200
    assert "script-src 'self' blob: 'sha256-" in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "same-origin"


def test_streamlit_doors_we_do_not_use_are_closed(server: Server) -> None:
    paths = ["/_stcore/metrics", "/_stcore/upload_file/x", "/_stcore/agent/openapi.json"]

    assert {httpx.get(f"{server.url}{path}").status_code for path in paths} == {404}
