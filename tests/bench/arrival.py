"""08:10 in the room: forty people come at once, half with the QR of their sheet, half by the room's code."""

import asyncio
import re
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from playwright.sync_api import Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from storage.commit import create
from storage.database import Database
from storage.people import person_of_cookie
from storage.roles import invite, revoke
from storage.room import open_room
from storage.workshops import read_workshop
from tests.two_axes import COORDINATOR
from workshop.expected_roles import expected_grants, folded
from workshop.items import Axis, Facts, Member, Participant, WorkingGroup
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE
from workshop.workshop import Workshop

PEOPLE = 40
DEADLINE = 120  # seconds after which nobody waits any longer
GROUPS = ("Grupo Ceiba", "Grupo Guanacaste")
_FIRST = "Ana Beatriz César Daniela Elías Fátima Germán Hernán Inés Julián".split()
_LAST = "Álvarez Núñez Solís Zúñiga".split()


@dataclass(frozen=True)
class Newcomer:
    """One of the forty: their name as they type it, their group, their link's token; without one they use the code."""

    name: str
    group: str
    token: str | None


@dataclass(frozen=True)
class Morning:
    """A workshop whose list has forty people in two groups, and its room's code."""

    number: int
    code: str
    people: Sequence[Newcomer]

    @property
    def at_the_door(self) -> int:
        """Return how many are to be admitted."""
        return sum(each.token is None for each in self.people)


@dataclass
class Arrivals:
    """Seconds from scanning to the own page, one for each person; and what was wrong there."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def arrive(self, began: float, person: Newcomer, page: str) -> None:
        """Note that somebody sees their page, which reads so."""
        self.seconds.append(time.perf_counter() - began)
        missing = [words for words in (person.name, person.group) if words not in page]
        strange = [group for group in GROUPS if group in page and group != person.group]
        self.wrong += [f"{person.name} misses {missing} and has {strange}"] if missing or strange else []


def keep_morning(database: Database) -> Morning:
    """Keep the workshop; the room's code is made with the key in PLENARIA_DATA."""
    workshop = read_workshop(database, create(database, COMMAND_LINE, _list_of_forty().changes))
    people = [_newcomer(database, workshop, place, each) for place, each in enumerate(workshop.participants)]
    return Morning(workshop.id, open_room(database, workshop, COORDINATOR), people)


def _list_of_forty() -> NewItems:
    new = NewItems()
    root = new.add(Facts, None, title="Taller de las ocho")
    axes = [new.add(Axis, root, title=f"Eje {number}") for number in (1, 2)]
    groups = [new.add(WorkingGroup, axis, name=name) for axis, name in zip(axes, GROUPS, strict=True)]
    for number in range(PEOPLE):
        person = new.add(Participant, root, name=f"{_FIRST[number // 4]} {_LAST[number % 4]}")
        new.add(Member, groups[number % 2], participant=person)
    return new


def _newcomer(database: Database, workshop: Workshop, place: int, listed: Participant) -> Newcomer:
    """Give every other pair a link; of the others one in three writes their name as phones do."""
    group = GROUPS[place % 2]
    if place % 4 < 2:
        grants = expected_grants(workshop, listed)
        return Newcomer(listed.name, group, invite(database, workshop, COORDINATOR, listed.name, grants, listed.id)[1])
    return Newcomer(listed.name if place % 3 else folded(listed.name), group, None)


async def _all_come(url: str, morning: Morning, people: Sequence[Newcomer], arrivals: Arrivals) -> None:
    await asyncio.gather(*(_come(url, morning, person, arrivals) for person in people))


