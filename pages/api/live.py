"""The live socket: each revision of a workshop goes to every open page, with only what its viewer may see."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from pages.api.answers import NotEntered, asker, in_thread, open_for
from pages.api.changes import hidden_fields
from pages.api.closing import closing_json
from pages.api.lines import Line, open_line
from pages.api.news import News, new_workshops, news_of
from pages.api.presence import Seat, take_seat
from pages.api.scenes import Onlooker
from pages.api.standing import Standing, hear_access
from pages.shared.asked_number import asked_number
from pages.shared.running import SERVER_START, database
from storage.listeners import THE_LIST
from storage.people import workshops_of
from storage.room import waits_at
from storage.workshops import newest_workshop
from workshop.closings import Announced, announced
from workshop.errors import Problem
from workshop.keeping_errors import BusyStorage
from workshop.permissions import Actor

REST = 0.05  # seconds from one word of a page to the next that is read: a flood waits at its sender
_PING = '{"ping": true}'
_PEOPLE = '{"people": true}'
_REVOKED = '{"revoked": true}'
Stage = tuple[str | None, Announced | None]  # the stage that is open, and its closing if one was announced
_open: set[asyncio.Task[Any]] = set()


async def live(socket: WebSocket) -> None:
    """Serve a page of one workshop: what happened since its revision, then every revision as it is made."""
    try:
        workshop, actor = await open_for(socket)
    except Problem:
        await socket.close(1008)
        return
    hidden = hidden_fields(workshop, actor)
    with open_line(workshop.id) as line, take_seat(workshop.id, actor, hidden, line.wake) as seat:
        standing = Standing(asker(socket), workshop, actor, line.wake)
        with hear_access(standing.hear):
            screen = Onlooker(workshop.id)
            page = Page(socket, line, lambda since: news_of(workshop.id, since, seat.hidden), standing, seat, screen)
            await _serve(page, workshop.revision)


async def live_list(socket: WebSocket) -> None:
    """Serve a page that lists workshops: it is told when there is a new one, whose number is the revision.

    Those who wait to be let in listen here too, for the word that they are. What is theirs is read before it is asked
    whether they wait: who is let in while their page opens hears of it by the one or by the other.
    """
    try:
        person = asker(socket)
    except NotEntered:
        await socket.close(1008)
        return
    latest = await in_thread(newest_workshop, database())
    mine = await in_thread(workshops_of, database(), person.id)
    waits = await in_thread(waits_at, database(), person.id) is not None
    with open_line(THE_LIST) as line:
        standing = Standing(person, None, Actor(person.id, person.name), line.wake, workshops=mine)
        with hear_access(standing.hear):
            await _serve(Page(socket, line, _nothing if waits else new_workshops, standing), latest)


def _nothing(_since: int) -> News:
    return None


@dataclass
class Page:
    """One page at its socket: what it is told of, and who sits there."""

    socket: WebSocket
    line: Line
    news: Callable[[int], News]
    standing: Standing
    seat: Seat | None = None
    screen: Onlooker | None = None
    told: Stage | None = (None, None)  # what it knows of the open stage and its closing; `None`: to be told anew

    async def say(self, message: str) -> None:
        """Send a message."""
        await self.socket.send_text(message)
        self.line.spoke()

    def word_of_stage(self) -> dict[str, Any]:
        """Return what there is to say of the open stage and its closing; nothing where the page knows it."""
        here = self.standing.workshop
        if here is None:
            return {}
        workshop = database().held.get(here.id, here)
        stage = (workshop.facts.stage, announced(workshop))
        if stage == self.told:
            return {}
        self.told = stage
        return closing_json(workshop, self.standing.actor)


async def _serve(page: Page, latest: int) -> None:
    """Send the news as it comes, with a beat between, until the page or the server goes or access ends."""
    socket, seat = page.socket, page.seat
    await socket.accept()
    task = asyncio.current_task()
    assert task is not None
    _open.add(task)
    reading = asyncio.create_task(_read(page))
    reading.add_done_callback(lambda _: page.line.wake())
    try:
        you = {"you": [seat.who, seat.page]} if seat else {}
        await socket.send_json({"hello": SERVER_START, "revision": latest} | you)
        await _send(page, _since(socket, latest), reading)
    except (WebSocketDisconnect, RuntimeError, BusyStorage, asyncio.CancelledError):
        pass  # it is closed below, and the page comes again
    finally:
        reading.cancel()
        _open.discard(task)
        with suppress(Exception):
            await socket.close(1001)


async def close_all() -> None:
    """Close every live socket, for the server to stop at once."""
    tasks = list(_open)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _read(page: Page) -> None:
    """Read what the page sends: where it is, what it shows; without a reader a closed page would go unnoticed."""
    with suppress(WebSocketDisconnect, RuntimeError, KeyError):  # KeyError: it sent bytes, which are no text
        while True:
            said = await page.socket.receive_text()
            if page.standing.hear_page(said) or (page.screen is not None and page.screen.hear(said)):
                page.line.wake()
            elif page.seat is not None:
                page.seat.hear(said)
            await asyncio.sleep(REST)


async def _send(page: Page, since: int, reading: "asyncio.Task[None]") -> None:
    first = True
    while not reading.done():
        # Before anything is read for it: what a page may see is what its viewer may see now.
        if page.standing.is_due() and not await _still_may(page, since):
            return
        # What this page missed may have to be read from the history; what comes later is at hand.
        found = await in_thread(page.news, since) if first else page.news(since)
        first = False
        if found:
            since, message = found
            await page.say(message)
        await _say_what_waits(page)
        if await page.line.wait():
            await page.say(_PING)


async def _say_what_waits(page: Page) -> None:
    stage = page.word_of_stage()
    if stage:
        await page.say(json.dumps(stage))
    scene = await page.screen.news(page.standing.actor, page.standing.people) if page.screen else None
    if scene:
        await page.say(scene)
    presence = page.seat.take() if page.seat else None
    if presence:
        await page.say(presence)
    if page.standing.people:
        page.standing.people = False
        await page.say(_PEOPLE)


async def _still_may(page: Page, since: int) -> bool:
    """Look again at what the viewer may do; a page whose rights are others starts anew, one without any is blanked."""
    match await page.standing.look():
        case "gone":
            await page.say(_REVOKED)
            await page.socket.close(1008)
            return False
        case "other":
            workshop, actor = page.standing.workshop, page.standing.actor
            page.told = None  # whether a closing ends its writing may be otherwise now
            if page.seat and workshop:
                page.seat.change(actor, hidden_fields(workshop, actor))
            await page.say(json.dumps({"reset": True, "revision": since}))
    return True


def _since(socket: WebSocket, latest: int) -> int:
    asked = socket.query_params.get("since", "")
    number = asked_number(asked)
    return latest if number is None else number
