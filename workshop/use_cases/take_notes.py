"""Taking down what is said at a point of the agenda: notes, questions with answers, good practices by delegation."""

from collections.abc import Sequence
from dataclasses import replace

from workshop.captured_line import CapturedLine, Kind, read_line, speakers_of
from workshop.cells import Item
from workshop.changes import Change
from workshop.errors import NoQuestionYet
from workshop.items import AgendaItem, Answer, Delegation, Practice, Question, SessionNote
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, require
from workshop.rules import check_item
from workshop.said import Said
from workshop.use_cases.decide import now
from workshop.workshop import Workshop

_KINDS: dict[str, type[Said]] = {"note": SessionNote, "question": Question, "answer": Answer, "practice": Practice}


def take_line(
    workshop: Workshop,
    actor: Actor,
    point: str,
    typed: str,
    kind: Kind = "note",
    delegation: str | None = None,
    question: str | None = None,
) -> list[Change]:
    """Keep one line as it was typed, of the given kind and delegation where it says no others; see `take_down`.

    A line without words is nothing to keep.
    """
    require(actor, Doing.TAKE_NOTES, workshop)
    line = read_line(typed, speakers_of(workshop), kind)
    if line is None:
        return []
    line = replace(line, delegation=line.delegation or delegation)
    return take_down(workshop, actor, point, [line], question if line.kind == "answer" else None)


def take_down(
    workshop: Workshop, actor: Actor, point: str, lines: Sequence[CapturedLine], question: str | None = None
) -> list[Change]:
    """Keep lines with a point of the agenda, in their order and together.

    An answer goes to the question before it among the lines, else to `question`, else to the point's last one.
    Raises: ItemNotFound, NoQuestionYet for an answer to nothing, NameRequired for a line without words.
    """
    require(actor, Doing.TAKE_NOTES, workshop)
    workshop.find(point, AgendaItem)
    if question is not None:
        workshop.find(question, Question)
    asked = question or next((each.id for each in reversed(workshop.children(point, Question))), None)
    new, at = NewItems(workshop), now()
    for line in lines:
        parent = asked if line.kind == "answer" else point
        if parent is None:
            raise NoQuestionYet()
        item = _add(workshop, new, line, parent, at)
        asked = item if line.kind == "question" else asked
    return new.changes


def _add(workshop: Workshop, new: NewItems, line: CapturedLine, parent: str, at: str) -> str:
    kind: type[Item] = _KINDS[line.kind]
    if line.delegation is not None:
        workshop.find(line.delegation, Delegation)
    said = {"text": line.text, "author": line.author, "delegation": line.delegation, "at": at}
    item = new.add(kind, parent, **said)
    check_item(workshop, kind(id=item).with_cell("text", line.text, 1))
    return item
