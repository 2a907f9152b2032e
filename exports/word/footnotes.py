"""Real footnotes: collected while the body is written, in the order of their marks."""

import re
from collections.abc import Callable, Iterator, Sequence

from exports.word.flow import NOTE, lay_out
from exports.word.markup import Paragraph, run
from exports.word.numbering import Numbering
from workshop.text import Run

_CALLED = re.compile(r'<w:footnoteReference w:id="(\d+)"/>')
_MARK = '<w:rStyle w:val="FootnoteReference"/>'
_HEAD = f"<w:r><w:rPr>{_MARK}</w:rPr><w:footnoteRef/></w:r>{run(' ')}"


class Footnotes:
    """The notes of one document; `text_of` gives a note's text by its id, `None` when it is missing or empty."""

    def __init__(
        self,
        text_of: Callable[[str], str | None],
        numbering: Numbering,
        pending: Callable[[], str],
        first: int = 1,
    ) -> None:
        self._text_of = text_of
        self._numbering = numbering
        self._pending = pending
        self._next = first
        self._notes: dict[int, tuple[str, str]] = {}  # number → the note's id, its paragraphs

    def mark(self, note: str) -> str:
        """Return a footnote mark as markup. A note marked twice is printed twice, each time under its own number."""
        number, self._next = self._next, self._next + 1
        paragraphs = lay_out(self._text_of(note), NOTE, self._numbering, _literal)
        if not paragraphs:
            paragraphs = [Paragraph(NOTE.paragraph, self._pending())]
        if paragraphs[0].style != NOTE.paragraph:
            paragraphs.insert(0, Paragraph(NOTE.paragraph, "", keep_next=True))
        paragraphs[0].content = _HEAD + paragraphs[0].content
        self._notes[number] = note, "".join([part.xml() for part in paragraphs])
        return f'<w:r><w:rPr>{_MARK}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def written(self) -> Iterator[str]:
        """Yield the notes one by one, as the inside of `w:footnotes`."""
        return (f'<w:footnote w:id="{n}">{markup}</w:footnote>' for n, (_, markup) in self._notes.items())

    def beside(self, text_of: Callable[[str], str | None], pending: Callable[[], str]) -> "Footnotes":
        """Return an empty series for another state of the document, whose numbers go on from here."""
        return Footnotes(text_of, self._numbering, pending, self._next)

    def numbers(self) -> list[tuple[int, str]]:
        """Return the number and the id of every note, in order."""
        return [(number, note) for number, (note, _) in self._notes.items()]

    def note_of(self, number: int) -> str:
        """Return the id of the note that bears a number."""
        return self._notes[number][0]

    def markup(self, number: int) -> str:
        """Return the paragraphs of a note as markup."""
        return self._notes[number][1]

    def reword(self, number: int, markup: str) -> None:
        """Put other paragraphs in the place of a note's own."""
        self._notes[number] = self._notes[number][0], markup

    def in_order_of(self, markup: str) -> str:
        """Number the notes anew as their marks stand in a body, and return it so; LibreOffice reads them by place."""
        order = [int(number) for number in _CALLED.findall(markup)]
        places = {number: place for place, number in enumerate(order, 1)}
        self._notes = {places[number]: self._notes[number] for number in order}
        self._next = len(order) + 1
        return _CALLED.sub(lambda found: f'<w:footnoteReference w:id="{places[int(found[1])]}"/>', markup)

    def take(self, other: "Footnotes", number: int) -> None:
        """Take a note over from another state of the document; notes written from now on count behind it."""
        self._notes[number] = other._notes[number]
        self._next = max(self._next, number + 1)


def _literal(pieces: Sequence[Run]) -> str:
    """Write a note's text: notes hold no notes, so what looks like a mark is printed as it was typed."""
    return "".join([run(piece.text if piece.mark is None else f"[^{piece.mark}]") for piece in pieces])
