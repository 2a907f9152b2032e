"""The numbers a reader sees, made by position: axes, objectives, actions, sub-actions and their codes."""

from dataclasses import dataclass

from workshop.derived import once
from workshop.items import Action, Axis, Objective
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Numbers:
    """Item id to the number it carries in the plan, as text: axes "1", objectives "2", actions "3", sub-actions "a"."""

    axes: dict[str, str]
    objectives: dict[str, str]
    actions: dict[str, str]

    def code(self, workshop: Workshop, item: str) -> str:
        """Return the full number of an item within the plan, such as "2", "2.4" or "2.4 a)".

        With the numbering "codes" an action carries its objective's number (1.1); else its axis's.
        """
        found = workshop.items[item]
        if isinstance(found, Axis):
            return self.axes.get(item, "")
        if isinstance(found, Objective):
            return self.objectives.get(item, "")
        assert isinstance(found, Action) and found.parent
        if isinstance(workshop.items[found.parent], Action):
            return f"{self.code(workshop, found.parent)} {self.actions.get(item, '')})"
        if workshop.facts.numbering == "codes":
            return f"{self.objectives.get(found.parent, '')}.{self.actions.get(item, '')}"
        axis = workshop.above(item, Axis)
        return f"{self.axes.get(axis.id, '') if axis else ''}.{self.actions.get(item, '')}"


@once
def number_plan(workshop: Workshop) -> Numbers:
    """Number a whole plan.

    Actions count through the objectives of their axis ("axis") or anew in each objective ("codes"); objectives
    count anew in each axis unless `run_on_objectives` is set. What was withdrawn has no number.
    Source: the plans of 2019 and 2009.
    """
    numbers = Numbers({}, {}, {})
    codes, objective_number = workshop.facts.numbering == "codes", 0
    for axis_number, axis in enumerate(workshop.axes, 1):
        numbers.axes[axis.id] = str(axis_number)
        objective_number = objective_number if workshop.facts.run_on_objectives else 0
        action_number = 0
        for objective in workshop.objectives(axis.id):
            objective_number += 1
            numbers.objectives[objective.id] = str(objective_number)
            action_number = 0 if codes else action_number
            for action in workshop.printed_actions(objective.id):
                action_number += 1
                numbers.actions[action.id] = str(action_number)
                for place, sub_action in enumerate(workshop.printed_actions(action.id)):
                    numbers.actions[sub_action.id] = letter(place)
    return numbers


def letter(place: int) -> str:
    """Return the letter of a sub-action by its place from 0: a … z, then aa, bb … as Word counts."""
    return chr(ord("a") + place % 26) * (place // 26 + 1)
