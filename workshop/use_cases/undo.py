"""Taking a step back: the inverse of what a request did, as long as nobody went on from it since."""

from collections.abc import Sequence

from workshop.cells import NAMES, Item
from workshop.changes import Change, Entry, Kind
from workshop.doings import doing_of
from workshop.errors import MovedOnSince
from workshop.permissions import OF_AN_AXIS, Actor, Doing, require
from workshop.workshop import Workshop

_DONE = ("applied", "merged")
_INVERSE: dict[str, Kind] = {"insert": "delete", "restore": "delete", "delete": "restore"}


def undo(workshop: Workshop, actor: Actor, entries: Sequence[Entry]) -> list[Change]:
    """Return the changes that take a request's entries (oldest first) back.

    Raises: MovedOnSince when a text, a place or something new of it was changed again since.
    """
    _require(workshop, actor, entries)
    done = [entry for entry in entries if entry.status in _DONE]
    if any(_moved_on(workshop, entry, done) for entry in done):
        raise MovedOnSince()
    changes = [*_texts_before(done), *_places_before(done)]
    _check_places(workshop, changes)
    return changes


def _require(workshop: Workshop, actor: Actor, entries: Sequence[Entry]) -> None:
    """Ask for the right to do what is to be undone, for each item and cell it touched."""
    for item, field in dict.fromkeys((entry.change.item, entry.change.field) for entry in entries):
        found = workshop.items.get(item)
        doing = doing_of(NAMES[type(found)], field) if found else Doing.PREPARE
        require(actor, doing, workshop, item if doing in (*OF_AN_AXIS, Doing.CONSOLIDATE) else None)


def _moved_on(workshop: Workshop, entry: Entry, done: Sequence[Entry]) -> bool:
    change = entry.change
    item = workshop.items.get(change.item)
    if item is None:
        return True
    match change.kind:
        case "set":
            return item.cell(change.field or "") != _as_made(item, done).cell(change.field or "")
        case "insert":
            return item.deleted or _texts(item) != _texts(_as_made(item, done)) or _has_more(workshop, item, done)
        case "move":
            return item.parent != _last_parent(item, done)
        case "delete":
            return not item.deleted
        case "restore":
            return item.deleted


def _as_made(item: Item, done: Sequence[Entry]) -> Item:
    """Return an item with what the request wrote: who wrote the same since, or took another step back, went nowhere."""
    for entry in done:
        change = entry.change
        if change.item == item.id and change.kind == "insert":
            item = type(item)(id=item.id, parent=item.parent)
            for name, text in change.cells.items():
                item = item.with_cell(name, text, 1)
        if change.item == item.id and change.field:
            item = item.with_cell(change.field, change.text, 1)
    return item


def _texts(item: Item) -> dict[str, str | None]:
    return {name: item.cell(name) for name in item.fields()}


def _last_parent(item: Item, done: Sequence[Entry]) -> str | None:
    return [entry.change.parent for entry in done if entry.change.item == item.id and entry.change.kind == "move"][-1]


def _has_more(workshop: Workshop, item: Item, done: Sequence[Entry]) -> bool:
    """Say whether something came to stand in an item that the request did not put there."""
    ours = {entry.change.item for entry in done}
    children = (workshop.items[child] for child in workshop.order.get(item.id, ()))
    return any(child.id not in ours and not child.deleted for child in children)


def _texts_before(done: Sequence[Entry]) -> list[Change]:
    """Give each cell the text it had before the request first set it; what the request inserted goes anyway."""
    inserted = {entry.change.item for entry in done if entry.change.kind == "insert"}
    before: dict[tuple[str, str], str | None] = {}
    for entry in done:
        if entry.change.kind == "set" and entry.change.item not in inserted:
            before.setdefault((entry.change.item, entry.change.field or ""), entry.before)
    return [Change(kind="set", item=item, field=field, text=text) for (item, field), text in before.items()]


def _places_before(done: Sequence[Entry]) -> list[Change]:
    changes = []
    for entry in reversed(done):
        change = entry.change
        if change.kind == "move":
            parent, _, after = (entry.before or "").partition(" ")
            changes.append(Change(kind="move", item=change.item, parent=parent, after=after or None))
        elif change.kind != "set":
            changes.append(Change(kind=_INVERSE[change.kind], item=change.item))
    return changes


def _check_places(workshop: Workshop, changes: Sequence[Change]) -> None:
    """Let nothing go back under something that was deleted since. Raises: MovedOnSince."""
    back = workshop.apply(changes)
    returning = {change.item for change in changes if change.kind in ("restore", "move")}
    going = {change.item for change in changes if change.kind == "delete"}
    if not all(back.is_live(item) for item in returning - going):
        raise MovedOnSince()
