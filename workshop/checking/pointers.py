"""Where the plan's texts point to items of the plan by their number: "según la acción 2.4"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workshop.checking.check import Check
from workshop.checking.looking import Looking, Spot
from workshop.derived import once
from workshop.items import Axis
from workshop.language import _
from workshop.numbering import number_plan
from workshop.text import folded, without_marks
from workshop.workshop import Workshop

_POINTING = re.compile(
    r"\b(?P<word>acci[oó]n|actividad|action|activity|eje|axis|objetivo|objective|numeral|inciso|item)"
    r"(?:\s+(?:n[uú]mero|n[º°.]+|no\.|number))?\s+(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?P<letter>\s?[a-z]\))?(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
# Of another document: "el eje 3 del Plan Nacional", "numeral 4 del artículo 9". This plan is "este plan".
_ELSEWHERE = re.compile(
    r"[\s,]*(?:(?:del?|of|under|in|de la|de los)\s+(?!(?:este|presente|esta|this|matriz)\b)"
    r"(?:(?:la|el|los|las|the)\s+)?"
    r"(?:[A-ZÁÉÍÓÚ]\w|art[ií]culo|ley|convenci[oó]n|protocolo|estrategia|agenda|pol[ií]tica|article|law|strategy))"
)
_DIGIT = re.compile(r"\d")
_HEADING = re.compile(r"\s*[:.–—-]")
_AXES = frozenset({"eje", "axis"})
_OBJECTIVES = frozenset({"objetivo", "objective"})
_ITEMS = frozenset({"numeral", "item", "inciso"})


def pointers(text: str) -> list[tuple[str, str, str]]:
    """Return where a text points to items of its own plan: the words, the noun in small letters, and the number.

    A heading of its own ("Action 1: …") and what follows from another document are left out.
    """
    found = {}
    for match in _POINTING.finditer(text):
        is_heading = match.start() == 0 and _HEADING.match(text[match.end() :])
        if not is_heading and not _ELSEWHERE.match(text[match.end() :]):
            found[match.group()] = (match.group(), folded(match["word"]), match["number"])
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Pointer:
    """A text's words that name an item by its `noun` and `number`; `home` is the text's item, of a note its mark's."""

    item: str
    field: str
    home: str
    words: str
    noun: str
    number: str


def pointers_in(spot: Spot, home: str) -> list[Pointer]:
    """Return where a text points to."""
    if not _DIGIT.search(spot.text):
        return []
    found = pointers(without_marks(spot.text))
    return [Pointer(spot.item.id, spot.field, home, words, noun, number) for words, noun, number in found]


def find_pointers(looking: Looking) -> Iterator[Check]:
    """Yield the texts that point to a number of the plan that no item bears now."""
    numbers = numbered_items(looking.workshop)
    for spot in looking.with_notes:
        home = looking.homes.get(spot.item.id, (spot.item.id, ""))[0]
        for pointer in pointers_in(spot, home):
            if numbers.may_miss(pointer, spot.axis) and numbers.find(pointer, spot.axis) is None:
                sentence = _("Remite a «{words}», que no existe en el plan: corrija el número.")
                said = sentence.format(words=pointer.words)
                yield looking.check("cross_reference", spot, said, about=pointer.words)


@dataclass(frozen=True, slots=True)
class NumberedItems:
    """The plan's items by the numbers they bear; `within` those of actions within an axis, by the axis's id."""

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
    numbers = number_plan(workshop)
    objectives: dict[str, str] = {}
    for item, number in numbers.objectives.items():
        objectives.setdefault(number, item)
    codes: dict[str, str] = {}
    within: dict[tuple[str, str], str] = {}
    for item, number in numbers.actions.items():
        axis = workshop.above(item, Axis)
        codes.setdefault(numbers.code(workshop, item), item)
        within.setdefault((axis.id if axis else "", number), item)
    return NumberedItems({number: item for item, number in numbers.axes.items()}, objectives, codes, within)
