"""Who is in which cell, as raw sockets tell it and hear it; and what one page may not do to the others."""

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
import pytest
from websockets.sync.client import ClientConnection

from pages.api.presence import LONGEST, Room, Seat
from storage.database import Database
from storage.people import invite_person
from tests.own_loop import run_alone
from tests.pages.api.conftest import Written, entered
from tests.pages.api.test_changes import send, typed
from tests.pages.api.test_live import listen, next_message
from tests.served import Server
from tests.two_axes import COORDINATOR, READER, two_axes
from workshop.permissions import Actor, Role

At = dict[str, str] | None


class Page:
    """An open page at its socket: it knows what it was told of the others."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.who, self.page = next_message(socket)["you"]
        self.seen: dict[str, Any] = {}
        self.told = 0

    def say(self, at: At, axis: str | None) -> None:
        self.socket.send(json.dumps({"at": at, "axis": axis}))

    def hear(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Listen until what is known of the others is as wanted, at most ten seconds."""
        deadline = time.monotonic() + 10
        while not wanted(self.seen):
            message = next_message(self.socket, max(0, deadline - time.monotonic()))
            if "presence" not in message:
                continue
            self.told += 1
            known = {} if message.get("all") else self.seen
            self.seen = {page: entry for page, entry in (known | message["presence"]).items() if entry}
        return self.seen

    def places(self, count: int) -> list[tuple[str, At]]:
        """Return name and place of everybody, once there are so many."""
        return sorted((entry["name"], entry["at"]) for entry in self.hear(lambda seen: len(seen) == count).values())


@contextmanager
def pages(written: Written, *clients: httpx.Client) -> Iterator[list[Page]]:
    with ExitStack() as stack:
        yield [Page(stack.enter_context(listen(client, written))) for client in clients]


def cell(written: Written, field: str = "text") -> dict[str, str]:
    return {"item": written.action, "field": field}


def test_page_sees_who_is_in_which_cell_and_who_left(
    writer: httpx.Client, coordinator: httpx.Client, reader: httpx.Client, written: Written
) -> None:
    with pages(written, writer, coordinator, reader) as (ana, coordination, onlooker):
        onlooker.say(None, written.axis)
        coordination.say(None, written.axis)
        ana.say(cell(written), written.axis)

        assert onlooker.places(2) == [("Coordinación", None), ("Relatoría", cell(written))]

        ana.say(cell(written, "timeframe"), written.axis)
        moved = onlooker.hear(lambda seen: seen[ana.page]["at"] == cell(written, "timeframe"))
        ana.socket.close()
        left = onlooker.places(1)

    assert moved[ana.page] == {"who": ana.who, "name": "Relatoría", "at": cell(written, "timeframe")}
    assert left == [("Coordinación", None)]


def test_page_of_another_axis_and_one_that_never_asked_are_not_told(
    writer: httpx.Client, coordinator: httpx.Client, reader: httpx.Client, written: Written
) -> None:
    with pages(written, writer, coordinator, reader) as (ana, elsewhere, silent):
        elsewhere.say(None, written.other_axis)
        elsewhere.places(1)
        ana.say(cell(written), written.axis)
        ana.places(1)
        send(writer, written, typed(written, "Un cambio después", 1))

        heard = [until_change(page) for page in (elsewhere, silent)]

    assert heard == [[], []]


def until_change(page: Page) -> list[dict[str, Any]]:
    """Return what a page was told of presence before the next change of a text reached it."""
    found: list[dict[str, Any]] = []
    while True:
        message = next_message(page.socket)
        if "changes" in message:
            return found
        if "presence" in message:
            found.append(message)


def test_page_that_goes_to_another_axis_is_seen_there_and_told_of_it(
    writer: httpx.Client, coordinator: httpx.Client, written: Written
) -> None:
    with pages(written, writer, coordinator) as (ana, coordination):
        ana.say(cell(written), written.axis)
        coordination.say(None, written.other_axis)
        coordination.places(1)

        coordination.say(None, written.axis)

        assert coordination.hear(lambda seen: ana.page in seen)[ana.page]["at"] == cell(written)
        assert ana.places(2) == [("Coordinación", None), ("Relatoría", cell(written))]

        coordination.say(None, None)
        assert ana.places(1) == [("Relatoría", cell(written))]


def test_two_windows_of_one_person_are_two_pages_of_one_person(writer: httpx.Client, written: Written) -> None:
    with pages(written, writer, writer) as (one, other):
        one.say(cell(written), written.axis)
        other.say(None, written.axis)

        seen = other.hear(lambda seen: len(seen) == 2)

    assert one.who == other.who and one.page != other.page
    assert {entry["who"] for entry in seen.values()} == {one.who}


def test_reader_looks_on_unseen_and_is_not_told_of_hidden_cells(
    writer: httpx.Client, coordinator: httpx.Client, reader: httpx.Client, written: Written
) -> None:
    with pages(written, writer, coordinator, reader) as (ana, coordination, onlooker):
        onlooker.say(cell(written), written.axis)
        coordination.say(None, written.axis)
        ana.say(cell(written, "internal_note"), written.axis)

        assert onlooker.places(2) == [("Coordinación", None), ("Relatoría", None)]
        assert coordination.hear(lambda seen: ana.page in seen and seen[ana.page]["at"] is not None)[ana.page][
            "at"
        ] == cell(written, "internal_note")


