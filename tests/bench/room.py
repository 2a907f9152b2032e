"""A workshop's people without browsers: each holds a live socket and a Streamlit session, some write."""

import asyncio
import random
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from workshop.changes import new_id

PAUSE = 3.0  # seconds between two changes of one writer
_REVISION = re.compile(rb'\{"revision": (\d+), "changes"')
_WORDS = "coordinar capacitar registrar verificar publicar atender informar revisar acordar evaluar".split()


@dataclass
class Seen:
    """What happened in the room: seconds on one clock, by revision."""

    sent: dict[int, float] = field(default_factory=dict)  # revision → when its request left
    acknowledged: list[float] = field(default_factory=list)  # seconds from leaving to answer
    last: dict[int, float] = field(default_factory=dict)  # revision → when the last page had it
    heard: dict[int, int] = field(default_factory=dict)  # revision → how many pages had it
    errors: list[str] = field(default_factory=list)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)  # cell → the last text acknowledged

    def hear(self, message: bytes) -> bool:
        """Note that a page has a revision; say whether the message brought one."""
        if b'"reset": true' in message:
            self.errors.append("a page was told to read anew")
        now, found = time.perf_counter(), [int(each) for each in _REVISION.findall(message)]
        for revision in found:
            self.last[revision] = now
            self.heard[revision] = self.heard.get(revision, 0) + 1
        return bool(found)

    def late(self) -> list[float]:
        """Return how long each change took to reach the last page, in seconds."""
        return [self.last[revision] - start for revision, start in self.sent.items()]


class Person:
    """Somebody in the room with one page open: their cookie, live socket and Streamlit session.

    `screen` says that it is the shared screen, which is told its scenes over the live line.
    """

    def __init__(self, url: str, cookie: str, workshop: int, seen: Seen, screen: bool = False) -> None:
        self.url, self.cookie, self.workshop, self.seen = url, cookie, workshop, seen
        self._screen = screen

    @asynccontextmanager
    async def page(self, name: str) -> AsyncIterator["Person"]:
        """Have a page open, which has run once and listens; `name` is its path."""
        stream, live = self._address("/_stcore/stream"), self._address(f"/api/workshops/{self.workshop}/live")
        options: dict[str, Any] = {"additional_headers": {"cookie": self.cookie}, "origin": self.url, "max_size": None}
        async with AsyncExitStack() as stack:
            self._session = await stack.enter_async_context(connect(stream, subprotocols=["streamlit"], **options))
            self._page, self._hash = name, ""
            await self._run()
            socket = await stack.enter_async_context(connect(live, **options))
            tasks = [asyncio.create_task(self._listen(socket)), asyncio.create_task(self._drain())]
            yield self
            for task in tasks:
                task.cancel()
            for outcome in await asyncio.gather(*tasks, return_exceptions=True):
                if not isinstance(outcome, asyncio.CancelledError):
                    self.seen.errors.append(f"a page's connection ended: {outcome!r}")

    async def _listen(self, socket: ClientConnection) -> None:
        if self._screen:
            await socket.send('{"screen": {"language": "es", "zone": null}}')
        while True:
            message = await socket.recv(decode=False)
            if message.startswith(b'{"ping"'):
                await socket.send('{"pong":true}')
            elif message.startswith(b'{"scene"'):
                self.note(message)
            else:
                self.seen.hear(message)

    def note(self, scene: bytes) -> None:
        """Look at a scene that came."""

    async def _drain(self) -> None:
        while True:
            await self._session.recv()

    async def _run(self) -> None:
        asked = BackMsg()
        asked.rerun_script.query_string = f"taller={self.workshop}"
        asked.rerun_script.page_name = "" if self._hash else self._page
        asked.rerun_script.page_script_hash = self._hash
        await self._session.send(asked.SerializeToString())
        while True:
            message = ForwardMsg.FromString(await self._session.recv(decode=False))
            if message.WhichOneof("type") == "navigation":
                self._hash = message.navigation.page_script_hash
            if message.WhichOneof("type") == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
                self.seen.errors.append(message.delta.new_element.exception.message)
            self._look_at(message)
            is_end = message.WhichOneof("type") == "script_finished"
            if is_end and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def _look_at(self, message: ForwardMsg) -> None:
        """See what a run of the page brings; whoever waits for something there looks at it."""

    def _address(self, path: str) -> str:
        return self.url.replace("http", "ws", 1) + path


