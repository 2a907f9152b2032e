"""What was caught in one line while people spoke: the leftovers become actions or go, one step each."""

from collections.abc import Iterator

from workshop.changes import Change, new_id
from workshop.errors import InputAlreadyUsed
from workshop.items import Axis, Input
from workshop.permissions import Actor, Doing, require
from workshop.workshop import Workshop


def open_inputs(workshop: Workshop, parent: str) -> list[Input]:
    """Return what was caught for an axis (or the root, for the plan as a whole) and is still open, oldest first."""
    return [each for each in workshop.inputs(parent) if each.became is None]


def leftovers(workshop: Workshop) -> list[Input]:
    """Return every open input, those of the plan as a whole first, then axis by axis."""
    parents = [workshop.root, *(axis.id for axis in workshop.axes)]
    return [each for parent in parents for each in open_inputs(workshop, parent)]


def make_action(workshop: Workshop, actor: Actor, item: str, axis: str | None = None) -> list[Change]:
    """Make an action of an input at the end of an axis, its own unless another is named; it then is no longer open.

    An axis without an objective gets one. Raises: InputAlreadyUsed, ItemNotFound for one without any axis.
    """
    found = workshop.find(item, Input)
    home = workshop.find(axis or found.parent or "", Axis)
    require(actor, Doing.WRITE_MATRIX, workshop, found.id)
    require(actor, Doing.WRITE_MATRIX, workshop, home.id)
    if found.became is not None:
        raise InputAlreadyUsed()
    action = new_id()
    return [*_action(workshop, home, action, found.text), Change(kind="set", item=item, field="became", text=action)]


def discard_input(workshop: Workshop, actor: Actor, item: str) -> list[Change]:
    """Take an input out of the list; the history keeps it."""
    found = workshop.find(item, Input)
    require(actor, Doing.WRITE_MATRIX, workshop, found.id)
    return [Change(kind="delete", item=item)]


def _action(workshop: Workshop, axis: Axis, action: str, text: str) -> Iterator[Change]:
    objectives = workshop.objectives(axis.id)
    objective = objectives[-1].id if objectives else new_id()
    if not objectives:
        last = workshop.last_child(axis.id)
        yield Change(kind="insert", item=objective, type="objective", parent=axis.id, after=last)
    after = workshop.last_child(objective)
    cells = {"text": text}
    yield Change(kind="insert", item=action, type="action", parent=objective, after=after, cells=cells)
