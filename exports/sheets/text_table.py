"""Text files with columns (.csv, .tsv) as they come: in any encoding, with any separator and rows of uneven length."""

import csv
import re
from collections import Counter
from io import StringIO

import pandas

from workshop.file_errors import BrokenQuote, NotASheet, SheetTooLong
from workshop.sheet import Sheet, SheetRow
from workshop.sheet_texts import ROWS, clean_cell

_SEPARATORS = (";", "\t", ",", "|")
_COLUMNS = 100
_TRIED = ("cp1252", "cp850", "mac_roman")  # what Spanish spreadsheets have been saved in, the likeliest first
_EXPECTED = "áéíóúüñÁÉÍÓÚÜÑçãõâêôàèÇªº°«»¿¡–—’“”´"
_NAMED = re.compile(r"^sep=(.)\r?\n")  # a first line that Excel writes and does not show


def read_text_table(content: bytes) -> Sheet:
    """Return the rows of a text file; a cell with line breaks is one cell, as in a spreadsheet.

    Raises: NotASheet, BrokenQuote, SheetTooLong.
    """
    text = _decoded(content)
    named = _NAMED.match(text)
    separator, text = (named[1], text[named.end() :]) if named else (_separator(text), text)
    width = _measured(text, separator)
    if not width:
        return Sheet(())
    frame = pandas.read_csv(
        StringIO(text),
        sep=separator,
        header=None,
        names=range(width),
        dtype=str,
        keep_default_na=False,
        na_filter=False,
        skip_blank_lines=False,
        index_col=False,
    )
    rows = []
    for number, cells in enumerate(frame.itertuples(index=False, name=None), 1):
        kept = tuple(clean_cell(cell) if isinstance(cell, str) else "" for cell in cells[:_COLUMNS])
        if any(kept):
            rows.append(SheetRow(number, kept))
    return Sheet(tuple(rows))


def _decoded(content: bytes) -> str:
    """Return a file's text, by its mark, as UTF-8, or in the encoding in which it reads most like Spanish."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\x00" in content[:200]:
        encoding = "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
    else:
        encoding = "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8-sig":
            raise NotASheet() from None
        text = max((content.decode(each, errors="replace") for each in _TRIED), key=_likeness)
    unseen = sum(each < " " and each not in "\t\r\n\f\v" for each in text[:4_000])
    if unseen > 8 or "\x00" in text:
        raise NotASheet()
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _likeness(text: str) -> int:
    """Return how much a text's letters beyond ASCII are those of Spanish."""
    strange = Counter(each for each in text if each > "\x7f")
    return sum(count if each in _EXPECTED else -count for each, count in strange.items())


def _separator(text: str) -> str:
    """Return the separator by which most rows have the same number of columns, more than one."""
    lines = [line for line in text[:60_000].split("\n") if line.strip()][:60]

    def agreement(separator: str) -> tuple[int, int]:
        counts = Counter(found for line in lines if (found := line.count(separator)))
        columns, rows = max(counts.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
        return rows, columns

    return max(_SEPARATORS, key=agreement)


def _measured(text: str, separator: str) -> int:
    """Return the most columns of a row. Raises: BrokenQuote, SheetTooLong."""
    reader = csv.reader(StringIO(text), delimiter=separator, strict=True)
    width = number = 0
    broken: list[tuple[int, str]] = []
    try:
        for number, cells in enumerate(reader, 1):
            width = max(width, len(cells))
            broken += [(number, cell) for cell in cells if "\n" in cell and separator in cell]
            if number > ROWS:
                raise SheetTooLong(limit=ROWS)
    except csv.Error:
        raise BrokenQuote(row=number + 1) from None
    for number, cell in broken:
        if _swallowed(cell, separator, width):
            raise BrokenQuote(row=number)
    return width


def _swallowed(cell: str, separator: str, width: int) -> bool:
    """Say whether a cell holds whole rows: its quotation mark was closed by another cell's."""
    counts = [line.count(separator) for line in cell.split("\n")[1:]]
    return sum(count > 0 for count in counts) > 1 or max(counts) >= max(2, width - 1)
