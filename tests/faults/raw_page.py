"""A Streamlit page asked for over its own socket, without a browser: every byte of what the server sends for it."""

import socket
from contextlib import suppress

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from tests.served import Server

PATIENCE = 60  # seconds for one message, on a machine that does much else


def page_bytes(server: Server, cookie: str, page: str, query: str) -> bytes:
    """Return what one run of a page sends; less where the socket is closed or the run never ends."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    return exchanged(server, cookie, asked.SerializeToString())


def exchanged(server: Server, cookie: str, message: bytes) -> bytes:
    """Send one raw message to Streamlit's socket and return all that comes until a run has ended."""
    heard = b""
    with (
        suppress(OSError, WebSocketException, TimeoutError),
        connect(
            f"{server.url.replace('http', 'ws', 1)}/_stcore/stream",
            additional_headers={"cookie": cookie} if cookie else {},
            origin=server.url,  # type: ignore[arg-type]
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            proxy=None,
        ) as opened,
    ):
        opened.send(message)
        while True:
            raw = opened.recv(timeout=PATIENCE)
            assert isinstance(raw, bytes)
            heard += raw
            if ForwardMsg.FromString(raw).WhichOneof("type") == "script_finished":
                break
    return heard


def handshake(server: Server, path: str, *headers: str) -> int:
    """Ask for a socket with exactly these headers and return the status of the answer: 101 opens it."""
    lines = [
        f"GET {path} HTTP/1.1",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
        *headers,
    ]
    with socket.create_connection((server.host, server.port), PATIENCE) as opened:
        opened.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
        answer = opened.recv(4096)
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0
