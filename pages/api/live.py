"""The live socket: each revision of a workshop goes to every open page, with only what its viewer may see."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from pages.api.answers import in_thread, open_for
from pages.api.changes import hidden_fields
from pages.shared.running import SERVER_START, database
from storage.history import entries_since
from storage.listeners import KEPT
from storage.workshops import APPLIED, read_workshop
from workshop.changes import Entry
from workshop.errors import Problem
from workshop.footnotes import note_numbers

BEAT = 4.0  # seconds between messages when nothing happens
_open: set[asyncio.Task[Any]] = set()


async def live(socket: WebSocket) -> None:
    """Serve one page: what happened since its revision, then every revision as it is made, and a beat between."""
    try:
        workshop, actor = await open_for(socket)
    except Problem:
        await socket.close(1008)
        return
    await socket.accept()
    task = asyncio.current_task()
    assert task is not None
    _open.add(task)
    wake = asyncio.Event()
    loop = asyncio.get_running_loop()
    stop = database().listeners.add(workshop.id, lambda _revision: loop.call_soon_threadsafe(wake.set))
    reading = asyncio.create_task(_read(socket))
    try:
        since = _since(socket, workshop.revision)
        await socket.send_json({"hello": SERVER_START, "revision": workshop.revision})
        await _write(socket, workshop.id, since, hidden_fields(workshop, actor), wake, reading)
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


async def _read(socket: WebSocket) -> None:
    """Read what the page sends: without a reader a closed page would go unnoticed."""
    with suppress(WebSocketDisconnect, RuntimeError):
        while True:
            await socket.receive_text()


async def _write(
    socket: WebSocket,
    workshop_id: int,
    since: int,
    hidden: frozenset[str],
    wake: asyncio.Event,
    reading: "asyncio.Task[None]",
) -> None:
    woken = asyncio.create_task(wake.wait())
    try:
        while not reading.done():
            since = await _send_news(socket, workshop_id, since, hidden)
            await asyncio.wait({woken, reading}, timeout=BEAT, return_when=asyncio.FIRST_COMPLETED)
            if woken.done():
                wake.clear()
                woken = asyncio.create_task(wake.wait())
            else:
                await socket.send_json({"ping": True})
    finally:
        woken.cancel()


async def _send_news(socket: WebSocket, workshop_id: int, since: int, hidden: frozenset[str]) -> int:
    """Send the revisions after `since`, or "reset" when they are too many; return the last one sent."""
    news = database().listeners.since(workshop_id, since)
    if news is None or not news:
        news = await in_thread(_from_history, workshop_id, since)
    if news is None:
        workshop = await in_thread(read_workshop, database(), workshop_id)
        await socket.send_json({"reset": True, "revision": workshop.revision})
        return workshop.revision
    for revision, entries in news:
        await socket.send_json(await _message(workshop_id, revision, entries, hidden))
        since = revision
    return since


def _from_history(workshop_id: int, since: int) -> list[tuple[int, Sequence[Entry]]] | None:
    latest = read_workshop(database(), workshop_id).revision
    if latest == since:
        return []
    if latest - since > KEPT or since > latest:
        return None
    entries = database().read(lambda db: entries_since(db, workshop_id, since))
    revisions = dict.fromkeys(entry.revision for entry in entries)
    return [(revision, [entry for entry in entries if entry.revision == revision]) for revision in revisions]


async def _message(
    workshop_id: int, revision: int, entries: Sequence[Entry], hidden: frozenset[str]
) -> dict[str, Any]:
    shown = [entry for entry in entries if entry.status in APPLIED and entry.change.field not in hidden]
    message: dict[str, Any] = {"revision": revision, "changes": [_change_json(entry, hidden) for entry in shown]}
    if any(_may_renumber(entry) for entry in shown):
        workshop = await in_thread(read_workshop, database(), workshop_id)
        message["note_numbers"] = note_numbers(workshop)
    return message


def _may_renumber(entry: Entry) -> bool:
    change = entry.change
    texts = (change.text or "", entry.before or "", *change.cells.values())
    return change.kind in ("move", "delete", "restore") or any("[^" in text for text in texts)


def _change_json(entry: Entry, hidden: frozenset[str]) -> dict[str, Any]:
    change = entry.change
    return {
        "id": change.id,
        "kind": change.kind,
        "item": change.item,
        "type": change.type,
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
