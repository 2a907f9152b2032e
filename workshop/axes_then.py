"""The axes as they were when the earlier stages closed: as a closing kept them here, or else as a file told."""

from collections.abc import Mapping

from workshop.axis_lines import all_axes
from workshop.items import Action, Axis
from workshop.numbering import number_plan
from workshop.text import without_marks
from workshop.workshop import Workshop

PROPOSED, WORKED = "preparation", "group_work"  # the stages at whose closing an axis was proposed, or worked on
TOLD = {PROPOSED: "proposed_as", WORKED: "worked_as"}  # the cell in which a file told it
Then = Mapping[str, tuple[str, str]]  # axis to its number and title, in order


def axes_then(workshop: Workshop, closings: Mapping[str, Workshop]) -> dict[str, Then]:
    """Return the axes there were at the closing of each stage of which that is known, the stages in their order."""
    found = {
        stage: _kept(closings[stage]) if stage in closings else _told(workshop, cell) for stage, cell in TOLD.items()
    }
    return {stage: then for stage, then in found.items() if then or stage in closings}


def former_axes(workshop: Workshop, closings: Mapping[str, Workshop]) -> list[Axis]:
    """Return the axes that are gone and from which something came, or which a stage knew, in order."""
    named = {item.origin for item in workshop.items.values() if isinstance(item, Action)}
    named |= {axis.split_from for axis in workshop.axes}
    named |= {axis for then in axes_then(workshop, closings).values() for axis in then}
    return [axis for axis in all_axes(workshop) if axis.deleted and (axis.merged_into or axis.id in named)]


def _kept(closed: Workshop) -> Then:
    numbers = number_plan(closed).axes
    return {axis.id: (numbers[axis.id], axis.title) for axis in closed.axes}


def _told(workshop: Workshop, cell: str) -> Then:
    found = {}
    for axis in all_axes(workshop):
        number, _space, title = (axis.cell(cell) or "").partition(" ")
        if number.isdecimal():
            found[axis.id] = (number, without_marks(title))
    return dict(sorted(found.items(), key=lambda each: int(each[1][0])))
