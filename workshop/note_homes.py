"""Where footnotes are at home: in the axes whose texts bear their mark, or in an internal note alone."""

from collections.abc import Iterator

from workshop.cells import Item
from workshop.derived import once
from workshop.items import Axis, Input
from workshop.text import marks
from workshop.workshop import Workshop


@once
def note_homes(workshop: Workshop) -> dict[str, set[str | None]]:
    """Return footnote id to the axes in which its mark stands, `None` for a text outside of all axes.

    Texts that are not printed count, and those of deleted rows: they come back with their notes. A note that is in
    none of them is at home nowhere yet.
    """
    homes: dict[str, set[str | None]] = {}
    for item, _field, note in _marks(workshop):
        axis = workshop.above(item.id, Axis)
        homes.setdefault(note, set()).add(axis.id if axis else None)
    return homes


@once
def internal_notes(workshop: Workshop) -> frozenset[str]:
    """Return the footnotes whose marks stand in internal notes and inputs alone: they are no less internal."""
    inside: set[str] = set()
    outside: set[str] = set()
    for item, field, note in _marks(workshop):
        (inside if field == "internal_note" or isinstance(item, Input) else outside).add(note)
    return frozenset(inside - outside)


def _marks(workshop: Workshop) -> Iterator[tuple[Item, str, str]]:
    for item in workshop.items.values():
        for name in item.versions:
            text = item.cell(name)
            for note in marks(text) if text and "[^" in text else ():
                yield item, name, note
