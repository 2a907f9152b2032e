"""The body of a document while it is being written: paragraphs, footnotes, lists, bookmarks and headings in step."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from exports.word.comments import Comments
from exports.word.document_language import DocumentLanguage
from exports.word.fields import Heading
from exports.word.flow import Flow, Inline, add_flow_lists, lay_out
from exports.word.footnotes import Footnotes
from exports.word.markup import Paragraph, run
from exports.word.numbering import Numbering
from exports.word.pictures import Pictures
from exports.word.sheets import Sheet
from workshop.language import _
from workshop.text import Run, runs, without_marks

_CONTENT = "\0"  # stands for what a bookmark goes around; no document can hold it
CAPITALS = "<w:caps/>"  # shown so; what is written stays as it is


class Body:
    """Collects the markup of one document, on sheets that may be turned.

    `has_gaps` tells whether anything was printed as still to be defined. A document with a cover has it before the
    body, in the body's first section.
    """

    def __init__(
        self,
        language: DocumentLanguage,
        note_text: Callable[[str], str | None],
        sheet: Sheet,
        *,
        has_cover: bool = False,
    ) -> None:
        self.sheet = sheet
        self.begins_with_cover = self._has_cover = has_cover  # the latter until its section ends
        self.numbering = Numbering()
        add_flow_lists(self.numbering)
        self.footnotes = Footnotes(note_text, self.numbering, self.gap)
        self.pictures = Pictures()
        self.comments = Comments()
        self.headings: list[Heading] = []
        self.has_gaps = False
        self._written: list[str] = []
        self._last: Paragraph | None = None  # what follows may still tell it to stay on its page
        self._bookmarks: set[str] = set()
        self.language = language
        self._lang = f'<w:lang w:val="{language.label_tag}"/>' if language.label_tag != language.tag else ""

    def xml(self) -> str:
        """Return everything written so far, as the inside of `w:body`."""
        return "".join(self.written())

    def written(self) -> Iterator[str]:
        """Yield everything written so far in pieces, for a long document never to stand in memory as a whole."""
        yield from self._written
        if self._last:
            yield self._last.xml()

    def beside(self, note_text: Callable[[str], str | None]) -> "Body":
        """Return an empty body for another state of the same document: its lists are shared, its notes count on."""
        sheet = replace(self.sheet, across=False)
        other = Body(self.language, note_text, sheet, has_cover=self.begins_with_cover)
        other.numbering = self.numbering
        other.footnotes = self.footnotes.beside(note_text, other.gap)
        return other

    def replace(self, markup: str) -> None:
        """Put other markup in the place of all that was written so far."""
        self._written, self._last = [markup], None

    def add(self, *paragraphs: Paragraph) -> None:
        """Write paragraphs; the first of all begins a page where a cover stands before it."""
        if not paragraphs:
            return
        if self._last is None:
            paragraphs[0].page_break = True if self._has_cover else paragraphs[0].page_break
        for paragraph in paragraphs:
            if self._last is not None:
                self._written.append(self._last.xml())
            self._last = paragraph

    def add_table(self, markup: Iterable[str]) -> None:
        """Write a table in its pieces, and the small paragraph that keeps it apart from what follows."""
        if self._last:
            self._written.append(self._last.xml())
        self._written.extend(markup)
        self._last = Paragraph("TableGap", "")

    def turn(self, sheet: Sheet) -> None:
        """Go on upon other sheets; what was written so far is a section of its own."""
        if sheet == self.sheet:
            return
        self._last = self._last or Paragraph("TableGap", "")
        self._last.section = self.section()
        self.sheet, self._has_cover = sheet, False

    def section(self) -> str:
        """Return the properties of the section that is being written."""
        return self.sheet.section(has_cover=self._has_cover)

    def keep_last_with_next(self) -> None:
        """Keep the last paragraph written on the page of the one that follows."""
        if self._last:
            self._last.keep_next = True

    def add_label(self, text: str, style: str = "Heading3", look: str = "") -> None:
        """Write a label of the house on a line of its own, such as "Objetivo:"."""
        self.add(Paragraph(style, self.label(text, look)))

    def add_heading(self, style: str, level: int, content: str, text: str, *, page_break: bool | None = None) -> None:
        """Write a heading and remember it for the contents, where it reads `text`."""
        anchor = f"_Toc{len(self.headings) + 1:09d}"
        self.headings.append(Heading(level, " ".join(text.split()), anchor))
        self.add(Paragraph(style, self.bookmarked(content, anchor), page_break=page_break))

    def label(self, text: str, properties: str = "") -> str:
        """Return words of the house as a run, in the language of the labels."""
        return run(text, properties + self._lang)

    def gap(self) -> str:
        """Return the underlined words that stand for something still to be defined."""
        return self.pending(_("Por definir"), self._lang)

    def pending(self, text: str, properties: str = "") -> str:
        """Return a text underlined as still to be defined, to be explained by the legend."""
        self.has_gaps = True
        return run(text, f'<w:rStyle w:val="Pending"/>{properties}')

    def words(self, text: str) -> str:
        """Return one line of the plan as runs with its footnote marks; "- " and "1. " are words here."""
        return self.inline(runs(text)) if "[^" in text else run(text)

    def inline(self, pieces: Sequence[Run]) -> str:
        """Return pieces of a line as runs with their footnote marks."""
        mark = self.footnotes.mark
        return "".join([run(text) if note is None else mark(note) for text, note in pieces])

    def paragraphs(self, text: str | None, flow: Flow, inline: Inline | None = None) -> list[Paragraph]:
        """Return a long text as paragraphs that are not written yet."""
        return lay_out(text, flow, self.numbering, inline or self.inline)

    def bookmarked(self, content: str, name: str) -> str:
        """Return runs with a bookmark around them; what is printed a second time bears none."""
        if name in self._bookmarks:
            return content
        self._bookmarks.add(name)
        number = len(self._bookmarks)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def bookmark_all(self, paragraphs: list[Paragraph], name: str) -> None:
        """Put one bookmark around paragraphs that are not written yet; a text printed a second time bears none."""
        if len(paragraphs) == 1:
            paragraphs[0].content = self.bookmarked(paragraphs[0].content, name)
        elif paragraphs:
            start, _place, end = self.bookmarked(_CONTENT, name).partition(_CONTENT)
            paragraphs[0].content = start + paragraphs[0].content
            paragraphs[-1].content += end


def heading_text(text: str) -> str:
    """Return a heading's words as the contents show them: on one line, without footnote marks."""
    return " ".join(without_marks(text).split())
