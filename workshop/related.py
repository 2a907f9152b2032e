"""What others do that bears on the plan: initiatives of other bodies, and indicators of compliance, tied to axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from workshop.cells import Item, Lines

if TYPE_CHECKING:
    from workshop.workshop import Workshop


@dataclass(frozen=True, kw_only=True)
class Initiative(Item, kind="initiative", under="workshop"):
    """A complementary initiative of another body; `axes` are ids of those it bears on, none: on all of them."""

    body: str = ""
    title: str = ""
    actions: Lines = ()
    axes: Lines = ()


@dataclass(frozen=True, kw_only=True)
class Compliance(Item, kind="compliance", under="workshop"):
    """An indicator by which compliance with an instrument is watched; `axes` as of an initiative."""

    text: str = ""
    instrument: str = ""
    axes: Lines = ()


T = TypeVar("T", Initiative, Compliance)


def initiatives(workshop: "Workshop", axis: str | None = None) -> list[Initiative]:
    """Return the complementary initiatives in order: all of them, or those that bear on an axis."""
    return _of_axis(workshop, workshop.children(workshop.root, Initiative), axis)


def compliance_indicators(workshop: "Workshop", axis: str | None = None) -> list[Compliance]:
    """Return the compliance indicators in order: all of them, or those that bear on an axis."""
    return _of_axis(workshop, workshop.children(workshop.root, Compliance), axis)


def axes_of(workshop: "Workshop", item: Initiative | Compliance) -> list[str]:
    """Return the ids of the axes an item is tied to that are still there, in the plan's order; none: all of them.

    What was tied only to axes that are gone bears on all, rather than be lost.
    """
    return [axis.id for axis in workshop.axes if axis.id in item.axes]


def _of_axis(workshop: "Workshop", found: Sequence[T], axis: str | None) -> list[T]:
    return [each for each in found if axis is None or axis in (axes_of(workshop, each) or [axis])]
