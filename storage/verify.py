"""Proves that a workshop is what was written: its history is unaltered, and its items are what the history makes."""

from dataclasses import dataclass

from sqlalchemy import Connection

from storage.history import entries_since, first_broken_link
from storage.workshops import load, replay
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Verdict:
    """`broken_row` is the number of the first history row altered or lost, `altered` the ids of items that differ."""

    broken_row: int | None
    altered: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether all is as it was written."""
        return self.broken_row is None and not self.altered


def verify_workshop(db: Connection, workshop_id: int) -> Verdict:
    """Follow a workshop's history from its first change to what is there now. Raises: WorkshopNotFound."""
    kept = load(db, workshop_id)
    broken = first_broken_link(db, workshop_id)
    if broken is not None:
        return Verdict(broken)
    empty = Workshop(workshop_id, 0, kept.root, {}, {})
    told = replay(empty, entries_since(db, workshop_id, 0), kept.revision)
    everything = {*kept.items, *told.items, *kept.order, *told.order}
    return Verdict(None, tuple(sorted(item for item in everything if _differs(item, kept, told))))


def _differs(item: str, kept: Workshop, told: Workshop) -> bool:
    return kept.items.get(item) != told.items.get(item) or kept.order.get(item) != told.order.get(item)
