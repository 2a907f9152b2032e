"""Axes merged and split at any time: what was written goes along, keeps its origin, and comes back in one step."""

from collections.abc import Collection, Iterator, Sequence

from workshop.cells import Item
from workshop.changes import Change, new_id
from workshop.errors import NameRequired, TooFewAxes
from workshop.items import Action, Axis, Input, Remark, Reservation, WorkingGroup
from workshop.labels import field_label
from workshop.note_copies import with_own_notes
from workshop.permissions import Actor, Doing, require
from workshop.workshop import Workshop

_GO_ALONG = (WorkingGroup, Input, Remark, Reservation)  # decisions stay with the wording they were about


def merge_axes(
    workshop: Workshop, actor: Actor, axes: Sequence[str], title: str, short_title: str | None = None
) -> list[Change]:
    """Make one axis of several, where the first of them in the plan stands; its id, link and roles stay.

    Guidance and commitments are joined, examples united; groups, objectives, inputs and remarks go over, and each
    action keeps the axis it was written in. The others are deleted, name the one that took them up, and what they were
    called stays in the history. Who had a role in one of them has it in the one. Raises: TooFewAxes, NameRequired.
    """
    require(actor, Doing.PREPARE, workshop)
    chosen = [axis for axis in workshop.axes if axis.id in set(axes)]
    if len(chosen) < 2:
        raise TooFewAxes()
    _require_title(title)
    kept, *others = chosen
    changes = list(_set_texts(kept, {**_joined(chosen), "title": title.strip(), "short_title": short_title or None}))
    if kept.handed_in and not all(axis.handed_in for axis in others):
        changes.append(Change(kind="set", item=kept.id, field="handed_in", text=None))
    last = _Last(workshop)
    for axis in others:
        changes += _objectives_over(workshop, axis, kept.id, last)
        changes += [last.move(child.id, kept.id) for child in _children(workshop, axis.id, _GO_ALONG)]
    changes += _renamed(workshop, {axis.id: kept.id for axis in others})
    for axis in others:
        changes.append(Change(kind="set", item=axis.id, field="merged_into", text=kept.id))
        changes.append(Change(kind="delete", item=axis.id))
    return changes


def split_axis(
    workshop: Workshop,
    actor: Actor,
    axis: str,
    title: str,
    *,
    short_title: str | None = None,
    actions: Collection[str] = (),
    groups: Collection[str] = (),
    examples: Collection[str] = (),
) -> list[Change]:
    """Part some actions, groups and examples of an axis off to a new axis behind it; the guidance is given to both.

    An objective goes along when all its actions do, and stands in both axes when some do; notes in texts that then
    stand twice are cloned. The commitment stays. Raises: NameRequired, ItemNotFound.
    """
    require(actor, Doing.PREPARE, workshop)
    found = workshop.find(axis, Axis)
    _require_title(title)
    going = tuple(each for each in found.examples if each in set(examples))
    staying = tuple(each for each in found.examples if each not in set(examples))
    item = new_id()
    changes: list[Change] = []
    cells = {"title": title.strip(), "split_from": axis}
    description = with_own_notes(workshop, found.description, changes)
    cells |= {name: text for name, text in {"short_title": short_title, "description": description}.items() if text}
    if going:
        cells["examples"] = "\n".join(going)
        changes.append(Change(kind="set", item=axis, field="examples", text="\n".join(staying) or None))
    changes.append(Change(kind="insert", item=item, type="axis", parent=workshop.root, after=axis, cells=cells))
    changes += _objectives_parted(workshop, found, item, set(actions))
    last = _Last(workshop)
    for group in workshop.groups(axis):
        if group.id in set(groups):
            changes.append(last.move(group.id, item))
    return changes


