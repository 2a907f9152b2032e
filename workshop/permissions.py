"""Who may do what, in which stage: the one table every use case asks."""

from dataclasses import dataclass, field
from enum import StrEnum

from workshop.errors import AxisHandedIn, Forbidden, StageClosed
from workshop.handed_in import is_handed_in
from workshop.items import Action, Axis, Footnote, Input, Objective, Remark
from workshop.workshop import Workshop


class Role(StrEnum):
    """A role in one workshop; several add up."""

    COORDINATOR = "coordinator"
    WRITER = "writer"
    READER = "reader"


class Doing(StrEnum):
    """What the use cases of the product do."""

    READ = "read"
    READ_INTERNAL = "read_internal"
    CREATE_WORKSHOP = "create_workshop"
    PREPARE = "prepare"
    WRITE_MATRIX = "write_matrix"
    REMARK = "remark"
    HAND_IN = "hand_in"
    DECIDE = "decide"
    CONSOLIDATE = "consolidate"
    SHOW_SCREEN = "show_screen"
    INVITE = "invite"
    OPEN_STAGE = "open_stage"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who does something: a person who entered, or the command line.

    `roles` are those in the workshop at hand; `axes` limits a writer to the axes of their groups (`None`: all).
    """

    id: str
    name: str
    roles: frozenset[Role] = frozenset()
    axes: frozenset[str] | None = field(default=None)


COMMAND_LINE = Actor("command-line", "manage.py", frozenset({Role.COORDINATOR}))

_ALLOWED: dict[Role, frozenset[Doing]] = {
    Role.COORDINATOR: frozenset(Doing),
    Role.WRITER: frozenset(
        {Doing.READ, Doing.READ_INTERNAL, Doing.WRITE_MATRIX, Doing.REMARK, Doing.HAND_IN}
    ),
    Role.READER: frozenset({Doing.READ}),
}

# The stages in which a role other than the coordinator may do a thing; absent: in any.
_STAGES: dict[Doing, frozenset[str]] = {
    Doing.WRITE_MATRIX: frozenset({"group_work"}),
    Doing.REMARK: frozenset({"group_work"}),
    Doing.HAND_IN: frozenset({"group_work"}),
}
OF_AN_AXIS = frozenset({Doing.WRITE_MATRIX, Doing.REMARK, Doing.HAND_IN})  # what writers may do in their own axes alone
_IN_AN_AXIS = (Axis, Objective, Action, Input, Remark)  # what a writer may touch of the axes that are theirs


def require(actor: Actor, doing: Doing, workshop: Workshop | None = None, item: str | None = None) -> None:
    """Let the actor do this, on this item where it matters.

    Raises: Forbidden when no role allows it there, StageClosed when the stage does not, AxisHandedIn where the
    group has given the axis out of its hands.
    """
    roles = [role for role in actor.roles if doing in _ALLOWED[role]]
    if not roles:
        raise Forbidden()
    if Role.COORDINATOR in roles:
        return
    if doing in OF_AN_AXIS and workshop is not None:
        _require_own_axis(actor, workshop, item)
    stage = workshop.facts.stage if workshop else None
    if stage is not None and doing in _STAGES and stage not in _STAGES[doing]:
        raise StageClosed()
    if doing in OF_AN_AXIS - {Doing.HAND_IN} and workshop and is_handed_in(workshop, item):
        raise AxisHandedIn()


def may(actor: Actor, doing: Doing, workshop: Workshop | None = None, item: str | None = None) -> bool:
    """Say whether `require` would let the actor do this: pages hide what it forbids."""
    try:
        require(actor, doing, workshop, item)
    except (Forbidden, StageClosed, AxisHandedIn):
        return False
    return True


def _require_own_axis(actor: Actor, workshop: Workshop, item: str | None) -> None:
    if item is None or isinstance(workshop.items.get(item), Footnote):
        return
    axis = workshop.above(item, Axis)
    is_theirs = axis is not None and (actor.axes is None or axis.id in actor.axes)
    if not is_theirs or not isinstance(workshop.items[item], _IN_AN_AXIS):
        raise Forbidden()
