"""Reads a Word plan back, counting its lists as Word does; it shares no code with the writer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Line:
    """A paragraph: its style's name, the number before it, its text with marks as [^n], the bookmarks that open."""

    style: str
    label: str
    text: str
    bookmarks: list[str] = field(default_factory=list)


@dataclass
class ReadAction:
    number: str
    text: str
    sub_actions: list[tuple[str, str]] = field(default_factory=list)
    details: list[str] = field(default_factory=list)


@dataclass
class ReadAxis:
    label: str
    title: str
    lines: list[tuple[str, str]] = field(default_factory=list)
    actions: list[ReadAction] = field(default_factory=list)

    def below(self, label: str) -> list[str]:
        """Return the texts that stand under a level-3 label of this axis."""
        texts: list[str] = []
        here = ""
        for style, text in self.lines:
            if style == "heading 3":
                here = text
            elif here == label:
                texts.append(text)
        return texts


class Package:
    """A .docx opened for reading."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as package:
            self.names = package.namelist()
            self.parts = {name: package.read(name) for name in self.names}

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])


def read_lines(data: bytes) -> list[Line]:
    """Return every paragraph of the body in order, numbers counted."""
    package = Package(data)
    counter = _Counter(package)
    names = {style.get(W + "styleId"): style.find(W + "name").get(W + "val") for style in counter.styles}
    body = package.xml("word/document.xml").find(W + "body")
    return [
        Line(names[_style(paragraph)], counter.count(paragraph), _below_number(paragraph), _bookmarks(paragraph))
        for paragraph in body.iter(W + "p")
    ]


def read_notes(data: bytes) -> dict[int, list[str]]:
    """Return each footnote's paragraphs by its number, without the mark at its head."""
    root = Package(data).xml("word/footnotes.xml")
    notes = {int(note.get(W + "id")): [read_text(part) for part in note.iter(W + "p")] for note in root}
    return {number: [texts[0].removeprefix(" "), *texts[1:]] for number, texts in notes.items() if number > 0}


def read_axes(data: bytes) -> list[ReadAxis]:
    """Return the axes of a plan with their actions, as far as the structure of styles tells."""
    axes: list[ReadAxis] = []
    for line in read_lines(data):
        if line.style == "heading 2":
            axes.append(ReadAxis(line.label, line.text))
        elif axes and line.style != "Parte del plan":
            _take(axes[-1], line)
    return axes


def _take(axis: ReadAxis, line: Line) -> None:
    axis.lines.append((line.style, line.text))
    match line.style.split(" "):
        case ["Acción"]:
            axis.actions.append(ReadAction(line.label, line.text))
        case ["Inciso"]:
            axis.actions[-1].sub_actions.append((line.label, line.text))
        case [("Acción" | "Inciso"), "detalle"]:
            axis.actions[-1].details.append(line.text)
        case ["Acción", *_]:
            axis.actions[-1].text += "\n" + (f"{line.label} " if line.label else "") + line.text


def _below_number(paragraph: etree._Element) -> str:
    """Return a paragraph's text; that of an axis begins on a line of its own, below the number."""
    text = read_text(paragraph)
    is_heading = any(name.startswith("_Toc") for name in _bookmarks(paragraph))
    return text.removeprefix("\n") if is_heading else text


def read_text(paragraph: etree._Element) -> str:
    """Return a paragraph's text word for word, tabs and line breaks included, footnote marks as [^n]."""
    return "".join(_pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for piece in paragraph.iter():
        if piece.tag == W + "t":
            yield piece.text or ""
        elif piece.tag == W + "tab" and piece.getparent().tag == W + "r":
            yield "\t"
        elif piece.tag == W + "br":
            yield "\n"
        elif piece.tag == W + "footnoteReference":
            yield f"[^{piece.get(W + 'id')}]"


def _style(paragraph: etree._Element) -> str:
    return paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val")


def _bookmarks(paragraph: etree._Element) -> list[str]:
    return [mark.get(W + "name") for mark in paragraph.iter(W + "bookmarkStart")]


class _Counter:
    """Counts lists: a level starts anew after a higher one, a list with an override at its own first paragraph."""

    def __init__(self, package: Package) -> None:
        numbering = package.xml("word/numbering.xml")
        self.styles = package.xml("word/styles.xml").findall(W + "style")
        self._ties = {style.get(W + "styleId"): _list_of(style.find(W + "pPr")) for style in self.styles}
        self._levels = {
            definition.get(W + "abstractNumId"): definition.findall(W + "lvl")
            for definition in numbering.findall(W + "abstractNum")
        }
        self._lists = {
            one.get(W + "numId"): (one.find(W + "abstractNumId").get(W + "val"), one.find(f".//{W}startOverride"))
            for one in numbering.findall(W + "num")
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def count(self, paragraph: etree._Element) -> str:
        """Return the label of a paragraph after counting it; empty without a list."""
        number, level = _list_of(paragraph.find(W + "pPr")) or self._ties[_style(paragraph)] or ("0", 0)
        if number == "0":
            return ""
        definition, override = self._lists[number]
        counts = self._counts.setdefault(definition, {})
        if override is not None and number not in self._begun:
            counts[level] = int(override.get(W + "val")) - 1
        self._begun.add(number)
        counts[level] = counts.get(level, 0) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return self._label(self._levels[definition], level, counts)

    def _label(self, levels: list[etree._Element], level: int, counts: dict[int, int]) -> str:
        def written(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            letters = levels[place].find(W + "numFmt").get(W + "val") == "lowerLetter"
            number = counts.get(place, 1)
            return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if letters else str(number)

        return re.sub(r"%(\d)", written, levels[level].find(W + "lvlText").get(W + "val"))


def _list_of(properties: etree._Element | None) -> tuple[str, int] | None:
    found = None if properties is None else properties.find(W + "numPr")
    if found is None:
        return None
    level = found.find(W + "ilvl")  # the first where it is not said
    return found.find(W + "numId").get(W + "val"), 0 if level is None else int(level.get(W + "val"))
