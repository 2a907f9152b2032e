"""The plan as the board shows it: a column for each axis, its objectives, a card for each action and sub-action."""

from collections.abc import Iterable, Mapping

from pages.components.board import BoardColumn, Card, Group
from pages.shared.naming import code_of, name_of, short
from workshop.items import Action, Axis, Objective
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
            "items": [
                card
                for objective in workshop.objectives(axis.id)
                for card in _cards(workshop, objective, numbers, originals)
            ],
            "groups": list(_groups(workshop, axis, numbers)),
        }
        for axis in workshop.axes
    ]


def _groups(workshop: Workshop, axis: Axis, numbers: Numbers) -> Iterable[Group]:
    """Yield the objectives of an axis; the only one needs no heading."""
    objectives = workshop.objectives(axis.id)
    for objective in objectives:
        if len(objectives) == 1:
            yield {"id": objective.id}
        else:
            name, text = name_of(workshop, numbers, objective.id), short(objective.text, 90)
            yield {"id": objective.id, "title": f"{name}. {text}" if text else name}


def _cards(
    workshop: Workshop, objective: Objective, numbers: Numbers, originals: Mapping[str, list[Action]]
) -> Iterable[Card]:
    for action in workshop.actions(objective.id):
        yield {**_card(workshop, action, numbers, originals), "group": objective.id}
        for sub in workshop.actions(action.id):
            yield {**_card(workshop, sub, numbers, originals), "group": objective.id, "below": True}


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
    if action.split_from:
        yield _("Se separó de otra")
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
