"""The matrix of an axis as it once was: one table to read, whose buttons say what is to be put back."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict, cast

import streamlit as st

from pages.components.assets import shim, style

RowKind = Literal["title", "head", "objective", "action", "part"]
Piece = tuple[Literal["same", "gone", "new"], str, str]  # what became of it, its text, or the number of its note


class Tool(TypedDict):
    """A button: what it asks for ("text", "action" or "history"), of which item and cell, and its words."""

    what: Literal["text", "action", "history"]
    item: str
    label: str
    name: str
    field: NotRequired[str]
    seen: NotRequired[int]


class PastCell(TypedDict):
    """A text as it was: its heading, its pieces, and the button that puts it back where there is one."""

    label: str
    pieces: list[Piece]
    tools: list[Tool]


class PastRow(TypedDict):
    """A row as it was; `tags` say what became of it since. "title" and "head" stand above the table."""

    kind: RowKind
    number: str
    level: int
    state: Literal["", "gone", "new"]
    tags: list[str]
    cells: list[PastCell]
    tools: list[Tool]


class PastNote(TypedDict):
    """A footnote below the table."""

    number: str
    pieces: list[Piece]
    tools: list[Tool]


class PutBack(TypedDict):
    """What was asked for: the text of a cell seen at a version, a deleted action, or the history of an item."""

    what: Literal["text", "action", "history"]
    item: str
    field: str
    seen: int


_MOUNT = st.components.v2.component("plenaria_past", css=style("past/past.css"), js=shim("past"), isolate_styles=False)


def past(
    *, key: str, name: str, number: str, columns: Sequence[str], rows: Sequence[PastRow], notes: Sequence[PastNote]
) -> PutBack | None:
    """Show an axis as it was; return what was just asked for, `None` otherwise. `columns` and `number` are headings."""
    data = {"name": name, "number": number, "columns": list(columns), "rows": list(rows), "notes": list(notes)}
    result = _MOUNT(key=key, data=data, on_asked_change=lambda: None)
    return cast(PutBack | None, result.asked)
