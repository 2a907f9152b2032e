"""A paragraph that was written, taken apart into words, so that two states of it can be laid over each other."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from exports.word.markup import escape

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_MAIN}}}"
_NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_DECLARED = re.compile(r' xmlns:(?:w|r)="[^"]*"')
_WORD = re.compile(r"\w+|\s|[^\w\s]")
_OWN = re.compile(r"_a([^_]+)(?:_(.+))?")
_ZERO_WIDTH = (W + "bookmarkStart", W + "bookmarkEnd")
NoteOf = Callable[[int], str]  # a footnote's number in the document → the note's own id


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a sign, a space or a mark: what it says, how it looks (its `w:rPr`), and its markup inside a run.

    `note` is the number of the footnote a mark calls. What is no run at all, such as a link, is `whole`.
    """

    said: str
    look: str
    inside: str
    note: int | None = None
    whole: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Return what two pieces have in common that are the same."""
        return self.said, self.look


@dataclass(slots=True)
class Part:
    """A paragraph, or (`opaque`) something else at its level that is taken as it is.

    `marks` holds the bookmarks that stand before the piece of that place; `begins` those of the plan's own that begin
    here, by their id: item and field; `ends` the ids of all that end here. `counted` is the list the paragraph is
    counted in, where it is not its style's.
    """

    xml: str = ""
    opaque: bool = False
    style: str = ""
    properties: str = ""
    counted: str | None = None
    pieces: list[Piece] = field(default_factory=list)
    marks: dict[int, list[str]] = field(default_factory=dict)
    begins: list[tuple[str, tuple[str, str]]] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return what the paragraph says."""
        return "".join(piece.said for piece in self.pieces)


def read_parts(markup: str, note_of: NoteOf) -> list[Part]:
    """Take the inside of a body, or of a footnote, apart."""
    root = etree.fromstring(f"<w:body {_NAMESPACES}>{markup}</w:body>")
    return [_paragraph(found, note_of) if found.tag == W + "p" else Part(_xml(found), opaque=True) for found in root]


def _paragraph(found: etree._Element, note_of: NoteOf) -> Part:
    part = Part(_xml(found))
    for child in found:
        if child.tag == W + "pPr":
            style, number = child.find(W + "pStyle"), child.find(f"{W}numPr/{W}numId")
            part.style = "" if style is None else style.get(W + "val", "")
            part.counted = None if number is None else number.get(W + "val")
            part.properties = "".join(_xml(each) for each in child)
        elif child.tag in _ZERO_WIDTH:
            _mark(part, child)
        elif child.tag == W + "r":
            part.pieces += _pieces(child, note_of)
        else:
            part.pieces.append(Piece(_xml(child), "", _xml(child), whole=True))
    return part


def _mark(part: Part, found: etree._Element) -> None:
    """Note a bookmark where it stands, and whose text begins or ends with it."""
    part.marks.setdefault(len(part.pieces), []).append(_xml(found))
    number, own = found.get(W + "id", ""), _OWN.fullmatch(found.get(W + "name", ""))
    if own:
        part.begins.append((number, (own[1], own[2] or "")))
    if found.tag == W + "bookmarkEnd":
        part.ends.append(number)


def _pieces(run: etree._Element, note_of: NoteOf) -> Iterator[Piece]:
    look = ""
    for child in run:
        if child.tag == W + "rPr":
            look = _xml(child)
        elif child.tag == W + "t":
            yield from (Piece(word, look, escape(word)) for word in _WORD.findall(child.text or ""))
        elif child.tag == W + "footnoteReference":
            number = int(child.get(W + "id", "0"))
            yield Piece(f"[^{note_of(number)}]", look, _xml(child), note=number)
        else:
            yield Piece({W + "tab": "\t", W + "br": "\n"}.get(child.tag, _xml(child)), look, _xml(child))


def _xml(found: etree._Element) -> str:
    """Return an element as it stood, without the declarations its place makes."""
    return _DECLARED.sub("", etree.tostring(found, encoding="unicode", with_tail=False))
