"""A sounding: forty phones answer within seconds, each by its own page's button, and the screen's chart follows."""

import asyncio
import json
import random
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from storage.commit import commit, create
from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.bench.bench_room import percentiles
from tests.bench.plans import plan_of
from tests.bench.room import Person, Seen, enter, in_turns
from tests.served import Server
from workshop.changes import Change
from workshop.items import Delegation, Mark, Participant
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.soundings import open_sounding, tally
from workshop.use_cases.show_screen import show_on_screen
from workshop.use_cases.sound import put_to_delegations, use_soundings
from workshop.workshop import Workshop

PHONES, WITHIN, PATIENCE = 40, 3.0, 30.0  # seconds
HEADER = (
    "a sounding",
    "acknowledged p50 ms",
    "p95 ms",
    "screen told p50 ms",
    "p95 ms",
    "on the chart p50 ms",
    "p95 ms",
    "marks",
    "errors",
)
_MARKED = re.compile(rb'"item": "(\w+)", "type": "mark"')
_CHIP = re.compile(r'<li class="pl-sounding-(?:agrees|remarks|objects)"><b[^>]*>[^<]*</b> (País \d+)')


@dataclass
class Told(Seen):
    """What the screen's live line was told: mark to the moment."""

    marks: dict[str, float] = field(default_factory=dict)

    def hear(self, message: bytes) -> bool:
        """Note which marks a message brings."""
        for mark in _MARKED.findall(message):
            self.marks.setdefault(mark.decode(), time.perf_counter())
        return super().hear(message)


class Screen(Person):
    """The shared screen, which notes when the chart first showed each delegation's answer."""

    def __init__(self, url: str, cookie: str, workshop: int, told: Told) -> None:
        super().__init__(url, cookie, workshop, told, screen=True)
        self.shown: dict[str, float] = {}

    def note(self, scene: bytes) -> None:
        """Take down whose answers the chart of a scene has."""
        for name in _CHIP.findall(json.loads(scene)["scene"]["html"]):
            self.shown.setdefault(name, time.perf_counter())


class Phone(Person):
    """A head of delegation with their own page open, who presses one of its buttons."""

    def __init__(self, url: str, cookie: str, workshop: int, seen: Seen, name: str) -> None:
        super().__init__(url, cookie, workshop, seen)
        self.name, self.sent = name, 0.0
        self._buttons: dict[str, tuple[str, str]] = {}
        self._ended = asyncio.Event()

    async def mark(self, choice: str) -> None:
        """Press a button and wait until the answer is on the page."""
        button, fragment = self._buttons[choice]
        asked = BackMsg()
        asked.rerun_script.query_string = f"taller={self.workshop}"
        asked.rerun_script.page_script_hash = self._hash
        asked.rerun_script.fragment_id = fragment
        asked.rerun_script.widget_states.widgets.add(id=button, trigger_value=True)
        self._ended.clear()
        self.sent = time.perf_counter()
        await self._session.send(asked.SerializeToString())
        await asyncio.wait_for(self._ended.wait(), PATIENCE)
        self.seen.acknowledged.append(time.perf_counter() - self.sent)

    async def _drain(self) -> None:
        while True:
            message = ForwardMsg.FromString(await self._session.recv(decode=False))
            self._look_at(message)
            if message.WhichOneof("type") == "script_finished":
                self._ended.set()

    def _look_at(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") != "delta":
            return
        button, fragment = message.delta.new_element.button, message.delta.fragment_id
        for choice in ("agree", "agree_with_remarks"):
            if button.id.endswith(f"-mark-{choice}"):
                self._buttons[choice] = (button.id, fragment)


def rows() -> list[tuple[str, ...]]:
    """Return the one row."""
    return [asyncio.run(_sounding())]


async def _sounding() -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        database = Database(f"sqlite:///{folder}/plenaria.db")
        try:
            return await _room(server, database)
        finally:
            database.close()
            server.stop()


async def _room(server: Server, database: Database) -> tuple[str, ...]:
    number = create(database, COMMAND_LINE, plan_of(40))
    names = [f"País {place:02}" for place in range(PHONES)]
    commit(database, number, COMMAND_LINE, partial(_put, names=names))
    tokens = [invite_person(database, f"Jefatura {name}", Role.PARTICIPANT, number) for name in names]
    tokens.append(invite_person(database, "Relatoría", Role.RAPPORTEUR, number))
    cookies = await enter(server.url, tokens)
    seen, told = Seen(), Told()
    screen = Screen(server.url, cookies[-1], number, told)
    phones = [Phone(server.url, cookie, number, seen, name) for cookie, name in zip(cookies[:-1], names, strict=True)]
    async with AsyncExitStack() as stack:
        pages = [(screen, "pantalla"), *((phone, "") for phone in phones)]
        await in_turns([partial(stack.enter_async_context, person.page(page)) for person, page in pages])
        await asyncio.gather(*(_answer(phone, random.Random(phone.name)) for phone in phones))
        await _all_shown(screen)
    return _row(_latest(database, number), phones, screen, told)


def _put(workshop: Workshop, actor: Actor, *, names: list[str]) -> list[Change]:
    """Register the delegations with their heads, and put an action to them on the shared screen."""
    new = NewItems(workshop)
    for name in names:
        delegation = new.add(Delegation, workshop.root, code=name, name=name, head=f"Jefatura {name}")
        new.add(Participant, workshop.root, name=f"Jefatura {name}", delegation=delegation)
    return list(_steps(workshop.apply(new.changes), actor, new.changes))


def _steps(workshop: Workshop, actor: Actor, made: list[Change]) -> Iterator[Change]:
    yield from made
    action = next(workshop.walk_actions()).id
    for step in (
        lambda now: [Change(kind="set", item=now.root, field="stage", text="plenary")],
        lambda now: use_soundings(now, actor, True),
        lambda now: put_to_delegations(now, actor, action),
        lambda now: show_on_screen(now, actor, "sounding"),
    ):
        changes = step(workshop)
        workshop = workshop.apply(changes)
        yield from changes


async def _answer(phone: Phone, chance: random.Random) -> None:
    await asyncio.sleep(chance.uniform(0, WITHIN))
    await phone.mark(chance.choice(["agree", "agree_with_remarks"]))


async def _all_shown(screen: Screen) -> None:
    deadline = time.perf_counter() + PATIENCE
    while time.perf_counter() < deadline and len(screen.shown) < PHONES:
        await asyncio.sleep(0.05)


def _latest(database: Database, number: int) -> Workshop:
    database.held.clear()
    return read_workshop(database, number)


def _row(workshop: Workshop, phones: list[Phone], screen: Screen, told: Told) -> tuple[str, ...]:
    sounding = open_sounding(workshop)
    assert sounding is not None
    counts = tally(workshop, sounding.id).counts()
    marks = {each.delegation: each.id for each in workshop.children(sounding.id, Mark)}
    ids = {each.name: marks[each.id] for each in workshop.delegations if each.id in marks}
    errors = [*phones[0].seen.errors, *told.errors]
    for error in list(dict.fromkeys(errors))[:5]:
        print("  error:", error)
    return (
        f"{PHONES} phones in {WITHIN:.0f} s",
        *percentiles(phones[0].seen.acknowledged),
        *percentiles([told.marks[ids[phone.name]] - phone.sent for phone in phones]),
        *percentiles([screen.shown[phone.name] - phone.sent for phone in phones]),
        str(PHONES - counts[""]),
        str(len(errors)),
    )
