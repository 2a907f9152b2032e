"""Tracked changes: words that came or went, between the marks by which Word and LibreOffice accept or reject them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Literal

from exports.word.markup import clean, escape
from exports.word.options import By
from exports.word.pieces import Part, Piece
from workshop.differences import Opcode, opcodes

_FIRST = 1_000_000  # the first change's id: bookmarks count from 1, and no two marks of a document share one
_LONGEST = 255  # characters of a name
_TIGHT = 3  # pieces that stayed between two changes and are but spaces and signs: read as part of the change
# LibreOffice takes changes that touch for one where they are of one author within a minute, and the untouched end of a
# paragraph between them along with it. The changes of paragraphs that follow each other are said to be minutes apart.
_APART, _TURNS = timedelta(minutes=2), 3
_DAY_ONE = datetime(1970, 1, 1, tzinfo=UTC)
_END = "<w:bookmarkEnd"
State = Literal["same", "ins", "del", "mark"]
Event = tuple[State, Piece | str]


class Revisions:
    """Writes the changes of one document, each under an id of its own; `shown` are the old footnotes they call."""

    def __init__(self) -> None:
        self._last = _FIRST - 1
        self._turn = 0  # which of its minutes the paragraph being written has
        self.shown: dict[int, None] = {}

    def inserted(self, part: Part, by: By) -> str:
        """Return a paragraph that came whole."""
        return self._paragraph(part.properties, "ins", by, list(_whole(part, "ins", part.marks)))

    def deleted(self, part: Part, by: By, own_list: str | None = None) -> str:
        """Return a paragraph that went whole, without its bookmarks; `own_list` is the list it now counts in."""
        properties = part.properties
        if part.counted is not None and own_list is not None:
            properties = properties.replace(f'<w:numId w:val="{part.counted}"/>', f'<w:numId w:val="{own_list}"/>')
        return self._paragraph(properties, "del", by, list(_whole(part, "del", {})))

    def reworded(self, old: Part, new: Part, by: By) -> str:
        """Return a paragraph that stayed, with the words that came and went in it."""
        if old.likeness == new.likeness:
            return new.xml
        self._turn += 1
        return f"<w:p><w:pPr>{new.properties}</w:pPr>{self._runs(list(_laid_over(old, new)), by)}</w:p>"

    def in_cell(self, old: Part | None, new: Part | None, mark: State, by: By) -> str:
        """Return a paragraph of a cell with the words that came and went in it; its mark did what `mark` says."""
        if old is not None and new is not None:
            if mark == "same":
                return self.reworded(old, new, by)
            return self._paragraph(new.properties, mark, by, list(_laid_over(old, new)))
        found = new or old
        assert found is not None
        state: State = "ins" if new else "del"
        events = list(_whole(found, state, new.marks if new else {}))
        return self._paragraph(found.properties, mark, by, events)

    def marked(self, state: State, by: By) -> str:
        """Return the mark of a row, or of anything else that came or went whole."""
        return f"<w:{state} {self._who(by)}/>"

    def around(self, run: str, state: State, by: By) -> str:
        """Return a run of plain text that came or went."""
        run = run.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>") if state == "del" else run
        return f"<w:{state} {self._who(by)}>{run}</w:{state}>"

    def _paragraph(self, properties: str, state: State, by: By, events: list[Event]) -> str:
        """Return a paragraph whose very mark came or went, or did not."""
        self._turn += 1
        mark = f"<w:rPr>{self.marked(state, by)}</w:rPr>" if state != "same" else ""
        return f"<w:p><w:pPr>{properties}{mark}</w:pPr>{self._runs(events, by)}</w:p>"

    def _runs(self, events: list[Event], by: By) -> str:
        written = []
        for state, group in groupby(events, key=lambda event: event[0]):
            found = [event[1] for event in group]
            if state == "mark":
                written += [each for each in found if isinstance(each, str)]
                continue
            pieces = [each for each in found if isinstance(each, Piece)]
            runs = "".join(_run(list(alike), state) for _look, alike in groupby(pieces, key=_joins))
            written.append(runs if state == "same" else f"<w:{state} {self._who(by)}>{runs}</w:{state}>")
            if state == "del":
                self.shown.update({piece.note: None for piece in pieces if piece.note is not None})
        return "".join(written)

    def _who(self, by: By) -> str:
        self._last += 1
        return f'w:id="{self._last}" w:author="{escape(clean(by.name)[:_LONGEST])}" w:date="{self._moment(by.at)}"'

    def _moment(self, at: datetime) -> str:
        """Return an instant, at most ten minutes early, that is minutes from that of the paragraphs on either side."""
        begun = at.astimezone(UTC) - (at.astimezone(UTC) - _DAY_ONE) % (_APART * _TURNS)
        return f"{begun - _APART * (self._turn % _TURNS):%Y-%m-%dT%H:%M:%SZ}"


def _joins(piece: Piece) -> tuple[str, bool]:
    return piece.look, piece.whole


def _whole(part: Part, state: State, marks: dict[int, list[str]]) -> Iterator[Event]:
    for place, piece in enumerate(part.pieces):
        yield from (("mark", mark) for mark in marks.get(place, ()))
        yield state, piece
    yield from (("mark", mark) for mark in marks.get(len(part.pieces), ()))


def _laid_over(old: Part, new: Part) -> Iterator[Event]:
    """Yield both states in one, what went before what came, the new one's bookmarks around the same words."""
    left = dict(new.marks)
    for tag, start, end, low, high in _readable(old.pieces, new.pieces):
        gone: list[Event] = [("del", piece) for piece in old.pieces[start:end]] if tag != "equal" else []
        marks: list[Event] = [("mark", mark) for mark in left.pop(low, ())]
        ends = any(isinstance(mark, str) and mark.startswith(_END) for _state, mark in marks)
        yield from [*gone, *marks] if ends else [*marks, *gone]
        for place in range(low, high):
            yield from (("mark", mark) for mark in left.pop(place, ()))
            yield "same" if tag == "equal" else "ins", new.pieces[place]
    yield from (("mark", mark) for mark in left.pop(len(new.pieces), ()))


def _readable(old: Sequence[Piece], new: Sequence[Piece]) -> Iterator[Opcode]:
    """Yield the steps from one to the other; a space that happens to stay between two changes belongs to them."""
    found = list(opcodes([piece.key for piece in old], [piece.key for piece in new]))
    place = 0
    while place < len(found):
        _tag, start, end, low, high = found[place]
        while place + 2 < len(found) and found[place][0] != "equal" and _is_thin(found[place + 1], new):
            place += 2
            end, high = found[place][2], found[place][4]
        yield ("equal" if found[place][0] == "equal" else "replace"), start, end, low, high
        place += 1


def _is_thin(step: Opcode, new: Sequence[Piece]) -> bool:
    tag, _start, _end, low, high = step
    between = new[low:high]
    return tag == "equal" and len(between) < _TIGHT and all(each.said.isspace() for each in between)


def _run(pieces: list[Piece], state: State) -> str:
    """Return pieces that look alike as one run; what is no run stays as it is."""
    if pieces[0].whole:
        return "".join(piece.inside for piece in pieces)
    tag = "w:delText" if state == "del" else "w:t"
    written = ""
    for is_text, group in groupby(pieces, key=_is_text):
        inside = "".join(piece.inside for piece in group)
        written += f'<{tag} xml:space="preserve">{inside}</{tag}>' if is_text else inside
    return f"<w:r>{pieces[0].look}{written}</w:r>"


def _is_text(piece: Piece) -> bool:
    return not piece.inside.startswith("<")
