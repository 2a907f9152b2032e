"""Abrir a la sala over a real server: another loopback address stands for the room's network."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from storage.database import Database
from storage.people import invite_person
from tests.pages.api.conftest import Written, keep_workshop
from tests.pages.api.test_changes import send, text_of, typed
from tests.pages.api.test_live import listen, next_changes
from tests.pages.api.test_ways_in import page_socket
from tests.served import Server
from workshop.permissions import Role

LAN = "127.0.0.2"
EVIL = Origin("http://evil.example")


def remember(data: Path, at: datetime) -> None:
    """Leave in a folder what a program leaves there whose doors were open at a moment."""
    data.mkdir(parents=True, exist_ok=True)
    said = {"addresses": [LAN, "127.0.0.3"], "at": at.isoformat()}
    (data / "open-to-the-room.json").write_text(json.dumps(said), encoding="utf-8")


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve to this machine alone, but that its doors were open to the network LAN when it was stopped an hour ago."""
    data = tmp_path_factory.mktemp("laptop")
    remember(data, datetime.now(UTC) - timedelta(hours=1))
    server = Server(data, PLENARIA_LAN=LAN, forked=True)
    yield server
    server.stop()


@pytest.fixture
def kept(laptop: Server) -> Iterator[Database]:
    """Open the laptop's database from here."""
    database = Database(f"sqlite:///{laptop.data / 'plenaria.db'}")
    yield database
    database.close()


@pytest.fixture
def in_the_room(laptop: Server) -> Iterator[httpx.Client]:
    """Return a browser of the room, which reaches the laptop by the network."""
    url = f"http://{LAN}:{laptop.port}"
    with httpx.Client(base_url=url, headers={"origin": url}, timeout=30) as client:
        yield client


def enter(client: httpx.Client, token: str) -> None:
    answer = client.post(f"/entrar/{token}")
    assert answer.status_code == 303, answer.text


def written_in(client: httpx.Client, database: Database) -> Written:
    """Keep a workshop, and enter it as its rapporteur."""
    written = keep_workshop(database)
    enter(client, invite_person(database, "Relatoría", Role.RAPPORTEUR, written.id, [written.axis]))
    return written


def test_room_writes_and_hears_by_its_network(in_the_room: httpx.Client, kept: Database) -> None:
    written = written_in(in_the_room, kept)

    with listen(in_the_room, written) as socket:
        answer = send(in_the_room, written, typed(written, "Desde la sala", 1))
        message = next_changes(socket)

    assert answer.json()["results"][0]["status"] == "applied"
    assert message["changes"][0]["text"] == "Desde la sala"
    assert text_of(kept, written) == "Desde la sala"


def test_pages_of_the_room_have_their_own_socket_from_their_own_address(
    in_the_room: httpx.Client, kept: Database, laptop: Server
) -> None:
    written_in(in_the_room, kept)

    with page_socket(in_the_room) as socket:
        subprotocol = socket.subprotocol
    with pytest.raises(InvalidStatus), connect(f"ws://{LAN}:{laptop.port}/_stcore/stream", origin=EVIL):
        pass

    assert subprotocol == "streamlit"
    assert in_the_room.get("/_stcore/health").text == "ok"
    assert in_the_room.get("/", headers={"host": "evil.example"}).status_code == 403


def test_door_that_was_open_too_long_ago_stays_shut(tmp_path: Path) -> None:
    remember(tmp_path / "laptop", datetime.now(UTC) - timedelta(hours=13))
    server = Server(tmp_path / "laptop", PLENARIA_LAN=LAN, forked=True)
    try:
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"http://{LAN}:{server.port}/api/health", timeout=5)
    finally:
        server.stop()
