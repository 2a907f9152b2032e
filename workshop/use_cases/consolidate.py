"""Afterwards: actions are moved, merged and reordered across axes, and each keeps where it came from."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from workshop.cells import Item, Lines
from workshop.changes import Change, Entry, new_id
from workshop.derived import once
from workshop.errors import ActionsGone, ActionsReworded, ItemNotFound, NameRequired, NothingToMerge
from workshop.items import Action, Amendment, Axis, Objective, Remark, Reservation
from workshop.labels import field_label
from workshop.permissions import Actor, Doing, require
from workshop.use_cases.prepare_workshop import Edits, edit_item
from workshop.workshop import Workshop

_UNITED = ("responsible", "references", "transversal")  # every entry of every original is kept
_JOINED = ("timeframe", "indicator", "scope", "note", "internal_note")  # different ones stand below each other


def move_actions(
    workshop: Workshop, actor: Actor, actions: Sequence[str], objective: str, after: str | None
) -> list[Change]:
    """Move actions, in their order, to an objective behind `after` (`None`: first); their axis of origin is kept.

    Sub-actions go with their action; one chosen without it becomes an action. Raises: ActionsGone, ItemNotFound.
    """
    require(actor, Doing.CONSOLIDATE, workshop)
    workshop.find(objective, Objective)
    chosen = _all_of(workshop, actions)
    ids = {action.id for action in chosen}
    moved = [action for action in chosen if action.parent not in ids]
    after = _standing_before(workshop, objective, after, {action.id for action in moved})
    changes: list[Change] = []
    for action in moved:
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


def merge_actions(
    workshop: Workshop, actor: Actor, actions: Sequence[str], text: str, seen: Mapping[str, int] | None = None
) -> list[Change]:
    """Make one action of several, where the first stands; the originals are kept, out of the plan and linked to it.

    Responsible and references are united, other columns joined; sub-actions and what was said of them go over.
    `seen` are the versions of their texts upon which the text was written. Raises: NothingToMerge for fewer than two,
    NameRequired for a blank text, ActionsGone, ActionsReworded.
    """
    require(actor, Doing.CONSOLIDATE, workshop)
    originals = _all_of(workshop, actions)
    if any(action.version("text") != (seen or {}).get(action.id, action.version("text")) for action in originals):
        raise ActionsReworded()
    if len(originals) < 2:
        raise NothingToMerge()
    if not text.strip():
        raise NameRequired(field=field_label("action", "text"))
    first, merged = _first(workshop, originals), new_id()
    cells = {"text": text.strip(), **_gathered(originals)}
    changes = [Change(kind="insert", item=merged, type="action", parent=first.parent, after=first.id, cells=cells)]
    changes += _taken_over(workshop, originals, merged)
    for original in originals:
        changes += _origin(workshop, original, None)
        changes.append(Change(kind="set", item=original.id, field="merged_into", text=merged))
        changes.append(Change(kind="delete", item=original.id))
    return changes


def rewrite_action(workshop: Workshop, actor: Actor, action: str, edits: Edits) -> list[Change]:
    """Change the words of an action. Raises: TextChangedMeanwhile where somebody else did so since they were seen."""
    return edit_item(workshop, actor, action, edits, Doing.CONSOLIDATE)


def unmerge_action(workshop: Workshop, actor: Actor, merged: str, step: Sequence[Entry]) -> list[Change]:
    """Bring the originals of a merged action back and take it out; `step` is what merging did, oldest first.

    What it had taken over returns to its original; what it got since goes to the first of them.
    Raises: ItemNotFound when it was not made by merging.
    """
    require(actor, Doing.CONSOLIDATE, workshop)
    found = workshop.find(merged, Action)
    originals = workshop.merged_from(merged)
    if not originals:
        raise ItemNotFound()
    changes: list[Change] = []
    for original in originals:
        if not workshop.is_live(original.parent):
            changes.append(Change(kind="move", item=original.id, parent=found.parent, after=found.id))
        changes.append(Change(kind="restore", item=original.id))
        changes.append(Change(kind="set", item=original.id, field="merged_into", text=None))
    changes += _given_back(workshop, found, originals[0], step)
    return [*changes, Change(kind="delete", item=merged)]


def in_plan_order(workshop: Workshop, actions: Iterable[str]) -> list[Action]:
    """Return the live actions among some ids, as the plan orders them."""
    wanted = set(actions)
    return [action for action in workshop.walk_actions() if action.id in wanted]


def _all_of(workshop: Workshop, actions: Collection[str]) -> list[Action]:
    """Return some actions as the plan orders them. Raises: ActionsGone where one of them is not in it any more."""
    found = in_plan_order(workshop, actions)
    if len(found) < len(set(actions)):
        raise ActionsGone()
    return found


def proposed_text(originals: Sequence[Action]) -> str:
    """Return the text a merge starts from: the originals' texts, one paragraph each, equal ones once."""
    return "\n\n".join(dict.fromkeys(action.text.strip() for action in originals if action.text.strip()))


@once
def originals_of(workshop: Workshop) -> dict[str, list[Action]]:
    """Return merged action's id to the actions merged into it, as the plan had them, in one pass over the plan."""
    found: dict[str, list[Action]] = {}
    for item in _in_order(workshop, workshop.root):
        if isinstance(item, Action) and item.merged_into:
            found.setdefault(item.merged_into, []).append(item)
    return found


def came_from(workshop: Workshop, action: Action) -> str | None:
    """Return the id of the axis an action was written in, when it stands in another one now."""
    home = workshop.above(action.id, Axis)
    return action.origin if home is None or home.id != action.origin else None


def _in_order(workshop: Workshop, parent: str) -> Iterator[Item]:
    """Yield all that stands under an item, tombstones included, in the plan's order."""
    for child in workshop.order.get(parent, ()):
        yield workshop.items[child]
        yield from _in_order(workshop, child)


def _first(workshop: Workshop, originals: Sequence[Action]) -> Action:
    """Return whose place a merged action takes: the first of the highest level, so that sub-actions stay one level."""
    top = [action for action in originals if isinstance(workshop.items[action.parent or ""], Objective)]
    return (top or list(originals))[0]


def _taken_over(workshop: Workshop, originals: Sequence[Action], merged: str) -> Iterator[Change]:
    ids, last = {action.id for action in originals}, None
    for original in originals:
        for child in _belongings(workshop, original.id):
            if child.id not in ids:
                yield Change(kind="move", item=child.id, parent=merged, after=last)
                last = child.id


def _given_back(workshop: Workshop, merged: Action, first: Action, step: Sequence[Entry]) -> Iterator[Change]:
    came_from = {entry.change.item: entry.before or "" for entry in step if entry.change.kind == "move"}
    for child in _belongings(workshop, merged.id):
        parent, _, after = came_from.get(child.id, f"{first.id} {workshop.last_child(first.id) or ''}").partition(" ")
        yield Change(kind="move", item=child.id, parent=parent, after=after or None)


def _belongings(workshop: Workshop, action: str) -> list[Item]:
    found = (workshop.items[child] for child in workshop.order.get(action, ()))
    kinds = Action | Amendment | Remark | Reservation
    return [child for child in found if isinstance(child, kinds) and not child.deleted]


def _standing_before(workshop: Workshop, parent: str, after: str | None, moving: set[str]) -> str | None:
    """Return `after`, or the nearest sibling before it that is not itself about to move."""
    siblings = workshop.order.get(parent, ())
    if after not in moving or after not in siblings:
        return after
    staying = [each for each in siblings[: siblings.index(after)] if each not in moving]
    return staying[-1] if staying else None


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