class Writer(Person):
    """A person who writes an action of their own: every three seconds a text, now and then another action behind it.

    The other action goes again the next time: a room that writes for half an hour keeps its plan at its size.
    """

    def take_seat(self, action: str, objective: str) -> "Writer":
        """Say which action, of which objective, is theirs."""
        self._action, self._objective = action, objective
        self._versions = {"text": 1, "responsible": 1}
        self._other: str | None = None
        self._client = httpx.AsyncClient(
            base_url=self.url, headers={"origin": self.url, "cookie": self.cookie}, timeout=30
        )
        self._chance = random.Random(action)
        return self

    async def write(self, until: float) -> None:
        """Write until a moment of the clock."""
        await asyncio.sleep(self._chance.uniform(0, PAUSE))
        while time.perf_counter() < until:
            start = time.perf_counter()
            await (self._set() if self._chance.random() >= 0.1 else self._delete() if self._other else self._insert())
            await asyncio.sleep(max(0.0, PAUSE * self._chance.uniform(0.7, 1.3) - (time.perf_counter() - start)))
        await self._client.aclose()

    async def _set(self) -> None:
        name = self._chance.choice(list(self._versions))
        text = " ".join(self._chance.choices(_WORDS, k=self._chance.randint(4, 40)))
        change = {"kind": "set", "item": self._action, "field": name, "base": self._versions[name], "text": text}
        (result,) = await self._post([change])
        if result["status"] == "applied":
            self._versions[name] = result["version"]
            self.seen.texts[self._action, name] = text

    async def _insert(self) -> None:
        item = new_id()
        change = {"kind": "insert", "type": "action", "item": item, "parent": self._objective, "after": self._action}
        (result,) = await self._post([{**change, "cells": {"text": "Una acción nueva"}}])
        if result["status"] == "applied":
            self._other = item
            self.seen.texts[item, "text"] = "Una acción nueva"

    async def _delete(self) -> None:
        item, self._other = self._other, None
        await self._post([{"kind": "delete", "item": item}])

    async def _post(self, changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        body = {"protocol": 1, "client": self._action, "changes": [{"id": new_id(), **change} for change in changes]}
        start = time.perf_counter()
        try:
            response = await self._client.post(f"/api/workshops/{self.workshop}/changes", json=body)
            answer = response.raise_for_status().json()
        except (httpx.HTTPError, ValueError) as error:
            self.seen.errors.append(repr(error))
            return [{"status": "unknown"}]
        self.seen.acknowledged.append(time.perf_counter() - start)
        self.seen.sent[answer["revision"]] = start
        self.seen.errors += [f"{each['status']}: {each['reason']}" for each in answer["results"] if each["reason"]]
        results: list[dict[str, Any]] = answer["results"]
        return results


async def enter(url: str, tokens: Sequence[str]) -> list[str]:
    """Enter by each personal link and return the cookies, as a request carries them."""
    cookies = []
    async with httpx.AsyncClient(base_url=url, headers={"origin": url}, timeout=30) as client:
        for token in tokens:
            answer = await client.post(f"/entrar/{token}")
            cookies.append(answer.headers["set-cookie"].split(";")[0])
            client.cookies.clear()
    return cookies


async def in_turns(works: Sequence[Callable[[], Awaitable[Any]]], at_once: int = 8) -> list[Any]:
    """Do works, a few at a time, and return what they made, in their order."""
    places = asyncio.Semaphore(at_once)

    async def one(work: Callable[[], Awaitable[Any]]) -> Any:
        async with places:
            return await work()

    return await asyncio.gather(*(one(work) for work in works))