class _Last:
    """What stands last in each parent while changes are gathered."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._last: dict[str, str | None] = {}

    def move(self, item: str, parent: str) -> Change:
        """Move an item to the end of a parent."""
        after = self._last.get(parent, self._workshop.last_child(parent))
        self._last[parent] = item
        return Change(kind="move", item=item, parent=parent, after=after)

    def insert_objective(self, item: str, parent: str, text: str = "") -> Change:
        """Insert an objective at the end of an axis."""
        after = self._last.get(parent, self._workshop.last_child(parent))
        self._last[parent] = item
        cells = {"text": text} if text else {}
        return Change(kind="insert", item=item, type="objective", parent=parent, after=after, cells=cells)


def _require_title(title: str) -> None:
    if not title.strip():
        raise NameRequired(field=field_label("axis", "title"))


def _joined(axes: Sequence[Axis]) -> dict[str, str | None]:
    """Return the cells of several axes as one: different texts below each other, every example once."""
    examples = dict.fromkeys(example for axis in axes for example in axis.examples)
    found: dict[str, str | None] = {"examples": "\n".join(examples) or None}
    for name in ("description", "commitment"):
        texts = dict.fromkeys(text.strip() for axis in axes if (text := getattr(axis, name)) and text.strip())
        found[name] = "\n\n".join(texts) or axes[0].cell(name)
    return found


def _set_texts(axis: Axis, texts: dict[str, str | None]) -> Iterator[Change]:
    for name, text in texts.items():
        if axis.cell(name) != text:
            yield Change(kind="set", item=axis.id, field=name, text=text)


def _children(workshop: Workshop, parent: str, kinds: tuple[type[Item], ...]) -> list[Item]:
    found = (workshop.items[child] for child in workshop.order.get(parent, ()))
    return [child for child in found if isinstance(child, kinds) and not child.deleted]


def _objectives_over(workshop: Workshop, axis: Axis, target: str, last: _Last) -> Iterator[Change]:
    """Move the objectives of an axis; actions join an objective of the target that says the same, or as little.

    One on which something was said goes over as it is.
    """
    there = {each.text.strip(): each.id for each in workshop.objectives(target)}
    for objective in workshop.objectives(axis.id):
        actions = workshop.actions(objective.id)
        for action in actions:
            yield from _origins(workshop, action, axis.id)
        same = there.get(objective.text.strip())
        if same is None or len(_children(workshop, objective.id, (Item,))) > len(actions):
            yield last.move(objective.id, target)
        else:
            yield from (last.move(action.id, same) for action in actions)


def _origins(workshop: Workshop, action: Action, axis: str) -> Iterator[Change]:
    """Note the axis that an action and its sub-actions were written in, unless one is noted."""
    for each in (action, *workshop.actions(action.id)):
        if each.origin is None:
            yield Change(kind="set", item=each.id, field="origin", text=axis)


def _renamed(workshop: Workshop, instead: dict[str, str]) -> Iterator[Change]:
    """Have actions that also serve an axis that is gone serve the one that took it up, unless they stand there."""
    for action in workshop.walk_actions():
        home = workshop.above(action.id, Axis)
        own = instead.get(home.id, home.id) if home else None
        served = dict.fromkeys(instead.get(axis, axis) for axis in action.transversal)
        text = "\n".join(axis for axis in served if axis != own) or None
        if text != action.cell("transversal"):
            yield Change(kind="set", item=action.id, field="transversal", text=text)


def _objectives_parted(workshop: Workshop, axis: Axis, target: str, going: set[str]) -> list[Change]:
    """Move whole objectives whose actions all go, and copies of those from which some do; each axis keeps one."""
    changes: list[Change] = []
    last, left = _Last(workshop), 0
    for objective in workshop.objectives(axis.id):
        actions = workshop.actions(objective.id)
        moving = [action for action in actions if action.id in going]
        left += not moving or len(moving) < len(actions)
        if not moving:
            continue
        for action in moving:
            changes += _origins(workshop, action, axis.id)
        if len(moving) == len(actions):
            changes.append(last.move(objective.id, target))
            continue
        copy = new_id()
        text = with_own_notes(workshop, objective.text, changes)
        changes.append(last.insert_objective(copy, target, text))
        changes += [last.move(action.id, copy) for action in moving]
    if not left:
        changes.append(last.insert_objective(new_id(), axis.id))
    if not going & {action.id for action in workshop.actions_of_axis(axis.id)}:
        changes.append(last.insert_objective(new_id(), target))
    return changes
