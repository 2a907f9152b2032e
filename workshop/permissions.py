"""Who may do what, in which stage: the one table every use case asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workshop.axis_lines import reached_axes
from workshop.errors import AxisHandedIn, Forbidden, StageClosed, TextProtected
from workshop.handed_in import is_handed_in
from workshop.items import Action, Axis, Footnote, Input, Objective, Remark, Section
from workshop.note_homes import note_homes
from workshop.workshop import Workshop


class Role(StrEnum):
    """A role in one workshop; several add up."""

    COORDINATOR = "coordinator"
    FACILITATOR = "facilitator"
    RAPPORTEUR = "rapporteur"
    HELPER = "helper"
    PLENARY_RAPPORTEUR = "plenary_rapporteur"
    CONSOLIDATOR = "consolidator"
    PARTICIPANT = "participant"
    GUEST = "guest"


class Doing(StrEnum):
    """What the use cases of the product do."""

    READ = "read"  # the workshop's name, agenda and shared screen
    READ_MATRIX = "read_matrix"  # the matrix, its checks and its working copy in Word
    READ_INTERNAL = "read_internal"
    TAKE_NOTES = "take_notes"  # of what is said at the points of the agenda
    CREATE_WORKSHOP = "create_workshop"
    PREPARE = "prepare"
    WRITE_MATRIX = "write_matrix"
    REMARK = "remark"
    AMEND = "amend"  # propose another wording
    SOUND = "sound"  # say in a sounding how one's delegation stands
    HAND_IN = "hand_in"
    DECIDE = "decide"
    CONSOLIDATE = "consolidate"
    SHOW_SCREEN = "show_screen"
    RUN_AGENDA = "run_agenda"  # what is on now, what is skipped, how long it may last
    ADMIT = "admit"  # who wait at the door
    TAKE_ATTENDANCE = "take_attendance"  # for anybody: at the door hands are few
    INVITE = "invite"
    OPEN_STAGE = "open_stage"
    READ_HISTORY = "read_history"  # who did what, and who came in or was denied


@dataclass(frozen=True, slots=True)
class Grant:
    """A role, in one axis or (`None`) in all."""

    role: Role
    axis: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who does something: a person who entered, or the command line.

    `roles` are those in the workshop at hand; `axes` are the axes of their groups (`None`: all). Where the roles differ
    in their axes, `axes_by_role` says so for each.
    """

    id: str
    name: str
    roles: frozenset[Role] = frozenset()
    axes: frozenset[str] | None = None
    axes_by_role: Mapping[Role, frozenset[str] | None] = field(default_factory=dict, hash=False)

    def axes_as(self, role: Role) -> frozenset[str] | None:
        """Return the axes of one of the roles; `None`: all."""
        return self.axes_by_role.get(role, self.axes)


COMMAND_LINE = Actor("command-line", "manage.py", frozenset({Role.COORDINATOR}))
OF_AXES = (Role.FACILITATOR, Role.RAPPORTEUR, Role.HELPER, Role.PARTICIPANT)  # the roles one may have in some axes only
WRITING = (Role.FACILITATOR, Role.RAPPORTEUR, Role.HELPER)

_Stages = frozenset[str] | None
_ANY: _Stages = None
_GROUPS: _Stages = frozenset({"group_work"})
_PLENARY: _Stages = frozenset({"plenary"})
_MERGE: _Stages = frozenset({"consolidation"})

# What each role may do, and in which stages; what is not there it may not. Coordinators may do everything in any stage,
# and a workshop without stages is open throughout.
# fmt: off
_MAY: Mapping[Role, Mapping[Doing, _Stages]] = {
    Role.FACILITATOR: {
        Doing.READ: _ANY, Doing.READ_MATRIX: _ANY, Doing.READ_INTERNAL: _ANY, Doing.TAKE_NOTES: _ANY,
        Doing.ADMIT: _ANY, Doing.TAKE_ATTENDANCE: _ANY,
        Doing.WRITE_MATRIX: _GROUPS, Doing.REMARK: _GROUPS, Doing.HAND_IN: _GROUPS, Doing.SHOW_SCREEN: _PLENARY,
        Doing.AMEND: _PLENARY, Doing.SOUND: _PLENARY,
    },
    Role.RAPPORTEUR: {
        Doing.READ: _ANY, Doing.READ_MATRIX: _ANY, Doing.READ_INTERNAL: _ANY, Doing.TAKE_NOTES: _ANY,
        Doing.WRITE_MATRIX: _GROUPS, Doing.REMARK: _GROUPS, Doing.HAND_IN: _GROUPS,
        Doing.AMEND: _PLENARY, Doing.SOUND: _PLENARY,
    },
    Role.HELPER: {
        Doing.READ: _ANY, Doing.READ_MATRIX: _ANY, Doing.READ_INTERNAL: _ANY, Doing.TAKE_NOTES: _ANY,
        Doing.TAKE_ATTENDANCE: _ANY,
        Doing.WRITE_MATRIX: _GROUPS, Doing.REMARK: _GROUPS, Doing.AMEND: _PLENARY, Doing.SOUND: _PLENARY,
    },
    Role.PLENARY_RAPPORTEUR: {
        Doing.READ: _ANY, Doing.READ_MATRIX: _ANY, Doing.READ_INTERNAL: _ANY, Doing.TAKE_NOTES: _ANY,
        Doing.DECIDE: _PLENARY, Doing.AMEND: _PLENARY, Doing.SOUND: _PLENARY,
        Doing.SHOW_SCREEN: _ANY, Doing.RUN_AGENDA: _ANY,
    },
    Role.CONSOLIDATOR: {
        Doing.READ: _ANY, Doing.READ_MATRIX: _ANY, Doing.READ_INTERNAL: _ANY, Doing.TAKE_NOTES: _ANY,
        Doing.CONSOLIDATE: _MERGE, Doing.WRITE_MATRIX: _MERGE, Doing.REMARK: _MERGE,
    },
    Role.PARTICIPANT: {
        Doing.READ: _ANY, Doing.READ_MATRIX: _ANY, Doing.REMARK: _GROUPS, Doing.AMEND: _PLENARY, Doing.SOUND: _PLENARY,
    },
    Role.GUEST: {Doing.READ: _ANY},
}
# fmt: on
# What is done in an axis one has a role in.
OF_AN_AXIS = frozenset({Doing.WRITE_MATRIX, Doing.REMARK, Doing.HAND_IN, Doing.SHOW_SCREEN})
_OF_THE_GROUP = frozenset({Doing.WRITE_MATRIX, Doing.REMARK})  # what ends when the group hands its axis in
_IN_AN_AXIS = (Axis, Objective, Action, Input, Remark)  # what may be touched so; the rest of the tree is prepared


