"""Tables as Word and screen readers take them: fixed widths, a header row that repeats, rows that are never split."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from exports.word.markup import Paragraph, escape, run

BAND = "17365D"  # behind the header row
_NO_LINE_ABOVE, _NO_LINE_BELOW = '<w:top w:val="nil"/>', '<w:bottom w:val="nil"/>'
Cell = str  # its paragraphs as markup; of an empty one, none


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, and its share of the table's width beside the shares of the others.

    `marked` is its title as markup, where it bears bookmarks.
    """

    title: str
    share: float
    marked: str = ""


class Row(NamedTuple):
    """A row: a cell for each column, and the colour behind them; `height` is the least, in twentieths of a point.

    Where it `goes_on` with the row above, no line stands between their first cells.
    """

    cells: Sequence[Cell]
    fill: str | None = None
    height: int | None = None
    goes_on: bool = False


def text_cell(text: str, style: str = "TableText") -> Cell:
    """Return a cell that holds one plain text; line breaks are kept."""
    return line_cell(run(text), style)


def line_cell(content: str, style: str = "TableText") -> Cell:
    """Return a cell that holds one line of runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def cell_of(*paragraphs: Paragraph) -> Cell:
    """Return a cell that holds paragraphs."""
    return paragraphs[0].xml() if len(paragraphs) == 1 else "".join([paragraph.xml() for paragraph in paragraphs])


def table(columns: Sequence[Column], rows: Iterable[Row], width: int, description: str) -> list[str]:
    """Return a table of the house as pieces of markup, `width` twentieths of a point wide.

    Screen readers say `description`. It must be followed by a paragraph, as `Body.add_table` does.
    """
    widths = tuple(_widths(columns, width))
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    header = Row([line_cell(column.marked or run(column.title), "TableHeading") for column in columns], BAND)
    begin = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="HouseTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblDescription w:val="{escape(description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
    written = [begin, *_row(header, _before_cells(widths, BAND, None, False, False, True))]
    for row, after in pairwise(chain(rows, [Row(())])):  # each row and the one behind it
        written += _row(row, _before_cells(widths, row.fill, row.height, row.goes_on, after.goes_on, False))
    return [*written, "</w:tbl>"]


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    whole = sum(column.share for column in columns)
    widths = [int(width * column.share / whole) for column in columns]
    widths[-1] += width - sum(widths)
    return widths


def _row(row: Row, before: Sequence[str]) -> list[str]:
    """Return a row as pieces of markup: each cell behind what stands before it."""
    cells = [cell or _EMPTY for cell in row.cells]  # Word wants a paragraph in each
    return [*chain.from_iterable(zip(before, cells, strict=True)), "</w:tc></w:tr>"]


_EMPTY = line_cell("")


@lru_cache(maxsize=256)  # nearly all rows of a document are alike
def _before_cells(
    widths: tuple[int, ...], fill: str | None, height: int | None, goes_on: bool, is_followed: bool, is_header: bool
) -> list[str]:
    """Return what stands before each cell of a row: the beginning of the row, or the end of the cell before.

    Where the row `is_followed` by one that goes on with it, no line stands below its first cell.
    """
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    colour = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    lines = (_NO_LINE_ABOVE if goes_on else "") + (_NO_LINE_BELOW if is_followed else "")
    first = (f"<w:tcBorders>{lines}</w:tcBorders>" if lines else "") + ("" if goes_on else colour)
    row = f"<w:tr><w:trPr><w:cantSplit/>{least}{'<w:tblHeader/>' if is_header else ''}</w:trPr>"
    return [
        f'{end}<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>'
        for end, width, look in zip(
            [row, *["</w:tc>"] * (len(widths) - 1)], widths, [first, *[colour] * (len(widths) - 1)], strict=True
        )
    ]
