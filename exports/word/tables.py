"""Tables as Word and screen readers take them: fixed widths, a header row that repeats, rows that are never split."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from exports.word.markup import Paragraph, escape, run

BAND = "17365D"  # behind the header row
_NO_LINE_ABOVE, _NO_LINE_BELOW = '<w:top w:val="nil"/>', '<w:bottom w:val="nil"/>'
_EMPTY = Paragraph("TableText", "").xml()
Cell = str  # its paragraphs as markup; of an empty one, none


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
    return Paragraph(style, run(text)).xml()


def cell_of(*paragraphs: Paragraph) -> Cell:
    """Return a cell that holds paragraphs."""
    return "".join([paragraph.xml() for paragraph in paragraphs])


def table(columns: Sequence[Column], rows: Iterable[Row], width: int, description: str) -> list[str]:
    """Return a table of the house as pieces of markup, `width` twentieths of a point wide.

    Screen readers say `description`. It must be followed by a paragraph, as `Body.add_table` does.
    """
    widths = tuple(_widths(columns, width))
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    header = Row([Paragraph("TableHeading", column.marked or run(column.title)).xml() for column in columns], BAND)
    begin = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="HouseTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblDescription w:val="{escape(description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_row(header, widths, is_header=True)}"
    )
    followed = pairwise(chain(rows, [Row(())]))  # each row and the one behind it
    return [begin, *[_row(row, widths, is_followed=after.goes_on) for row, after in followed], "</w:tbl>"]


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    whole = sum(column.share for column in columns)
    widths = [int(width * column.share / whole) for column in columns]
    widths[-1] += width - sum(widths)
    return widths


def _row(row: Row, widths: tuple[int, ...], *, is_header: bool = False, is_followed: bool = False) -> str:
    """Return a row; where it `is_followed` by one that goes on with it, no line stands below its first cell."""
    form = _row_form(widths, row.fill, row.height, row.goes_on, is_followed, is_header)
    return form % tuple([cell or _EMPTY for cell in row.cells])


@lru_cache(maxsize=256)  # nearly all rows of a document have one of two or three
def _row_form(
    widths: tuple[int, ...], fill: str | None, height: int | None, goes_on: bool, is_followed: bool, is_header: bool
) -> str:
    """Return a row with a place (%s) for what stands in each cell."""
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    colour = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    lines = (_NO_LINE_ABOVE if goes_on else "") + (_NO_LINE_BELOW if is_followed else "")
    first = (f"<w:tcBorders>{lines}</w:tcBorders>" if lines else "") + ("" if goes_on else colour)
    cells = [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>%s</w:tc>'
        for width, look in zip(widths, [first, *[colour] * (len(widths) - 1)], strict=True)
    ]
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{'<w:tblHeader/>' if is_header else ''}</w:trPr>{''.join(cells)}</w:tr>"
