"""A group hands its axis in to the plenary, and may get it back."""

from workshop.changes import Change
from workshop.items import Axis
from workshop.permissions import Actor, Doing, require
from workshop.use_cases.decide import now
from workshop.workshop import Workshop


def hand_in_axis(workshop: Workshop, actor: Actor, axis: str) -> list[Change]:
    """Hand an axis in: from now on it is read-only for all but the coordination. Nothing that is missing blocks it."""
    return _set(workshop, actor, axis, now())


def take_back_axis(workshop: Workshop, actor: Actor, axis: str) -> list[Change]:
    """Give an axis back to its group, who may write in it again as far as the stage lets them."""
    return _set(workshop, actor, axis, None)


def _set(workshop: Workshop, actor: Actor, axis: str, handed_in: str | None) -> list[Change]:
    require(actor, Doing.HAND_IN, workshop, axis)
    found = workshop.find(axis, Axis)
    if bool(found.handed_in) == bool(handed_in):
        return []
    return [Change(kind="set", item=axis, field="handed_in", text=handed_in)]
