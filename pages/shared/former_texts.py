"""What a cell said before, read from the history."""

from pages.shared.formats import plain
from pages.shared.running import database
from storage.history import entries_of
from workshop.cells import Item
from workshop.text import without_marks
from workshop.workshop import Workshop


def former_texts(workshop: Workshop, item: Item, field: str) -> str:
    """Return the texts a cell had before this one, newest first, in one line; "" while it never changed."""
    if item.version(field) < 2:
        return ""
    entries = database().read(lambda db: entries_of(db, workshop.id, [item.id], field))
    texts = [entry.before for entry in reversed(entries) if entry.change.kind == "set" and entry.before]
    former = dict.fromkeys(text for text in texts if text != item.cell(field))
    return " · ".join(plain(without_marks(text)) for text in former)
