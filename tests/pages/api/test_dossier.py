"""The dossier over a real server: what is sent, who is handed what, and how."""

from collections.abc import Iterator
from urllib.parse import unquote

import httpx
import pytest

from storage.commit import commit
from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.pages.api.conftest import Written, entered
from tests.served import Server
from workshop.handed_files import LIMIT
from workshop.items import AgendaItem, Attachment, Session
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE, Role

PDF = b"%PDF-1.7\nuna hoja"


@pytest.fixture
def guest(server: Server, beside: Database, written: Written) -> Iterator[httpx.Client]:
    """Return somebody who sees but what guests are invited to."""
    with entered(server, invite_person(beside, "Persona invitada", Role.GUEST, written.id)) as client:
        yield client


def send(
    client: httpx.Client, written: Written, parent: str, content: bytes, name: str = "Guía ñ.pdf"
) -> httpx.Response:
    return client.post(f"/api/workshops/{written.id}/dossier/{parent}", params={"name": name}, content=content)


def ask(client: httpx.Client, written: Written, attachment: str) -> httpx.Response:
    return client.get(f"/api/workshops/{written.id}/dossier/{attachment}")


def with_points(beside: Database, written: Written) -> tuple[str, str]:
    """Add a point that is open to guests and one that is not; return their ids."""
    new = NewItems(read_workshop(beside, written.id))
    day = new.add(Session, written.root, title="Día 1")
    points = [new.add(AgendaItem, day, title="Punto", open_to_guests=is_open) for is_open in (True, False)]
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: new.changes)
    return points[0], points[1]


def test_file_is_attached_and_handed_out_to_be_saved(
    coordinator: httpx.Client, reader: httpx.Client, written: Written, beside: Database
) -> None:
    answer = send(coordinator, written, written.root, PDF)

    (attached,) = read_workshop(beside, written.id).children(written.root, Attachment)
    assert (answer.status_code, answer.json()["attachment"]) == (201, attached.id)
    assert (attached.title, attached.file_name) == ("Guía ñ", "Guía ñ.pdf")
    given = ask(reader, written, attached.id)
    assert (given.status_code, given.content, given.headers["content-type"]) == (200, PDF, "application/pdf")
    assert unquote(given.headers["content-disposition"]) == "attachment; filename*=UTF-8''Guía ñ.pdf"
    assert given.headers["x-content-type-options"] == "nosniff"
    assert given.headers["content-security-policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("content", "status", "error"),
    [(b"MZ\0", 415, "FileNotHandedOut"), (PDF + bytes(LIMIT), 413, "FileTooHeavy")],
)
def test_what_may_not_be_handed_out_is_not_kept(
    coordinator: httpx.Client, written: Written, beside: Database, content: bytes, status: int, error: str
) -> None:
    answer = send(coordinator, written, written.root, content)

    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert read_workshop(beside, written.id).children(written.root, Attachment) == []


def test_guests_are_handed_what_goes_with_points_open_to_them_and_only_while_it_does(
    coordinator: httpx.Client, guest: httpx.Client, written: Written, beside: Database
) -> None:
    places = [*with_points(beside, written), written.root]
    attached = [send(coordinator, written, place, PDF).json()["attachment"] for place in places]

    assert [ask(guest, written, each).status_code for each in attached] == [200, 404, 404]

    first = {"id": "0" * 31 + "1", "kind": "delete", "item": attached[0]}
    body = {"protocol": 1, "client": "prueba", "changes": [first]}
    coordinator.post(f"/api/workshops/{written.id}/changes", json=body)
    assert ask(guest, written, attached[0]).status_code == 404


def test_only_who_prepares_attaches(reader: httpx.Client, written: Written, beside: Database) -> None:
    assert send(reader, written, written.root, PDF).status_code == 403
    assert send(reader, written, "0" * 32, PDF).status_code == 403
