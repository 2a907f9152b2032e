"""Ways in over the wire: the room's code and door, tables, links in numbers; and how they end on open pages."""

import csv
import io
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from pages.shared.standing_sign import sign_of
from storage.commit import commit
from storage.database import Database
from storage.people import actor_in, invite_person, person_of_cookie
from storage.roles import change_roles, fresh_links, invite, links_of, revoke, revoke_link
from storage.room import Admission, admit, list_waiting, open_room, refuse
from storage.table_laptops import open_table
from storage.workshops import read_workshop
from tests.pages.api.conftest import Written, entered
from tests.pages.api.test_changes import send, typed
from tests.pages.api.test_live import listen, next_changes, next_message
from tests.served import Server
from tests.two_axes import COORDINATOR
from workshop.changes import Change, new_id
from workshop.permissions import COMMAND_LINE, Grant, Role
from workshop.workshop import Workshop

SOON = 2.0  # seconds within which an open page has to know
PATIENCE = 30.0  # seconds after which nobody waits any longer: between, a beat comes every 4


@pytest.fixture
def here(beside: Database, written: Written) -> Workshop:
    return read_workshop(beside, written.id)


@pytest.fixture
def code(server: Server, beside: Database, here: Workshop, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PLENARIA_DATA", str(server.data))
    return open_room(beside, here, COORDINATOR)


@contextmanager
def at_the_door(server: Server, code: str, name: str = "Ana Mora") -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, headers={"origin": server.url}, timeout=30) as client:
        answer = client.post("/sala", data={"code": code, "name": name})
        assert answer.status_code == 303, answer.text
        yield client


def person_of(database: Database, client: httpx.Client) -> str:
    person = person_of_cookie(database, next(iter(client.cookies.values())))
    assert person is not None
    return person.id


def heard(socket: ClientConnection, wanted: str) -> tuple[dict[str, Any], float]:
    """Return the message that carries what is wanted, and after how long it came."""
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        message = next_message(socket)
        if wanted in message:
            return message, time.monotonic() - began
    raise AssertionError(f"{wanted} never came")


def told_so_far(socket: ClientConnection) -> Iterator[dict[str, Any]]:
    """Return what a page has been told by now."""
    with suppress(TimeoutError):
        while True:
            yield next_message(socket, timeout=0.5)


def page_socket(client: httpx.Client) -> ClientConnection:
    """Open Streamlit's own socket, as a page does."""
    cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    address = str(client.base_url).replace("http", "ws", 1).rstrip("/")
    origin = str(client.base_url).rstrip("/")
    return connect(
        f"{address}/_stcore/stream",
        additional_headers={"cookie": cookie},
        origin=origin,
        subprotocols=["streamlit"],  # type: ignore[list-item]
    )


def test_code_and_name_lead_to_the_door_and_no_further(server: Server, written: Written, code: str) -> None:
    with at_the_door(server, f"{code[:4].lower()}-{code[4:]}") as client:
        axis = client.get(f"/api/workshops/{written.id}/axes/{written.axis}")
        plan = client.get(f"/api/workshops/{written.id}/plan.docx")
        change = send(client, written, typed(written, "Desde la puerta", 1))

    assert [axis.status_code, plan.status_code, change.status_code] == [404, 404, 404]
    assert "Taller de prueba" not in axis.text


def test_code_page_asks_calmly_and_keeps_what_was_typed(server: Server, code: str) -> None:
    shown = httpx.get(f"{server.url}/sala/{code}", headers={"accept-language": "es"})
    wrong = httpx.post(
        f"{server.url}/sala", data={"code": "22222222", "name": "Ana <Mora>"}, headers={"accept-language": "es"}
    )

    assert (shown.status_code, f"{code[:4]}-{code[4:]}" in shown.text) == (200, True)
    assert (wrong.status_code, "set-cookie" in wrong.headers) == (404, False)
    assert "Ese código no abre ningún taller" in wrong.text and "Ana &lt;Mora&gt;" in wrong.text


@pytest.mark.parametrize("body", [b"", b"x" * 5000, b"code=%ff%fe&name=%00", b"code=&name=Ana"])
def test_strange_forms_get_the_same_calm_page(server: Server, body: bytes) -> None:
    answer = httpx.post(f"{server.url}/sala", content=body)

    assert (answer.status_code, "set-cookie" in answer.headers) == (404, False)


def test_door_opens_by_itself_once_somebody_is_admitted(
    server: Server, beside: Database, here: Workshop, written: Written, code: str
) -> None:
    the_list = Written(0, "", "", "", "", "")
    with at_the_door(server, code) as client, listen(client, the_list, since=0) as socket:
        heard(socket, "hello")
        waiting = list_waiting(beside, here, COORDINATOR)

        admit(beside, here, COORDINATOR, {waiting[-1].id: Admission([Grant(Role.HELPER, written.axis)])})

        _, after = heard(socket, "reset")
        done = send(client, written, typed(written, "Ya dentro", 1)).json()
    assert after < SOON
    assert done["results"][0]["status"] == "applied"


