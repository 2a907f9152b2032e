"""Whether a text is out of its group's hands: its axis was handed in to the plenary."""

from workshop.items import Action, Axis, Footnote
from workshop.workshop import Workshop


def is_handed_in(workshop: Workshop, item: str | None) -> bool:
    """Say whether an item stands in an axis that was handed in; a footnote stands where its mark does."""
    handed_in = [axis for axis in workshop.axes if axis.handed_in]
    if not handed_in or item is None:
        return False
    if isinstance(workshop.items.get(item), Footnote):
        return any(_has_mark(workshop, axis, f"[^{item}]") for axis in handed_in)
    axis = workshop.above(item, Axis)
    return axis is not None and bool(axis.handed_in)


def _has_mark(workshop: Workshop, axis: Axis, mark: str) -> bool:
    texts = [axis.title, axis.commitment or "", *(objective.text for objective in workshop.objectives(axis.id))]
    if any(mark in text for text in texts):
        return True
    actions = workshop.actions_of_axis(axis.id)
    return any(
        _stands_in(action, mark) or any(_stands_in(each, mark) for each in workshop.actions(action.id))
        for action in actions
    )


def _stands_in(action: Action, mark: str) -> bool:
    return any(mark in (action.cell(name) or "") for name in action.versions)
