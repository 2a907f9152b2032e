"""Which version of a cell this session first showed: a form saves against it, so nothing is overwritten unseen."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import streamlit as st

from workshop.cells import Item
from workshop.changes import Entry
from workshop.typed_marks import from_typed, mark_names, to_typed
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell as its field first showed it; `key` is the field's, and names the version.

    A text typed against a version survives reruns; after a save, or in a new session where the cell has moved on,
    the field starts afresh instead of passing old words off as new ones. `marks` are the names its footnote marks are
    shown by.
    """

    key: str
    version: int
    text: str | None
    marks: Mapping[str, str] = field(default_factory=dict)

    @property
    def typed(self) -> str:
        """Return the text as it stands in a box for typing."""
        return to_typed(self.text, self.marks)

    def stored(self, typed: str) -> str:
        """Return what was typed as it is stored."""
        return from_typed(typed, self.marks)


def see(workshop: Workshop, item: Item, name: str) -> Seen:
    """Return a cell as this session first saw it; as it is now where it is not on the screen yet."""
    kept = _kept()
    seen = kept.get((item.id, name))
    if seen is None or seen.key not in st.session_state:
        version, text = item.version(name), item.cell(name)
        marks = mark_names(workshop, text) if text and "[^" in text else {}
        seen = Seen(f"field-{item.id}-{name}-{version}", version, text, marks)
        kept[item.id, name] = seen
    return seen


def forget_cell(item: str, name: str) -> None:
    """Let a field show its cell afresh."""
    _kept().pop((item, name), None)


def forget_later() -> Callable[[str], None]:
    """Return what lets all fields of an item show afresh, also where the page is run again before it comes to it."""
    kept = _kept()

    def forget(item: str) -> None:
        for key in [each for each in kept if each[0] == item]:
            kept.pop(key)

    return forget


def forget_changed(entries: Iterable[Entry]) -> None:
    """Let fields show afresh the cells that a step of this session has changed."""
    for entry in entries:
        if entry.change.field:
            forget_cell(entry.change.item, entry.change.field)


def _kept() -> dict[tuple[str, str], Seen]:
    """Return all of this session: one entry of its state, for Streamlit walks through all entries at every widget."""
    kept: dict[tuple[str, str], Seen] = st.session_state.setdefault("seen", {})
    return kept
