"""Reads a workbook that came from outside, in a process of its own: `python -m exports.sheets.workbook [SHEET]`.

It takes the workbook from its input, and answers in JSON with the rows of one sheet, or with the problem found.
"""

import dataclasses
import json
import re
import sys
import warnings
from collections.abc import Iterator, Sequence
from datetime import date as Date
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from exports.bounded import bind
from workshop.archives import UNREADABLE, Limits, open_archive, unpack
from workshop.errors import Problem
from workshop.file_errors import (
    ArchiveDamaged,
    ArchiveEncrypted,
    EmptySheet,
    NotASheet,
    SheetNotFound,
    SheetTooLarge,
    SheetTooLong,
    WorkbookAsksOutside,
    WorkbookEncrypted,
    WorkbookWithMacros,
)
from workshop.people_headings import find_headings
from workshop.sheet import Sheet, SheetRow
from workshop.sheet_texts import ROWS, clean_cell

LIMIT = 10 * 1024**2  # bytes of a file
OLE = b"\xd0\xcf\x11\xe0"  # how workbooks begin that Excel keeps with a password, or kept until 2003
ZIP = b"PK\x03\x04"
_LIMITS = Limits(entries=1_000, total=48 * 1024**2)
_MEMORY = 320 * 1024**2  # bytes it may take for the workbook, all cells of it
_SECONDS = 8  # of the processor
_COLUMNS = 100
_TYPES = "[Content_Types].xml"
_MAIN = re.compile(rb"spreadsheetml\.(?:sheet|template)\.main\+xml", re.IGNORECASE)
_PROGRAMS = re.compile(r"vbaProject|vbaData|activeX|macrosheets|dialogsheets|embeddings/|ctrlProps", re.IGNORECASE)
_PROGRAM_TYPES = re.compile(rb"macroEnabled|vbaProject|activeX|oleObject|intlmacrosheet", re.IGNORECASE)
_OUTSIDE = re.compile(r"xl/(?:externalLinks/|connections\.xml|queryTables/|model/|customData/)", re.IGNORECASE)
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_MOST_MERGED = 300_000  # cells; for each of them openpyxl makes one


def read_workbook(content: bytes, name: str | None = None) -> Sheet:
    """Return the rows of the named sheet, else of the first visible one that has headings of people, else of the first.

    Raises: as `read_people_sheet`.
    """
    _inspect(content)
    with warnings.catch_warnings():  # of what a workbook has that is of no use here
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(content), keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        kept = _Values(content)
        if name is not None:
            chosen = next((sheet for sheet in sheets if sheet.title.strip() == name.strip()), None)
            if chosen is None:
                raise SheetNotFound(name=name, names=", ".join(sheet.title for sheet in sheets))
            return Sheet(tuple(_rows(chosen, kept)), chosen.title)
        read = [Sheet(tuple(_rows(sheet, kept)), sheet.title) for sheet in sheets]
    return _with_people(read)


def _with_people(sheets: Sequence[Sheet]) -> Sheet:
    """Return the sheet that has people, and name the others that seem to."""
    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise EmptySheet()
    listed = [sheet for sheet in filled if find_headings(sheet.rows)]
    chosen = (listed or filled)[0]
    return dataclasses.replace(chosen, others=tuple(sheet.name for sheet in listed if sheet is not chosen))


def _inspect(content: bytes) -> None:
    """Look through all parts of a workbook before openpyxl opens it. Raises: as `read_people_sheet`."""
    try:
        with open_archive(BytesIO(content), _LIMITS) as archive:
            _check_parts(archive)
    except ArchiveEncrypted:
        raise WorkbookEncrypted() from None


