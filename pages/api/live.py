"""The live socket: each revision of a workshop goes to every open page, with only what its viewer may see."""

import asyncio
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from pages.api.answers import NotEntered, asker, in_thread, open_for
from pages.api.changes import hidden_fields, hidden_kinds
from pages.api.presence import Seat, take_seat
from pages.shared.running import SERVER_START, database
from storage.history import entries_since
from storage.listeners import KEPT, THE_LIST
from storage.workshops import APPLIED, newest_workshop, read_workshop
from workshop.cells import NAMES
from workshop.changes import Entry
from workshop.errors import Problem
from workshop.footnotes import note_numbers

BEAT = 4.0  # seconds between messages when nothing happens
REST = 0.05  # seconds from one word of a page to the next that is read: a flood waits at its sender
News = list[tuple[int, str]]  # revision, message
_open: set[asyncio.Task[Any]] = set()


async def live(socket: WebSocket) -> None:
    """Serve a page of one workshop: what happened since its revision, then every revision as it is made."""
    try:
        workshop, actor = await open_for(socket)
    except Problem:
        await socket.close(1008)
        return
    hidden = hidden_fields(workshop, actor)
    wake = asyncio.Event()
    with take_seat(workshop.id, actor, hidden, wake.set) as seat:
        await _serve(
            socket, workshop.id, workshop.revision, lambda since: _news(workshop.id, since, hidden), wake, seat
        )


async def live_list(socket: WebSocket) -> None:
    """Serve a page that lists workshops: it is told when there is a new one, whose number is the revision."""
    try:
        asker(socket)
    except NotEntered:
        await socket.close(1008)
        return
    latest = await in_thread(newest_workshop, database())
    await _serve(socket, THE_LIST, latest, _new_workshops, asyncio.Event(), None)


async def _serve(
    socket: WebSocket,
    number: int,
    latest: int,
    news: Callable[[int], News],
    wake: asyncio.Event,
    seat: Seat | None,
) -> None:
    """Send the news as it comes, with a beat between, until the page or the server goes."""
    await socket.accept()
    task = asyncio.current_task()
    assert task is not None
    _open.add(task)
    loop = asyncio.get_running_loop()

    def told(_revision: int) -> None:
        loop.call_soon_threadsafe(wake.set)

    stop = database().listeners.add(number, told)
    reading = asyncio.create_task(_read(socket, seat))
    try:
        you = {"you": [seat.who, seat.page]} if seat else {}
        await socket.send_json({"hello": SERVER_START, "revision": latest} | you)
        await _send(socket, _since(socket, latest), news, wake, reading, seat)
    except (WebSocketDisconnect, RuntimeError, asyncio.CancelledError):
        pass
    finally:
        stop()
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
    wake: asyncio.Event,
    reading: "asyncio.Task[None]",
    seat: Seat | None,
) -> None:
    first = True
    while not reading.done():
        # What this page missed may have to be read from the history; what comes later is at hand.
        found = await in_thread(news, since) if first else news(since)
        first = False
        for revision, message in found:
            await socket.send_text(message)
            since = revision
        presence = seat.take() if seat else None
        if presence:
            await socket.send_text(presence)
        woken = asyncio.create_task(wake.wait())
        await asyncio.wait({woken, reading}, timeout=BEAT, return_when=asyncio.FIRST_COMPLETED)
        if woken.done():
            wake.clear()
        else:
            woken.cancel()
            await socket.send_text('{"ping": true}')


def _news(workshop_id: int, since: int, hidden: frozenset[str]) -> News:
    """Return the messages of the revisions after `since`, oldest first; one "reset" when they are too many."""
    latest = database().held[workshop_id].revision
    if latest == since:
        return []
    if since > latest or latest - since > KEPT:
        return [(latest, json.dumps({"reset": True, "revision": latest}))]
    kept = database().listeners.since(workshop_id, since) or _from_history(workshop_id, since)
    return [(revision, _message(workshop_id, revision, tuple(entries), hidden)) for revision, entries in kept]


def _from_history(workshop_id: int, since: int) -> list[tuple[int, Sequence[Entry]]]:
    entries = database().read(lambda db: entries_since(db, workshop_id, since))
    revisions = dict.fromkeys(entry.revision for entry in entries)
    return [(revision, [entry for entry in entries if entry.revision == revision]) for revision in revisions]


def _new_workshops(since: int) -> News:
    latest = database().listeners.last_told(THE_LIST) or 0
    told = {"revision": latest, "changes": [{"kind": "insert", "type": "workshop"}]}
    return [(latest, json.dumps(told))] if latest > since else []


_messages: dict[tuple[int, int, frozenset[str]], str] = {}


def _message(workshop_id: int, revision: int, entries: Sequence[Entry], hidden: frozenset[str]) -> str:
    """Return the message of one revision; it is made once for all the pages that see the same."""
    key = (workshop_id, revision, hidden)
    if key not in _messages:
        while len(_messages) >= KEPT:
            _messages.pop(next(iter(_messages)), None)
        _messages[key] = _written(workshop_id, revision, entries, hidden)
    return _messages[key]


def _written(workshop_id: int, revision: int, entries: Sequence[Entry], hidden: frozenset[str]) -> str:
    shown = [entry for entry in entries if entry.status in APPLIED and entry.change.field not in hidden]
    workshop = database().held.get(workshop_id) or read_workshop(database(), workshop_id)
    kinds = {entry.change.item: NAMES[type(workshop.items[entry.change.item])] for entry in shown}
    shown = [entry for entry in shown if kinds[entry.change.item] not in hidden_kinds(hidden)]
    changes = [_change_json(entry, kinds[entry.change.item], hidden) for entry in shown]
    message: dict[str, Any] = {"revision": revision, "changes": changes}
    if any(_may_renumber(entry) for entry in shown):
        message["note_numbers"] = note_numbers(workshop)
    return json.dumps(message, ensure_ascii=False)


def _may_renumber(entry: Entry) -> bool:
    change = entry.change
    texts = (change.text or "", entry.before or "", *change.cells.values())
    return change.kind in ("move", "delete", "restore") or any("[^" in text for text in texts)


def _change_json(entry: Entry, kind: str, hidden: frozenset[str]) -> dict[str, Any]:
    change = entry.change
    merged = {"merged": True} if entry.status == "merged" else {}
    return merged | {
        "id": change.id,
        "kind": change.kind,
        "item": change.item,
        "type": kind,
        "field": change.field,
        "text": change.text,
        "version": change.version,
        "parent": change.parent,
        "after": change.after,
        "cells": {name: text for name, text in change.cells.items() if name not in hidden},
        "by": entry.actor_name,
    }


def _since(socket: WebSocket, latest: int) -> int:
    asked = socket.query_params.get("since", "")
    return int(asked) if asked.isascii() and asked.isdigit() else latest
