"""Tables for reading: any number of rows as one element of escaped HTML."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Literal

import streamlit as st

from pages.shared.prose import pieces_html
from workshop.differences import Piece

Look = Literal["", "number", "strong", "quiet", "warning", "good"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; `below` are smaller lines under the text, `warnings` those to look at.

    `pieces` are two texts in one, what changed between them marked; `notes` the numbers of the footnotes in them.
    `link` is the address of a page of ours its text leads to.
    """

    text: str
    look: Look = ""
    below: Sequence[str] = ()
    warnings: Sequence[str] = ()
    pieces: Sequence[Piece] = ()
    notes: Mapping[str, int] = field(default_factory=dict)
    link: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `chosen` marks the one that is being edited beside the table, `quiet` one of little weight."""

    cells: Sequence[Cell | str]
    chosen: bool = False
    quiet: bool = False


def show_table(name: str, headings: Sequence[str], rows: Iterable[Row]) -> None:
    """Show a table; `name` is what screen readers call it."""
    st.html(table(name, headings, rows))


def table(name: str, headings: Sequence[str], rows: Iterable[Row]) -> str:
    """Return a table as HTML. On a narrow screen each row becomes a card whose lines bear the headings."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "".join(_row(headings, row) for row in rows)
    label = f'aria-label="{escape(name)}"'
    rows_of = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="pl-fit"><table class="pl-table" {label}>{rows_of}</table></div>'


def show_figures(figures: Sequence[tuple[str, int | str]]) -> None:
    """Show a few counts in one line, each with what it counts."""
    pairs = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(str(count))}</dd></div>" for name, count in figures)
    st.html(f'<dl class="pl-figures">{pairs}</dl>')


def _row(headings: Sequence[str], row: Row) -> str:
    cells = "".join(_cell(heading, cell) for heading, cell in zip(headings, row.cells, strict=True))
    classes = " ".join(name for name, on in (("pl-chosen", row.chosen), ("pl-quiet-row", row.quiet)) if on)
    current = ' aria-current="true"' if row.chosen else ""
    return f'<tr class="{classes}"{current}>{cells}</tr>'


def _cell(heading: str, cell: Cell | str) -> str:
    if isinstance(cell, str):
        cell = Cell(cell)
    below = "".join(f'<div class="pl-below">{escape(line)}</div>' for line in cell.below)
    warnings = "".join(f'<div class="pl-warning">{escape(line)}</div>' for line in cell.warnings)
    compared = f'<div class="pl-compared">{pieces_html(cell.pieces, cell.notes)}</div>' if cell.pieces else ""
    empty = "" if cell.text or below or warnings or compared else " pl-empty"
    look = f"pl-{cell.look}" if cell.look else ""
    text = f'<a href="{escape(cell.link)}" target="_self">{escape(cell.text)}</a>' if cell.link else escape(cell.text)
    return (
        f'<td class="{look}{empty}" data-heading="{escape(heading)}" translate="no">'
        f"{text}{compared}{below}{warnings}</td>"
    )
