"""Afterwards: actions are moved, merged and reordered across axes, and each keeps where it came from."""

from collections.abc import Sequence

from workshop.changes import Change, new_id
from workshop.errors import NothingToMerge
from workshop.items import Action, Axis, Lines, Objective
from workshop.permissions import Actor, Doing, require
from workshop.workshop import Workshop

_UNITED = ("responsible", "references", "transversal")  # every entry of every original is kept
_JOINED = ("timeframe", "indicator", "scope", "note", "internal_note")  # different ones stand below each other


def move_actions(
    workshop: Workshop, actor: Actor, actions: Sequence[str], objective: str, after: str | None
) -> list[Change]:
    """Move actions, in their order, to an objective behind `after` (`None`: first); their axis of origin is kept."""
    require(actor, Doing.CONSOLIDATE, workshop)
    workshop.find(objective, Objective)
    changes: list[Change] = []
    for action in in_plan_order(workshop, actions):
        changes += _origin(workshop, action, objective)
        changes.append(Change(kind="move", item=action.id, parent=objective, after=after))
        after = action.id
    return changes


def shift_action(workshop: Workshop, actor: Actor, action: str, steps: int) -> list[Change]:
    """Move an action up (negative) or down among its siblings; at the edge nothing happens."""
    require(actor, Doing.CONSOLIDATE, workshop)
    found = workshop.find(action, Action)
    siblings = [each.id for each in workshop.actions(found.parent or "")]
    at = siblings.index(action)
    to = min(max(at + steps, 0), len(siblings) - 1)
    if to == at:
        return []
    others = [each for each in siblings if each != action]
    return [Change(kind="move", item=action, parent=found.parent, after=others[to - 1] if to else None)]


def merge_actions(workshop: Workshop, actor: Actor, actions: Sequence[str], text: str) -> list[Change]:
    """Make one action of several, in the place of the first; the originals are kept, out of the plan and linked to it.

    Responsible and references are united, other columns joined, sub-actions taken over in order.
    Raises: NothingToMerge for fewer than two.
    """
    require(actor, Doing.CONSOLIDATE, workshop)
    originals = in_plan_order(workshop, actions)
    if len(originals) < 2:
        raise NothingToMerge()
    first, merged = originals[0], new_id()
    cells = {"text": text.strip(), **_gathered(originals)}
    changes = [Change(kind="insert", item=merged, type="action", parent=first.parent, after=first.id, cells=cells)]
    last = None
    for original in originals:
        for sub_action in workshop.actions(original.id):
            changes.append(Change(kind="move", item=sub_action.id, parent=merged, after=last))
            last = sub_action.id
        changes += _origin(workshop, original, None)
        changes.append(Change(kind="set", item=original.id, field="merged_into", text=merged))
        changes.append(Change(kind="delete", item=original.id))
    return changes


def in_plan_order(workshop: Workshop, actions: Sequence[str]) -> list[Action]:
    """Return the live actions among some ids, as the plan orders them."""
    wanted = set(actions)
    return [action for action in workshop.walk_actions() if action.id in wanted]


def proposed_text(originals: Sequence[Action]) -> str:
    """Return the text a merge starts from: the originals' texts, one paragraph each, equal ones once."""
    return "\n\n".join(dict.fromkeys(action.text.strip() for action in originals if action.text.strip()))


def _gathered(originals: Sequence[Action]) -> dict[str, str]:
    cells = {}
    for name in _UNITED:
        entries: Lines = tuple(entry for action in originals for entry in getattr(action, name))
        cells[name] = "\n".join(dict.fromkeys(entries))
    for name in _JOINED:
        cells[name] = "\n".join(dict.fromkeys(text for action in originals if (text := getattr(action, name))))
    return {name: text for name, text in cells.items() if text}


def _origin(workshop: Workshop, action: Action, objective: str | None) -> list[Change]:
    """Note the axis an action was written in when it is about to leave it for the first time."""
    home = workshop.above(action.id, Axis)
    if action.origin or home is None:
        return []
    target = workshop.above(objective, Axis) if objective else None
    if target is not None and target.id == home.id:
        return []
    return [Change(kind="set", item=action.id, field="origin", text=home.id)]
