"""An action that says several things becomes several: it keeps the first, and the others know where they come from."""

from collections.abc import Iterator, Sequence

from workshop.changes import Change, new_id
from workshop.errors import ActionsGone, ActionsReworded, NothingToSplit
from workshop.items import Action
from workshop.note_copies import with_own_notes
from workshop.parting import Part
from workshop.permissions import Actor, Doing, require
from workshop.text import marks
from workshop.use_cases.prepare_workshop import edit_item
from workshop.workshop import Workshop

_COPIED = (
    *("responsible", "timeframe", "indicator", "scope", "references"),
    *("status", "note", "internal_note", "transversal", "origin"),
)


def split_action(workshop: Workshop, actor: Actor, action: str, seen: int, parts: Sequence[Part]) -> list[Change]:
    """Part an action: the first part is the action itself, with all that was said of it; the others stand behind it.

    New parts have its columns; a part that was one of its sub-actions comes up and keeps what it had. `seen` is the
    version of the text that was parted. Raises: ActionsGone, ActionsReworded, NothingToSplit.
    """
    require(actor, Doing.CONSOLIDATE, workshop)
    found = workshop.items.get(action)
    if not isinstance(found, Action) or not workshop.is_live(action):
        raise ActionsGone()
    if found.version("text") != seen:
        raise ActionsReworded()
    said = [part for part in parts if part.text.strip()]
    if len(said) < 2:
        raise NothingToSplit()
    first, *others = said
    changes = edit_item(workshop, actor, action, {"text": (seen, first.text.strip())}, Doing.CONSOLIDATE)
    marked, after = set(marks(first.text)), action
    for part in others:
        text = _with_notes(workshop, part.text.strip(), marked, changes)
        item = part.sub_action or new_id()
        place = Change(kind="move", item=item, parent=found.parent, after=after)
        changes += _risen(workshop, found, place, text) if part.sub_action else _new(workshop, found, place, text)
        after = item
    return changes


def _with_notes(workshop: Workshop, text: str, marked: set[str], changes: list[Change]) -> str:
    """Return the text of a part, with notes of its own where an earlier one has the same marks."""
    own = set(marks(text))
    text = with_own_notes(workshop, text, changes) if own & marked else text
    marked |= own
    return text


def _new(workshop: Workshop, parted: Action, place: Change, text: str) -> list[Change]:
    """Return the insert of a part at a place, behind those of its notes."""
    changes: list[Change] = []
    copied = {name: with_own_notes(workshop, cell, changes) for name in _COPIED if (cell := parted.cell(name))}
    cells = {"text": text, **copied, "split_from": parted.id}
    insert = Change(kind="insert", item=place.item, type="action", parent=place.parent, after=place.after, cells=cells)
    return [*changes, insert]


def _risen(workshop: Workshop, parted: Action, place: Change, text: str) -> Iterator[Change]:
    """Yield what makes a sub-action an action; what it says nothing of, it has from the action it belonged to."""
    below = next((each for each in workshop.actions(parted.id) if each.id == place.item), None)
    if below is None:
        raise ActionsGone()
    yield place
    notes: list[Change] = []
    cells = {
        name: with_own_notes(workshop, cell, notes)
        for name in _COPIED
        if (cell := parted.cell(name)) and not below.cell(name)
    }
    yield from notes
    if text == below.text.strip():
        text = below.text
    for name, cell in {"text": text, **cells, "split_from": parted.id}.items():
        if cell != below.cell(name):
            yield Change(kind="set", item=below.id, field=name, text=cell)
