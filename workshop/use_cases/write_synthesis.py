"""Putting the synthesis of the day before into the notes of a point, where it is read and can be reworded."""

from workshop.agenda_errors import NothingCaptured
from workshop.changes import Change
from workshop.doings import doing_of
from workshop.items import AgendaItem
from workshop.permissions import Actor, require
from workshop.synthesis import day_before, synthesis_text
from workshop.workshop import Workshop


def write_synthesis(workshop: Workshop, actor: Actor, item: str) -> list[Change]:
    """Set a point's notes to the synthesis of the day before its own; what stood there can be brought back.

    Raises: ItemNotFound, NothingCaptured where there is no day before, or nothing was taken down in it.
    """
    require(actor, doing_of("agenda_item", "notes"), workshop)
    found = workshop.find(item, AgendaItem)
    before = day_before(workshop, found.parent or "")
    text = synthesis_text(workshop, before.id) if before else ""
    if not text:
        raise NothingCaptured()
    if text == found.notes:
        return []
    return [Change(kind="set", item=item, field="notes", text=text, version=found.version("notes") + 1)]
