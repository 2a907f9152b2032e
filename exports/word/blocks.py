"""A sheet that was written, taken apart into paragraphs and tables, rows and cells, so that two can be compared."""

import re
from collections import Counter
from functools import cached_property

from lxml import etree

from exports.word.pieces import NoteOf, Part, W, markup_of

_WORD = re.compile(r"\w+")


class _Saying:
    """What is said in some paragraphs, in the ways by which it is compared."""

    def __init__(self, kind: str, parts: list[Part], likeness: str) -> None:
        self.kind, self.parts, self.likeness = kind, parts, likeness

    @cached_property
    def words(self) -> Counter[str]:
        """Return its words, counted."""
        return Counter(word for part in self.parts for word in _WORD.findall(part.said.casefold()))

    @property
    def longest(self) -> str:
        """Return nothing: as a whole it is known by all of it."""
        return ""


class Cell(_Saying):
    """A cell: its properties as markup, and its paragraphs."""

    def __init__(self, found: etree._Element, note_of: NoteOf) -> None:
        own = found.find(W + "tcPr")
        self.properties = "" if own is None else markup_of(own)
        parts = [Part(each, note_of) for each in found.iterchildren(W + "p")]
        super().__init__("cell", parts, "\x1e".join(part.style + part.likeness for part in parts))


class Row(_Saying):
    """A row: what stands in its `w:trPr`, and its cells."""

    def __init__(self, found: etree._Element, note_of: NoteOf) -> None:
        own = found.find(W + "trPr")
        self.properties = "" if own is None else "".join(markup_of(each) for each in own)
        self.cells = [Cell(each, note_of) for each in found.iterchildren(W + "tc")]
        parts = [part for cell in self.cells for part in cell.parts]
        kind = f"row {len(self.cells)} {'w:tblHeader' in self.properties}"
        super().__init__(kind, parts, "\x1f".join(cell.likeness for cell in self.cells))

    @property
    def longest(self) -> str:
        """Return the cell in which most is said: a row is another's even where its number is not."""
        found = max(self.cells, key=lambda cell: sum(map(len, _WORD.findall(_letters(cell)))), default=None)
        return found.likeness if found and _letters(found).strip() else ""


def _letters(cell: Cell) -> str:
    return "".join(letter if letter.isalpha() else " " for part in cell.parts for letter in part.said)


class Table(_Saying):
    """A table: what stands before its rows, the rows, and the paragraph that keeps it apart from what follows."""

    def __init__(self, found: Part, gap: Part | None, note_of: NoteOf) -> None:
        element = found.element
        self.head = "".join(markup_of(each) for each in element if each.tag != W + "tr")
        self.rows = [Row(each, note_of) for each in element.iterchildren(W + "tr")]
        self.gap = gap
        grid = ",".join(each.get(W + "w", "") for each in element.iter(W + "gridCol"))
        super().__init__(
            f"table {grid}",
            [part for row in self.rows for part in row.parts],
            "\x1d".join(row.likeness for row in self.rows),
        )


class Line(_Saying):
    """A paragraph that stands in no table."""

    def __init__(self, part: Part) -> None:
        self.part = part
        super().__init__(f"paragraph {part.style}", [part], part.likeness)


def read_blocks(parts: list[Part], note_of: NoteOf) -> list[Line | Table]:
    """Return the paragraphs and tables of some sheets, each table with the paragraph behind it."""
    found: list[Line | Table] = []
    place = 0
    while place < len(parts):
        part = parts[place]
        if not part.opaque:
            found.append(Line(part))
            place += 1
            continue
        gap = parts[place + 1] if place + 1 < len(parts) and parts[place + 1].style == "TableGap" else None
        found.append(Table(part, gap, note_of))
        place += 2 if gap else 1
    return found
