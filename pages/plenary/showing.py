"""Which scene the shared screen shows now, and whose changes it has to follow."""

from collections.abc import Sequence
from typing import Any

from pages.components.countdown import Look, Turn, countdown_data
from pages.plenary import room_scenes
from pages.plenary.arrival_scene import arrival
from pages.plenary.handed_texts import handed_texts
from pages.plenary.scenes import PlanScenes
from pages.plenary.sounding_shown import sounding_scene
from pages.plenary.speakers_scene import speakers
from pages.shared.running import database, public_url
from storage.room import room_code
from workshop.floor import due, floor, speaker_name
from workshop.items import Action, Axis, Objective
from workshop.language import _
from workshop.now import instant, local_now
from workshop.permissions import Actor
from workshop.presentations import presentation_due, running_presentation
from workshop.running_agenda import course, day_at_hand
from workshop.use_cases.show_screen import Scene
from workshop.viewing import agenda_for, is_guest, is_open_to_guests, scene_for
from workshop.workshop import Workshop

# What the corner tells: how long a point, a presentation or a turn still has, and who speaks next.
_CORNER = ["session", "agenda_item", "presentation", "speaker", "delegation"]
_WATCHED = {
    "welcome": ["workshop", "people", *_CORNER],
    "arrival": ["workshop", "attendance", "participant", *_CORNER],
    "agenda": ["workshop", *_CORNER],
    "groups": ["workshop", "axis", "group", "member", "participant", *_CORNER],
    "sounding": ["workshop", "sounding", "mark", "delegation", "footnote", *_CORNER],
    "speakers": ["workshop", "speaker", "delegation", *_CORNER],
    "blank": ["workshop"],
}
_PLAN = ["workshop", "axis", "objective", "action", "footnote", "decision", *_CORNER]


def shown_now(workshop: Workshop, actor: Actor, own: str | None) -> dict[str, Any]:
    """Return what the screen shows now, as far as this viewer may see it: the scene as HTML, and the clock beside it.

    `own` is the viewer's time zone where that is another than the workshop's.
    """
    return {"html": _html(workshop, actor, own), "clock": _clock(workshop, actor), "revision": workshop.revision}


def _html(workshop: Workshop, actor: Actor, own: str | None) -> str:
    name, item = _scene(workshop, actor)
    above = workshop.above(item, Axis) if item and item in workshop.items else None
    scenes = PlanScenes(workshop, handed_texts(workshop, above.id if above else None))
    match workshop.items.get(item or ""):
        case Axis() as axis:
            return scenes.axis(axis)
        case Objective() as objective:
            return scenes.objective(objective)
        case Action() as action:
            return scenes.action(action)
        case _:
            return _of_the_room(workshop, actor, name, own)


def _of_the_room(workshop: Workshop, actor: Actor, name: str, own: str | None) -> str:
    match name:
        case "arrival":
            return arrival(workshop, public_url())
        case "agenda":
            return room_scenes.agenda(workshop, days=agenda_for(workshop, actor), own=own)
        case "groups":
            return room_scenes.groups(workshop)
        case "speakers":
            return speakers(workshop)
        case "sounding":
            return sounding_scene(workshop)
        case "plan":
            return PlanScenes(workshop).plan()
        case "blank":
            return room_scenes.blank()
        case _:
            code = room_code(database(), workshop.id)
            return room_scenes.welcome(workshop, public_url(), code.code if code else None)


def watched(workshop: Workshop, actor: Actor) -> Sequence[str]:
    """Return the kinds of item that the scene is made of, or the very items where it shows but a part of the plan.

    A guest is told of kinds alone; what they see also goes by the agenda.
    """
    name, item = _scene(workshop, actor)
    if is_guest(workshop, actor):
        return sorted({*_WATCHED.get(name, _PLAN), *_WATCHED["agenda"]})
    axis = workshop.above(item, Axis) if item and item in workshop.items else None
    if axis is None:
        return _WATCHED.get(name, _PLAN)
    return ["workshop", "axis", "footnote", "decision", *_CORNER, *_below(workshop, axis.id)]


def _scene(workshop: Workshop, actor: Actor) -> Scene:
    return scene_for(workshop, actor, local_now(workshop))


def _clock(workshop: Workshop, actor: Actor) -> dict[str, Any] | None:
    """Return the room's clock and what it counts down, who speaks next beside it; `None` beside a blank screen.

    A guest learns nothing of a point they were not invited to, nor of who speaks at it.
    """
    name, at = _scene(workshop, actor)[0], local_now(workshop)
    if name == "blank":
        return None
    look: Look = "beside" if name == "agenda" else "corner"
    session = day_at_hand(workshop, at)
    day = course(workshop, session.id, at) if session else None
    if is_guest(workshop, actor) and not (day and day.now and is_open_to_guests(workshop, day.now.item)):
        return countdown_data(None if day and day.now else day, at, look)
    following = floor(workshop).following
    words = _("Sigue: {name}").format(name=speaker_name(workshop, following)) if following else ""
    return countdown_data(day, at, look, _turn(workshop), words)


def _turn(workshop: Workshop) -> Turn | None:
    """Return what is counted down before the point that is on: a speaking turn, else a presentation."""
    speaking, presenting = floor(workshop).speaking, running_presentation(workshop)
    for words, until in (
        (_("Turno"), due(workshop, speaking) if speaking else None),
        (_("Presentación"), presentation_due(presenting) if presenting else None),
    ):
        if until is not None:
            return Turn(words, (until - instant()).total_seconds())
    return None


def _below(workshop: Workshop, item: str) -> list[str]:
    return [item, *(each for child in workshop.order.get(item, ()) for each in _below(workshop, child))]
