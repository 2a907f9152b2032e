"""Abrir a la sala: while a coordinator wants it so, a program that listens to its own machine also hears the room's."""

import asyncio
import json
import os
import socket
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pages.shared.lan import is_local, lan_addresses, port
from storage.database import data_folder
from workshop.errors import N_, Problem
from workshop.permissions import Actor, Doing, require
from workshop.workshop import Workshop

# Serves the program on sockets that listen already, until what it returns is awaited.
Serve = Callable[[Sequence[socket.socket]], Awaitable[Callable[[], Awaitable[None]]]]
_REMEMBERED = timedelta(hours=12)  # after a restart it is open again, on the same network and the same day alone
_PATIENCE = 15  # seconds a page waits for the doors to open or shut


class NotOnANetwork(Problem):
    """This machine has no address but its own."""

    phrase = N_("Este equipo no está en ninguna red. Conéctelo al Wi-Fi o al cable de la sala e intente de nuevo.")
    status = 409


class CannotListen(Problem):
    """Another program has the port on that network."""

    phrase = N_("No se pudo abrir {address}: otro programa usa ese puerto. Ciérrelo e intente de nuevo.")
    status = 409


class RoomDoors:
    """The doors of this process to the room's network. `app.py` hands over how to serve; pages open and shut."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._serve: Serve | None = None
        self._stop: Callable[[], Awaitable[None]] | None = None
        self.addresses: tuple[str, ...] = ()

    async def begin(self, serve: Serve) -> None:
        """Take over how to serve, on the loop that calls; what was open before a restart is open again."""
        self._loop, self._serve = asyncio.get_running_loop(), serve
        remembered = [each for each in _remembered() if each in lan_addresses()]
        if remembered and can_open():
            with suppress(CannotListen):
                await self._open(remembered)

    async def end(self) -> None:
        """Shut the doors because the program ends; a restart finds them as they were."""
        stop, self._stop, self._loop, self.addresses = self._stop, None, None, ()
        if stop is not None:
            await stop()

    def open(self, workshop: Workshop, actor: Actor) -> None:
        """Open, from a page's thread. Raises: Forbidden, NotOnANetwork, CannotListen."""
        require(actor, Doing.INVITE, workshop)
        found = lan_addresses()
        if not found or not can_open():
            raise NotOnANetwork()
        self._on_loop(self._open(found))
        _remember(self.addresses)

    def shut(self, workshop: Workshop, actor: Actor) -> None:
        """Shut, from a page's thread; who came in by the room's network is cut off. Raises: Forbidden."""
        require(actor, Doing.INVITE, workshop)
        _remember(())
        self._on_loop(self._shut())

    def _on_loop(self, work: Coroutine[Any, Any, None]) -> None:
        assert self._loop is not None, "nobody serves"
        asyncio.run_coroutine_threadsafe(work, self._loop).result(_PATIENCE)

    async def _open(self, addresses: Sequence[str]) -> None:
        if self._stop is not None or self._serve is None:
            return
        doors = _listen(addresses)
        self._stop = await self._serve(list(doors.values()))
        self.addresses = tuple(doors)

    async def _shut(self) -> None:
        stop, self._stop, self.addresses = self._stop, None, ()
        if stop is not None:
            await stop()


DOORS = RoomDoors()


def can_open() -> bool:
    """Say whether there is a door to open: this program listens to its own machine alone, and not behind another."""
    return is_local(os.environ.get("HOST") or "127.0.0.1") and not os.environ.get("PLENARIA_URL")


def _listen(addresses: Sequence[str]) -> dict[str, socket.socket]:
    """Return the listening sockets by their address; one network that is taken does not keep the others shut."""
    doors: dict[str, socket.socket] = {}
    for address in addresses:
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if os.name != "nt":  # there it would let two programs have one port
                door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind((address, port()))
            door.listen(2048)
            door.setblocking(False)
            doors[address] = door
        except OSError:
            door.close()
    if not doors:
        raise CannotListen(address=f"{addresses[0]}:{port()}")
    return doors


def _record() -> Path:
    return data_folder() / "open-to-the-room.json"


def _remembered() -> list[str]:
    try:
        said = json.loads(_record().read_text(encoding="utf-8"))
        is_fresh = datetime.now(UTC) - datetime.fromisoformat(said["at"]) < _REMEMBERED
        return [str(each) for each in said["addresses"]] if is_fresh else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _remember(addresses: Sequence[str]) -> None:
    with suppress(OSError):  # a full disk shall not keep a door shut, nor one open
        if addresses:
            said = {"addresses": list(addresses), "at": datetime.now(UTC).isoformat()}
            _record().write_text(json.dumps(said), encoding="utf-8")
        else:
            _record().unlink(missing_ok=True)
