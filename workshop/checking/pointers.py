"""Where the plan's texts point to items of the plan by a number that none bears."""

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.checking.check import Check
from workshop.checking.looking import Looking
from workshop.checking.meant import Pointer
from workshop.derived import once
from workshop.language import _
from workshop.numbering import number_plan
from workshop.workshop import Workshop

_AXES = frozenset({"eje", "axis"})
_OBJECTIVES = frozenset({"objetivo", "objective"})
_ITEMS = frozenset({"numeral", "item", "inciso"})


def find_pointers(looking: Looking) -> Iterator[Check]:
    """Yield the texts that point to a number of the plan that no item bears now."""
    numbers = numbered_items(looking.workshop)
    for spot, pointer in looking.pointers:
        if numbers.may_miss(pointer, spot.axis) and numbers.find(pointer, spot.axis) is None:
            sentence = _("Remite a «{words}», que no existe en el plan: corrija el número.")
            said = sentence.format(words=pointer.words)
            yield looking.check("cross_reference", spot, said, about=pointer.words)


@dataclass(frozen=True, slots=True)
class NumberedItems:
    """The plan's items by the numbers they bear; `within` those of actions within an axis, by the axis's id.

    Sub-actions have letters, which no number in a text names.
    """

    axes: dict[str, str]
    objectives: dict[str, str]
    codes: dict[str, str]
    within: dict[tuple[str, str], str]

    def find(self, pointer: Pointer, axis: str | None) -> str | None:
        """Return the item a pointer names, read in an axis; `None` for none."""
        number = pointer.number
        if pointer.noun in _AXES:
            return self.axes.get(number)
        if pointer.noun in _OBJECTIVES:
            return self.objectives.get(number)
        return self.codes.get(number) if "." in number else self.within.get((axis or "", number))

    def may_miss(self, pointer: Pointer, axis: str | None) -> bool:
        """Say whether a number that no item bears is a fault: a bare one says too little outside an axis."""
        if pointer.noun in _AXES:
            return True
        if pointer.noun in _OBJECTIVES:
            return "." not in pointer.number
        if "." in pointer.number:
            return pointer.number.count(".") == 1 or not any(each.startswith(pointer.number) for each in self.codes)
        return pointer.noun not in _ITEMS and axis is not None


@once
def numbered_items(workshop: Workshop) -> NumberedItems:
    """Return the items of a plan by their numbers; of objectives that share one, the first."""
    numbers, in_objectives = number_plan(workshop), workshop.facts.numbering == "codes"
    found = NumberedItems({number: item for item, number in numbers.axes.items()}, {}, {}, {})
    for axis in workshop.axes:
        for objective in workshop.objectives(axis.id):
            number = numbers.objectives[objective.id]
            found.objectives.setdefault(number, objective.id)
            above = number if in_objectives else numbers.axes[axis.id]
            for action in workshop.printed_actions(objective.id):
                number = numbers.actions[action.id]
                found.codes.setdefault(f"{above}.{number}", action.id)
                found.within.setdefault((axis.id, number), action.id)
    return found
