"""Fault 19: cookies that were tampered with or whose sign-in is over, and requests from foreign pages and names."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import httpx
from sqlalchemy import update

from storage import tables
from storage.database import Database
from storage.people import enter, hash_of, invite_person, person_of_cookie
from storage.roles import revoke
from storage.workshops import read_workshop
from tests.faults.finding import Finding
from tests.faults.raw_page import handshake, page_bytes
from tests.served import Server
from tests.small_workshop import Written, keep_workshop
from tests.two_axes import COORDINATOR
from workshop.changes import new_id
from workshop.permissions import Role

TEXT, AXIS = "Crear una lista común", "Primer eje"  # stand in the workshop, and must not reach who may not read it
FOREIGN = ("http://elsewhere.invalid", "null", "file://", "http://[", "http://127.0.0.1:1", "http://{here}.invalid")
HEARD = 5.0  # seconds within which a server must have heard what another process did, on a machine that does much else
HOSTS = ("elsewhere.invalid", "127.0.0.1.elsewhere.invalid", "[::1", "127.0.0.1@elsewhere.invalid", "")


class Place:
    """A served workshop, and the ways into it that are tried."""

    def __init__(self, server: Server, database: Database) -> None:
        self.server, self.database = server, database
        self.written: Written = keep_workshop(database)
        self.name = f"plenaria-{server.port}"

    def sign_in(self) -> str:
        """Return the secret of somebody who has just entered and may write."""
        token = invite_person(self.database, "Relatoría", Role.RAPPORTEUR, self.written.id)
        return enter(self.database, token)

    def opened(self, secret: str) -> list[str]:
        """Name what a cookie opens."""
        cookie = f"{self.name}={secret}"
        ways: dict[str, Callable[[], bool]] = {
            "axis": lambda: self.reads(cookie),
            "document": lambda: self.reads(cookie, "plan.docx"),
            "changes": lambda: self.post(cookie, {"origin": self.server.url}) == 200,
            "live socket": lambda: self.socket("live", cookie) == 101,
            "page": lambda: AXIS.encode() in page_bytes(
                self.server, cookie, "matriz", f"taller={self.written.id}"
            ),
        }  # fmt: skip
        return [name for name, is_open in ways.items() if is_open()]

    def reads(self, cookie: str, path: str = "") -> bool:
        """Say whether a cookie reads something of the workshop, its first axis unless a path is given."""
        path = path or f"axes/{self.written.axis}"
        address = f"{self.server.url}/api/workshops/{self.written.id}/{path}"
        answer = httpx.get(address, headers={b"cookie": cookie.encode("latin-1")}, timeout=60)
        return answer.status_code == 200 or TEXT in answer.text

    def post(self, cookie: str, headers: dict[str, str]) -> int:
        """Write to the workshop and return the status of the answer."""
        change = {"id": new_id(), "kind": "delete", "item": new_id()}
        address = f"{self.server.url}/api/workshops/{self.written.id}/changes"
        sent = {
            b"cookie": cookie.encode("latin-1"),
            **{name.encode(): value.encode() for name, value in headers.items()},
        }
        body = {"protocol": 1, "client": "x", "changes": [change]}
        return httpx.post(address, json=body, headers=sent, timeout=60).status_code

    def socket(self, kind: str, cookie: str, origin: str | None = "", host: str | None = None) -> int:
        """Ask for a socket and return the status of the answer; `origin` "" is our own, `None` none."""
        path = "/_stcore/stream" if kind == "page" else f"/api/workshops/{self.written.id}/live"
        lines = [f"Host: {host if host is not None else f'127.0.0.1:{self.server.port}'}", f"Cookie: {cookie}"]
        lines += [] if origin is None else [f"Origin: {origin or self.server.url}"]
        return handshake(self.server, path, *lines)


def kill_sign_ins(server: Server, database: Database, whole: bool = True) -> Finding:
    """Try every cookie that is no sign-in, or no more, on HTTP and on both sockets."""
    place, finding = Place(server, database), Finding()
    alive = place.opened(place.sign_in())
    if len(alive) != 5:
        finding.faults.append(f"a living sign-in opens only {alive}")
    for what, secret in _dead(place, whole):
        finding.note(bool(found := place.opened(secret)), f"{what} opens {found}")
    return finding


def _dead(place: Place, whole: bool) -> Iterator[tuple[str, str]]:
    database = place.database
    secret = place.sign_in()
    changed = [secret[:at] + ("A" if secret[at] != "A" else "B") + secret[at + 1 :] for at in (0, 20, len(secret) - 1)]
    tampered = [*changed, secret[:-1], f"{secret}A", hash_of(secret), "' OR '1'='1", "\xff\xfe", "A" * 5_000]
    yield from ((f"tampered {each[:12]!r}", each) for each in (tampered if whole else tampered[2:6:3]))
    ends: dict[str, Callable[[str], object]] = {
        "left": lambda one: _press(place, one, "/salir"),
        "left everywhere": lambda one: _press(place, one, "/salir/todos"),
        "revoked beside": lambda one: _end_beside(place, one),
        "expired": lambda one: _aged(database, one, "expires_at", timedelta(seconds=1)),
        "idle": lambda one: _aged(database, one, "seen_at", timedelta(days=5)),
    }
    for what, end in ends.items():
        one = place.sign_in()
        if whole or what in ("left", "revoked beside"):
            if what not in ("expired", "idle"):  # these run out by themselves, and nobody else ends them
                place.opened(one)
            end(one)
            yield what, one


def _press(place: Place, secret: str, path: str) -> None:
    cookie = {"cookie": f"{place.name}={secret}", "origin": place.server.url}
    httpx.post(f"{place.server.url}{path}", headers=cookie, timeout=60).raise_for_status()


def _end_beside(place: Place, secret: str) -> None:
    """Take somebody's access away in another process, of which the server hears within a second."""
    database = place.database
    revoke(database, read_workshop(database, place.written.id), COORDINATOR, _person(database, secret))
    deadline = time.monotonic() + HEARD
    while place.reads(f"{place.name}={secret}") and time.monotonic() < deadline:
        time.sleep(0.05)


