"""The plan as the board shows it: a column for each axis, a card for each action and sub-action."""

from collections.abc import Iterable, Mapping

from pages.components.board import BoardColumn, Card
from pages.shared.naming import code_of, short
from workshop.items import Action
from workshop.labels import choice_label
from workshop.language import _, ngettext
from workshop.numbering import Numbers, number_plan
from workshop.use_cases.consolidate import came_from, originals_of
from workshop.workshop import Workshop

_ROOM = 220  # characters of a text that tell one action from another


def board_columns(workshop: Workshop) -> list[BoardColumn]:
    """Return the columns in the plan's order."""
    numbers, originals = number_plan(workshop), originals_of(workshop)
    return [
        {
            "id": axis.id,
            "title": f"{numbers.axes[axis.id]}. {short(axis.title, 90)}",
            "count": len(workshop.actions_of_axis(axis.id)),
            "items": list(_cards(workshop, workshop.actions_of_axis(axis.id), numbers, originals)),
        }
        for axis in workshop.axes
    ]


def _cards(
    workshop: Workshop, actions: Iterable[Action], numbers: Numbers, originals: Mapping[str, list[Action]]
) -> Iterable[Card]:
    for action in actions:
        yield _card(workshop, action, numbers, originals)
        for sub in workshop.actions(action.id):
            yield _card(workshop, sub, numbers, originals)


def _card(workshop: Workshop, action: Action, numbers: Numbers, originals: Mapping[str, list[Action]]) -> Card:
    return {
        "id": action.id,
        "number": code_of(workshop, numbers, action.id),
        "text": short(action.text, _ROOM) or _("(en blanco)"),
        "meta": " · ".join(_meta(workshop, action, numbers, len(originals.get(action.id, ())))),
    }


def _meta(workshop: Workshop, action: Action, numbers: Numbers, merged: int) -> Iterable[str]:
    """Yield where an action came from, what the plenary decided, and who is responsible."""
    if merged:
        yield ngettext("Une {count} acción", "Une {count} acciones", merged).format(count=merged)
    origin = came_from(workshop, action)
    if origin:
        yield _("Viene del eje {number}").format(number=numbers.axes.get(origin) or "—")
    decision = workshop.decision(action.id)
    if decision:
        yield choice_label("decision", "outcome", decision.outcome)
    served = [numbers.axes[axis] for axis in action.transversal if axis in numbers.axes]
    if served:
        yield _("Ejes a los que también sirve: {axes}").format(axes=", ".join(served))
    if action.responsible:
        yield short(", ".join(action.responsible), 60)