def test_page_made_for_other_rights_is_told_to_start_anew_and_for_these_is_not(
    server: Server, beside: Database, here: Workshop, written: Written
) -> None:
    """They became others while the page came up, or while its computer slept."""
    person, token = invite(beside, here, COORDINATOR, "Ana Mora", [Grant(Role.PARTICIPANT)])
    before = sign_of(actor_in(beside, person, here.id))
    change_roles(beside, here, COORDINATOR, person, [Grant(Role.RAPPORTEUR, written.axis)])

    with entered(server, token) as client, listen(client, written) as socket, listen(client, written) as other:
        socket.send(json.dumps({"standing": before}, separators=(",", ":")))
        other.send(json.dumps({"standing": sign_of(actor_in(beside, person, here.id))}, separators=(",", ":")))

        told, _ = heard(socket, "reset")
        assert told["revision"] == here.revision
        assert not [message for message in told_so_far(other) if "reset" in message]


def test_refused_person_is_blanked_and_dead(server: Server, beside: Database, here: Workshop, code: str) -> None:
    the_list = Written(0, "", "", "", "", "")
    with at_the_door(server, code) as client, listen(client, the_list, since=0) as socket:
        heard(socket, "hello")
        person = person_of(beside, client)

        refuse(beside, here, COORDINATOR, [person])

        heard(socket, "revoked")
        assert client.get(f"/api/workshops/{here.id}/plan.docx").status_code == 401


def test_facilitators_hear_that_somebody_waits_and_participants_do_not(
    server: Server, beside: Database, reader: httpx.Client, written: Written, code: str
) -> None:
    token = invite_person(beside, "Facilita", Role.FACILITATOR, written.id, [written.axis])
    with (
        entered(server, token) as facilitator,
        listen(facilitator, written) as socket,
        listen(reader, written) as other,
    ):
        heard(socket, "hello")
        with at_the_door(server, code):
            _, after = heard(socket, "people")

        assert after < SOON
        heard(other, "hello")
        assert not [message for message in told_so_far(other) if "people" in message]


def test_forty_people_enter_from_one_address_while_codes_are_guessed_there(
    server: Server, beside: Database, here: Workshop, code: str
) -> None:
    began = time.monotonic()
    for number in range(40):
        guessed = httpx.post(f"{server.url}/sala", data={"code": f"2222{number:04}", "name": "x"})
        with at_the_door(server, code, f"Persona {number}"):
            pass
        assert guessed.status_code == 404

    assert len(list_waiting(beside, here, COORDINATOR)) == 40
    assert time.monotonic() - began < 60


@pytest.mark.parametrize("way", ["person", "link", "leave"])
def test_end_of_a_sign_in_reaches_both_sockets_at_once(
    server: Server, beside: Database, here: Workshop, written: Written, way: str
) -> None:
    person, token = invite(beside, here, COORDINATOR, "Ana", [Grant(Role.RAPPORTEUR, written.axis)])
    with entered(server, token) as client, listen(client, written) as live, page_socket(client) as page:
        heard(live, "hello")
        cookies = dict(client.cookies)

        if way == "person":
            revoke(beside, here, COORDINATOR, person)
        elif way == "link":
            revoke_link(beside, here, COORDINATOR, person, links_of(beside, here, COORDINATOR, person)[0].id)
        else:
            client.post("/salir")

        _, after = heard(live, "revoked")
        with pytest.raises(ConnectionClosed):
            live.recv(timeout=SOON)
        with pytest.raises(ConnectionClosed):
            page.recv(timeout=SOON)
    assert after < SOON
    replayed = httpx.get(f"{server.url}/api/workshops/{written.id}/axes/{written.axis}", cookies=cookies)
    assert replayed.status_code == 401


def test_leaving_everywhere_ends_the_other_device(server: Server, beside: Database, here: Workshop) -> None:
    person, token = invite(beside, here, COORDINATOR, "Ana", [Grant(Role.GUEST)])
    with entered(server, token) as one:
        second = fresh_links(beside, here, COORDINATOR, [person])[person]
        one_more = httpx.post(f"{server.url}/entrar/{second}").cookies
        one.post("/salir/todos")

    asked = httpx.get(f"{server.url}/api/workshops/{here.id}/plan.docx", cookies=one_more)
    assert asked.status_code == 401


