"""How the axes of a plan came about: proposed, worked on, final; and which actions did not stay where they were."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict

from workshop.axes_then import axes_then
from workshop.axis_lines import standing_axis
from workshop.items import Action, Axis
from workshop.numbering import number_plan
from workshop.use_cases.consolidate import came_from, originals_of
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class MappedAxis:
    """An axis through the stages: its number and title (both `None` where it did not exist) at each of them, and now.

    `went_to` are the axes of the plan in which one that is gone now stands: the one it was merged into, if it was
    `taken_up`, and those in which its actions are. `came_from` is the axis it was split from.
    """

    past: tuple[tuple[str, str] | None, ...]
    now: tuple[str, str] | None
    went_to: tuple[str, ...] = ()
    taken_up: bool = False
    came_from: str | None = None


class _Heirs(TypedDict, total=False):
    went_to: tuple[str, ...]
    taken_up: bool


@dataclass(frozen=True, slots=True)
class MovedAction:
    """An action of the plan that was written in another axis, made of others (each with its axis), or parted."""

    action: Action
    origin: str | None
    originals: tuple[tuple[Action, str | None], ...]
    parted_from: Action | None = None


def map_axes(workshop: Workshop, closings: Mapping[str, Workshop]) -> list[MappedAxis]:
    """Return every axis there was at the closings of the stages that are known, or is now, in the order of the oldest.

    What is not among the `closings` is as a file told it.
    """
    moments = list(axes_then(workshop, closings).values())
    axes = dict.fromkeys(axis for moment in (*moments, [each.id for each in workshop.axes]) for axis in moment)
    homes = _homes(workshop)
    return [
        MappedAxis(
            tuple(moment.get(axis) for moment in moments),
            _said(workshop, axis),
            came_from=_split_from(workshop, axis),
            **({} if workshop.is_live(axis) else _heirs(workshop, axis, homes)),
        )
        for axis in axes
    ]


def moved_actions(workshop: Workshop) -> Iterator[MovedAction]:
    """Yield the printed actions that were written in another axis, made of others or parted, in the plan's order."""
    originals = originals_of(workshop)
    for axis in workshop.axes:
        for action in _printed(workshop, axis):
            found = tuple(_written(workshop, originals, action))
            origin = came_from(workshop, action)
            parted_from = workshop.items.get(action.split_from or "")
            whole = parted_from if isinstance(parted_from, Action) else None
            if found or origin or whole:
                yield MovedAction(action, origin, found, whole)


def _heirs(workshop: Workshop, axis: str, homes: Mapping[str, set[str]]) -> _Heirs:
    """Return what became of an axis that is gone."""
    heir = standing_axis(workshop, axis)
    went_to = tuple(each.id for each in workshop.axes if each.id == heir or axis in homes.get(each.id, ()))
    return {"went_to": went_to, "taken_up": heir is not None}


def _split_from(workshop: Workshop, axis: str) -> str | None:
    found = workshop.items.get(axis)
    return found.split_from if isinstance(found, Axis) else None


def _said(workshop: Workshop, axis: str) -> tuple[str, str] | None:
    if not workshop.is_live(axis):
        return None
    return number_plan(workshop).axes[axis], workshop.find(axis, Axis).title


def _homes(workshop: Workshop) -> dict[str, set[str]]:
    """Return axis's id to the axes in which its actions, and what they were made of, were written."""
    originals = originals_of(workshop)
    homes: dict[str, set[str]] = {}
    for axis in workshop.axes:
        for action in _printed(workshop, axis):
            written = [action.origin, *(origin for _, origin in _written(workshop, originals, action))]
            homes.setdefault(axis.id, set()).update(origin for origin in written if origin)
    return homes


def _written(
    workshop: Workshop, originals: dict[str, list[Action]], action: Action
) -> Iterator[tuple[Action, str | None]]:
    """Yield what an action was made of, down to what the groups wrote, each with the axis it was written in."""
    for original in originals.get(action.id, ()):
        if original.id in originals:
            yield from _written(workshop, originals, original)
        else:
            home = workshop.above(original.id, Axis)
            yield original, original.origin or (home.id if home else None)


def _printed(workshop: Workshop, axis: Axis) -> Iterator[Action]:
    for objective in workshop.objectives(axis.id):
        for action in workshop.printed_actions(objective.id):
            yield action
            yield from workshop.printed_actions(action.id)
