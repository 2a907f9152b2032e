"""Real footnotes: collected while the body is written, in the order of their marks."""

from collections.abc import Callable, Iterable

from exports.word.flow import NOTE, lay_out
from exports.word.markup import Paragraph, run
from exports.word.numbering import Numbering
from workshop.text import Run

_MARK = '<w:rStyle w:val="FootnoteReference"/>'


class Footnotes:
    """The notes of one document; `text_of` gives a note's text by its id, `None` when it is missing or empty."""

    def __init__(self, text_of: Callable[[str], str | None], numbering: Numbering, pending: Callable[[], str]) -> None:
        self._text_of = text_of
        self._numbering = numbering
        self._pending = pending
        self._notes: list[str] = []

    def mark(self, note: str) -> str:
        """Return a footnote mark as markup. A note marked twice is printed twice, each time under its own number."""
        number = len(self._notes) + 1
        paragraphs = lay_out(self._text_of(note), NOTE, self._numbering, _literal)
        if not paragraphs:
            paragraphs = [Paragraph(NOTE.paragraph, self._pending())]
        if paragraphs[0].style != NOTE.paragraph:
            paragraphs.insert(0, Paragraph(NOTE.paragraph, "", keep_next=True))
        paragraphs[0].content = f"<w:r><w:rPr>{_MARK}</w:rPr><w:footnoteRef/></w:r>{run(' ')}{paragraphs[0].content}"
        self._notes.append(f'<w:footnote w:id="{number}">{"".join(part.xml() for part in paragraphs)}</w:footnote>')
        return f'<w:r><w:rPr>{_MARK}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def xml(self) -> str:
        """Return the notes as the inside of `w:footnotes`."""
        return "".join(self._notes)


def _literal(pieces: Iterable[Run]) -> str:
    """Write a note's text: notes hold no notes, so what looks like a mark is printed as it was typed."""
    return "".join(run(piece.text if piece.mark is None else f"[^{piece.mark}]") for piece in pieces)