async def _come(url: str, morning: Morning, person: Newcomer, arrivals: Arrivals) -> None:
    """Scan, enter, wait at the door where need be, and read the own page."""
    began = time.perf_counter()
    async with httpx.AsyncClient(base_url=url, headers={"origin": url}, timeout=DEADLINE) as client:
        address = f"/entrar/{person.token}" if person.token else f"/sala/{morning.code}"
        (await client.get(address)).raise_for_status()
        said = None if person.token else {"code": morning.code, "name": person.name}
        answer = await client.post(address if person.token else "/sala", data=said)
    if answer.status_code != 303:
        arrivals.wrong.append(f"{person.name} was answered {answer.status_code}")
        return
    cookie = answer.headers["set-cookie"].split(";")[0]
    if person.token is None:
        await _until_admitted(url, cookie)
    arrivals.arrive(began, person, await _own_page(url, cookie))


async def _until_admitted(url: str, cookie: str) -> None:
    async with asyncio.timeout(DEADLINE), _socket(url, "/api/workshops/0/live?since=0", cookie) as live:
        while "reset" not in str(await live.recv()):
            await live.send("{}")


async def _own_page(url: str, cookie: str) -> str:
    """Open the first page as a browser does, and return all that it was sent until its run was at its end."""
    async with asyncio.timeout(DEADLINE), _socket(url, "/_stcore/stream", cookie, ["streamlit"]) as page:
        asked, said = BackMsg(), b""
        asked.rerun_script.query_string = ""
        await page.send(asked.SerializeToString())
        while True:
            raw = await page.recv(decode=False)
            message, said = ForwardMsg.FromString(raw), said + raw
            if message.WhichOneof("type") == "script_finished" and message.script_finished == 0:
                return said.decode("utf-8", "replace")


def _socket(url: str, path: str, cookie: str, protocols: Any = None) -> connect:
    address, headers = url.replace("http", "ws", 1) + path, {"cookie": cookie}
    return connect(
        address,
        additional_headers=headers,
        origin=url,  # type: ignore[arg-type]
        subprotocols=protocols,
        max_size=None,
        open_timeout=DEADLINE,
    )


@contextmanager
def crowd(url: str, morning: Morning, people: Sequence[Newcomer]) -> Iterator[Arrivals]:
    """Have people come without browsers, beside whatever is done meanwhile; in the end all of them have arrived."""
    arrivals = Arrivals()
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(asyncio.run, _all_come(url, morning, people, arrivals))
        yield arrivals
        coming.result()


def come_in(page: Page, morning: Morning, person: Newcomer) -> float:
    """Have somebody enter by their QR or the room's, as people do; return when they began."""
    page.set_default_timeout(DEADLINE * 1000)
    began = time.perf_counter()
    if person.token:
        page.goto(f"/entrar/{person.token}")
        page.get_by_role("button", name="Entrar").click(no_wait_after=True)
    else:
        page.goto(f"/sala/{morning.code}")
        page.get_by_label("Su nombre y apellidos").fill(person.name)
        page.get_by_role("button", name="Pedir entrada").click(no_wait_after=True)
    return began


def admit_together(coordinator: Page, count: int) -> None:
    """Let all in who bear a name of the list, once they are there, by one click."""
    button = coordinator.get_by_role("button", name=f"Admitir a {count} que están en la lista")
    button.click(timeout=DEADLINE * 1000)


def see_own_page(page: Page, began: float, person: Newcomer, arrivals: Arrivals) -> None:
    """Wait for somebody's own page, and note what it says."""
    expect(page.get_by_text(person.group).first).to_be_visible(timeout=DEADLINE * 1000)
    arrivals.arrive(began, person, page.locator("body").inner_text() + page.locator(".st-key-person").inner_html())


def shut_out(database: Database, number: int, page: Page) -> float:
    """Revoke somebody's access; return after how many seconds nothing of the workshop is on their page."""
    secret = next(each["value"] for each in page.context.cookies() if each["name"].startswith("plenaria"))
    person = person_of_cookie(database, secret)
    assert person is not None
    began = time.perf_counter()
    revoke(database, read_workshop(database, number), COORDINATOR, person.id)
    expect(page.locator("body")).to_have_text(re.compile(r"^\s*Su acceso a este taller terminó\.[^\n]*$"))
    return time.perf_counter() - began