def test_writer_of_another_axis_is_not_seen_to_write_here(
    server: Server, beside: Database, coordinator: httpx.Client, written: Written
) -> None:
    token = invite_person(beside, "Otra relatoría", Role.RAPPORTEUR, written.id, [written.other_axis])
    with entered(server, token) as stranger, pages(written, stranger, coordinator) as (other, coordination):
        other.say(cell(written), written.axis)
        coordination.say(None, written.axis)

        assert coordination.places(1) == other.places(1) == [("Coordinación", None)]


@pytest.mark.parametrize(
    "word",
    [
        "no json",
        "[]",
        '{"at": 7, "axis": ["x"]}',
        '{"at": {"item": 1, "field": {}}}',
        '{"axis": "../secret", "at": {"item": "x"}}',
        "[" * LONGEST,
        '{"at": null, "axis": "' + "a" * 10_000 + '"}',
        b"\x00\xff",
    ],
)
def test_word_that_makes_no_sense_changes_nothing_for_others(
    word: str | bytes, writer: httpx.Client, coordinator: httpx.Client, written: Written
) -> None:
    with pages(written, writer, coordinator) as (odd, coordination):
        odd.socket.send(word)
        coordination.say(cell(written), written.axis)

        assert coordination.places(1) == [("Coordinación", cell(written))]


def test_cell_of_another_axis_or_of_none_counts_as_none(writer: httpx.Client, written: Written) -> None:
    places = [
        {"item": written.other_axis, "field": "title"},
        {"item": "f" * 32, "field": "text"},
        {"item": written.action, "field": "nothing"},
    ]
    with pages(written, writer, writer) as (odd, other):
        other.say(None, written.axis)
        for place in places:
            odd.say(cell(written), written.axis)
            other.hear(lambda seen: odd.page in seen and seen[odd.page]["at"] == cell(written))

            odd.say(place, written.axis)

            assert other.hear(lambda seen: seen[odd.page]["at"] is None)[odd.page]["name"] == "Relatoría"


def test_flood_of_words_reaches_others_as_few_messages(
    writer: httpx.Client, coordinator: httpx.Client, written: Written
) -> None:
    with pages(written, writer, coordinator) as (flooding, coordination):
        coordination.say(None, written.axis)
        coordination.places(1)
        fields = ["text", "responsible"]
        for number in range(40):
            flooding.say(cell(written, fields[number % 2]), written.axis)
        flooding.say(cell(written, "timeframe"), written.axis)

        coordination.hear(
            lambda seen: flooding.page in seen and seen[flooding.page]["at"] == cell(written, "timeframe")
        )

    assert coordination.told < 20


class Listener:
    """A page in a room without a server: what it is told."""

    def __init__(self, room: Room, actor: Actor) -> None:
        self.seat = Seat(room, actor, frozenset(), self.take)
        self.seen: dict[str, Any] = {}
        room.seats.add(self.seat)

    def take(self) -> None:
        message = json.loads(self.seat.take() or "{}")
        known = {} if message.get("all") else self.seen
        self.seen = {page: entry for page, entry in (known | message["presence"]).items() if entry}

    def say(self, **word: object) -> None:
        self.seat.hear(json.dumps(word))

    async def until(self, wanted: Callable[[dict[str, Any]], bool]) -> None:
        async with asyncio.timeout(10):
            while not wanted(self.seen):
                await asyncio.sleep(0.005)


def test_page_that_falls_silent_leaves_its_cell_when_the_lease_ends() -> None:
    async def fall_silent() -> dict[str, Any]:
        room = Room(two_axes, lease=0.3, gathered=0.01)
        silent, other = Listener(room, COORDINATOR), Listener(room, READER)
        other.say(at=None, axis="axis1")
        silent.say(at={"item": "guide", "field": "text"}, axis="axis1")
        await other.until(lambda seen: len(seen) == 1)
        await other.until(lambda seen: not seen)
        silent.say(pong=True, at={"item": "guide", "field": "text"}, axis="axis1")
        await other.until(lambda seen: len(seen) == 1)
        return other.seen[silent.seat.page]

    assert run_alone(fall_silent()) == {
        "who": Seat(None, COORDINATOR, frozenset(), print).who,  # type: ignore[arg-type]
        "name": "Coordinación",
        "at": {"item": "guide", "field": "text"},
    }


def test_news_are_written_once_for_all_who_hear_them() -> None:
    async def write() -> set[int]:
        room = Room(two_axes, gathered=0.01)
        viewers = [Seat(room, READER, frozenset(), lambda: None) for _ in range(5)]
        room.seats.update(viewers)
        for viewer in viewers:
            viewer.hear('{"at": null, "axis": "axis1"}')
        room.gather()
        found = [viewer.take() for viewer in viewers]
        assert found == ['{"presence": {}, "all": true}'] * 5
        return {id(message) for message in found}

    assert len(run_alone(write())) == 1