def _check_parts(archive: ZipFile) -> None:
    names = archive.namelist()
    if _TYPES not in names:
        raise NotASheet()
    try:
        parts = {name: unpack(archive, name) for name in names}
    except UNREADABLE as error:
        raise ArchiveDamaged() from error
    types = parts[_TYPES]
    if any(_PROGRAMS.search(name) for name in names) or _PROGRAM_TYPES.search(types):
        raise WorkbookWithMacros()
    if not _MAIN.search(types):
        raise NotASheet()
    if any(_OUTSIDE.search(name) for name in names):
        raise WorkbookAsksOutside()
    for name, part in parts.items():
        if name.endswith((".xml", ".rels", ".vml")) and (_DECLARES.search(part) or b"\x00" in part[:64]):
            raise WorkbookAsksOutside()  # what declares entities has more to say than a list of people
        if name.startswith("xl/worksheets/") and sum(map(_area, _MERGED.findall(part))) > _MOST_MERGED:
            raise SheetTooLarge(limit=LIMIT // 1024**2)


def _area(corners: tuple[bytes, bytes, bytes, bytes]) -> int:
    """Return how many cells are merged from one corner to the other."""
    left, top, right, bottom = (part.decode() for part in corners)
    wide: int = column_index_from_string(right) - column_index_from_string(left) + 1
    return max(0, wide) * max(0, int(bottom) - int(top) + 1)


class _Values:
    """The values that Excel kept of formulas, read when the first formula is met."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._book: Any = None

    def of(self, sheet: str, row: int, column: int) -> Any:
        """Return the value kept of the formula in a cell; `None` for none."""
        if self._book is None:
            self._book = load_workbook(BytesIO(self._content), data_only=True, keep_links=False)
        found = self._book[sheet]._cells.get((row, column))
        return None if found is None or found.data_type == "e" else found.value


def _rows(sheet: Any, kept: _Values) -> Iterator[SheetRow]:
    """Yield the rows that hold anything. Raises: SheetTooLong."""
    texts: dict[int, dict[int, str]] = {}
    computed: dict[int, list[int]] = {}
    unknown: dict[int, list[int]] = {}
    for (row, column), cell in sorted(sheet._cells.items()):  # sparse: a stray cell far below costs nothing
        if cell.value is None or column > _COLUMNS:
            continue
        value = cell.value
        if cell.data_type == "f":
            value = kept.of(sheet.title, row, column)
            (unknown if value is None else computed).setdefault(row, []).append(column - 1)
        elif cell.data_type == "e":
            value = None
        text = _text(value)
        if text or row in unknown:
            texts.setdefault(row, {})[column - 1] = text
        if len(texts) > ROWS:
            raise SheetTooLong(limit=ROWS)
    filled, spans = _merged(sheet, texts)
    for row, cells in sorted(texts.items()):
        yield SheetRow(
            number=row,
            cells=tuple(cells.get(column, "") for column in range(max(cells) + 1)),
            hidden=row in sheet.row_dimensions and bool(sheet.row_dimensions[row].hidden),
            filled=tuple(filled.get(row, ())),
            spans=tuple(spans.get(row, ())),
            computed=tuple(computed.get(row, ())),
            unknown=tuple(unknown.get(row, ())),
        )


def _merged(
    sheet: Any, texts: dict[int, dict[int, str]]
) -> tuple[dict[int, list[int]], dict[int, list[tuple[int, int]]]]:
    """Write what stands in merged cells into every row of theirs that holds anything else."""
    filled: dict[int, list[int]] = {}
    spans: dict[int, list[tuple[int, int]]] = {}
    for merged in sheet.merged_cells.ranges:
        first, last = merged.min_col - 1, min(merged.max_col, _COLUMNS) - 1
        text = texts.get(merged.min_row, {}).get(first, "")
        for row in range(merged.min_row, merged.max_row + 1) if text else ():
            if row not in texts:
                continue
            if row > merged.min_row:
                texts[row].setdefault(first, text)
                filled.setdefault(row, []).append(first)
            if last > first:
                spans.setdefault(row, []).append((first, last))
    return filled, spans


def _text(value: object) -> str:
    """Return a cell's value as one reads it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and (value.hour, value.minute) == (0, 0):
        return value.date().isoformat()
    if isinstance(value, datetime | Date):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return clean_cell(str(value))


def main(arguments: Sequence[str]) -> None:
    """Read the workbook on the input; a process that finds no end of it is ended by its bounds."""
    content = sys.stdin.buffer.read(LIMIT + 1)
    bind(_MEMORY, _SECONDS)
    answer: dict[str, Any]
    try:
        answer = dataclasses.asdict(read_workbook(content, *arguments[:1]))
    except Problem as problem:
        answer = {"problem": type(problem).__name__, "facts": problem.facts}
    except MemoryError:
        raise
    except Exception:  # whatever openpyxl stumbles over in a workbook that contradicts itself
        answer = {"problem": ArchiveDamaged.__name__, "facts": {}}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1:])
