"""The sheets of an institution's document: its paper, margins, headers and footers, which ours are printed on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from exports.word.sheets import BAND, MARGIN, Sheet
from exports.word.style_names import W
from exports.word.their_pages import read_borders, read_columns

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SECTION = re.compile(r"(<w:sectPr>.*?</w:sectPr>)", re.DOTALL)
_WIDTH = re.compile(r'<w:(tblW|gridCol|tcW) w:w="(\d+)"')
_CONTENTS = re.compile(r'<w:pStyle w:val="(TOC\d)"/>')
_LEAST = 4_000  # twentieths of a point between margins; what leaves less is no page to write on
_LARGEST = 31_680  # of a side of a sheet, as Word has it
_ONE_COLUMN = '<w:cols w:space="708"/>'
_FRESH_PAGE = re.compile(r"<w:p>(?:(?!</w:p>).)*?<w:pageBreakBefore/>", re.DOTALL)
_KINDS = ("header", "footer")
_TYPES = ("even", "default", "first")


@dataclass(frozen=True)
class TheirSheet:
    """Their paper and margins in twentieths of a point, and the ids of their headers and footers by kind and type."""

    short: int
    long: int
    margins: Mapping[str, int]
    edges: Mapping[tuple[str, str], str]
    own_first_page: bool
    borders: str = ""  # around their pages, as markup
    columns: str = ""  # of their text, as markup

    def width(self, *, across: bool) -> int:
        """Return the width from edge to edge."""
        return self.long if across else self.short

    def text_width(self, *, across: bool = False) -> int:
        """Return the width between the margins."""
        return self.width(across=across) - self.margins["left"] - self.margins["right"] - self.margins["gutter"]


def read_sheet(body: etree._Element) -> TheirSheet | None:
    """Return the sheet of a document's last section; `None` where it is none that can be written on."""
    sections = list(body.iter(f"{W}sectPr"))
    if not sections:
        return None
    edges: dict[tuple[str, str], str] = {}
    for section in sections:  # what a section does not say it has from the one before
        for kind in _KINDS:
            for found in section.findall(f"{W}{kind}Reference"):
                edges[kind, found.get(f"{W}type", "default")] = found.get(_R, "")
    last = sections[-1]
    size, margins = last.find(f"{W}pgSz"), last.find(f"{W}pgMar")
    sides = sorted(_measure(size, name) for name in ("w", "h"))
    names = ("top", "right", "bottom", "left", "header", "footer", "gutter")
    sheet = TheirSheet(
        short=sides[0],
        long=sides[1],
        margins={name: _measure(margins, name) for name in names},
        edges=edges,
        own_first_page=_is_on(last.find(f"{W}titlePg")),
        borders=read_borders(last),
    )
    is_fit = sides[1] <= _LARGEST and sheet.text_width() >= _LEAST
    sheet = sheet if is_fit else replace(sheet, **_of_ours())
    return replace(sheet, columns=read_columns(last, sheet.text_width()))


def _of_ours() -> dict[str, Any]:
    ours = Sheet()
    margins = {"top": 1440, "right": MARGIN, "bottom": 1300, "left": MARGIN, "header": 680, "footer": 620, "gutter": 0}
    return {"short": ours.width, "long": ours.height, "margins": margins}


def _measure(element: etree._Element | None, name: str) -> int:
    try:
        return max(0, round(float("" if element is None else element.get(f"{W}{name}", "0"))))
    except ValueError:
        return 0


def _is_on(found: etree._Element | None) -> bool:
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


def put_on(markup: str, theirs: TheirSheet, edges: Mapping[str, str], *, is_band_theirs: bool) -> str:
    """Return a document's markup on their sheets.

    `edges` gives the relation of our own header and footer, for where they have none. The band of the cover goes
    where its title looks as theirs do.
    """
    pieces = _SECTION.split(markup)
    written = []
    for number in range(0, len(pieces) - 1, 2):
        text, section = pieces[number], pieces[number + 1]
        is_first, across, has_cover = number == 0, "landscape" in section, "<w:titlePg/>" in section
        if has_cover:
            text = _fit_band(text, theirs, is_plain=is_band_theirs)
        text = _fit_widths(text, theirs, across=across)
        end = _section(theirs, edges, is_first=is_first, across=across, has_cover=has_cover)
        before, own_words = _part_text(text) if has_cover else ("", text)
        if not theirs.columns or across or "<w:tbl>" in own_words or not own_words:
            written += [text, end]
            continue
        if before:
            place = before.index("</w:pPr>", before.rindex("<w:p>"))  # of the last paragraph, which ends the section
            written += [before[:place], end, before[place:]]
            end = _section(theirs, edges, is_first=False, across=False, has_cover=False)
        written += [own_words, end.replace(_ONE_COLUMN, theirs.columns)]
    return "".join(written) + pieces[-1]


