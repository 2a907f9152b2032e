"""Two states of an annex laid over each other: paragraphs, and tables row by row and cell by cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from exports.word.aligning import align
from exports.word.blocks import Cell, Line, Row, Table
from exports.word.options import By
from exports.word.pieces import Part
from exports.word.revisions import Revisions, State
from workshop.differences import opcodes

Block = Line | Table
Both = tuple[Part | None, Part | None]
_CODE = re.compile(r"^\s*[\d.]+\s|^\s*[a-z]\)\s")  # what numbers a text in its cell


class TrackedSheets:
    """Writes what changed in annexes; `whose` tells by a paragraph's words who changed what says them in the plan."""

    def __init__(self, revisions: Revisions, house: By, whose: Mapping[str, By]) -> None:
        self._revisions = revisions
        self._house = house
        self._whose = whose

    def laid_over(self, old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[str, bool]]:
        """Yield both states in one, and of each piece whether it is a paragraph that neither came nor went."""
        for before, after in align(old, new):
            if isinstance(before or after, Table):
                yield from self._table(before, after)  # type: ignore[arg-type]
            else:
                yield self._line(before, after), before is not None and after is not None  # type: ignore[arg-type]

    def _line(self, old: Line | None, new: Line | None) -> str:
        if old is None or new is None:
            return self._whole(old.part if old else None, new.part if new else None)
        return self._revisions.reworded(old.part, new.part, self._by(new.part, old.part))

    def _whole(self, old: Part | None, new: Part | None) -> str:
        if new is not None:
            return self._revisions.inserted(new, self._by(new))
        assert old is not None
        return self._revisions.deleted(old, self._by(old))

    def _by(self, *parts: Part) -> By:
        """Return who changed what some paragraphs speak of; the house, where they tell of nothing that is known."""
        found = (self._whose.get(_CODE.sub("", part.said).strip()) for part in parts)
        return next((by for by in found if by), self._house)

    def _table(self, old: Table | None, new: Table | None) -> Iterator[tuple[str, bool]]:
        head = (new or old).head  # type: ignore[union-attr]
        rows = align(old.rows if old else [], new.rows if new else [])
        yield f"<w:tbl>{head}{''.join(self._row(*each) for each in rows)}</w:tbl>", False
        gaps = (old.gap if old else None, new.gap if new else None)
        if gaps[0] and gaps[1]:
            yield gaps[1].xml, True
        elif gaps[0] or gaps[1]:
            yield self._whole(*gaps), False

    def _row(self, old: Row | None, new: Row | None) -> str:
        """Return a row; one that came or went says so itself, and in each of its words."""
        found = new or old
        assert found is not None
        state: State = "same" if old and new else "ins" if new else "del"
        by = self._by(*(part for row in (new, old) if row for part in row.parts))
        mark = "" if state == "same" else self._revisions.marked(state, by)
        cells = zip_longest(old.cells if old else (), new.cells if new else ())
        written = "".join(self._cell(*each, by) for each in cells)
        return f"<w:tr><w:trPr>{found.properties}{mark}</w:trPr>{written}</w:tr>"

    def _cell(self, old: Cell | None, new: Cell | None, by: By) -> str:
        found = new or old
        assert found is not None
        pairs = list(_paired(old.parts, new.parts)) if old and new else [*_alone(old, new)]
        written = "".join(
            self._revisions.in_cell(*pair, mark, by) for pair, mark in zip(pairs, _marks(pairs), strict=True)
        )
        return f"<w:tc>{found.properties}{written}</w:tc>"


def _alone(old: Cell | None, new: Cell | None) -> Iterator[Both]:
    yield from ((part, None) for part in (old.parts if old else ()))
    yield from ((None, part) for part in (new.parts if new else ()))


def _paired(old: list[Part], new: list[Part]) -> Iterator[Both]:
    """Yield the paragraphs of a cell side by side: those that read alike, and between them one after the other."""
    for _tag, start, end, low, high in opcodes([part.likeness for part in old], [part.likeness for part in new]):
        yield from zip_longest(old[start:end], new[low:high])


def _marks(pairs: list[Both]) -> list[State]:
    """Return which paragraph marks of a cell came or went.

    A cell's last mark can do neither: where paragraphs were added or taken away at its end, the marks between are
    those that did.
    """
    marks: list[State] = ["ins" if old is None else "del" if new is None else "same" for old, new in pairs]
    last = marks[-1]
    kept = len(marks)
    while last != "same" and kept and marks[kept - 1] == last:
        kept -= 1
    if last == "same" or not kept:  # a row that came or went takes its cells' last marks with it
        return marks
    return [*marks[: kept - 1], *marks[kept:], "same"]
