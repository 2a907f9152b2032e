"""The one series of footnotes over the plan: numbered by where their marks stand, never by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.cells import Item
from workshop.derived import once
from workshop.items import Action, Facts
from workshop.text import marks
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark where it stands: the `item` and `field` of the text, the `note`'s id, its `number` from 1."""

    item: str
    field: str
    note: str
    number: int


def texts_in_order(workshop: Workshop) -> Iterator[tuple[Item, str, str | None]]:
    """Yield (item, field, text) of every printed text of the plan, in the order the document prints them.

    Source: the published plan of 2019: front matter, general objective, then each axis: title, objectives,
    commitment, actions with sub-actions.
    """
    facts = workshop.facts
    for section in workshop.sections:
        yield section, "heading", section.heading
        yield section, "text", section.text
        for item in workshop.order.get(section.id, ()):
            term = workshop.items[item]
            if not term.deleted and "term" in term.fields():
                yield term, "term", term.cell("term")
                yield term, "text", term.cell("text")
    yield facts, "general_objective", facts.general_objective
    yield facts, "specific_objectives", facts.cell("specific_objectives")
    for axis in workshop.axes:
        yield axis, "section", axis.section
        yield axis, "title", axis.title
        yield axis, "description", axis.description
        objectives = workshop.objectives(axis.id)
        if len(objectives) == 1:
            yield objectives[0], "text", objectives[0].text
        yield axis, "commitment", axis.commitment
        for objective in objectives:
            if len(objectives) > 1:
                yield objective, "text", objective.text
            for action in workshop.printed_actions(objective.id):
                yield from _printed_texts(facts, action)
                for sub_action in workshop.printed_actions(action.id):
                    yield from _printed_texts(facts, sub_action)


def _printed_texts(facts: Facts, action: Action) -> Iterator[tuple[Item, str, str | None]]:
    yield action, "text", action.text
    for name in facts.printed_columns:
        yield action, name, action.cell(name)


@once
def number_marks(workshop: Workshop) -> list[Mark]:
    """Return every mark of the plan in reading order. A mark that stands twice counts twice."""
    found = (
        (item.id, name, note)
        for item, name, text in texts_in_order(workshop)
        if text and "[^" in text
        for note in marks(text)
    )
    return [Mark(item, name, note, number) for number, (item, name, note) in enumerate(found, 1)]


@once
def note_numbers(workshop: Workshop) -> dict[str, int]:
    """Return footnote id to its number; a note marked twice has its first."""
    numbers: dict[str, int] = {}
    for mark in number_marks(workshop):
        numbers.setdefault(mark.note, mark.number)
    return numbers


def unmarked_notes(workshop: Workshop) -> list[str]:
    """Return the ids of the notes whose mark stands in no printed text."""
    marked = {mark.note for mark in number_marks(workshop)}
    return [note for note in workshop.footnotes if note not in marked]


def missing_notes(workshop: Workshop) -> list[Mark]:
    """Return the marks whose note is missing, gone or empty."""
    notes = workshop.footnotes
    return [mark for mark in number_marks(workshop) if mark.note not in notes or not notes[mark.note].text]
