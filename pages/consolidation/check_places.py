"""Where each thing to review stands: what the list calls the place, and the address that leads to it."""

from pages.group_work.choosing_axis import ADDRESS
from pages.shared.asked_cell import naming_cell
from pages.shared.naming import short
from workshop.checks import Check
from workshop.headings import field_heading
from workshop.items import Action, Facts
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop

# What these miss or look at is said by their name.
_NAMES_ITS_COLUMN = frozenset(
    {"objective", "commitment", "text", "responsible", "timeframe", "indicator", "period", "infinitive", "typed_number"}
)


def place_of(workshop: Workshop, check: Check) -> str:
    """Return where something stands as a reader knows it, with its column where that is not plain."""
    item, field = workshop.items[check.item], check.field
    place = short(check.place, 60)
    if isinstance(item, Facts):
        return field_heading("workshop", field, workshop.facts)
    if not isinstance(item, Action) or field == "text" or check.kind in _NAMES_ITS_COLUMN:
        return place
    return _("{place} · {column}").format(place=place, column=field_heading("action", field, workshop.facts))


def address_of(workshop: Workshop, actor: Actor, check: Check) -> str:
    """Return the address that opens the page, and there the cell, something is looked at; "" where one may not go."""
    item, field = check.cell
    here, cell = f"taller={workshop.id}", naming_cell(item, field)
    if check.axis is not None:
        number = next(at for at, axis in enumerate(workshop.axes, 1) if axis.id == check.axis)
        return f"/matriz?{here}&{ADDRESS}={number}&{cell}"
    if item == workshop.root:
        return f"/taller?{here}&{cell}" if may(actor, Doing.PREPARE, workshop) else ""
    is_note_alone = check.kind == "note_without_mark"
    return f"/textos?{here}&{cell}" if may(actor, Doing.CONSOLIDATE, workshop) and not is_note_alone else ""
