"""Letting pass what is to be reviewed: with a reason, and back again."""

from workshop.changes import Change
from workshop.items import Axis, Footnote, Waiver
from workshop.new_items import NewItems
from workshop.note_homes import note_homes
from workshop.permissions import Actor, Doing, may, require
from workshop.plenary_errors import ReasonRequired
from workshop.use_cases.decide import now
from workshop.waivers import waivers
from workshop.workshop import Workshop


def waive(workshop: Workshop, actor: Actor, about: str, item: str, said: str, reason: str) -> list[Change]:
    """Let something pass; `about` is its sign, `item` where it stands, `said` the sentence it is listed with.

    Who writes the axis may; outside the axes, who consolidates. Raises: ReasonRequired.
    """
    require(actor, doing_at(workshop, item), workshop, item)
    if not reason.strip():
        raise ReasonRequired()
    if about in waivers(workshop):
        return []
    new = NewItems(workshop)
    new.add(Waiver, workshop.root, about=about, said=said, reason=reason.strip(), author=actor.name, at=now())
    return new.changes


def review_again(workshop: Workshop, actor: Actor, waiver: str) -> list[Change]:
    """List again what was let pass."""
    require(actor, Doing.CONSOLIDATE, workshop)
    return [Change(kind="delete", item=workshop.find(waiver, Waiver).id)]


def may_waive(workshop: Workshop, actor: Actor, item: str) -> bool:
    """Say whether somebody may let something pass that stands at an item."""
    return may(actor, doing_at(workshop, item), workshop, item)


def doing_at(workshop: Workshop, item: str) -> Doing:
    """Return what somebody does who changes a printed text: a note is where its marks stand."""
    if isinstance(workshop.items.get(item), Footnote):
        is_of_axes = None not in note_homes(workshop).get(item, {None})
    else:
        is_of_axes = workshop.above(item, Axis) is not None
    return Doing.WRITE_MATRIX if is_of_axes else Doing.CONSOLIDATE
