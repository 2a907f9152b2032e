"""Which scene the shared screen shows now, and whose changes it has to follow."""

from collections.abc import Sequence

from pages.plenary import room_scenes
from pages.plenary.scenes import PlanScenes
from pages.shared.running import database, public_url
from storage.room import room_code
from workshop.items import Action, Axis, Objective
from workshop.use_cases.show_screen import scene_on
from workshop.workshop import Workshop

_WATCHED = {
    "welcome": ["workshop", "people"],
    "agenda": ["workshop", "session", "agenda_item"],
    "groups": ["workshop", "axis", "group", "member", "participant"],
    "blank": ["workshop"],
}
_PLAN = ["workshop", "axis", "objective", "action", "footnote", "decision"]


def scene_html(workshop: Workshop) -> str:
    """Return the scene that is chosen now as HTML."""
    name, item = scene_on(workshop)
    match workshop.items.get(item or ""):
        case Axis() as axis:
            return PlanScenes(workshop).axis(axis)
        case Objective() as objective:
            return PlanScenes(workshop).objective(objective)
        case Action() as action:
            return PlanScenes(workshop).action(action)
        case _:
            return _of_the_room(workshop, name)


def _of_the_room(workshop: Workshop, name: str) -> str:
    match name:
        case "agenda":
            return room_scenes.agenda(workshop)
        case "groups":
            return room_scenes.groups(workshop)
        case "plan":
            return PlanScenes(workshop).plan()
        case "blank":
            return room_scenes.blank()
        case _:
            code = room_code(database(), workshop.id)
            return room_scenes.welcome(workshop, public_url(), code.code if code else None)


def watched(workshop: Workshop) -> Sequence[str]:
    """Return the kinds of item that the scene is made of, or the very items where it shows but a part of the plan."""
    name, item = scene_on(workshop)
    axis = workshop.above(item, Axis) if item in workshop.items else None
    if axis is None:
        return _WATCHED.get(name, _PLAN)
    return ["workshop", "axis", "footnote", "decision", *_below(workshop, axis.id)]


def _below(workshop: Workshop, item: str) -> list[str]:
    return [item, *(each for child in workshop.order.get(item, ()) for each in _below(workshop, child))]
