"""Letting pass what is to be reviewed: with a reason, and back again."""

from workshop.changes import Change
from workshop.items import Axis, Waiver
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, may, require
from workshop.plenary_errors import ReasonRequired
from workshop.use_cases.decide import now
from workshop.waivers import waivers
from workshop.workshop import Workshop


def waive(workshop: Workshop, actor: Actor, about: str, item: str, said: str, reason: str) -> list[Change]:
    """Let something pass; `about` is its sign, `item` where it stands, `said` the sentence it is listed with.

    Who writes the axis may; outside the axes, who consolidates. Raises: ReasonRequired.
    """
    _require(workshop, actor, item)
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
    return may(actor, _doing(workshop, item), workshop, item)


def _require(workshop: Workshop, actor: Actor, item: str) -> None:
    require(actor, _doing(workshop, item), workshop, item)


def _doing(workshop: Workshop, item: str) -> Doing:
    return Doing.WRITE_MATRIX if workshop.above(item, Axis) is not None else Doing.CONSOLIDATE