def test_lost_role_blanks_the_page_and_another_one_renews_its_rights(
    server: Server, beside: Database, here: Workshop, written: Written
) -> None:
    person, token = invite(beside, here, COORDINATOR, "Ana", [Grant(Role.RAPPORTEUR, written.axis)])
    with entered(server, token) as client, listen(client, written) as socket:
        heard(socket, "hello")
        send(client, written, typed(written, "Nota", 0, field="internal_note"))
        assert "Nota" in json.dumps(next_changes(socket))

        change_roles(beside, here, COORDINATOR, person, [Grant(Role.PARTICIPANT)])

        _, after = heard(socket, "reset")
        axis = client.get(f"/api/workshops/{written.id}/axes/{written.axis}").json()
        refused = send(client, written, typed(written, "Otra", 1)).json()
        with entered(server, invite_person(beside, "Otra", Role.RAPPORTEUR, written.id)) as writer:
            send(writer, written, typed(written, "Secreta", 1, field="internal_note"))
        told = next_changes(socket)
        change_roles(beside, here, COORDINATOR, person, [])
        heard(socket, "revoked")

    assert after < SOON
    assert axis["writable"] is False
    assert refused["results"][0]["status"] == "refused"
    assert told["changes"] == []


def test_guest_hears_what_kind_of_thing_changed_and_neither_which_nor_how(
    server: Server, beside: Database, writer: httpx.Client, written: Written
) -> None:
    with entered(server, invite_person(beside, "Visita", Role.GUEST, written.id)) as guest:
        with listen(guest, written) as socket:
            send(writer, written, typed(written, "Texto de la matriz", 1))
            message = next_changes(socket)
            cells = {"code": "NOR", "name": "Norte"}
            sent = Change(kind="insert", item=new_id(), type="delegation", parent=written.root, cells=cells)
            commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [sent])
            unseen = next_changes(socket)
        refused = [
            guest.get(f"/api/workshops/{written.id}{path}")
            for path in (f"/axes/{written.axis}", f"/axes/{written.axis}/checks", "/plan.docx", "/links")
        ]

    assert message == {"revision": 2, "changes": [{"kind": "set", "type": "action"}]}
    assert unseen == {"revision": 3, "changes": []}
    assert [answer.status_code for answer in refused] == [403] * 4


def test_table_laptop_writes_its_axis_alone(server: Server, beside: Database, here: Workshop, written: Written) -> None:
    _person, token = open_table(beside, here, COORDINATOR, written.axis)
    opened = httpx.post(f"{server.url}/entrar/{token}")
    with entered(server, token) as one, entered(server, token) as again:
        done = send(one, written, typed(written, "En la mesa", 1)).json()
        axis = again.get(f"/api/workshops/{written.id}/axes/{written.other_axis}").json()

    assert opened.headers["location"] == "/matriz"
    assert (done["results"][0]["status"], axis["writable"]) == ("applied", False)


def test_sheet_and_file_make_links_that_open_and_show_no_formula(
    server: Server, beside: Database, here: Workshop, coordinator: httpx.Client
) -> None:
    ana, first = invite(beside, here, COORDINATOR, "=HYPERLINK(1)", [Grant(Role.GUEST)])
    bea, _ = invite(beside, here, COORDINATOR, "Bea <b>", [Grant(Role.PARTICIPANT)])
    address = f"/api/workshops/{here.id}/links"
    asked = coordinator.get(address)
    still = httpx.get(f"{server.url}/entrar/{first}").status_code

    letters = coordinator.post(address, data={"form": "csv", "person": [ana, bea]})
    sheet = coordinator.post(address, data={"form": "sheet", "person": [bea]})

    rows = list(csv.reader(io.StringIO(letters.content.decode("utf-8-sig"))))
    assert (asked.status_code, still, "Bea &lt;b&gt;" in asked.text) == (200, 200, True)
    assert [row[0] for row in rows[1:]] == ["'=HYPERLINK(1)", "Bea <b>"]
    assert httpx.get(f"{server.url}/entrar/{first}").status_code == 404
    assert httpx.get(rows[1][2]).status_code == 200
    link = re.search(r"<code>(\S+)</code>", sheet.text)
    assert link and httpx.post(link[1]).status_code == 303
    assert sheet.headers["cache-control"] == "no-store"


def test_links_in_numbers_are_for_coordinators_of_this_workshop(
    server: Server, beside: Database, here: Workshop, writer: httpx.Client, coordinator: httpx.Client
) -> None:
    everywhere = person_of(beside, coordinator)
    address = f"/api/workshops/{here.id}/links"

    stranger = httpx.post(f"{server.url}{address}", data={"form": "csv"})
    wrong = [client.post(address, data={"form": "csv", "person": [everywhere]}) for client in (writer, coordinator)]

    assert [stranger.status_code, *(answer.status_code for answer in wrong)] == [401, 403, 404]
    assert actor_in(beside, everywhere, here.id).roles == {Role.COORDINATOR}


def test_nothing_that_opens_a_door_is_in_the_log(server: Server, beside: Database, here: Workshop, code: str) -> None:
    _person, token = invite(beside, here, COORDINATOR, "Nombre Reservado", [Grant(Role.GUEST)])
    with entered(server, token), at_the_door(server, code, "Otro Nombre"):
        httpx.post(f"{server.url}/sala", data={"code": "23456789", "name": "Tercer Nombre"})

    said = server.log.read_text()
    assert not [word for word in (token, code, "Nombre", "23456789") if word in said]
