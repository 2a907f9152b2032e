"""At the door of every request: is the host ours, who is asking, and which headers guard the answer."""

import asyncio
import base64
import hashlib
import ipaddress
import re
import socket
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import anyio
import streamlit
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.api.answers import speak_to
from pages.api.last_resort import answered
from pages.api.plain_page import calm_page
from pages.api.standing import watch_sign_in
from pages.shared.running import cookie_name, known, public_url
from storage.people import Person
from workshop.errors import ForeignAddress
from workshop.keeping_errors import BusyStorage

PRINCIPAL = b"x-ws-principal"  # the header Streamlit trusts; ours alone to set
# Streamlit's doors that open to anybody who has the address; nothing of ours goes through them.
_CLOSED = ("/_stcore/metrics", "/_stcore/upload_file", "/_stcore/agent", "/media")
_PAGES = "/_stcore/stream"  # Streamlit's own socket
# Kept by nothing on the way unless an answer says so.
_PERSONAL = ("/api/", "/entrar", "/sala", "/salir", "/otro-dispositivo")
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
        to_page = _guarded(scope["path"], send) if scope["type"] == "http" else send
        refusal = _refusal(scope)
        if refusal:
            await _refuse(scope, receive, to_page, refusal)
            return
        if scope["type"] == "http":
            await answered(self._serve_request, scope, receive, to_page)
        else:
            await self._serve_socket(scope, receive, send)

    async def _serve_request(self, scope: Scope, receive: Receive, send: Send) -> None:
        await _name_asker(scope)
        await self._app(scope, receive, send)

    async def _serve_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await _name_asker(scope)
        except BusyStorage:  # nobody can be let in while the database is away: the page comes again
            await receive()
            await send({"type": "websocket.close", "code": 1013})
            return
        if scope["path"].startswith(_PAGES):
            await _until_revoked(self._app, scope, receive, send)
        else:
            await self._app(scope, receive, send)


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
    return 403 if changes_something and not _comes_from_us(headers) else None


def _comes_from_us(headers: Headers) -> bool:
    """Say whether a page of ours sent this: every browser names the origin of what changes something.

    Who names none is no browser, and has nobody's cookie unless they were given it to use it.
    """
    origin = headers.get("origin") or headers.get("referer")
    if origin is None:
        return cookie_of(headers) is None
    return _host_in(origin) in {headers.get("host", ""), _host_in(public_url())}


def is_our_host(host: str) -> bool:
    """Say whether a Host header names us: the public address, this machine's name, or any bare IP address.

    A bare address is safe: what a foreign page could abuse is a name that it makes point here.
    """
    try:
        name = (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:  # a bracket that opens and never closes
        return False
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name in {"localhost", socket.gethostname().lower(), urlsplit(public_url()).hostname}
    return True


def _host_in(url: str) -> str | None:
    """Return name and port of an address; `None` where it has none."""
    try:
        return urlsplit(url).netloc or None
    except ValueError:
        return None


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    answer: Response = PlainTextResponse({403: "Forbidden", 404: "Not found"}[status], status)
    if status == 403 and scope["method"] == "GET":  # somebody typed another name of this machine
        speak_to(HTTPConnection(scope))
        answer = calm_page(ForeignAddress())
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
    """Return the secret of the sign-in cookie, if one was sent.

    Read piece by piece: other programs of this host may have set cookies of any shape.
    """
    return cookie_parser(headers.get("cookie", "")).get(cookie_name())


def _guarded(path: str, send: Send) -> Send:
    extra = guards() | ({"cache-control": "no-store"} if path.startswith(_PERSONAL) else {})

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message.get("headers", [])}
            lacking = [(name.encode(), value.encode()) for name, value in extra.items() if name.encode() not in present]
            message["headers"] = [*message.get("headers", []), *lacking]
        await send(message)

    return guarded


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
        "cross-origin-resource-policy": "same-origin",
    }


def _inline_script_hash() -> str:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    script = re.search(r"<script>(.*?)</script>", page, re.S)
    digest = hashlib.sha256(script[1].encode() if script else b"").digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
