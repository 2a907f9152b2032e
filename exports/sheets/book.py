"""A workbook written from plain values: a heading row that stays in sight, and texts that are never formulas."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | date | None
_RISKY = ("=", "+", "-", "@")  # what a spreadsheet takes for the beginning of a formula when the cell is edited
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_NAME = 31  # characters of a sheet's name
_BAND, _INK = "17365D", "FFFFFF"  # of the heading row
_WRAPPED = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and its width in characters."""

    heading: str
    width: int = 18


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a workbook: its name, its columns, and a row of values for each line."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]


def write_book(tables: Sequence[Table], target: BinaryIO, *, title: str, day: date) -> None:
    """Write a workbook with a sheet for each table; `day` is what it says it was made on."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = title, "Plenaria"
    book.properties.created = book.properties.modified = datetime(day.year, day.month, day.day)
    names: list[str] = []
    for table in tables:
        names.append(_sheet_name(table.name, names))
        _fill(book.create_sheet(names[-1]), table)
    book.save(target)


def _fill(sheet: Worksheet, table: Table) -> None:
    for place, column in enumerate(table.columns, 1):
        cell = sheet.cell(1, place)
        _put(cell, column.heading)
        cell.font, cell.fill = Font(bold=True, color=_INK), PatternFill("solid", fgColor=_BAND)
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for number, row in enumerate(table.rows, 2):
        for place, value in enumerate(row, 1):
            _put(sheet.cell(number, place), value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    sheet.print_title_rows, sheet.page_setup.orientation = "1:1", "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _put(cell: Cell, value: Value) -> None:
    """Put a value into a cell: a text as a text, whatever it looks like."""
    cell.alignment = _WRAPPED
    if not isinstance(value, str):
        cell.value = value
        return
    if value:
        cell.value = value
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_RISKY)


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    """Return a name Excel takes and no other sheet has."""
    plain = " ".join(_FORBIDDEN.sub(" ", name).split()).strip("'")[:_NAME] or "—"
    number, found = 1, plain
    while found.casefold() in [each.casefold() for each in taken]:
        number += 1
        found = f"{plain[: _NAME - 4]} {number}"
    return found
