"""Those who read along on the shared screen, and the one who words anew what it shows."""

import asyncio
import json
import re
import time
from collections import defaultdict
from dataclasses import dataclass, field

from websockets.asyncio.client import ClientConnection

from tests.bench.room import Person, Seen, Writer

_NUMBER = re.compile(rb"Lectura (\d+) ")
SCREEN = json.dumps({"screen": {"language": "es", "zone": None}})


@dataclass
class Read(Seen):
    """What was read along: seconds on one clock, by the number that each text bears."""

    worded: dict[int, float] = field(default_factory=dict)  # number → when its request left
    read: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))  # number → seconds, of each reader


class Reader(Person):
    """Somebody with the shared screen open: a text is seen when it is on one of the page's two lines.

    It comes over the live line where the page shows what it hears there, else in a message of its Streamlit session.
    """

    seen: Read
    _latest = 0

    async def _listen(self, socket: ClientConnection) -> None:
        await socket.send(SCREEN)
        while True:
            message = await socket.recv(decode=False)
            if message.startswith(b'{"ping"'):
                await socket.send('{"pong":true}')
                continue
            if self.seen.hear(message) and any(item in message for item in self._follows):
                self._wanted.set()
            if b'"scene"' in message:
                self.note(message)

    def note(self, message: bytes) -> None:
        """Take down the latest text in a message that the page shows; a later text stands for those before it."""
        latest = max((int(number) for number in _NUMBER.findall(message)), default=0)
        now = time.perf_counter()
        for number in range(self._latest + 1, latest + 1):
            self.seen.read[number].append(now - self.seen.worded[number])
        self._latest = max(self._latest, latest)


class Editor(Writer):
    """Words the action that is shown anew, as fast as a person does, and numbers each text."""

    seen: Read

    async def _set(self) -> None:
        number = len(self.seen.worded) + 1
        self.seen.worded[number] = time.perf_counter()
        text = f"Lectura {number} de la acción: " + "coordinar la respuesta regional y registrar los avances. " * 4
        change = {"kind": "set", "item": self._action, "field": "text", "base": self._versions["text"], "text": text}
        (result,) = await self._post([change])
        if result["status"] == "applied":
            self._versions["text"] = result["version"]

    _insert = _delete = _set
