"""Issuing a draft: one revision of the plan gets a number and stays as it was; what is open may be closed with it."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from workshop.changes import Change, new_id
from workshop.choices import ANNEXES
from workshop.drafts import next_number
from workshop.items import Amendment, Draft, Remark
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, may, require
from workshop.soundings import open_sounding
from workshop.use_cases.decide import adopt_undisputed, decidables, is_settled, is_undisputed, now
from workshop.use_cases.hand_in import hand_in_axis
from workshop.use_cases.inputs import leftovers
from workshop.use_cases.open_stage import next_stage, open_stage
from workshop.use_cases.sound import close_sounding
from workshop.workshop import Workshop

Matter = Literal["stage", "hand_in", "sounding", "undisputed", "disputed", "amendments", "remarks", "inputs", "gaps"]
T = TypeVar("T", Amendment, Remark)
_MEETING = ("group_work", "plenary")  # the stages in which something stands open that a draft may end


@dataclass(frozen=True, slots=True)
class Open:
    """Something that stands open: of what kind, how many, and whether the actor may close it in the same step."""

    matter: Matter
    count: int
    closable: bool = False


def open_matters(workshop: Workshop, actor: Actor, gaps: int) -> list[Open]:
    """Return what is still open in a workshop, what can be closed along with a draft first; nothing of it blocks.

    `gaps` are how many things there are to look at.
    """
    return [matter for matter in [*_matters(workshop, actor), Open("gaps", gaps)] if matter.count]


def _matters(workshop: Workshop, actor: Actor) -> Iterator[Open]:
    stage = workshop.facts.stage
    if stage in _MEETING:
        yield Open("stage", 1, may(actor, Doing.OPEN_STAGE, workshop))
        with_group = [axis.id for axis in workshop.axes if not axis.handed_in]
        yield Open("hand_in", len(with_group), all(may(actor, Doing.HAND_IN, workshop, axis) for axis in with_group))
    yield Open("sounding", int(open_sounding(workshop) is not None), may(actor, Doing.DECIDE, workshop))
    undecided = [each for each in decidables(workshop) if not is_settled(workshop, each)]
    undisputed = sum(is_undisputed(workshop, each) for each in undecided)
    yield Open("undisputed", undisputed, may(actor, Doing.DECIDE, workshop))
    yield Open("disputed", len(undecided) - undisputed)
    yield Open("amendments", sum(each.outcome is None for each in _standing(workshop, Amendment)))
    yield Open("remarks", len(_standing(workshop, Remark)))
    yield Open("inputs", len(leftovers(workshop)))


def _standing(workshop: Workshop, kind: type[T]) -> list[T]:
    return [each for each in workshop.items.values() if isinstance(each, kind) and workshop.is_live(each.id)]


def issue_draft(
    workshop: Workshop, actor: Actor, closing: Collection[Matter] = (), annexes: Collection[str] = ()
) -> list[Change]:
    """Issue the next draft, of the revision that this very step makes; `closing` names what is closed along with it.

    `annexes` are printed behind its axes, one that is none of them is passed over. Nothing that is missing refuses it.
    Raises: Forbidden, StageClosed, also where the actor may not close that.
    """
    require(actor, Doing.CONSOLIDATE, workshop)
    changes = [change for matter in _CLOSING if matter in closing for change in _CLOSING[matter](workshop, actor)]
    new = NewItems(workshop)
    new.add(
        Draft,
        workshop.root,
        number=next_number(workshop),
        revision=workshop.revision + 1,
        file=new_id(),
        annexes=tuple(name for name in ANNEXES if name in annexes),
        author=actor.name,
        at=now(),
    )
    return [*changes, *new.changes]


def _close_stage(workshop: Workshop, actor: Actor) -> list[Change]:
    return open_stage(workshop, actor, next_stage(workshop.facts.stage)) if workshop.facts.stage in _MEETING else []


def _hand_in(workshop: Workshop, actor: Actor) -> list[Change]:
    return [change for axis in workshop.axes if not axis.handed_in for change in hand_in_axis(workshop, actor, axis.id)]


_CLOSING: dict[Matter, Callable[[Workshop, Actor], list[Change]]] = {
    "stage": _close_stage,
    "hand_in": _hand_in,
    "sounding": close_sounding,
    "undisputed": adopt_undisputed,
}
