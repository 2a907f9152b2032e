"""At the door of every request: is the host ours, who is asking, and which headers guard the answer."""

import asyncio
import base64
import hashlib
import ipaddress
import re
import socket
from collections.abc import MutableMapping
from functools import cache
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import anyio
import streamlit
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.api.answers import problem_json, speak_to
from pages.api.plain_page import calm_page
from pages.api.standing import watch_sign_in
from pages.shared.running import cookie_name, known, public_url
from storage.people import Person
from workshop.errors import BusyStorage, EntranceBusy, ForeignAddress

PRINCIPAL = b"x-ws-principal"  # the header Streamlit trusts; ours alone to set
_CLOSED = ("/_stcore/metrics", "/_stcore/upload_file", "/_stcore/agent")
_PAGES = "/_stcore/stream"  # Streamlit's own socket
_NAMELESS = ("/static/", "/recursos/", "/_stcore/health", "/favicon")
_readers = anyio.CapacityLimiter(20)  # a slow database shall not use up the threads others need


class Door:
    """ASGI middleware for HTTP and WebSocket; who asks is in `scope["state"]["person"]` and in Streamlit's session."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse foreign hosts, origins and closed paths; name the asker; guard the answer with headers."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refusal = _refusal(scope)
        if refusal:
            await _refuse(scope, receive, send, refusal)
            return
        to_page = _guarded(send) if scope["type"] == "http" else send
        try:
            await _name_asker(scope)
        except BusyStorage as problem:
            await _put_off(scope, receive, to_page, problem)
            return
        if scope["type"] == "websocket" and scope["path"].startswith(_PAGES):
            await _until_revoked(self._app, scope, receive, send)
            return
        await self._app(scope, receive, to_page)


async def _until_revoked(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve a page's own socket, and hang up at once when its sign-in ends."""
    person: Person | None = scope["state"]["person"]
    if person is None or person.principal is None:
        await app(scope, receive, send)
        return
    ended = asyncio.Event()

    async def receive_or_end() -> Message:
        hearing, ending = asyncio.ensure_future(receive()), asyncio.ensure_future(ended.wait())
        await asyncio.wait({hearing, ending}, return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        if not ended.is_set():
            return hearing.result()
        hearing.cancel()
        await send({"type": "websocket.close", "code": 1008})
        return {"type": "websocket.disconnect", "code": 1008}

    with watch_sign_in(person.id, person.principal, ended.set):
        await app(scope, receive_or_end, send)


def _refusal(scope: Scope) -> int | None:
    headers = Headers(scope=scope)
    if not is_our_host(headers.get("host", "")):
        return 403
    if scope["path"].startswith(_CLOSED):
        return 404
    changes_something = scope["type"] == "websocket" or scope.get("method") not in ("GET", "HEAD", "OPTIONS")
    origin = headers.get("origin")
    if changes_something and origin is not None and not _is_own_origin(origin, headers.get("host", "")):
        return 403
    return None


def is_our_host(host: str) -> bool:
    """Say whether a Host header names us: the public address, this machine's name, or any bare IP address.

    A bare address is safe: what a foreign page could abuse is a name that it makes point here.
    """
    name = (urlsplit(f"//{host}").hostname or "").lower()
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name in {"localhost", socket.gethostname().lower(), urlsplit(public_url()).hostname}
    return True


def _is_own_origin(origin: str, host: str) -> bool:
    return urlsplit(origin).netloc in {host, urlsplit(public_url()).netloc}


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    answer: Response = PlainTextResponse({403: "Forbidden", 404: "Not found"}[status], status)
    if status == 403 and scope["method"] == "GET":  # somebody typed another name of this machine
        speak_to(HTTPConnection(scope))
        answer = calm_page(ForeignAddress())
    await answer(scope, receive, _guarded(send))


async def _put_off(scope: Scope, receive: Receive, send: Send, problem: BusyStorage) -> None:
    """Say in words that nobody can be let in while the database is away; a socket is closed and comes again."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1013})
        return
    speak_to(HTTPConnection(scope))
    answer = problem_json(problem) if scope["path"].startswith("/api/") else calm_page(EntranceBusy())
    await answer(scope, receive, send)


async def _name_asker(scope: Scope) -> None:
    headers = [(name, value) for name, value in scope["headers"] if name.lower() != PRINCIPAL]
    person = None
    if not scope["path"].startswith(_NAMELESS):
        secret = cookie_of(Headers(scope=scope))
        if secret:
            person = known().person(secret)
            if person is None:
                person = await anyio.to_thread.run_sync(known().find_person, secret, limiter=_readers)
    if person:
        headers.append((PRINCIPAL, (person.principal or "").encode()))
    scope["headers"] = headers
    scope.setdefault("state", {})["person"] = person


def cookie_of(headers: Headers) -> str | None:
    """Return the secret of the sign-in cookie, if one was sent."""
    jar: SimpleCookie = SimpleCookie()
    jar.load(headers.get("cookie", ""))
    found = jar.get(cookie_name())
    return found.value if found else None


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            _add_headers(message)
        await send(message)

    return guarded


def _add_headers(message: MutableMapping[str, Any]) -> None:
    present = {name.lower() for name, _ in message.get("headers", [])}
    extra = [(name.encode(), value.encode()) for name, value in guards().items() if name.encode() not in present]
    message["headers"] = [*message.get("headers", []), *extra]


@cache
def guards() -> dict[str, str]:
    """Return the headers of every answer. The policy is what Streamlit 1.67 works under, measured."""
    policy = (
        f"default-src 'self'; script-src 'self' blob: {_inline_script_hash()}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    )
    return {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=()",
    }


def _inline_script_hash() -> str:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    script = re.search(r"<script>(.*?)</script>", page, re.S)
    digest = hashlib.sha256(script[1].encode() if script else b"").digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
