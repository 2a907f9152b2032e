"""Fields: what Word counts by itself, always with a result already in place, so that nothing is asked at opening."""

from collections.abc import Mapping
from dataclasses import dataclass

from exports.word.markup import Paragraph, run


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents: its level from 1, its words, and the bookmark it leads to."""

    level: int
    text: str
    anchor: str


def field(instruction: str, result: str, properties: str = "") -> str:
    """Return a field with its result, as runs."""
    return _begin(instruction, properties) + run(result, properties) + _end(properties)


def contents(headings: list[Heading], pages: Mapping[str, int]) -> list[str]:
    """Return the paragraphs of a contents field that is already filled, one linked line per heading.

    `pages` gives the page of each bookmark; one that is missing leaves its line without number.
    """
    lines = [Paragraph(f"TOC{heading.level}", _line(heading, pages.get(heading.anchor))) for heading in headings]
    lines[0].content = _begin('TOC \\o "1-2" \\h \\z \\u') + lines[0].content
    lines[-1].content += _end()
    return [line.xml() for line in lines]


def _line(heading: Heading, page: int | None) -> str:
    words = run(heading.text)
    if page is not None:
        words += "<w:r><w:tab/></w:r>" + field(f"PAGEREF {heading.anchor} \\h", str(page))
    return f'<w:hyperlink w:anchor="{heading.anchor}" w:history="1">{words}</w:hyperlink>'


def _begin(instruction: str, properties: str = "") -> str:
    look = properties and f"<w:rPr>{properties}</w:rPr>"
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _end(properties: str = "") -> str:
    look = properties and f"<w:rPr>{properties}</w:rPr>"
    return f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