def _person(database: Database, secret: str) -> str:
    person = person_of_cookie(database, secret)
    assert person is not None
    return person.id


def _aged(database: Database, secret: str, field: str, ago: timedelta) -> None:
    own = tables.sign_in
    change = update(own).where(own.c.cookie_hash == hash_of(secret)).values({field: datetime.now(UTC) - ago})
    database.write(lambda db: db.execute(change))


def come_from_elsewhere(server: Server, database: Database) -> Finding:
    """Send what a foreign page would, with a living cookie: foreign origins, none, and names that are not ours."""
    place, finding = Place(server, database), Finding()
    cookie = f"{place.name}={place.sign_in()}"
    own = f"127.0.0.1:{server.port}"
    if [place.socket("live", cookie), place.socket("page", cookie)] != [101, 101]:
        finding.faults.append("our own origin is refused")
    for origin in (*(each.format(here=own) for each in FOREIGN), None):
        named = {} if origin is None else {"origin": origin}
        statuses = [place.post(cookie, named), *(place.socket(kind, cookie, origin) for kind in ("live", "page"))]
        finding.note(statuses != [403] * 3, f"origin {origin}: {statuses}")
    for host in HOSTS:
        statuses = [place.socket(kind, cookie, "", host) for kind in ("live", "page")]
        statuses.append(_get_as(server, cookie, host))
        finding.note(not set(statuses) <= {400, 403}, f"host {host}: {statuses}")
    return finding


def _get_as(server: Server, cookie: str, host: str) -> int:
    return httpx.get(f"{server.url}/", headers={"host": host, "cookie": cookie}, timeout=60).status_code
