"""A way to the server that can be cut: all at once, or just where an answer comes back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class Proxy:
    """Passes bytes between pages and a server; `cut` drops every connection, `swallow` the next answer.

    While it `refuses` nobody gets through; while it `holds`, it takes all and passes nothing on: a black hole.
    """

    def __init__(self, port: int) -> None:
        self._server_port = port
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._swallowed: asyncio.Event | None = None
        self._passes = asyncio.Event()
        self._passes.set()
        self._refuses = False
        self.url = ""

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Proxy"]:
        """Listen on a free port of this machine."""
        listening = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=1024)
        self.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            listening.close()
            self.cut()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def cut(self) -> None:
        """Drop every connection at once, without a goodbye."""
        for writer in self._writers:
            writer.transport.abort()

    def refuse(self) -> None:
        """Drop every connection and take no other."""
        self._refuses = True
        self.cut()

    def hold(self) -> None:
        """Go on taking what is sent, and pass nothing on."""
        self._passes.clear()

    def let_through(self) -> None:
        """Be a way to the server again; what was held goes on."""
        self._refuses = False
        self._passes.set()

    def swallow(self) -> asyncio.Event:
        """Keep the next answer of the server from its page; return what is set when one was held back."""
        self._swallowed = asyncio.Event()
        return self._swallowed

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(writer)
        there = None
        try:
            if self._refuses:
                return
            answers, there = await asyncio.open_connection("127.0.0.1", self._server_port)
            self._writers.add(there)
            asking = asyncio.create_task(self._pass(reader, there))
            await self._pass(answers, writer, is_answer=True)
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            for each in (writer, there):
                if each is not None:
                    each.transport.abort()
                    self._writers.discard(each)
            self._tasks.discard(task)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, is_answer: bool = False) -> None:
        with suppress(OSError):
            while piece := await reader.read(65_536):
                if is_answer and self._swallowed is not None and not self._swallowed.is_set():
                    self._swallowed.set()
                    return
                await self._passes.wait()
                writer.write(piece)
                await writer.drain()
