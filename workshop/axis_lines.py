"""What became of axes that were merged and split: what stands for one that is gone, and which ones come of it."""

from collections.abc import Collection, Iterable

from workshop.derived import once
from workshop.items import Axis
from workshop.workshop import Workshop


def standing_axis(workshop: Workshop, axis: str) -> str | None:
    """Return the axis of the plan in which one now stands: itself, or the one it was merged into; `None` if gone."""
    seen: set[str] = set()
    while axis not in seen:
        if workshop.is_live(axis):
            return axis
        seen.add(axis)
        found = workshop.items.get(axis)
        axis = (found.merged_into or axis) if isinstance(found, Axis) else axis
    return None


def standing_axes(workshop: Workshop, axes: Iterable[str]) -> tuple[str, ...]:
    """Return the axes in which some now stand, in their order, each once, those that are gone left out."""
    return tuple(dict.fromkeys(found for axis in axes if (found := standing_axis(workshop, axis))))


def merged_axes(workshop: Workshop, axis: str) -> list[Axis]:
    """Return the axes that were merged into this one, as they last stood."""
    return [each for each in all_axes(workshop) if each.merged_into == axis and each.deleted]


def all_axes(workshop: Workshop) -> list[Axis]:
    """Return the axes there ever were, in order."""
    found = (workshop.items[child] for child in workshop.order.get(workshop.root, ()))
    return [each for each in found if isinstance(each, Axis)]


def reached_axes(workshop: Workshop, axes: Collection[str]) -> frozenset[str]:
    """Return the axes that those who have some may work on: what theirs were merged into, and what was split off."""
    heirs = _heirs(workshop)
    return frozenset(axes).union(*(heirs.get(axis, frozenset()) for axis in axes))


@once
def _heirs(workshop: Workshop) -> dict[str, frozenset[str]]:
    """Return axis → the axes that come of it, however many steps on; most workshops have none."""
    next_of: dict[str, set[str]] = {}
    for axis in all_axes(workshop):
        if axis.merged_into and axis.deleted:
            next_of.setdefault(axis.id, set()).add(axis.merged_into)
        if axis.split_from and not axis.deleted:
            next_of.setdefault(axis.split_from, set()).add(axis.id)
    return {axis: frozenset(_all_after(next_of, axis)) for axis in next_of}


def _all_after(next_of: dict[str, set[str]], axis: str) -> set[str]:
    found: set[str] = set()
    waiting = [axis]
    while waiting:
        for heir in next_of.get(waiting.pop(), set()) - found:
            found.add(heir)
            waiting.append(heir)
    return found
