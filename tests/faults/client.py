"""A page that writes, without a browser: each request goes up under the same ids until it is answered, as sender.js."""

import asyncio
import json
import random
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from workshop.changes import new_id

TIMEOUT = 15.0  # seconds, as sender.js has it
AGAIN = {408, 425, 429}
Wished = dict[str, Any]


@dataclass
class Sent:
    """A request as it left: its changes, and the server's result for each once it was answered.

    Sent again, a change may be taken that was refused before: the one it stands on has come in the meantime.
    """

    request: str
    changes: list[Wished]
    results: dict[str, dict[str, Any]] = field(default_factory=dict)
    tries: int = 0
    was_refused: bool = False  # in one of its answers, or a part of it


class Page:
    """One open page of a person who has entered: an outbox, and the live socket if it listens.

    `seen` is the version and text of each cell as the page knows it, `sent` all that was ever handed to the outbox.
    """

    def __init__(self, url: str, cookie: str, workshop: int, seen: dict[tuple[str, str], tuple[int, str]]) -> None:
        self.url, self.cookie, self.workshop = url, cookie, workshop
        self.http = httpx.AsyncClient(headers={"origin": url, "cookie": cookie}, timeout=TIMEOUT)
        self.seen = seen
        self.sent: list[Sent] = []
        self.refusals: list[tuple[int, str]] = []  # answers that said "not saved": status and sentence
        self.heard: list[int] = []  # revisions the live socket brought
        self.resets = 0
        self.revision: int | None = None
        self.online = asyncio.Event()
        self._hurry = asyncio.Event()

    def set(self, item: str, name: str, text: str, base: int | str | None = None) -> Wished:
        """Return a change of a cell, typed upon what the page shows unless `base` says otherwise."""
        known = self.seen.get((item, name), (0, ""))[0]
        shown = known if base is None else base
        return {"id": new_id(), "kind": "set", "item": item, "field": name, "text": text, "base": shown}

    def insert(self, parent: str, after: str | None = None, item: str | None = None, **cells: str) -> Wished:
        """Return a change that adds an action."""
        place = {"item": item or new_id(), "type": "action", "parent": parent, "after": after, "cells": cells}
        return {"id": new_id(), "kind": "insert", **place}

    def move(self, item: str, parent: str, after: str | None = None) -> Wished:
        """Return a change that moves an item."""
        return {"id": new_id(), "kind": "move", "item": item, "parent": parent, "after": after}

    def delete(self, item: str) -> Wished:
        """Return a change that deletes an item."""
        return {"id": new_id(), "kind": "delete", "item": item}

    def restore(self, item: str) -> Wished:
        """Return a change that brings an item back."""
        return {"id": new_id(), "kind": "restore", "item": item}

    async def send(self, *changes: Wished) -> list[dict[str, Any]]:
        """Bring one request to the server, however often it takes; return what became of each change."""
        request = self.hand_over(*changes)
        while not request.results:
            if not await self.attempt(request):
                await self._pause(request.tries)
        return [request.results[change["id"]] for change in changes]

    def hand_over(self, *changes: Wished) -> Sent:
        """Put one request into the outbox, for `attempt` to send."""
        request = Sent(new_id(), list(changes))
        self.sent.append(request)
        return request

    async def attempt(self, request: Sent) -> bool:
        """Post a request once; say whether it was answered. Raises: AssertionError where it was refused whole."""
        request.tries += 1
        body = {"protocol": 1, "client": "fault", "request": request.request, "changes": request.changes}
        try:
            response = await self.http.post(f"{self.url}/api/workshops/{self.workshop}/changes", json=body)
            answer = response.json()
        except httpx.TransportError:
            return False
        except ValueError:
            self.refusals.append((response.status_code, ""))
            return False
        if response.status_code >= 500 or response.status_code in AGAIN:
            self.refusals.append((response.status_code, answer.get("message", "")))
            return False
        assert response.status_code == 200, f"{response.status_code}: {answer}"
        self._take_up(request, answer["results"])
        return True

    def _take_up(self, request: Sent, results: list[dict[str, Any]]) -> None:
        for result in results:
            request.was_refused |= result["status"] == "refused"
            if result["status"] != "refused" or result["id"] not in request.results:
                request.results[result["id"]] = result
        for change in request.changes:
            result = request.results[change["id"]]
            if change["kind"] == "set" and result["version"] is not None:
                self._see(change["item"], change["field"], result["version"], result["text"] or "")
            if change["kind"] == "insert":
                for name, text in change["cells"].items():
                    self._see(change["item"], name, 1, text)

    def _see(self, item: str, name: str, version: int, text: str) -> None:
        if version >= self.seen.get((item, name), (0, ""))[0]:
            self.seen[item, name] = (version, text)

    def hurry(self) -> None:
        """Try again at once: the connection is back."""
        self._hurry.set()

    async def _pause(self, failures: int) -> None:
        self._hurry.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._hurry.wait(), pause(failures))

    async def listen(self) -> None:
        """Keep a live socket open, again after each loss, until cancelled; the outbox hurries when it is back."""
        losses = 0
        while True:
            with suppress(OSError, WebSocketException, TimeoutError):
                query = "" if self.revision is None else "?" + urlencode({"since": self.revision})
                address = f"{self.url.replace('http', 'ws', 1)}/api/workshops/{self.workshop}/live{query}"
                headers = {"cookie": self.cookie}
                async with connect(address, additional_headers=headers, origin=self.url, proxy=None) as socket:  # type: ignore[arg-type]
                    async for message in socket:
                        losses = 0
                        heard = json.loads(message)
                        for each in heard if isinstance(heard, list) else [heard]:
                            self._hear(each)
            self.online.clear()
            await asyncio.sleep(pause(losses))
            losses += 1

    def _hear(self, message: dict[str, Any]) -> None:
        if "hello" in message:
            self.revision = message["revision"] if self.revision is None else self.revision
            self.online.set()
            self.hurry()
        elif "reset" in message:
            self.resets += 1
            self.revision = message["revision"]
        elif "changes" in message:
            self.revision = message["revision"]
            self.heard.append(message["revision"])
            for change in message["changes"]:
                if change["kind"] == "set":
                    self._see(change["item"], change["field"], change["version"], change["text"] or "")

    async def close(self) -> None:
        """Close the page."""
        await self.http.aclose()


def answered(pages: Iterable[Page]) -> int:
    """Count the requests that pages have an answer to."""
    return sum(bool(request.results) for page in pages for request in page.sent)


def pause(count: int) -> float:
    """Return the seconds before attempt `count`: doubling, with jitter, as connection.js has it."""
    return min(15.0, 0.4 * 2.0**count) * (0.5 + random.random() / 2)
