"""Putting right in one step what is certain, in all the places where it stands."""

from collections.abc import Mapping

from workshop.changes import Change
from workshop.items import Facts
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.prepare_workshop import Edits, edit_item
from workshop.use_cases.waive import doing_at
from workshop.workshop import Workshop


def put_right(workshop: Workshop, actor: Actor, edits: Mapping[str, Edits]) -> list[Change]:
    """Set the texts of some items, by their ids, as what was found wants them: all or none.

    Who writes an axis may there; front matter, who consolidates; the cover, who prepares the workshop.
    Raises: TextChangedMeanwhile where somebody else changed one of them since it was seen.
    """
    changes: list[Change] = []
    for item, wanted in edits.items():
        changes += edit_item(workshop, actor, item, wanted, _doing(workshop, item))
    return changes


def may_put_right(workshop: Workshop, actor: Actor, item: str) -> bool:
    """Say whether somebody may put right what was found in an item."""
    return may(actor, _doing(workshop, item), workshop, item)


def _doing(workshop: Workshop, item: str) -> Doing:
    return Doing.PREPARE if isinstance(workshop.items.get(item), Facts) else doing_at(workshop, item)
