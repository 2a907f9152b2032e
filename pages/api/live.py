"""The live socket: each revision of a workshop goes to every open page, with only what its viewer may see."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from pages.api.answers import NotEntered, asker, in_thread, open_for
from pages.api.changes import hidden_fields
from pages.api.lines import Line, open_line
from pages.api.news import News, new_workshops, news_of
from pages.api.presence import Seat, take_seat
from pages.shared.running import SERVER_START, database
from storage.listeners import THE_LIST
from storage.workshops import newest_workshop
from workshop.errors import BusyStorage, Problem

REST = 0.05  # seconds from one word of a page to the next that is read: a flood waits at its sender
_PING = '{"ping": true}'
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
        await _serve(socket, workshop.revision, lambda since: news_of(workshop.id, since, hidden), line, seat)


async def live_list(socket: WebSocket) -> None:
    """Serve a page that lists workshops: it is told when there is a new one, whose number is the revision."""
    try:
        asker(socket)
    except NotEntered:
        await socket.close(1008)
        return
    latest = await in_thread(newest_workshop, database())
    with open_line(THE_LIST) as line:
        await _serve(socket, latest, new_workshops, line, None)


async def _serve(socket: WebSocket, latest: int, news: Callable[[int], News], line: Line, seat: Seat | None) -> None:
    """Send the news as it comes, with a beat between, until the page or the server goes."""
    await socket.accept()
    task = asyncio.current_task()
    assert task is not None
    _open.add(task)
    reading = asyncio.create_task(_read(socket, seat))
    reading.add_done_callback(lambda _: line.wake())
    try:
        you = {"you": [seat.who, seat.page]} if seat else {}
        await socket.send_json({"hello": SERVER_START, "revision": latest} | you)
        await _send(socket, _since(socket, latest), news, line, reading, seat)
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


async def _read(socket: WebSocket, seat: Seat | None) -> None:
    """Read what the page sends: where it is; without a reader a closed page would go unnoticed."""
    with suppress(WebSocketDisconnect, RuntimeError, KeyError):  # KeyError: it sent bytes, which are no text
        while True:
            said = await socket.receive_text()
            if seat is not None:
                seat.hear(said)
            await asyncio.sleep(REST)


async def _send(
    socket: WebSocket,
    since: int,
    news: Callable[[int], News],
    line: Line,
    reading: "asyncio.Task[None]",
    seat: Seat | None,
) -> None:
    # What this page missed may have to be read from the history; what comes later is at hand.
    found = await in_thread(news, since)
    while not reading.done():
        messages = [message for _, message in found]
        since = found[-1][0] if found else since
        presence = seat.take() if seat else None
        for message in [*messages, presence] if presence else messages:
            await socket.send_text(message)
            line.spoke()
        if await line.wait():
            await socket.send_text(_PING)
            line.spoke()
        found = news(since)


def _since(socket: WebSocket, latest: int) -> int:
    asked = socket.query_params.get("since", "")
    return int(asked) if asked.isascii() and asked.isdigit() else latest
