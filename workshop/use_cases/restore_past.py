"""Putting back what was: a text as it once stood, or an action that was deleted, with the notes that belong to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workshop.cells import NAMES, Item
from workshop.changes import Change
from workshop.checked_changes import check_change
from workshop.choices import COLUMNS
from workshop.doings import doing_of
from workshop.errors import InvalidChange, InvalidValue, ItemNotFound, MovedOnSince
from workshop.items import Action, Axis, Footnote, Objective
from workshop.permissions import Actor, Doing, require
from workshop.text import marks
from workshop.use_cases.prepare_workshop import edit_item
from workshop.workshop import Workshop

_TEXTS: Mapping[type[Item], Sequence[str]] = {Action: COLUMNS, Objective: ("text",)}


def restore_text(workshop: Workshop, actor: Actor, item: str, field: str, text: str | None, seen: int) -> list[Change]:
    """Put a text back into its cell, where it stands as it was `seen`, at that version.

    Its footnotes come back with it; those that only the text of now marks go. Raises: TextChangedMeanwhile.
    """
    found: Item = workshop.find(item)
    if field not in found.fields():
        raise InvalidValue(value=field, field="field")
    now, doing = found.cell(field), doing_of(NAMES[type(found)], field)
    changes = edit_item(workshop, actor, item, {field: (seen, text)}, doing)
    if not changes:
        return []
    after = workshop.apply(changes)
    left = [note for note in marks(now) if not _is_marked(after, note)]
    deletions = [Change(kind="delete", item=note) for note in left if note in workshop.footnotes]
    return [*_notes_back(workshop, [text]), *changes, *deletions]


def recover_item(workshop: Workshop, actor: Actor, item: str, then: Workshop) -> list[Change]:
    """Bring a deleted action or objective back as it stood `then`, with what it stands under.

    An action brings its sub-actions of then; an objective those of its actions that were not deleted themselves.
    Raises: MovedOnSince where it was merged into another or its place is no longer one for it, ItemNotFound.
    """
    require(actor, Doing.WRITE_MATRIX, workshop, item)
    found, past = workshop.items.get(item), then.items.get(item)
    if not isinstance(found, Action | Objective) or past is None or not workshop.is_live(_axis_of(workshop, item)):
        raise ItemNotFound()
    if isinstance(found, Action) and found.merged_into:
        raise MovedOnSince()
    below = then.actions(item) if isinstance(past, Action) else []
    gone = [each for each in (past, *below) if _is_gone(workshop, each.id)]
    ids = [*_deleted_above(workshop, found), *(each.id for each in gone)]
    back = _checked(workshop, actor, [Change(kind="restore", item=each) for each in ids])
    texts = [change for each in gone for change in _as_it_was(workshop, each)]
    shown = [each.cell(name) for each in gone for name in _TEXTS[type(each)]]
    return [*back, *_notes_back(workshop, shown), *texts]


def _axis_of(workshop: Workshop, item: str) -> str:
    axis = workshop.above(item, Axis)
    return axis.id if axis else ""


def _is_gone(workshop: Workshop, item: str) -> bool:
    found = workshop.items[item]
    return found.deleted and not (isinstance(found, Action) and found.merged_into)


def _deleted_above(workshop: Workshop, item: Item) -> list[str]:
    """Return what was deleted above an item, the highest first."""
    found: list[str] = []
    above = workshop.items.get(item.parent or "")
    while above is not None and not isinstance(above, Axis):
        if above.deleted:
            found.insert(0, above.id)
        above = workshop.items.get(above.parent or "")
    return found


def _checked(workshop: Workshop, actor: Actor, changes: Sequence[Change]) -> Sequence[Change]:
    for change in changes:
        try:
            check_change(workshop, actor, change)
        except InvalidChange:
            raise MovedOnSince() from None
        workshop = workshop.apply([change])
    return changes


def _as_it_was(workshop: Workshop, past: Item) -> Iterator[Change]:
    now = workshop.items[past.id]
    for name in _TEXTS[type(past)]:
        if now.cell(name) != past.cell(name):
            yield Change(kind="set", item=past.id, field=name, text=past.cell(name))


def _notes_back(workshop: Workshop, texts: Iterable[str | None]) -> list[Change]:
    marked = dict.fromkeys(note for text in texts if text and "[^" in text for note in marks(text))
    found = (workshop.items.get(note) for note in marked)
    return [Change(kind="restore", item=note.id) for note in found if isinstance(note, Footnote) and note.deleted]


def _is_marked(workshop: Workshop, note: str) -> bool:
    mark = f"[^{note}]"
    texts = ((item, item.cell(name)) for item in workshop.items.values() for name in item.versions)
    return any(text and mark in text and workshop.is_live(item.id) for item, text in texts)
