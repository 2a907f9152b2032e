"""A closing announced ahead, as open pages hear of it, and what becomes of texts sent before, at and after it."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from websockets.sync.client import ClientConnection

from storage.commit import commit
from storage.database import Database
from storage.history import entries_of
from storage.workshops import read_workshop
from tests.pages.api.conftest import Written
from tests.pages.api.test_changes import send, text_of, typed
from tests.pages.api.test_live import listen, next_message
from workshop.changes import Change, Entry
from workshop.closings import GRACE
from workshop.errors import StageClosed
from workshop.permissions import COMMAND_LINE, Actor
from workshop.use_cases.announce_closing import announce_closing, call_off_closing
from workshop.use_cases.open_stage import open_stage
from workshop.workshop import Workshop

PATIENCE = 20  # seconds until the server must have closed what was due


def begin_group_work(database: Database, written: Written) -> None:
    commit(database, written.id, COMMAND_LINE, lambda workshop, actor: open_stage(workshop, actor, "group_work"))


def announce(database: Database, written: Written, left: timedelta) -> None:
    def use_case(workshop: Workshop, actor: Actor) -> list[Change]:
        return announce_closing(workshop, actor, "plenary", datetime.now(UTC) + left)

    commit(database, written.id, COMMAND_LINE, use_case)


def next_closing(socket: ClientConnection) -> dict[str, Any]:
    """Return the next word of the open stage; others are passed over."""
    while True:
        message = next_message(socket)
        if "closing" in message:
            return message


def turns(database: Database, written: Written) -> list[Entry]:
    found = database.read(lambda db: entries_of(db, written.id, [written.root], "stage"))
    return [entry for entry in found if entry.change.kind == "set"]


def test_open_pages_hear_how_long_they_have_and_whether_it_ends_their_writing(
    writer: httpx.Client, coordinator: httpx.Client, written: Written, beside: Database
) -> None:
    begin_group_work(beside, written)
    with listen(writer, written) as writing, listen(coordinator, written) as coordinating:
        first = next_closing(writing)
        next_closing(coordinating)
        announce(beside, written, timedelta(minutes=5))

        heard, also_heard = next_closing(writing), next_closing(coordinating)
        commit(beside, written.id, COMMAND_LINE, call_off_closing)
        last = next_closing(writing)

    assert first == last == {"stage": "group_work", "closing": None}
    closing = heard["closing"]
    assert (closing["closes"], closing["opens"], closing["stops"]) == ("group_work", "plenary", True)
    assert 240_000 < closing["left"] <= 300_000
    assert also_heard["closing"]["stops"] is False


def test_page_that_comes_back_hears_of_the_closing_at_once(
    reader: httpx.Client, written: Written, beside: Database
) -> None:
    begin_group_work(beside, written)
    announce(beside, written, timedelta(minutes=5))

    with listen(reader, written) as socket:
        heard = next_closing(socket)

    assert heard["closing"]["closes"] == "group_work"
    assert heard["closing"]["stops"] is False  # who only reads goes on reading


def test_text_on_its_way_at_the_moment_is_kept_and_a_later_one_is_refused(
    writer: httpx.Client, written: Written, beside: Database
) -> None:
    begin_group_work(beside, written)
    announce(beside, written, timedelta(0))

    before = send(writer, written, typed(written, "Escrito hasta el final", 1)).json()["results"][0]
    announce(beside, written, -GRACE)
    after = send(writer, written, typed(written, "Escrito después", 2)).json()["results"][0]

    assert before["status"] == "applied"
    assert (after["status"], after["reason"]) == ("refused", StageClosed().message())
    assert text_of(beside, written) == "Escrito hasta el final"
    assert [entry.change.text for entry in turns(beside, written)] == ["group_work", "plenary"]


def test_server_closes_what_is_due_where_nobody_is(server: object, written: Written, beside: Database) -> None:
    begin_group_work(beside, written)
    announce(beside, written, -GRACE)

    deadline = time.monotonic() + PATIENCE
    while read_workshop(beside, written.id).facts.stage == "group_work" and time.monotonic() < deadline:
        time.sleep(0.1)

    assert [(entry.change.text, entry.actor) for entry in turns(beside, written)] == [
        ("group_work", COMMAND_LINE.id),
        ("plenary", COMMAND_LINE.id),
    ]
