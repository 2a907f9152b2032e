"""Which texts the plenary has left in brackets: they are printed within [ ], on screens and on paper, until lifted."""

from workshop.cells import Item
from workshop.items import Action, Axis, Objective, Section
from workshop.workshop import Workshop

# The text of each kind that a decision on the whole item speaks of.
_DECIDED: dict[type[Item], str] = {Section: "text", Axis: "title", Objective: "text", Action: "text"}


def is_bracketed(workshop: Workshop, item: Item, field: str | None) -> bool:
    """Say whether a text stands in brackets; `field` is "plan_period", a field's name, or `None` for its own text."""
    if item.id not in workshop.order:  # nothing stands under it, so nothing was decided
        return False
    own = _DECIDED.get(type(item))
    asked = [None, own] if field in (None, own) else [field]
    decisions = (workshop.decision(item.id, each) for each in asked)
    return any(each is not None and each.outcome == "in_brackets" for each in decisions)
