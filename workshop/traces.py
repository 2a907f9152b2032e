"""What became of every action the groups wrote: where its words stand now, what it was joined to, why it is gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from workshop.cells import Item
from workshop.derived import once
from workshop.items import Action, Axis, Objective
from workshop.numbering import number_plan
from workshop.use_cases.consolidate import originals_of
from workshop.workshop import Workshop

T = TypeVar("T", bound=Item)
End = Literal["stands", "merged", "withdrawn", "gone"]


@dataclass(frozen=True, slots=True)
class Traced:
    """An action as its group left it, by its number and axis then, and how it ended.

    `now` are the ids of the actions of the plan in which its words stand: its own, what it was merged into, its parts.
    `number` is "" for one that came after the groups' work; `origin` the axis it was written in.
    """

    action: Action
    number: str
    origin: str
    end: End
    now: tuple[str, ...]
    is_reworded: bool = False
    is_parted: bool = False
    has_moved: bool = False


def has_left_groups(workshop: Workshop) -> bool:
    """Say whether what the groups wrote may have become something else: a plan without stages changes all along."""
    return workshop.facts.stage not in ("preparation", "group_work")


def traces(workshop: Workshop, then: Workshop | None) -> list[Traced]:
    """Return what became of each action there was `then`, when the groups' work closed, and of those added since.

    In the order of that time; `None` where no group's work was closed yet: the plan as it stands is traced.
    """
    past = then or workshop
    numbers = number_plan(past)
    found = [
        _traced(workshop, axis, action, numbers.code(past, action.id) if action.id in numbers.actions else "")
        for axis, action in _written(past, with_merged=then is None)
    ]
    known = {each.action.id for each in found}
    later = _written(workshop, with_merged=True)
    return found + [_traced(workshop, axis, action, "") for axis, action in later if action.id not in known]


def standing(workshop: Workshop, action: str) -> tuple[str, ...]:
    """Return the ids of the printed actions in which an action's words stand: its own or a merger's, and its parts'."""
    heirs = (heir_of(workshop, each) for each in (action, *parts_of(workshop).get(action, ())))
    return tuple(dict.fromkeys(heir for heir in heirs if heir and not _is_withdrawn(workshop, heir)))


@once
def parts_of(workshop: Workshop) -> dict[str, list[str]]:
    """Return the id of each action that was parted to those of the parts that were made of it, and of these in turn."""
    parts: dict[str, list[str]] = {}
    for item in workshop.items.values():
        if isinstance(item, Action) and item.split_from:
            parts.setdefault(item.split_from, []).append(item.id)
    for found in parts.values():
        for part in found:  # grows while it is walked through
            found += [each for each in parts.get(part, ()) if each not in found]
    return parts


def heir_of(workshop: Workshop, action: str) -> str | None:
    """Return the live action that an action is, or was merged into at last; `None` for one that is gone."""
    seen: set[str] = set()
    found = workshop.items.get(action)
    while isinstance(found, Action) and found.id not in seen:
        if workshop.is_live(found.id):
            return found.id
        seen.add(found.id)
        found = workshop.items.get(found.merged_into or "")
    return None


def line_of(workshop: Workshop, action: str) -> list[str]:
    """Return the ids of an action and of those it was merged into one after the other, itself first."""
    line: list[str] = []
    found = workshop.items.get(action)
    while isinstance(found, Action) and found.id not in line:
        line.append(found.id)
        found = workshop.items.get(found.merged_into or "") if found.deleted else None
    return line


def _written(workshop: Workshop, *, with_merged: bool = False) -> Iterator[tuple[Axis, Action]]:
    """Yield every action that says something, with its axis, in the plan's order.

    `with_merged` yields those too that were merged into another, but not what came of merging and was merged again.
    """
    products = originals_of(workshop) if with_merged else {}
    for axis in _below(workshop, workshop.root, Axis):
        for objective in _below(workshop, axis.id, Objective):
            for action in _below(workshop, objective.id, Action):
                for each in (action, *_below(workshop, action.id, Action)):
                    is_merged = with_merged and each.merged_into is not None and each.id not in products
                    if each.text.strip() and (workshop.is_live(each.id) or is_merged):
                        yield axis, each


def _below(workshop: Workshop, parent: str, kind: type[T]) -> list[T]:
    """Return the children of a kind in order, tombstones included."""
    found = (workshop.items[child] for child in workshop.order.get(parent, ()))
    return [child for child in found if isinstance(child, kind)]


def _traced(workshop: Workshop, axis: Axis, action: Action, number: str) -> Traced:
    end, now, origin = _end(workshop, action.id), standing(workshop, action.id), action.origin or axis.id
    reworded = end == "stands" and workshop.find(action.id, Action).text.strip() != action.text.strip()
    homes = {home.id for each in now if (home := workshop.above(each, Axis))}
    parted = len(now) > 1
    return Traced(action, number, origin, end, now, reworded, parted, has_moved=bool(homes) and origin not in homes)


def _end(workshop: Workshop, action: str) -> End:
    heir = heir_of(workshop, action)
    if heir is None:
        return "gone"
    if _is_withdrawn(workshop, heir):
        return "withdrawn"
    return "stands" if heir == action else "merged"


def _is_withdrawn(workshop: Workshop, action: str) -> bool:
    above = workshop.items[action].parent or ""
    is_below = isinstance(workshop.items.get(above), Action)
    return workshop.is_withdrawn(action) or (is_below and workshop.is_withdrawn(above))
