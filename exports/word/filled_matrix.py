"""Reads a blank matrix back that was filled in Word: by the hidden bookmarks of its tables, cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from exports.word.blank_matrix import BOX, ROWS
from exports.word.identity import identity_in
from exports.word.incoming import check_document
from workshop.errors import N_
from workshop.file_errors import MatrixOfAnotherWorkshop, NotABlankMatrix
from workshop.filled_matrix import FilledMatrix, FilledRow, FilledTable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {_W + name for name in ("del", "moveFrom", "instrText")}  # what is struck out, or no text
_GONE.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")  # says again what stands before it
_OUTSIDE = {None, "Normal", "TableGap"}  # styles between our tables in which nothing of ours is said
_NESTED = {_W + "tbl", _W + "tr", _W + "tc"}
_BREAKS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_LINES = {"responsible", "timeframe", "indicator", "scope", "references", "number"}  # whose paragraphs are lines
_DEFINITION = _W + "abstractNum"
_MERGED = N_("Tiene celdas combinadas o de más.")


@dataclass(frozen=True, slots=True)
class _Beside:
    """What a document keeps beside its body: the texts of its footnotes, and which of its lists bear no numbers."""

    notes: dict[str, str]
    bullets: set[str]


def read_filled_matrix(content: bytes, of: str | None = None) -> FilledMatrix:
    """Return what stands in the tables of a document. Insertions count, deletions do not, accepted or not.

    `of` is the id of the workshop's root it is sent to. A document that says it is of another is not read; one that
    says nothing, as some programs leave that out, is. Raises: the problems of `check_document`, NotABlankMatrix where
    no table is one of ours, MatrixOfAnotherWorkshop.
    """
    check_document(content)
    with ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        if of is not None and identity_in(package) not in (None, of):
            raise MatrixOfAnotherWorkshop()
        body = _parse(package.read("word/document.xml")) if "word/document.xml" in names else None
        notes = _notes(_parse(package.read("word/footnotes.xml"))) if "word/footnotes.xml" in names else {}
        bullets = _bullets(_parse(package.read("word/numbering.xml"))) if "word/numbering.xml" in names else set()
    beside = _Beside(notes, bullets)
    if body is None:
        raise NotABlankMatrix()
    tables, strange = [], []
    for found in body.iter(_W + "tbl"):
        read = _table(found, beside)
        if read is not None:
            tables.append(read)
        elif not any(above.tag == _W + "tc" for above in found.iterancestors()):
            strange += [text for row in _inside(found, "tr") if (text := _flat(row))]
    if not tables:
        raise NotABlankMatrix()
    strange += [text for text in _outside(body) if text]
    return FilledMatrix(tuple(tables), tuple(strange))


def _parse(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _table(found: etree._Element, beside: _Beside) -> FilledTable | None:
    """Return one of our tables; `None` for one that bears none of our marks."""
    header, *rows = list(_inside(found, "tr")) or [None]
    if header is None:
        return None
    cells = list(_inside(header, "tc"))
    marks = [mark.get(_W + "name", "") for mark in header.iter(_W + "bookmarkStart")]
    own = next((mark for mark in marks if mark.startswith((BOX, ROWS))), None)
    if own is None:
        return None
    fields = [_field(cell) for cell in cells]
    read = [_row(row, fields, place, beside) for place, row in enumerate(rows, 1)]
    return FilledTable(own[2:], own.startswith(BOX), tuple(row for row in read if row is not None))


def _field(cell: etree._Element) -> str | None:
    """Return the field of a column by the bookmark in its header; `None` for a column that somebody added."""
    names = [mark.get(_W + "name", "") for mark in cell.iter(_W + "bookmarkStart")]
    return next((name.rpartition("_")[2] for name in names if name.startswith("_c")), None)


def _row(row: etree._Element, fields: list[str | None], place: int, beside: _Beside) -> FilledRow | None:
    """Return a row; `None` where nothing was filled in but its number."""
    cells = list(_inside(row, "tc"))
    words = [text for cell in cells if (text := _flat(cell))]
    if len(cells) != len(fields) or any(_is_merged(cell) for cell in cells):
        return FilledRow(place, fault=_MERGED, lost=tuple(words)) if words else None
    texts = [(field, _text(cell, field, beside)) for field, cell in zip(fields, cells, strict=True)]
    filled = {field: text for field, text in texts if field and text}
    lost = [text for field, text in texts if field is None and text]
    lost += [text for nested in row.iter(_W + "tbl") if (text := _flat(nested))]
    lost += [note for mark in row.iter(_W + "footnoteReference") if (note := beside.notes.get(mark.get(_W + "id", "")))]
    if not lost and not set(filled) - {"number"}:
        return None
    return FilledRow(place, filled, lost=tuple(lost))


def _is_merged(cell: etree._Element) -> bool:
    properties = cell.find(_W + "tcPr")
    if properties is None:
        return False
    return any(properties.find(_W + name) is not None for name in ("gridSpan", "vMerge", "hMerge"))


def _text(cell: etree._Element, field: str | None, beside: _Beside) -> str:
    """Return a cell's text: a line for each paragraph of a list, an empty line between those of a longer text."""
    lines: list[tuple[str, bool]] = []
    counted = 0
    for paragraph in _inside(cell, "p"):
        text = "".join(_pieces(paragraph)).strip()
        number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        counted = 0 if number is None or not lines or not lines[-1][1] else counted
        if text:
            counted += number is not None
            mark = "- " if number is not None and number.get(_W + "val") in beside.bullets else f"{counted}. "
            lines.append((mark + text if number is not None and field not in _LINES else text, number is not None))
    if field in _LINES:
        return "\n".join(text for text, _ in lines)
    written = ""
    for place, (text, in_list) in enumerate(lines):
        between = "\n" if in_list or (place and lines[place - 1][1]) else "\n\n"
        written += (between if place else "") + text
    return written


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE or child.tag == _W + "pPr":
            continue
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif isinstance(child.tag, str):
            yield from _pieces(child)


def _flat(element: etree._Element) -> str:
    texts = ("".join(_pieces(paragraph)).strip() for paragraph in element.iter(_W + "p"))
    return " · ".join(text for text in texts if text)


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows, cells or paragraphs of an element, also those in wrappers, but none of a table within."""
    for child in element:
        if child.tag == _W + name:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _NESTED and child.tag not in _GONE:
            yield from _inside(child, name)


def _outside(body: etree._Element) -> Iterator[str]:
    """Yield what somebody wrote between the tables."""
    for paragraph in body.iter(_W + "p"):
        if any(above.tag == _W + "tc" for above in paragraph.iterancestors()):
            continue
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if (None if style is None else style.get(_W + "val")) in _OUTSIDE:
            yield "".join(_pieces(paragraph)).strip()


def _bullets(root: etree._Element) -> set[str]:
    """Return the ids of the lists whose items bear a sign and no number."""
    levels = ((each.get(_W + "abstractNumId", ""), each.find(f"{_W}lvl/{_W}numFmt")) for each in root.iter(_DEFINITION))
    signs = {name for name, kind in levels if kind is not None and kind.get(_W + "val") == "bullet"}
    lists = ((each.get(_W + "numId", ""), each.find(_W + "abstractNumId")) for each in root.iter(_W + "num"))
    return {number for number, named in lists if named is not None and named.get(_W + "val") in signs}


def _notes(root: etree._Element) -> dict[str, str]:
    return {note.get(_W + "id", ""): _flat(note) for note in root.iter(_W + "footnote")}
