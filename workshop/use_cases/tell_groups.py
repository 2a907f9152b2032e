"""Telling two groups that an action of each may say the same: a note stands among what each has to see to."""

from workshop.changes import Change
from workshop.items import Action, Axis, Input
from workshop.language import _
from workshop.new_items import NewItems
from workshop.numbering import number_plan
from workshop.permissions import Actor, Doing, require
from workshop.text import without_marks
from workshop.use_cases.decide import now
from workshop.workshop import Workshop

_ENOUGH = 160  # letters of the other action's text: the whole is one click away


def tell_groups(workshop: Workshop, actor: Actor, one: str, other: str) -> list[Change]:
    """Put a note about a pair of likely duplicates into the axis of each, that of one axis once; who sent it is named.

    Who heard of the pair is not told again while the note is open. Raises: Forbidden, StageClosed, ItemNotFound.
    """
    require(actor, Doing.CONSOLIDATE, workshop)
    new, told = NewItems(workshop), set[str]()
    for mine, theirs in ((one, other), (other, one)):
        axis = workshop.above(workshop.find(mine, Action).id, Axis)
        heard = any(note.became is None for note in notes_on(workshop, one, other) if note.parent == (axis and axis.id))
        if axis is None or axis.id in told or heard:
            continue
        told.add(axis.id)
        text = _words(workshop, mine, theirs)
        new.add(Input, axis.id, text=text, author=actor.name, at=now(), about=mine, alike=theirs)
    return new.changes


def notes_on(workshop: Workshop, one: str, other: str) -> list[Input]:
    """Return the notes on a pair that still stand in some axis, whether something was made of them or not."""
    found = (each for axis in workshop.axes for each in workshop.inputs(axis.id))
    return [each for each in found if {each.about, each.alike} == {one, other}]


def _words(workshop: Workshop, mine: str, theirs: str) -> str:
    numbers, action = number_plan(workshop), workshop.find(theirs, Action)
    text = " ".join(without_marks(action.text).split()).rstrip(".")
    cut = text if len(text) <= _ENOUGH else text[: _ENOUGH - 1].rstrip() + "…"
    said = _("La acción {mine} puede decir lo mismo que la {theirs}: «{text}». Compárenlas y acuerden qué hacer.")
    return said.format(mine=numbers.code(workshop, mine), theirs=numbers.code(workshop, theirs), text=cut)
