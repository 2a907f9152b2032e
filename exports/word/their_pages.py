"""The borders and columns of an institution's pages, of which ours take over what fits them.

Borders go around every page of ours. Columns stand where a page is all text: a cover, contents, tables and whatever
lies across need the whole width, and a column narrower than a line of reading is none.
"""

import re

from lxml import etree

from exports.word.style_names import W

_SIDES = ("top", "left", "bottom", "right")
_OF_BORDERS = ("zOrder", "display", "offsetFrom")
_OF_SIDE = ("val", "color", "themeColor", "themeTint", "themeShade", "sz", "space", "shadow", "frame")
_WORD = re.compile(r"[\w.-]{1,40}")
_NARROWEST = 3_400  # twentieths of a point: six centimetres
_SPACE = 708  # between columns, where theirs do not say


def read_borders(section: etree._Element) -> str:
    """Return the borders around the pages of a section as markup, those made of pictures left out."""
    found = section.find(f"{W}pgBorders")
    if found is None:
        return ""
    sides = [(side, found.find(f"{W}{side}")) for side in _SIDES]
    written = "".join(f"<w:{name}{_said(side, _OF_SIDE)}/>" for name, side in sides if _is_drawn(side))
    return f"<w:pgBorders{_said(found, _OF_BORDERS)}>{written}</w:pgBorders>" if written else ""


def read_columns(section: etree._Element, text_width: int) -> str:
    """Return the columns of a section as markup, equally wide; "" where it has but one, or they are too narrow."""
    found = section.find(f"{W}cols")
    if found is None:
        return ""
    count, space = _number(found, "num", 1), _number(found, "space", _SPACE)
    if count < 2 or (text_width - space * (count - 1)) / count < _NARROWEST:
        return ""
    line = ' w:sep="1"' if found.get(f"{W}sep", "0") in ("1", "true", "on") else ""
    return f'<w:cols w:num="{count}" w:space="{space}"{line}/>'


def _is_drawn(side: etree._Element | None) -> bool:
    if side is None or any(not name.startswith(W) for name in side.keys()):  # noqa: SIM118 - lxml's elements iterate children
        return False
    return _WORD.fullmatch(side.get(f"{W}val", "")) is not None


def _said(element: etree._Element, names: tuple[str, ...]) -> str:
    values = ((name, element.get(f"{W}{name}", "")) for name in names)
    return "".join(f' w:{name}="{value}"' for name, value in values if _WORD.fullmatch(value))


def _number(element: etree._Element, name: str, otherwise: int) -> int:
    value = element.get(f"{W}{name}", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else otherwise
