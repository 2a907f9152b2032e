"""A workshop at one revision: an immutable tree of items that advances by applying changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar, overload

from workshop.cells import KINDS, Item
from workshop.changes import Change
from workshop.errors import ItemNotFound
from workshop.items import (
    Action,
    AgendaItem,
    Axis,
    Decision,
    Delegation,
    Draft,
    Facts,
    Footnote,
    Input,
    Logo,
    Mandate,
    Member,
    Objective,
    Participant,
    PastActivity,
    Profile,
    Remark,
    Reservation,
    Section,
    Session,
    WorkingGroup,
)
from workshop.text import folded

T = TypeVar("T", bound=Item)


@dataclass(frozen=True)
class Workshop:
    """All items of a workshop, tombstones included, and the order of each parent's children.

    One value is shared by every reader of a process; what is derived from it is computed once.
    """

    id: int
    revision: int
    root: str
    items: Mapping[str, Item] = field(repr=False)
    order: Mapping[str, tuple[str, ...]] = field(repr=False)

    @property
    def facts(self) -> Facts:
        """Return what is said of the workshop as a whole."""
        facts = self.items[self.root]
        assert isinstance(facts, Facts)
        return facts

    @overload
    def find(self, item: str) -> Item: ...
    @overload
    def find(self, item: str, kind: type[T]) -> T: ...
    def find(self, item: str, kind: type[Item] = Item) -> Item:
        """Return a live item. Raises: ItemNotFound when it is gone, under something gone, or of another kind."""
        found = self.items.get(item)
        if not isinstance(found, kind) or not self.is_live(item):
            raise ItemNotFound()
        return found

    def is_live(self, item: str | None) -> bool:
        """Say whether an item exists and neither it nor anything above it was deleted."""
        while item is not None:
            found = self.items.get(item)
            if found is None or found.deleted:
                return False
            item = found.parent
        return True

    def children(self, parent: str, kind: type[T]) -> list[T]:
        """Return the live children of one kind, in order."""
        if parent not in self.order:
            return []
        items = self.items
        return [
            child
            for child in (items[found] for found in self.order[parent])
            if isinstance(child, kind) and not child.deleted
        ]

    def last_child(self, parent: str) -> str | None:
        """Return the last child of an item, tombstones included: what an appended one stands behind."""
        children = self.order.get(parent, ())
        return children[-1] if children else None

    def above(self, item: str, kind: type[T]) -> T | None:
        """Return the nearest item of a kind above this one (or itself); `None` if there is none."""
        found: Item | None = self.items.get(item)
        while found is not None and not isinstance(found, kind):
            found = self.items.get(found.parent) if found.parent else None
        return found

    @cached_property
    def axes(self) -> list[Axis]:
        """Return the axes in order."""
        return self.children(self.root, Axis)

    @cached_property
    def logos(self) -> list[Logo]:
        """Return the logos in the order in which they stand on a cover."""
        return self.children(self.root, Logo)

    @cached_property
    def mandates(self) -> list[Mandate]:
        """Return the quotations the workshop is called by, in order."""
        return self.children(self.root, Mandate)

    @cached_property
    def sections(self) -> list[Section]:
        """Return the front matter in order."""
        return self.children(self.root, Section)

    @cached_property
    def sessions(self) -> list[Session]:
        """Return the days or sessions in order."""
        return self.children(self.root, Session)

    @cached_property
    def delegations(self) -> list[Delegation]:
        """Return the delegations in the order the workshop wants: the host's, or by name."""
        listed = self.children(self.root, Delegation)
        if self.facts.delegations_order == "alphabetical":
            listed.sort(key=lambda each: folded(each.name or each.code))
        return listed

    @cached_property
    def profiles(self) -> list[Profile]:
        """Return the profiles in order."""
        return self.children(self.root, Profile)

    @cached_property
    def participants(self) -> list[Participant]:
        """Return the participants in order."""
        return self.children(self.root, Participant)

    @cached_property
    def footnotes(self) -> dict[str, Footnote]:
        """Return the footnotes by id, marked or not."""
        return {note.id: note for note in self.children(self.root, Footnote)}

    @cached_property
    def history(self) -> list[PastActivity]:
        """Return the rows of the plan's history in order."""
        return self.children(self.root, PastActivity)

    @cached_property
    def drafts(self) -> list[Draft]:
        """Return the issued drafts, oldest first."""
        return self.children(self.root, Draft)

    def agenda_items(self, session: str) -> list[AgendaItem]:
        """Return the points of a session in order."""
        return self.children(session, AgendaItem)

    def groups(self, axis: str | None = None) -> list[WorkingGroup]:
        """Return the groups of an axis, or of all axes in their order."""
        axes = [axis] if axis else [each.id for each in self.axes]
        return [group for parent in axes for group in self.children(parent, WorkingGroup)]

    def members(self, group: str) -> list[Participant]:
        """Return the participants placed in a group, in order; people deleted since are left out."""
        placed = (self.items.get(member.participant) for member in self.children(group, Member))
        return [person for person in placed if isinstance(person, Participant) and not person.deleted]

    def objectives(self, axis: str) -> list[Objective]:
        """Return the objectives of an axis in order."""
        return self.children(axis, Objective)

    def actions(self, parent: str) -> list[Action]:
        """Return the actions of an objective, or the sub-actions of an action, in order."""
        return self.children(parent, Action)

    def printed_actions(self, parent: str) -> list[Action]:
        """Return the actions below an item that the plan prints: the plenary's withdrawals are left out."""
        if parent not in self.order:
            return []
        return [
            action
            for action in self.children(parent, Action)
            if action.id not in self.order or not self.is_withdrawn(action.id)  # most have nothing below them
        ]

    def is_withdrawn(self, action: str) -> bool:
        """Say whether the plenary withdrew an action and has not gone back on it."""
        decision = self.decision(action)
        return decision is not None and decision.outcome == "withdrawn"

    def actions_of_axis(self, axis: str) -> list[Action]:
        """Return the actions (not sub-actions) of all objectives of an axis, in order."""
        return [action for objective in self.objectives(axis) for action in self.actions(objective.id)]

    def walk_actions(self) -> Iterator[Action]:
        """Yield every action of the plan followed by its sub-actions, in order."""
        for axis in self.axes:
            for action in self.actions_of_axis(axis.id):
                yield action
                yield from self.actions(action.id)

    def inputs(self, parent: str) -> list[Input]:
        """Return what was caught for an axis, or for the workshop as a whole, in order."""
        return self.children(parent, Input)

    def remarks(self, item: str) -> list[Remark]:
        """Return the remarks on an item, oldest first."""
        return self.children(item, Remark)

    def reservations(self, item: str) -> list[Reservation]:
        """Return the reservations to an item, oldest first."""
        return self.children(item, Reservation)

    def decision(self, item: str, name: str | None = None) -> Decision | None:
        """Return the decision in force on an item, or on one field of it; `None` while undecided or reopened."""
        taken = [each for each in self.children(item, Decision) if each.field == name]
        return taken[-1] if taken and taken[-1].outcome != "reopened" else None

    def merged_from(self, action: str) -> list[Action]:
        """Return the actions that were merged into this one, as they last stood."""
        return [item for item in self.items.values() if isinstance(item, Action) and item.merged_into == action]

    def apply(self, changes: Iterable[Change], revision: int | None = None) -> "Workshop":
        """Return the workshop after changes that a use case has already found good.

        Raises: ItemNotFound, InvalidValue for changes that cannot be applied; the workshop itself never changes.
        """
        items, order = dict(self.items), dict(self.order)
        for change in changes:
            _STEPS[change.kind](items, order, change)
        return replace(self, items=items, order=order, revision=self.revision + 1 if revision is None else revision)


