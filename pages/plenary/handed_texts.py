"""An axis's texts as its group left them, so that the room sees by word what the plenary changed since."""

from collections.abc import Callable
from functools import lru_cache

from pages.shared.running import database
from storage.database import Database
from storage.past import count_erasures, list_closings
from storage.snapshots import workshop_at
from workshop.cells import Item
from workshop.workshop import Workshop

Before = Callable[[Item, str], str | None]  # an item's field → its text then, `None` where it has not changed


def handed_texts(workshop: Workshop, axis: str | None) -> Before | None:
    """Return how the texts of an axis stood at its last hand-in, or when the groups' work was closed.

    `None` where neither was, or the screen is not to mark what changed. What was added since had the text "".
    """
    if axis is None or workshop.facts.screen_plain:
        return None
    revision = _left(workshop, axis)
    if revision is None:
        return None
    then = _as_it_was(database(), workshop.id, revision, count_erasures(database(), workshop.id))
    if not then.is_live(axis):
        return None

    def before(item: Item, field: str) -> str | None:
        old = then.items[item.id].cell(field) if then.is_live(item.id) else ""
        now = item.cell(field)
        return None if (old or "").strip() == (now or "").strip() else old or ""

    return before


def _left(workshop: Workshop, axis: str) -> int | None:
    """Return the revision at which an axis left its group's hands last."""
    for closed in list_closings(database(), workshop.id):
        for each in closed.closings:
            if (each.kind, each.what) in (("hand_in", axis), ("stage", "group_work")):
                return closed.revision
    return None


@lru_cache(maxsize=4)
def _as_it_was(database: Database, workshop_id: int, revision: int, _erasures: int) -> Workshop:
    """Return a workshop at an earlier revision; another number of erasures makes it anew, without the names."""
    return workshop_at(database, workshop_id, revision)
