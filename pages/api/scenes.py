"""What the shared screen shows, for the open pages that show it: made once for all who see the same."""

import asyncio
import json
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from pages.api.answers import in_thread
from pages.plenary.showing import shown_now, watched
from pages.shared.own_time import zone_beside
from pages.shared.running import database
from storage.workshops import APPLIED
from workshop.cells import NAMES
from workshop.changes import Entry
from workshop.language import LANGUAGES, language
from workshop.permissions import Actor
from workshop.viewing import is_guest
from workshop.workshop import Workshop

LONGEST = 100  # characters of a page's word
_FRESH = 1.0  # seconds for which what is left of a point is told as it was worked out
_AT_HAND = 32  # scenes that are kept
Sight = tuple[int, bool, str, str | None]  # workshop, whether by a guest, language, zone: who sees the same
_numbers = count(1)
_kept: dict[Sight, "Scene"] = {}
_making: dict[Sight, "asyncio.Task[Scene]"] = {}


@dataclass
class Scene:
    """A scene as it is told; a page that was told its number knows it."""

    revision: int  # up to which it is known that nothing of it changed
    made: float
    number: int
    message: str
    follows: frozenset[str]

    def is_touched(self, workshop: Workshop) -> bool:
        """Say whether what it shows has changed since; asked once a revision, however many pages ask."""
        if self.revision >= workshop.revision:
            return False
        news = database().listeners.since(workshop.id, self.revision)
        if news is None or any(self._shows(workshop, entry) for _revision, entries in news for entry in entries):
            return True
        self.revision = news[-1][0] if news else self.revision
        return False

    def _shows(self, workshop: Workshop, entry: Entry) -> bool:
        change, item = entry.change, workshop.items.get(entry.change.item)
        kind = NAMES[type(item)] if item else ""
        return entry.status in APPLIED and not self.follows.isdisjoint({kind, change.item, change.parent})


@dataclass
class Onlooker:
    """One page at its live socket that may show the screen: how it reads there, and which scene it was told last."""

    workshop_id: int
    asked: tuple[str, str | None] | None = None  # language and zone; `None`: it shows another page
    told: int = field(default=0)

    def hear(self, said: str) -> bool:
        """Take down that the page shows the screen, or does no more; say whether that was what it said."""
        word = _read(said) if len(said) <= LONGEST else None
        if word is None:
            return False
        asked = word["screen"]
        self.asked, self.told = (_asked(asked), 0) if isinstance(asked, dict) else (None, 0)
        return True

    async def news(self, actor: Actor, access: bool) -> str | None:
        """Return the message of the scene as it is now, `None` where the page knows it or shows no screen.

        `access` says that the code of the room may be another.
        """
        if self.asked is None:
            return None
        workshop = database().held[self.workshop_id]
        sight = (self.workshop_id, is_guest(workshop, actor), *self.asked)
        scene = _kept.get(sight)
        if scene is None or scene.is_touched(workshop) or (access and "people" in scene.follows):
            scene = await _made(sight, actor, None)
        elif not self.told and asyncio.get_running_loop().time() - scene.made > _FRESH:
            scene = await _made(sight, actor, scene.number)  # those who were told it know it still
        is_known, self.told = scene.number == self.told, scene.number
        return None if is_known else scene.message


async def _made(sight: Sight, actor: Actor, number: int | None) -> Scene:
    """Make a scene in a thread, once for all who wait for it."""
    if sight not in _making:
        _making[sight] = asyncio.create_task(_make(sight, actor, number or next(_numbers)))
        _making[sight].add_done_callback(lambda _task: _making.pop(sight))
    return await asyncio.shield(_making[sight])


async def _make(sight: Sight, actor: Actor, number: int) -> Scene:
    workshop = database().held[sight[0]]
    message, follows = await in_thread(_written, workshop, actor, *sight[2:])
    while len(_kept) >= _AT_HAND:
        _kept.pop(next(iter(_kept)))
    _kept[sight] = Scene(workshop.revision, asyncio.get_running_loop().time(), number, message, follows)
    return _kept[sight]


def _written(workshop: Workshop, actor: Actor, code: str, zone: str | None) -> tuple[str, frozenset[str]]:
    with language(code):
        shown = shown_now(workshop, actor, zone_beside(workshop, zone))
    return json.dumps({"scene": shown}, ensure_ascii=False), frozenset(watched(workshop, actor))


def _read(said: str) -> dict[str, Any] | None:
    try:
        word = json.loads(said)
    except (ValueError, RecursionError):
        return None
    return word if isinstance(word, dict) and "screen" in word else None


def _asked(word: dict[str, Any]) -> tuple[str, str | None]:
    code, zone = word.get("language"), word.get("zone")
    return (code if code in LANGUAGES else "es"), (zone if isinstance(zone, str) else None)
