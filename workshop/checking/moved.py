"""What a text meant when it was written and does not say any more: a number that was moved, "Ibídem" that was parted.

A number in a text is only words, and the plan as it stands cannot tell what it named before rows moved. History can:
it knows since when a text says so, and what bore the number then.
"""

import re
from collections.abc import Iterator, Mapping

from workshop.checking.check import Check, Fix
from workshop.checking.due import kinds_due
from workshop.checking.looking import Looking, Spot
from workshop.checking.meant import Meant, Neighbour, Pointer
from workshop.checking.notes import means_the_one_before
from workshop.checking.pointers import numbered_items
from workshop.footnotes import number_marks
from workshop.items import Action, Axis, Footnote, Objective
from workshop.language import _
from workshop.text import without_marks
from workshop.workshop import Workshop

_BARE = re.compile(r"\W*(?:ib[ií]d(?:em)?|[ií]dem|id)\W*", re.IGNORECASE)
_LONGEST = 50  # characters of a text that are enough to recognise it


def meaning(then: Workshop, each: Meant) -> str | None:
    """Return the id of what was meant in the workshop as it was then: an item, or the note before; `None` for none."""
    if isinstance(each, Neighbour):
        return _before(then, each.item)
    axis = then.above(each.home, Axis)
    return numbered_items(then).find(each, axis.id if axis else None)


def find_moved(looking: Looking, meanings: Mapping[Meant, str | None]) -> Iterator[Check]:
    """Yield what no longer says what it meant; `meanings` are what was meant, of what has a history."""
    workshop, spots = looking.workshop, meant(looking)
    for each, then in meanings.items():
        if then is not None and meaning(workshop, each) != (_standing(workshop, then) or then):
            if isinstance(each, Neighbour):
                yield _parted(looking, spots[each], then)
            else:
                yield _elsewhere(looking, spots[each], each, then)


def meant(looking: Looking) -> dict[Meant, Spot]:
    """Return all in the plan that means something by where it stands, with its text; none while nobody asks for it."""
    if kinds_due(looking.facts.stage).isdisjoint({"cross_reference", "ibid"}):
        return {}
    found: dict[Meant, Spot] = {pointer: spot for spot, pointer in looking.pointers}
    for spot in looking.with_notes:
        if isinstance(spot.item, Footnote) and means_the_one_before(spot.text):
            found[Neighbour(spot.item.id, spot.text, *looking.homes[spot.item.id])] = spot
    return found


def _elsewhere(looking: Looking, spot: Spot, pointer: Pointer, then: str) -> Check:
    now = _standing(looking.workshop, then)
    number = _number(looking, spot, pointer, now) if now else ""
    named = _excerpt(looking.workshop.items[now or then])
    if not number:
        sentence = _("Remite a «{words}», que era «{named}» y ya no está en el plan: corrija la remisión.")
        said = sentence.format(words=pointer.words, named=named)
        return looking.check("cross_reference", spot, said, about=pointer.words)
    right = re.sub(rf"{re.escape(pointer.number)}(?=\D*$)", number, pointer.words)
    sentence = _("Remite a «{words}», que era «{named}» y ahora es «{right}»: corrija el número.")
    fix = Fix(f"{pointer.words} → {right}", re.sub(rf"{re.escape(pointer.words)}(?!\w)", right, spot.text))
    said = sentence.format(words=pointer.words, named=named, right=right)
    return looking.check("cross_reference", spot, said, about=pointer.words, fix=fix)


def _number(looking: Looking, spot: Spot, pointer: Pointer, now: str) -> str:
    """Return the number an item bears now as the text would write it: bare within its axis where it was bare."""
    item, workshop = looking.workshop.items[now], looking.workshop
    if not isinstance(item, Action):
        return looking.numbers.code(workshop, now)
    axis = workshop.above(now, Axis)
    if "." not in pointer.number and axis is not None and axis.id == spot.axis:
        return looking.numbers.actions.get(now, "")
    return looking.numbers.code(workshop, now) if now in looking.numbers.actions else ""


def _parted(looking: Looking, spot: Spot, then: str) -> Check:
    source = looking.workshop.items.get(then)
    text = without_marks(source.text) if isinstance(source, Footnote) else ""
    sentence = _("Dice «Ibídem» de «{text}», y la nota anterior ya es otra: escriba la cita completa.")
    can_tell = bool(text) and _BARE.fullmatch(spot.text) and not means_the_one_before(text)
    fix = Fix(_("escribir completa la cita que decía «Ibídem»"), text) if can_tell else None
    return looking.check("ibid", spot, sentence.format(text=_short(text)), about=spot.item.id, fix=fix)


def _standing(workshop: Workshop, item: str) -> str | None:
    """Return the item in which one stands today, the one it was merged into or itself; `None` where it is gone."""
    seen: set[str] = set()
    while item not in seen:
        seen.add(item)
        found = workshop.items.get(item)
        into = found.merged_into if isinstance(found, Action | Axis) else None
        if into is None:
            return item if workshop.is_live(item) else None
        item = into
    return None


def _before(workshop: Workshop, note: str) -> str | None:
    marks = [mark.note for mark in number_marks(workshop)]
    return marks[marks.index(note) - 1] if note in marks[1:] else None


def _excerpt(item: object) -> str:
    if isinstance(item, Axis):
        return _short(without_marks(item.title))
    return _short(without_marks(item.text)) if isinstance(item, Action | Objective) else ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
