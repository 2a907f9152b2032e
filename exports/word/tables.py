"""Tables as Word and screen readers take them: fixed widths, a header row that repeats, rows that are never split."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from exports.word.markup import Paragraph, escape, run

BAND = "17365D"  # behind the header row
_NO_LINE_ABOVE, _NO_LINE_BELOW = '<w:top w:val="nil"/>', '<w:bottom w:val="nil"/>'
_EMPTY = Paragraph("TableText", "").xml()
Cell = Sequence[Paragraph]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, and its share of the table's width beside the shares of the others.

    `marked` is its title as markup, where it bears bookmarks.
    """

    title: str
    share: float
    marked: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a cell for each column, and the colour behind them; `height` is the least, in twentieths of a point.

    Where it `goes_on` with the row above, no line stands between their first cells.
    """

    cells: Sequence[Cell]
    fill: str | None = None
    height: int | None = None
    goes_on: bool = False


def text_cell(text: str, style: str = "TableText") -> Cell:
    """Return a cell that holds one plain text; line breaks are kept."""
    return (Paragraph(style, run(text)),)


def table(columns: Sequence[Column], rows: Iterable[Row], width: int, description: str) -> str:
    """Return a table of the house as markup, `width` twentieths of a point wide; screen readers say `description`.

    It must be followed by a paragraph, as `Body.add_table` does.
    """
    widths = _widths(columns, width)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    header = Row([[Paragraph("TableHeading", column.marked or run(column.title))] for column in columns], BAND)
    listed = list(rows)
    followed = zip_longest(listed, listed[1:])
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="HouseTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblDescription w:val="{escape(description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_row(header, widths, is_header=True)}"
        + "".join(_row(row, widths, is_followed=after is not None and after.goes_on) for row, after in followed)
        + "</w:tbl>"
    )


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    whole = sum(column.share for column in columns)
    widths = [int(width * column.share / whole) for column in columns]
    widths[-1] += width - sum(widths)
    return widths


def _row(row: Row, widths: Sequence[int], *, is_header: bool = False, is_followed: bool = False) -> str:
    """Return a row; where it `is_followed` by one that goes on with it, no line stands below its first cell."""
    height = f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>' if row.height else ""
    properties = f"<w:trPr><w:cantSplit/>{height}{'<w:tblHeader/>' if is_header else ''}</w:trPr>"
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{row.fill}"/>' if row.fill else ""
    lines = (_NO_LINE_ABOVE if row.goes_on else "") + (_NO_LINE_BELOW if is_followed else "")
    first = (f"<w:tcBorders>{lines}</w:tcBorders>" if lines else "") + ("" if row.goes_on else fill)
    looks = [first, *[fill] * (len(widths) - 1)]
    cells = "".join([_cell(*each) for each in zip(row.cells, widths, looks, strict=True)])
    return f"<w:tr>{properties}{cells}</w:tr>"


def _cell(cell: Cell, width: int, look: str) -> str:
    inside = "".join([paragraph.xml() for paragraph in cell]) or _EMPTY
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>{inside}</w:tc>'
