"""Choosing, from any device, what the room's shared screen shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop.cells import Item
from workshop.changes import Change, Entry
from workshop.choices import CHOICES
from workshop.errors import InvalidValue
from workshop.items import Action, Axis, Objective
from workshop.permissions import Actor, Doing, may, require
from workshop.use_cases.decide import now
from workshop.use_cases.remark import sign_of
from workshop.workshop import Workshop

Scene = tuple[str, str | None]  # a scene and the item it shows, if it shows one
_SHOWS: Mapping[str, type[Item]] = {"axis": Axis, "objective": Objective, "action": Action}
LEAD = ("screen_by", "screen_scene", "screen_item")  # the facts whose history tells who led to what
_MEANWHILE = timedelta(hours=12)  # who led on another day has left the screen to others


def show_on_screen(workshop: Workshop, actor: Actor, scene: str, item: str | None = None) -> list[Change]:
    """Show a scene, and lead the screen from now on; axis, objective and action need the item they show.

    Who facilitates shows the items of their own axes. Raises: InvalidValue for a scene that does not exist,
    ItemNotFound.
    """
    require(actor, Doing.SHOW_SCREEN, workshop, item if scene in _SHOWS else None)
    if scene not in CHOICES[("workshop", "screen_scene")]:
        raise InvalidValue(value=scene, field="screen_scene")
    shown = workshop.find(item or "", _SHOWS[scene]).id if scene in _SHOWS else None
    wanted = {"screen_scene": scene, "screen_item": shown}
    if not leads(workshop, actor):
        wanted |= {"screen_leader": actor.name, "screen_by": sign_of(actor), "screen_since": now()}
    return [
        Change(kind="set", item=workshop.root, field=name, text=text)
        for name, text in wanted.items()
        if workshop.facts.cell(name) != text
    ]


def mark_changes(workshop: Workshop, actor: Actor, marked: bool) -> list[Change]:
    """Have the screen mark by word what changed in an axis since its hand-in, or show texts plainly."""
    require(actor, Doing.SHOW_SCREEN, workshop)
    if workshop.facts.screen_plain is not marked:
        return []
    return [Change(kind="set", item=workshop.root, field="screen_plain", text=None if marked else "1")]


@dataclass(frozen=True, slots=True)
class Lead:
    """Who leads the screen, by name, since when: a UTC instant in ISO form."""

    name: str
    since: str


def leads(workshop: Workshop, actor: Actor) -> bool:
    """Say whether somebody leads the screen: was the last to show something on it, from whatever device."""
    return workshop.facts.screen_by == sign_of(actor)


def other_lead(workshop: Workshop, actor: Actor) -> Lead | None:
    """Return who leads the screen where that is somebody else; `None` while nobody does."""
    facts = workshop.facts
    if not facts.screen_by or leads(workshop, actor):
        return None
    return Lead(facts.screen_leader or "", facts.screen_since or "")


def lost_lead(workshop: Workshop, actor: Actor, entries: Sequence[Entry], at: datetime) -> Scene | None:
    """Return what was on the screen when another took it from somebody, if that is not long before `at`.

    `entries` are the history of the cells named in `LEAD`, oldest first; `None` stands for who did not lead.
    """
    own = sign_of(actor)
    ended = [each for each in entries if each.change.field == "screen_by" and each.before == own != each.change.text]
    if not ended or at - ended[-1].at > _MEANWHILE:
        return None
    since = [each for each in entries if each.revision >= ended[-1].revision]

    def stood(name: str) -> str | None:
        return next((each.before for each in since if each.change.field == name), workshop.facts.cell(name))

    scene = stood("screen_scene") or "welcome"
    return scene, stood("screen_item") if scene in _SHOWS else None


def presentable(workshop: Workshop, actor: Actor) -> list[Axis]:
    """Return the axes whose scenes somebody may show now, in the plan's order."""
    return [axis for axis in workshop.axes if may(actor, Doing.SHOW_SCREEN, workshop, axis.id)]


def scene_on(workshop: Workshop) -> Scene:
    """Return what the screen shows now; what shows an item that is gone falls back to the plan."""
    scene, item = workshop.facts.screen_scene, workshop.facts.screen_item
    if scene not in _SHOWS:
        return scene, None
    return (scene, item) if item and workshop.is_live(item) else ("plan", None)


def scene_of(workshop: Workshop, item: str) -> Scene:
    """Return the scene that shows an item: its own, or the plan for what stands outside the axes."""
    found = workshop.find(item)
    scene = next((name for name, kind in _SHOWS.items() if isinstance(found, kind)), None)
    return (scene, item) if scene else ("plan", None)
