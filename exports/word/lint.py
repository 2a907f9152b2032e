"""Faults in a finished document that make Word repair it or lose something, and that schema validators do not see."""

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_EDGES = ("word/header1.xml", "word/footer1.xml", "word/header2.xml", "word/footer2.xml")
_STORIES = ("word/document.xml", "word/footnotes.xml", *_EDGES)
_STYLED = ("pStyle", "rStyle", "tblStyle")


def find_faults(document: BinaryIO) -> list[str]:
    """Return what is wrong with a document in words, nothing if it is sound.

    Looked for: cells without a last paragraph, bookmarks that are duplicate, unclosed or too long, list, style,
    note, link, comment or picture targets that are not there, unbalanced fields, comments without a range.
    """
    with ZipFile(document) as package:
        parts = {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
    stories = [parts[name] for name in _STORIES if name in parts]
    faults = [fault for story in stories for fault in _story_faults(story, parts)]
    return [*faults, *_picture_faults(parts["word/document.xml"], relations)]


def _story_faults(story: etree._Element, parts: dict[str, etree._Element]) -> Iterator[str]:
    yield from _cell_faults(story)
    yield from _bookmark_faults(story)
    yield from _link_faults(story)
    yield from _field_faults(story)
    yield from _list_faults(story, parts.get("word/numbering.xml"))
    yield from _style_faults(story, parts.get("word/styles.xml"))
    yield from _note_faults(story, parts.get("word/footnotes.xml"))
    yield from _comment_faults(story, parts.get("word/comments.xml"))


def _values(root: etree._Element | None, tag: str, attribute: str) -> list[str]:
    return [] if root is None else [found.get(_W + attribute, "") for found in root.iter(_W + tag)]


def _cell_faults(story: etree._Element) -> Iterator[str]:
    for cell in story.iter(_W + "tc"):
        if len(cell) == 0 or cell[-1].tag != _W + "p":
            yield "a cell does not end with a paragraph"


def _bookmark_faults(story: etree._Element) -> Iterator[str]:
    starts, ends = _values(story, "bookmarkStart", "id"), _values(story, "bookmarkEnd", "id")
    names = _values(story, "bookmarkStart", "name")
    yield from (f"the bookmark {name} stands twice" for name, count in Counter(names).items() if count > 1)
    yield from (f"the bookmark {name} has more than 40 characters" for name in names if len(name) > 40)
    yield from (f"the bookmark id {number} stands twice" for number, count in Counter(starts).items() if count > 1)
    if Counter(starts) != Counter(ends):
        yield f"bookmarks open and close differently: {sorted(set(starts) ^ set(ends))}"


def _link_faults(story: etree._Element) -> Iterator[str]:
    names = set(_values(story, "bookmarkStart", "name"))
    for anchor in _values(story, "hyperlink", "anchor"):
        if anchor not in names:
            yield f"a link leads to {anchor}, which is not there"


def _field_faults(story: etree._Element) -> Iterator[str]:
    open_fields: list[str] = []
    for mark in _values(story, "fldChar", "fldCharType"):
        if mark == "begin":
            open_fields.append(mark)
        elif not open_fields or (mark == "separate" and open_fields[-1] != "begin"):
            yield f"a field has {mark} out of place"
        elif mark == "separate":
            open_fields[-1] = mark
        else:
            open_fields.pop()
    if open_fields:
        yield "a field is not closed"


def _list_faults(story: etree._Element, numbering: etree._Element | None) -> Iterator[str]:
    lists = {"0", *_values(numbering, "num", "numId")}
    for number in set(_values(story, "numId", "val")) - lists:
        yield f"the list {number} is not there"
    definitions = set(_values(numbering, "abstractNum", "abstractNumId"))
    for definition in set(_values(numbering, "abstractNumId", "val")) - definitions:
        yield f"the list definition {definition} is not there"


def _style_faults(story: etree._Element, styles: etree._Element | None) -> Iterator[str]:
    known = set(_values(styles, "style", "styleId"))
    for tag in _STYLED:
        for style in sorted(set(_values(story, tag, "val")) - known):
            yield f"the style {style} is not there"


def _note_faults(story: etree._Element, notes: etree._Element | None) -> Iterator[str]:
    known = set(_values(notes, "footnote", "id"))
    for number in _values(story, "footnoteReference", "id"):
        if number not in known:
            yield f"the footnote {number} is not there"


def _comment_faults(story: etree._Element, comments: etree._Element | None) -> Iterator[str]:
    """Look for comments that are not there, or whose range does not begin and end once; a note has none."""
    called = Counter(_values(story, "commentReference", "id"))
    for number in called.keys() - set(_values(comments, "comment", "id")):
        yield f"the comment {number} is not there"
    for mark in ("commentRangeStart", "commentRangeEnd"):
        if Counter(_values(story, mark, "id")) != called:
            yield f"the marks {mark} are not those of the comments"


def _picture_faults(document: etree._Element, relations: etree._Element) -> Iterator[str]:
    known = {relation.get("Id") for relation in relations}
    for shown in document.iter("{*}blip"):
        if shown.get(_EMBED) not in known:
            yield f"the picture {shown.get(_EMBED)} is not there"
