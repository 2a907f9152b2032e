"""Somebody of the table at a running server: their requests, their live socket, and all that they were told."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import httpx
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.served import Server
from tests.table.table import OUTSIDE
from tests.table.world import Somebody, World

PATIENCE = 20.0


class Asking:
    """One person of the table in one stage, over HTTP and WebSocket; `told` gathers every answer."""

    def __init__(self, server: Server, world: World, who: str, when: str) -> None:
        self.server, self.world, self.who, self.when = server, world, who, when
        self.somebody: Somebody = world.people[who, when]
        self.place = world.places[when]
        self.told = bytearray()
        self.cookie = f"plenaria-{server.port}={self.somebody.secret}" if self.somebody.secret else ""
        self._client = _client(server)

    @property
    def is_outside(self) -> bool:
        """Say whether the workshop does not exist for them."""
        return self.who in OUTSIDE

    @property
    def key(self) -> tuple[str, str]:
        """Return the cell of the table."""
        return self.who, self.when

    def ask(self, method: str, path: str, *, cookie: str | None = None, **more: object) -> httpx.Response:
        """Send a request as them, or by another `cookie`."""
        headers = {"cookie": self.cookie if cookie is None else cookie}
        answer = self._client.request(method, path, headers=headers, **more)  # type: ignore[arg-type]
        self._client.cookies.clear()
        self.told += _readable(answer)
        return answer

    @contextmanager
    def listening(self, path: str) -> Iterator[ClientConnection | None]:
        """Open a live socket; `None` where it is not let in. What it says first is among what they are told."""
        address, origin = self.server.url.replace("http", "ws", 1) + path, Origin(self.server.url)
        headers = {"cookie": self.cookie} if self.cookie else {}
        with ExitStack() as stack:
            try:
                opening = connect(address, additional_headers=headers, origin=origin, max_size=None, compression=None)
                socket = stack.enter_context(opening)
                self.hear(socket)
            except (InvalidHandshake, ConnectionClosed):
                yield None
            else:
                yield socket

    def hear(self, socket: ClientConnection) -> str:
        """Return the next message."""
        said = str(socket.recv(timeout=PATIENCE))
        self.told += json.dumps(json.loads(said), ensure_ascii=False).encode()
        return said


_clients: dict[str, httpx.Client] = {}


def _client(server: Server) -> httpx.Client:
    """Return one client for all: connections stay open, and each request carries its own cookie."""
    if server.url not in _clients:
        _clients[server.url] = httpx.Client(base_url=server.url, headers={"origin": server.url}, timeout=60)
    return _clients[server.url]


def leave(server: Server) -> None:
    """Close what connections are open."""
    if server.url in _clients:
        _clients.pop(server.url).close()


def _readable(answer: httpx.Response) -> bytes:
    """Return what an answer says, a Word document's parts unpacked."""
    if not answer.content.startswith(b"PK"):
        return answer.content
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())
