"""How many people the plain Streamlit way bears, measured on the same work: text areas, and a fragment on a timer."""

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from tests.bench.process import Watched
from tests.bench.room import PAUSE, Seen, in_turns
from tests.served import free_port

STEPS = ((2, 8), (4, 16), (8, 32), (12, 48), (24, 96), (60, 240))  # who write, who look on
SECONDS = 20.0
BEARABLE = 2.0  # seconds of acknowledgement (p95) beyond which nobody would go on
EVERY = 2.0  # seconds between two runs of the fragment, as the page has it


def rows() -> list[tuple[str, ...]]:
    """Return a row for each load up to the first that is not borne."""
    made = []
    for writers, viewers in STEPS:
        row, is_borne = asyncio.run(_step(writers, viewers))
        made.append(row)
        if not is_borne:
            break
    return made


async def _step(writers: int, viewers: int) -> tuple[tuple[str, ...], bool]:
    from tests.bench.bench_room import percentiles

    with tempfile.TemporaryDirectory() as folder:
        server, url = _serve(Path(folder))
        try:
            seen, watched = Seen(), Watched(server.pid)
            people = [PlainPerson(url, seen, place, writes=place < writers) for place in range(writers + viewers)]
            async with AsyncExitStack() as stack:
                await in_turns([partial(stack.enter_async_context, person) for person in people])
                until = time.perf_counter() + SECONDS
                await asyncio.gather(*(person.live(until) for person in people), watched.until(SECONDS))
        finally:
            server.kill()
            server.wait()
    late = [seen.last[number] - start for number, start in seen.sent.items() if number in seen.last]
    unseen = sum(1 for number in seen.sent if seen.heard.get(number, 0) < len(people) - 1)
    name = f"plain Streamlit: {writers} writers, {viewers} viewers"
    memory, share = f"{watched.memory / 1e6:.0f}", f"{watched.share * 100:.0f}"
    counted = (f"{len(seen.acknowledged):,}", *percentiles(seen.acknowledged), *percentiles(late))
    is_borne = sorted(seen.acknowledged)[int(len(seen.acknowledged) * 0.95)] <= BEARABLE and not seen.errors
    return (name, *counted, str(len(seen.errors)), f"{unseen} unseen", memory, share), is_borne


def _serve(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    port = free_port()
    app = Path(__file__).with_name("plain_app.py")
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    quiet = ["--server.headless", "true", "--server.fileWatcherType", "none", "--browser.gatherUsageStats", "false"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("STREAMLIT")}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([*command, *quiet], cwd=folder, env=environment, stdout=log, stderr=log)
    deadline = time.monotonic() + 60
    while "URL" not in (folder / "log").read_text():
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError((folder / "log").read_text())
        time.sleep(0.1)
    return server, f"http://127.0.0.1:{port}"


class PlainPerson:
    """One open page of the plain app: its fragment runs on the timer; who writes changes a cell now and then."""

    def __init__(self, url: str, seen: Seen, place: int, *, writes: bool) -> None:
        self.url, self.seen, self.place, self.writes = url, seen, place, writes
        self._areas: dict[str, str] = {}
        self._chance = random.Random(place)
        self._fragment = ""
        self._finished = asyncio.Event()

    async def __aenter__(self) -> "PlainPerson":
        address = f"{self.url.replace('http', 'ws', 1)}/_stcore/stream"
        self._socket = await connect(address, subprotocols=["streamlit"], origin=self.url, max_size=None)
        self._reading = asyncio.create_task(self._read())
        await self._run()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._reading.cancel()
        await self._socket.close()

    async def live(self, until: float) -> None:
        """Have the page open until a moment of the clock."""
        await asyncio.sleep(self._chance.uniform(0, EVERY))
        next_change = time.perf_counter() + self._chance.uniform(0, PAUSE)
        while time.perf_counter() < until:
            started = time.perf_counter()
            await self._run(self._fragment)
            if self.writes and time.perf_counter() >= next_change:
                await self._write()
                next_change += PAUSE
            await asyncio.sleep(max(0.0, EVERY - (time.perf_counter() - started)))

    async def _write(self) -> None:
        number = len(self.seen.sent) + 1
        self.seen.sent[number] = start = time.perf_counter()
        area = self._areas[f"{self.place}-{number % 3}"]
        await self._run(self._fragment, area, f"<<{number}>>")
        self.seen.acknowledged.append(time.perf_counter() - start)

    async def _run(self, fragment: str = "", area: str = "", text: str = "") -> None:
        asked = BackMsg()
        asked.rerun_script.fragment_id = fragment
        if area:
            state: Any = asked.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = area, text
        self._finished.clear()
        await self._socket.send(asked.SerializeToString())
        try:
            await asyncio.wait_for(self._finished.wait(), 60)
        except TimeoutError:
            self.seen.errors.append("no answer in 60 s")

    async def _read(self) -> None:
        while True:
            data = await self._socket.recv(decode=False)
            message = ForwardMsg.FromString(data)
            match message.WhichOneof("type"):
                case "delta":
                    self._take(message)
                case "auto_rerun":
                    self._fragment = message.auto_rerun.fragment_id
                case "script_finished":
                    self._finished.set()

    def _take(self, message: ForwardMsg) -> None:
        area = message.delta.new_element.text_area
        if not area.id or self._areas.get(area.label) == area.id:
            return
        self._areas[area.label] = area.id
        if area.default.startswith("<<"):
            number = int(area.default[2:-2])
            self.seen.last[number] = time.perf_counter()
            self.seen.heard[number] = self.seen.heard.get(number, 0) + 1
