"""Which roles the list and the groups already tell of: offered where somebody is invited or admitted, never given."""

import unicodedata
from collections.abc import Iterable

from workshop.axis_lines import reached_axes
from workshop.items import Axis, Participant, WorkingGroup
from workshop.permissions import Grant, Role
from workshop.workshop import Workshop


def expected_grants(workshop: Workshop, person: Participant) -> list[Grant]:
    """Return the roles of a participant: offices of groups by name, else their group's axis, else the whole workshop.

    A guest stays a guest. The same office in the groups of several axes is a role in each of them.
    """
    if person.guest:
        return [Grant(Role.GUEST)]
    offices = [grant for group in workshop.groups() for grant in _offices(workshop, group, person.name)]
    if offices:
        return list(dict.fromkeys(offices))
    axes = [axis for group in workshop.groups() if person in workshop.members(group.id) for axis in _axis(group)]
    return [Grant(Role.PARTICIPANT, axis) for axis in dict.fromkeys(axes)] or [Grant(Role.PARTICIPANT)]


def namesakes(workshop: Workshop, name: str) -> list[Participant]:
    """Return the participants whose name is written alike but for case, accents and spaces."""
    return [person for person in workshop.participants if folded(person.name) == folded(name)]


def only_namesake(workshop: Workshop, name: str, taken: Iterable[str]) -> Participant | None:
    """Return the one participant of that name whom nobody is yet; `None` where there is none, or more than one."""
    found = [person for person in namesakes(workshop, name) if person.id not in set(taken)]
    return found[0] if len(found) == 1 else None


def people_at_table(workshop: Workshop, axis: str) -> list[str]:
    """Return the names of those who may sit at a group's table: its officers first, then its members."""
    names = []
    own = reached_axes(workshop, {axis})
    for group in (each for each in workshop.groups() if each.parent in own):
        names += [group.rapporteur, group.helper or "", group.facilitator]
        names += [person.name for person in workshop.members(group.id)]
    told: dict[str, str] = {}
    for name in names:
        told.setdefault(folded(name), name)
    return [name for key, name in told.items() if key]


def folded(name: str) -> str:
    """Return a name as names are compared."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).split())


def _offices(workshop: Workshop, group: WorkingGroup, name: str) -> list[Grant]:
    held = {
        Role.FACILITATOR: group.facilitator,
        Role.RAPPORTEUR: group.rapporteur,
        Role.HELPER: group.helper or "",
    }
    axis = workshop.above(group.id, Axis)
    own = folded(name)
    return [Grant(role, axis.id) for role, who in held.items() if axis is not None and own and folded(who) == own]


def _axis(group: WorkingGroup) -> list[str]:
    return [group.parent] if group.parent else []
