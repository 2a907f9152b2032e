"""The plan as the checks read it: every printed text once, with its axis, its place, and the notes marked in it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from workshop.cells import Item
from workshop.checking.check import Check, Fix, Kind
from workshop.checking.meant import Pointer, pointers_in
from workshop.derived import once
from workshop.footnotes import note_numbers, texts_in_order
from workshop.items import Action, Axis, Facts, Footnote, Objective, Section
from workshop.language import _
from workshop.numbering import number_plan
from workshop.text import marks, without_marks
from workshop.workshop import Workshop

COVER = ("title", "plan_title")


class Spot(NamedTuple):
    """A text where it stands; `axis` is `None` outside the axes, `text` "" where nothing was written."""

    item: Item
    field: str
    text: str
    axis: str | None


class Marked(NamedTuple):
    """A footnote mark: its note's id, its `number` from 1, the note (`None`: missing), and the text it stands in."""

    id: str
    number: int
    note: Footnote | None
    spot: Spot


class Looking:
    """One reading of a plan, shared by all checks."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.facts = workshop.facts
        self.language = (self.facts.languages or ("es",))[0]
        self.numbers = number_plan(workshop)
        self.spots: Sequence[Spot] = self._spots()
        self._places: dict[str, str] = {}

    def _spots(self) -> list[Spot]:
        axis: str | None = None
        spots = [Spot(self.facts, name, self.facts.cell(name) or "", None) for name in COVER]
        for item, name, text in texts_in_order(self.workshop):
            if isinstance(item, Axis):
                axis = item.id
            spots.append(Spot(item, name, text or "", axis))
        return spots

    @cached_property
    def written(self) -> Sequence[Spot]:
        """Return the texts in which something stands."""
        return [spot for spot in self.spots if spot.text]

    @cached_property
    def actions(self) -> Sequence[Spot]:
        """Return the texts of the actions, without the sub-actions."""
        items = self.workshop.items
        return [
            spot
            for spot in self.spots
            if spot.field == "text" and isinstance(spot.item, Action)
            and not isinstance(items.get(spot.item.parent or ""), Action)
        ]  # fmt: skip

    @cached_property
    def marked(self) -> Sequence[Marked]:
        """Return every footnote mark in reading order; on the cover they bear no number of the series."""
        notes, found = self.workshop.footnotes, list[Marked]()
        for spot in self.written:
            if "[^" in spot.text and (spot.item is not self.facts or spot.field not in COVER):
                for note in marks(spot.text):
                    found.append(Marked(note, len(found) + 1, notes.get(note), spot))
        return found

    @cached_property
    def with_notes(self) -> Sequence[Spot]:
        """Return the written texts and, behind them, the notes marked in them as texts of the place they stand in."""
        notes = {each.id: each for each in self.marked if each.note is not None and each.note.text}
        return [
            *self.written,
            *(Spot(each.note, "text", each.note.text or "", each.spot.axis) for each in notes.values() if each.note),
        ]

    @cached_property
    def homes(self) -> Mapping[str, tuple[str, str]]:
        """Return note to the item and field of the text in which its mark first stands."""
        return {each.id: (each.spot.item.id, each.spot.field) for each in reversed(self.marked)}

    @cached_property
    def pointers(self) -> Sequence[tuple[Spot, Pointer]]:
        """Return where the texts and notes name items of the plan by their numbers."""
        return [
            (spot, pointer)
            for spot in self.with_notes
            for pointer in pointers_in(
                spot.item.id, spot.field, self.homes.get(spot.item.id, (spot.item.id, ""))[0], spot.text
            )
        ]

    @cached_property
    def order(self) -> Mapping[tuple[str, str], int]:
        """Return (item, field) to its place in reading; a note reads where it is first marked."""
        order: dict[tuple[str, str], int] = {}
        for place, spot in enumerate(self.spots):
            order.setdefault((spot.item.id, spot.field), place)
            order.setdefault((spot.item.id, ""), place)
        for each in self.marked:
            order.setdefault((each.id, "text"), order[each.spot.item.id, each.spot.field])
        return order

    def check(
        self, kind: Kind, spot: Spot, sentence: str, about: str = "", fix: Fix | None = None, field: str = ""
    ) -> Check:
        """Return something to look at in a text, or in another `field` of its item."""
        place, mark = self.place(spot.item), self.homes.get(spot.item.id)
        return Check(kind, spot.item.id, field or spot.field, spot.axis, place, sentence, about, fix, mark)

    def place(self, item: Item) -> str:
        """Return the number or heading a reader knows a place by."""
        if item.id not in self._places:
            self._places[item.id] = self._place(item)
        return self._places[item.id]

    def _place(self, item: Item) -> str:
        if isinstance(item, Axis | Action):
            return self.numbers.code(self.workshop, item.id)
        if isinstance(item, Facts):
            return _("Portada y objetivo general")
        if isinstance(item, Objective):
            return self.numbers.axes.get(item.parent or "", "")
        if isinstance(item, Footnote):
            return _("Nota {number}").format(number=note_numbers(self.workshop)[item.id])
        section = self.workshop.above(item.id, Section)
        return without_marks(section.heading) if section else ""


@once
def look_at(workshop: Workshop) -> Looking:
    """Return the one reading of a workshop that all that checks it shares."""
    return Looking(workshop)
