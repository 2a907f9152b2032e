"""Open remarks in the margin of a plan: each is a comment, anchored at the very text that somebody remarked on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from exports.word.body import Body
from exports.word.options import HOUSE
from exports.word.printed import bookmark_name
from workshop.cells import NAMES, Item
from workshop.headings import field_heading
from workshop.items import Delegation, Remark
from workshop.text import without_marks
from workshop.workshop import Workshop

_BEGIN = re.compile(r'<w:bookmarkStart w:id="(\d+)" w:name="(_a[^"]+)"/>')
_END = re.compile(r'<w:bookmarkEnd w:id="(\d+)"/>')
# The texts at which a remark on a whole item is shown: at the first of them that is printed.
_WHOLE = {
    "workshop": ("general_objective", "specific_objectives"),
    "section": ("heading", "text"),
    "axis": ("title",),
    "objective": ("text",),
    "action": ("text",),
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the inside of a bookmark begins and ends in a body's markup."""

    begin: int
    end: int


def anchor_remarks(workshop: Workshop, body: Body) -> None:
    """Anchor every open remark in a body that was written, in its order.

    A remark on what is not printed stands at its item, or at the one above it.
    """
    markup = body.xml()
    places = _places(markup)
    found = [(place, remark) for remark in _open(workshop) if (place := _place_of(workshop, remark, places))]
    marks: list[tuple[int, str]] = []
    for place, remark in sorted(found, key=lambda each: each[0].begin):
        said = _said(workshop, remark, places)
        begin, end = body.comments.add(_author(workshop, remark), _moment(remark.at), said)
        marks += [(place.begin, begin), (place.end, end)]
    body.replace(_inserted(markup, marks))


def _open(workshop: Workshop) -> Iterator[Remark]:
    """Yield the remarks nobody has attended to yet."""
    for parent in workshop.order:
        if workshop.is_live(parent):
            yield from workshop.remarks(parent)


def _places(markup: str) -> dict[str, _Place]:
    """Return where the plan's own bookmarks stand, by name."""
    ends = {found[1]: found.start() for found in _END.finditer(markup)}
    return {found[2]: _Place(found.end(), ends[found[1]]) for found in _BEGIN.finditer(markup) if found[1] in ends}


def _place_of(workshop: Workshop, remark: Remark, places: dict[str, _Place]) -> _Place | None:
    item: Item | None = workshop.items.get(remark.parent or "")
    fields: tuple[str, ...] = (remark.field,) if remark.field else ()
    while item is not None:
        for name in (*fields, *_WHOLE.get(NAMES[type(item)], ())):
            if bookmark_name(item, name) in places:
                return places[bookmark_name(item, name)]
        item, fields = workshop.items.get(item.parent or ""), ()
    return min(places.values(), key=lambda place: place.begin, default=None)


def _said(workshop: Workshop, remark: Remark, places: dict[str, _Place]) -> list[str]:
    """Return what the comment says; of which part it speaks first, where that is not what it stands at."""
    text = without_marks(remark.text)
    item = workshop.items[remark.parent or ""]
    if remark.field and remark.field in item.fields() and bookmark_name(item, remark.field) not in places:
        text = f"{field_heading(NAMES[type(item)], remark.field, workshop.facts)}: {text}"
    return [part for part in re.split(r"\n\s*\n", text) if part.strip()]


def _author(workshop: Workshop, remark: Remark) -> str:
    """Return who said it: the name and the delegation, as far as they are known."""
    delegation = workshop.items.get(remark.delegation or "")
    of = delegation.name if isinstance(delegation, Delegation) else remark.delegation or ""
    return " · ".join(part for part in ((remark.author or "").strip(), of.strip()) if part) or HOUSE


def _moment(at: str | None) -> datetime | None:
    """Return an instant; `None` for what a loaded file may have in its place."""
    try:
        found = datetime.fromisoformat(at or "")
    except ValueError:
        return None
    return found if found.tzinfo else None


def _inserted(markup: str, marks: list[tuple[int, str]]) -> str:
    """Return markup with marks put in, each at its place; those of one place in their order."""
    pieces, last = [], 0
    for place, mark in sorted(marks, key=lambda each: each[0]):
        pieces += [markup[last:place], mark]
        last = place
    return "".join([*pieces, markup[last:]])