def _part_text(text: str) -> tuple[str, str]:
    """Part what stands behind a cover, its contents, from the text that begins on a fresh page."""
    last = text.rfind('<w:pStyle w:val="TOC')
    found = _FRESH_PAGE.search(text, text.find("</w:p>", last) if last >= 0 else 0)
    return (text, "") if found is None else (text[: found.start()], text[found.start() :])


def _fit_band(text: str, theirs: TheirSheet, *, is_plain: bool) -> str:
    """Let the cover's band reach from edge to edge of their paper."""
    left, right = theirs.margins["left"] + theirs.margins["gutter"], theirs.margins["right"]
    text = text.replace(f'<w:tblInd w:w="-{MARGIN}"', f'<w:tblInd w:w="-{left}"', 1)
    text = text.replace(f'<w:left w:w="{MARGIN}"', f'<w:left w:w="{left}"', 1)
    text = text.replace(f'<w:right w:w="{MARGIN}"', f'<w:right w:w="{right}"', 1)
    return text.replace(f'<w:shd w:val="clear" w:color="auto" w:fill="{BAND}"/>', "", 1) if is_plain else text


def _fit_widths(text: str, theirs: TheirSheet, *, across: bool) -> str:
    """Let tables be as wide as their text, the band as their paper, and contents end at their margin."""
    width, text_width = theirs.width(across=across), theirs.text_width(across=across)
    papers = {Sheet(paper, across=across) for paper in ("letter", "a4")}
    edge_to_edge = {sheet.width for sheet in papers}
    ours = next((sheet.text_width for sheet in papers if f'w:w="{sheet.text_width}"' in text), None)
    share = text_width / (ours or Sheet(across=across).text_width)

    def fit(found: re.Match[str]) -> str:
        was = int(found[2])
        return f'<w:{found[1]} w:w="{width if was in edge_to_edge else max(1, int(was * share))}"'

    if text_width != (ours or Sheet(across=across).text_width) or "<w:tblInd" in text:
        text = _WIDTH.sub(fit, text)
    stop = f'<w:tab w:val="right" w:leader="dot" w:pos="{text_width}"/>'
    away = "".join(f'<w:tab w:val="clear" w:pos="{was}"/>' for was in sorted(_stops() - {text_width}))
    return _CONTENTS.sub(lambda found: f"{found[0]}<w:tabs>{away}{stop}</w:tabs>", text)


def fit_stops(styles: str, theirs: TheirSheet) -> str:
    """Return our styles with the stops of headers, footers and contents at their margin."""
    for was in _stops():
        styles = styles.replace(f'w:pos="{was}"', f'w:pos="{theirs.text_width()}"')
    return styles


def _stops() -> set[int]:
    return {Sheet("letter").text_width, Sheet("a4").text_width}


def _section(theirs: TheirSheet, ours: Mapping[str, str], *, is_first: bool, across: bool, has_cover: bool) -> str:
    has_first = is_first and (has_cover or theirs.own_first_page)
    references = "".join(_references(kind, theirs, ours, has_first=has_first) for kind in _KINDS)
    margins = "".join(f' w:{name}="{value}"' for name, value in theirs.margins.items())
    width, height = (theirs.long, theirs.short) if across else (theirs.short, theirs.long)
    turned = ' w:orient="landscape"' if across else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar{margins}/>'
        f"{theirs.borders}{_ONE_COLUMN}{'<w:titlePg/>' if has_first else ''}</w:sectPr>"
    )


def _references(kind: str, theirs: TheirSheet, ours: Mapping[str, str], *, has_first: bool) -> str:
    """Write which header or footer stands where: theirs; ours on all pages but the first where they have none."""
    edges = {each: theirs.edges[kind, each] for each in _TYPES if (kind, each) in theirs.edges}
    if not edges:
        edges = {"default": ours[kind], "even": ours[kind]}
    elif has_first and not theirs.own_first_page and "default" in edges:
        edges["first"] = edges["default"]
    if not has_first:
        edges.pop("first", None)
    return "".join(f'<w:{kind}Reference w:type="{each}" r:id="{edges[each]}"/>' for each in _TYPES if each in edges)
