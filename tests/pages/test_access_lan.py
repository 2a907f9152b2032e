"""Abrir a la sala from its page: what is shown before and after, and that a real door opens and shuts."""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence

import httpx
import pytest
from sqlalchemy import select

from pages.shared.running import public_url
from pages.shared.to_the_room import DOORS
from storage import tables
from storage.database import Database
from storage.workshops import read_workshop
from tests.pages.conftest import Opening, shown
from tests.served import free_port
from tests.two_axes import WRITER
from workshop.errors import Forbidden

PAGE = "preparation/access.py"
LAN = "127.0.0.2"


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
    await writer.drain()
    writer.close()


async def serve(doors: Sequence[socket.socket]) -> Callable[[], Awaitable[None]]:
    servers = [await asyncio.start_server(answer, sock=door) for door in doors]

    async def stop() -> None:
        for server in servers:
            server.close()

    return stop


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch, database: Database) -> Iterator[str]:
    """Return the address of a machine on one network, whose program runs and listens to itself alone."""
    port = free_port()
    for name, value in {"HOST": "127.0.0.1", "PORT": str(port), "PLENARIA_LAN": LAN}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("PLENARIA_URL", raising=False)
    loop = asyncio.new_event_loop()
    running = threading.Thread(target=loop.run_forever, daemon=True)
    running.start()
    asyncio.run_coroutine_threadsafe(DOORS.begin(serve), loop).result(10)
    yield f"http://{LAN}:{port}"
    asyncio.run_coroutine_threadsafe(DOORS.end(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    running.join(10)
    loop.close()


def answers(address: str) -> bool:
    try:
        return httpx.get(address, timeout=5).status_code == 204
    except httpx.ConnectError:
        return False


def test_room_is_opened_and_shut_with_one_click_each(
    open_page: Opening, database: Database, demo: int, address: str
) -> None:
    at = open_page(PAGE, workshop=demo)
    before = answers(address)

    at.button(key="open-lan").click().run()
    is_open, said, links = answers(address), [each.value for each in at.code], public_url()
    at.button(key="show-address").click().run()
    is_large = f"<span>{address}</span>" in shown(at)
    at.button(key="close-lan").click().run()

    assert not at.exception
    kinds = database.read(lambda db: db.scalars(select(tables.security_event.c.kind)).all())
    assert [kind for kind in kinds if kind.startswith("lan_")] == ["lan_opened", "lan_closed"]
    assert (before, is_open, is_large, answers(address)) == (False, True, True, False)
    assert (address in said, links) == (True, address)
    assert public_url().startswith("http://127.0.0.1:")
    assert "open-lan" in [each.key for each in at.button]


def test_machine_on_no_network_is_told_what_to_do(
    open_page: Opening, demo: int, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.shared.to_the_room.lan_addresses", list)
    at = open_page(PAGE, workshop=demo)

    at.button(key="open-lan").click().run()

    assert [error.value for error in at.error] == [
        "Este equipo no está en ninguna red. Conéctelo al Wi-Fi o al cable de la sala e intente de nuevo."
    ]


def test_port_that_another_program_has_is_named(open_page: Opening, demo: int, address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    at = open_page(PAGE, workshop=demo)
    with socket.socket() as other:
        other.bind((host, int(port)))
        other.listen()

        at.button(key="open-lan").click().run()

    assert [error.value for error in at.error] == [
        f"No se pudo abrir {host}:{port}: otro programa usa ese puerto. Ciérrelo e intente de nuevo."
    ]


def test_where_another_address_is_published_there_is_no_door_to_open(
    open_page: Opening, demo: int, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENARIA_URL", "https://taller.example")

    at = open_page(PAGE, workshop=demo)

    assert "https://taller.example" in [each.value for each in at.code]
    assert not {"open-lan", "close-lan"} & {each.key for each in at.button}


def test_opening_and_shutting_are_for_coordinators(database: Database, demo: int, address: str) -> None:
    workshop = read_workshop(database, demo)

    with pytest.raises(Forbidden):
        DOORS.open(workshop, WRITER)
    with pytest.raises(Forbidden):
        DOORS.shut(workshop, WRITER)

    assert DOORS.addresses == ()
