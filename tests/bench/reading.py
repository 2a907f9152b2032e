"""Those who read along on the shared screen, and the one who words anew what it shows."""

import re
import time
from collections import defaultdict
from dataclasses import dataclass, field

from tests.bench.room import Person, Seen, Writer

_NUMBER = re.compile(rb"Lectura (\d+) ")


@dataclass
class Read(Seen):
    """What was read along: seconds on one clock, by the number that each text bears."""

    worded: dict[int, float] = field(default_factory=dict)  # number → when its request left
    read: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))  # number → seconds, of each reader


class Reader(Person):
    """Somebody with the shared screen open: it sees a text when the message is there, which it shows as it comes."""

    seen: Read
    _latest = 0

    def note(self, scene: bytes) -> None:
        """Take down the text in a scene; a later one stands for those before it."""
        latest = max((int(number) for number in _NUMBER.findall(scene)), default=0)
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
