"""Taking a step back: the inverse of what a request did, as long as nothing has moved on since."""

from collections.abc import Sequence

from workshop.changes import Change, Entry
from workshop.errors import TextChangedMeanwhile
from workshop.permissions import Actor, Doing, require
from workshop.workshop import Workshop


def undo(workshop: Workshop, actor: Actor, entries: Sequence[Entry]) -> list[Change]:
    """Return the changes that take back a request's entries (oldest first), newest first.

    Raises: TextChangedMeanwhile when a text was changed again since.
    """
    require(actor, Doing.CONSOLIDATE, workshop)
    done = [entry for entry in entries if entry.status != "parked"]
    return [_inverse(workshop, entry) for entry in reversed(done)]


def _inverse(workshop: Workshop, entry: Entry) -> Change:
    change = entry.change
    match change.kind:
        case "set":
            item = workshop.items[change.item]
            if item.version(change.field or "") != change.version:
                raise TextChangedMeanwhile()
            return Change(kind="set", item=change.item, field=change.field, text=entry.before)
        case "insert" | "restore":
            return Change(kind="delete", item=change.item)
        case "delete":
            return Change(kind="restore", item=change.item)
        case "move":
            parent, _, after = (entry.before or "").partition(" ")
            return Change(kind="move", item=change.item, parent=parent, after=after or None)
