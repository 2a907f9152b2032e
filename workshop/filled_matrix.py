"""A matrix that was filled in without a network, as its document was read: nothing of it is in the workshop yet."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row as somebody filled it: its place in the table from 1, its texts by field; `fault` names why it cannot be.

    `lost` are the texts of a row that belong to no field: of a column of nobody's, or of a footnote.
    """

    place: int
    cells: dict[str, str] = field(default_factory=dict)
    fault: str | None = None
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table of the document: for the axis or objective whose id is `item`, its boxes or its rows of actions."""

    item: str
    is_boxes: bool
    rows: tuple[FilledRow, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledMatrix:
    """All tables of a document that are ours, and what stands outside them, which nobody can place."""

    tables: tuple[FilledTable, ...] = ()
    strange: tuple[str, ...] = ()
