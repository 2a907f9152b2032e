"""What of a page's requests and steps belongs into the security log: that it was tried, never what was written."""

from dataclasses import replace

from workshop.changes import Change, Entry
from workshop.errors import Forbidden, ItemNotFound, Problem, StageClosed
from workshop.permissions import Actor
from workshop.workshop import Workshop

FORBIDDEN = "denied"  # another axis, or what the role does not allow
STAGE_CLOSED = "stage_closed"
UNKNOWN_ITEM = "unknown_item"  # of another workshop, or of none
FORGED_ID = "forged_id"  # a change, or a step to take back, that somebody else made
REPEATED_ID = "repeated_id"  # an own change's id, with something else in it


def denial_of(workshop: Workshop, change: Change, problem: Problem) -> str | None:
    """Return the kind of a refusal for the log; `None` where nobody did wrong."""
    kind = denial_of_step(problem)
    if kind is not None:
        return kind
    named = [change.parent] if change.kind == "insert" else [change.item, change.parent]
    is_unknown = any(item is not None and item not in workshop.items for item in named)
    return UNKNOWN_ITEM if is_unknown and isinstance(problem, ItemNotFound) else None


def denial_of_step(problem: Problem) -> str | None:
    """Return the kind of a refusal of something done by hand on a page; `None` where nobody did wrong."""
    if isinstance(problem, Forbidden):
        return FORBIDDEN
    return STAGE_CLOSED if isinstance(problem, StageClosed) else None


def denial_of_repetition(actor: Actor, entry: Entry, change: Change) -> str | None:
    """Return the kind of a change sent under an id that is kept already; `None` for one that is simply sent again."""
    if entry.actor != actor.id:
        return FORGED_ID
    sent = entry.change if entry.offered is None else replace(entry.change, text=entry.offered)
    return None if is_same(sent, change) else REPEATED_ID


def is_same(change: Change, other: Change) -> bool:
    """Say whether two changes ask for the same, whatever their ids and versions."""
    return _asked(change) == _asked(other)


def _asked(change: Change) -> tuple[object, ...]:
    return change.kind, change.item, change.type, change.field, change.text or None, change.parent, change.after