def _set(items: dict[str, Item], order: dict[str, tuple[str, ...]], change: Change) -> None:
    item = _existing(items, change.item)
    assert change.field is not None
    version = change.version or item.version(change.field) + 1
    items[item.id] = item.with_cell(change.field, change.text, version)


def _insert(items: dict[str, Item], order: dict[str, tuple[str, ...]], change: Change) -> None:
    item = KINDS[change.type or ""](id=change.item, parent=change.parent)
    for name, text in change.cells.items():
        item = item.with_cell(name, text, 1)
    items[item.id] = item
    if change.parent is not None:
        order[change.parent] = place(order.get(change.parent, ()), change.item, change.after)


def _move(items: dict[str, Item], order: dict[str, tuple[str, ...]], change: Change) -> None:
    item = _existing(items, change.item)
    assert item.parent is not None and change.parent is not None
    left = tuple(child for child in order.pop(item.parent) if child != item.id)
    order.update({item.parent: left} if left else {})  # as if read anew: a parent without children is not in it
    items[item.id] = replace(item, parent=change.parent)
    order[change.parent] = place(order.get(change.parent, ()), item.id, change.after)


def _delete(items: dict[str, Item], order: dict[str, tuple[str, ...]], change: Change) -> None:
    items[change.item] = replace(_existing(items, change.item), deleted=True)


def _restore(items: dict[str, Item], order: dict[str, tuple[str, ...]], change: Change) -> None:
    items[change.item] = replace(_existing(items, change.item), deleted=False)


_STEPS = {"set": _set, "insert": _insert, "move": _move, "delete": _delete, "restore": _restore}


def _existing(items: Mapping[str, Item], item: str) -> Item:
    if item not in items:
        raise ItemNotFound()
    return items[item]


def place(siblings: tuple[str, ...], item: str, after: str | None) -> tuple[str, ...]:
    """Return siblings with an item behind `after`: `None` is the front, one that is not among them the end."""
    if after is None:
        return (item, *siblings)
    if siblings and siblings[-1] == after:  # the common case while a file is loaded: no search
        return (*siblings, item)
    at = siblings.index(after) + 1 if after in siblings else len(siblings)
    return (*siblings[:at], item, *siblings[at:])
