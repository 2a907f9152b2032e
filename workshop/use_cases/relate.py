"""Relating the plan to what others do: initiatives of other bodies, indicators of compliance."""

from collections.abc import Iterable

from workshop.changes import Change
from workshop.items import Axis, Compliance, Initiative
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, require
from workshop.rules import check_item
from workshop.workshop import Workshop


def add_initiative(
    workshop: Workshop, actor: Actor, body: str, title: str, actions: Iterable[str] = (), axes: Iterable[str] = ()
) -> list[Change]:
    """Add a complementary initiative of another body; without axes it bears on all of them.

    Raises: NameRequired, ItemNotFound for an axis that is gone.
    """
    require(actor, Doing.PREPARE, workshop)
    new, tied = NewItems(workshop), _axes(workshop, axes)
    lines = tuple(line.strip() for line in actions if line.strip())
    item = new.add(Initiative, workshop.root, body=body.strip(), title=title.strip(), actions=lines, axes=tied)
    check_item(workshop, Initiative(id=item, body=body, title=title))
    return new.changes


def add_compliance(
    workshop: Workshop, actor: Actor, text: str, instrument: str = "", axes: Iterable[str] = ()
) -> list[Change]:
    """Add an indicator of compliance; without axes it bears on all of them. Raises: NameRequired, ItemNotFound."""
    require(actor, Doing.PREPARE, workshop)
    new, tied = NewItems(workshop), _axes(workshop, axes)
    item = new.add(Compliance, workshop.root, text=text.strip(), instrument=instrument.strip(), axes=tied)
    check_item(workshop, Compliance(id=item, text=text))
    return new.changes


def _axes(workshop: Workshop, axes: Iterable[str]) -> tuple[str, ...]:
    wanted = {workshop.find(axis, Axis).id for axis in axes}
    return tuple(axis.id for axis in workshop.axes if axis.id in wanted)
