"""A paragraph that was written, taken apart into words, so that two states of it can be laid over each other."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from exports.word.markup import escape

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_MAIN}}}"
_NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_DECLARED = re.compile(r' xmlns:(?:w|r)="[^"]*"')
_WORD = re.compile(r"\w+|\s|[^\w\s]")
_OWN = re.compile(r'<w:bookmarkStart w:id="(\d+)" w:name="_a([^_"]+)(?:_([^"]+))?"/>')
_ANCHOR = re.compile(r'w:name="(_Toc\d+)"')
_END = re.compile(r'<w:bookmarkEnd w:id="(\d+)"/>')
_ZERO_WIDTH = re.compile(r"<w:bookmark(?:Start|End) [^>]*/>")
_CALLED = re.compile(r'<w:footnoteReference w:id="(\d+)"/>')
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


class Part:
    """A paragraph, or (`opaque`) something else at its level that is taken as it is.

    `begins` are the plan's own bookmarks that begin here, by their id: item and field; `ends` the ids of all that end
    here. `counted` is the list the paragraph is counted in, where it is not its style's. `likeness` is the same for
    two paragraphs that say the same and look so, whatever their bookmarks and the numbers of their footnotes.
    """

    def __init__(self, found: etree._Element, note_of: NoteOf) -> None:
        self._found = found
        self._note_of = note_of
        self.xml = markup_of(found)
        self.opaque = found.tag != W + "p"
        own = None if self.opaque else found.find(W + "pPr")
        style, number = (None, None) if own is None else (own.find(W + "pStyle"), own.find(f"{W}numPr/{W}numId"))
        self.style = "" if style is None else style.get(W + "val", "")
        self.counted = None if number is None else number.get(W + "val")
        self.properties = "" if own is None else "".join(markup_of(each) for each in own)
        self.begins = [(mark[1], (mark[2], mark[3] or "")) for mark in _OWN.finditer(self.xml)]
        self.ends = _END.findall(self.xml)
        said = _ZERO_WIDTH.sub("", self.xml.partition("</w:pPr>")[2])
        self.likeness = _CALLED.sub(lambda found: f"<{note_of(int(found[1]))}>", said)

    @property
    def element(self) -> etree._Element:
        """Return what was read: a table is taken apart further."""
        return self._found

    @property
    def anchor(self) -> str:
        """Return the bookmark by which the contents lead here; "" for none."""
        found = _ANCHOR.search(self.xml)
        return found[1] if found else ""

    @cached_property
    def said(self) -> str:
        """Return the words of the paragraph, without its marks."""
        return "".join(each.text or "" for each in self._found.iter(W + "t"))

    @property
    def is_empty(self) -> bool:
        """Say whether the paragraph says nothing."""
        return not self.opaque and self.likeness == "</w:p>"

    @cached_property
    def pieces(self) -> list[Piece]:
        """Return the words and marks of the paragraph."""
        return [piece for place in self._places for piece in place if isinstance(piece, Piece)]

    @cached_property
    def marks(self) -> dict[int, list[str]]:
        """Return the bookmarks that stand before the piece of each place."""
        marks: dict[int, list[str]] = {}
        before = 0
        for place in self._places:
            for each in place:
                if isinstance(each, str):
                    marks.setdefault(before, []).append(each)
                else:
                    before += 1
        return marks

    @cached_property
    def _places(self) -> list[list[Piece | str]]:
        return [list(_taken_apart(child, self._note_of)) for child in self._found if child.tag != W + "pPr"]


def read_parts(markup: str, note_of: NoteOf) -> list[Part]:
    """Take the inside of a body, or of a footnote, apart."""
    root = etree.fromstring(f"<w:body {_NAMESPACES}>{markup}</w:body>")
    return [Part(found, note_of) for found in root]


def _taken_apart(child: etree._Element, note_of: NoteOf) -> Iterator[Piece | str]:
    """Yield what a child of a paragraph holds: pieces, or a bookmark as markup."""
    if child.tag in (W + "bookmarkStart", W + "bookmarkEnd"):
        yield markup_of(child)
    elif child.tag == W + "r":
        yield from _pieces(child, note_of)
    else:
        yield Piece(markup_of(child), "", markup_of(child), whole=True)


def _pieces(run: etree._Element, note_of: NoteOf) -> Iterator[Piece]:
    look = ""
    for child in run:
        if child.tag == W + "rPr":
            look = markup_of(child)
        elif child.tag == W + "t":
            yield from (Piece(word, look, escape(word)) for word in _WORD.findall(child.text or ""))
        elif child.tag == W + "footnoteReference":
            number = int(child.get(W + "id", "0"))
            yield Piece(f"[^{note_of(number)}]", look, markup_of(child), note=number)
        else:
            yield Piece({W + "tab": "\t", W + "br": "\n"}.get(child.tag, markup_of(child)), look, markup_of(child))


def markup_of(found: etree._Element) -> str:
    """Return an element as it stood, without the declarations its place makes."""
    return _DECLARED.sub("", etree.tostring(found, encoding="unicode", with_tail=False))
