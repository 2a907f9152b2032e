"""Which groups are somebody's own: by their place in the list, by their office, or by the axis of their role."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.axis_lines import reached_axes
from workshop.expected_roles import folded, only_namesake
from workshop.items import Axis, Participant, WorkingGroup
from workshop.permissions import OF_AXES, Actor
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """A group with its axis; `group` is `None` while an axis of somebody's role has none.

    `others` are its members without the person itself and without those who have an office in it.
    """

    axis: Axis
    group: WorkingGroup | None = None
    others: Sequence[Participant] = ()


def participant_of(workshop: Workshop, actor: Actor, registered: str | None, taken: set[str]) -> Participant | None:
    """Return who of the list somebody is: as `registered`, else the only one of their name who is nobody yet."""
    found = workshop.items.get(registered or "")
    if isinstance(found, Participant) and not found.deleted:
        return found
    return only_namesake(workshop, actor.name, taken)


def own_groups(workshop: Workshop, actor: Actor, participant: Participant | None) -> list[OwnGroup]:
    """Return somebody's groups in the plan's order.

    In an axis of one's role all groups are one's own, unless one is placed in, or has an office in, some of them.
    """
    axes = reached_axes(workshop, _axes_of_roles(actor))
    found: list[OwnGroup] = []
    for axis in workshop.axes:
        groups = workshop.groups(axis.id)
        placed = [group for group in groups if _is_in(workshop, group, actor, participant)]
        if axis.id in axes and not groups:
            found.append(OwnGroup(axis))
        own = placed or (groups if axis.id in axes else [])
        found += [OwnGroup(axis, group, _others(workshop, group, participant)) for group in own]
    return found


def _axes_of_roles(actor: Actor) -> set[str]:
    limits = [actor.axes_as(role) for role in OF_AXES if role in actor.roles]
    return {axis for limit in limits if limit is not None for axis in limit}


def _is_in(workshop: Workshop, group: WorkingGroup, actor: Actor, participant: Participant | None) -> bool:
    if participant is not None and any(each.id == participant.id for each in workshop.members(group.id)):
        return True
    return folded(actor.name) in _officers(group)


def _others(workshop: Workshop, group: WorkingGroup, participant: Participant | None) -> list[Participant]:
    own = participant.id if participant else None
    officers = _officers(group)
    return [each for each in workshop.members(group.id) if each.id != own and folded(each.name) not in officers]


def _officers(group: WorkingGroup) -> set[str]:
    return {folded(name) for name in (group.facilitator, group.rapporteur, group.helper) if name and name.strip()}