def require(actor: Actor, doing: Doing, workshop: Workshop | None = None, item: str | None = None) -> None:
    """Let the actor do this, on this item where it matters.

    Raises: Forbidden when no role allows it there, StageClosed when the stage does not, AxisHandedIn where the
    group has given the axis out of its hands, TextProtected where only who prepares the workshop changes a text. Of
    several roles the one that gets furthest counts.
    """
    if Role.COORDINATOR in actor.roles:
        return
    problems = [_problem(actor, role, doing, workshop, item) for role in actor.roles if doing in _MAY[role]]
    if not problems:
        raise Forbidden()
    if None in problems:
        return
    raise min((each for each in problems if each is not None), key=lambda each: _GETS.index(type(each)))


_GETS = (AxisHandedIn, TextProtected, StageClosed, Forbidden)  # of several refusals the one that says most is told


def _problem(
    actor: Actor, role: Role, doing: Doing, workshop: Workshop | None, item: str | None
) -> AxisHandedIn | StageClosed | Forbidden | None:
    """Return why one role does not let the actor do this; `None` when it does."""
    if workshop is None:
        return None
    if doing in OF_AN_AXIS and not _is_of_theirs(actor, role, workshop, item):
        return Forbidden()
    stages, stage = _MAY[role][doing], workshop.facts.stage
    if stage is not None and stages is not None and stage not in stages:
        return StageClosed()
    if doing is Doing.CONSOLIDATE and item is not None and _is_protected(workshop, item):
        return TextProtected()
    if doing in _OF_THE_GROUP and role in OF_AXES and is_handed_in(workshop, item):
        return AxisHandedIn()
    return None


def may(actor: Actor, doing: Doing, workshop: Workshop | None = None, item: str | None = None) -> bool:
    """Say whether `require` would let the actor do this: pages hide what it forbids."""
    try:
        require(actor, doing, workshop, item)
    except (Forbidden, StageClosed, AxisHandedIn):
        return False
    return True


def may_give(actor: Actor, workshop: Workshop, role: Role, axis: str | None) -> bool:
    """Say whether the actor may give somebody a role: who admits gives no more than their own group has need of."""
    if may(actor, Doing.INVITE, workshop):
        return True
    if not may(actor, Doing.ADMIT, workshop):
        return False
    own = actor.axes_as(Role.FACILITATOR)
    is_own = own is None or axis in own
    return role in (Role.PARTICIPANT, Role.GUEST) or (role in (Role.RAPPORTEUR, Role.HELPER) and is_own)


def _is_protected(workshop: Workshop, item: str) -> bool:
    """Say whether an item is a protected text, or stands in one as a term does."""
    section = workshop.above(item, Section)
    return section is not None and section.is_protected


def _is_of_theirs(actor: Actor, role: Role, workshop: Workshop, item: str | None) -> bool:
    """Say whether an item is of the kind and axis in which a role may do something; a note is where its mark stands."""
    if item is None:
        return True
    axes = actor.axes_as(role) if role in OF_AXES else None
    if isinstance(workshop.items.get(item), Footnote):
        homes = note_homes(workshop).get(item, set()) if role in OF_AXES else set()
        return None not in homes and (axes is None or homes <= axes or homes <= reached_axes(workshop, axes))
    axis = workshop.above(item, Axis)
    is_theirs = axis is not None and (axes is None or axis.id in axes or axis.id in reached_axes(workshop, axes))
    return is_theirs and isinstance(workshop.items[item], _IN_AN_AXIS)
