"""What a workshop asks of the distribution of its people: who is to be placed, where, and what was said of them."""

from collections import Counter
from collections.abc import Collection

from workshop.assigning.distribution import Assignment, Bond, Candidate, Distribution, Mode, Place
from workshop.assigning.score import without
from workshop.axis_lines import standing_axes
from workshop.derived import once
from workshop.expected_roles import folded
from workshop.items import Member, Participant, Tie, WorkingGroup
from workshop.workshop import Workshop


def distribution_of(workshop: Workshop, mode: Mode = "reshuffle", absent: Collection[str] = ()) -> Distribution:
    """Return who is to be placed in which groups; guests and the absent are left out, officers stay in their group."""
    groups = workshop.groups()
    places = tuple(_place(group) for group in groups)
    members = _members(workshop)
    officers = officers_of(workshop)
    known = {each.id for each in (*workshop.delegations, *workshop.profiles)}
    worked_on = {place.axis for place in places}
    people = []
    for person in workshop.participants:
        if person.guest:
            continue
        member = members.get(person.id)
        pinned = member.parent if member is not None and member.pinned else None
        wishes = (axis for axis in standing_axes(workshop, person.preferences) if axis in worked_on)
        people.append(
            Candidate(
                id=person.id,
                delegation=person.delegation if person.delegation in known else None,
                profile=person.profile if person.profile in known else None,
                wishes=tuple(wishes),
                fixed=officers.get(person.id, pinned),
                now=member.parent if member is not None else None,
            )
        )
    bonds = tuple(Bond(tie.id, tie.kind == "together", frozenset(tie.people)) for tie in ties_of(workshop))
    return without(Distribution(tuple(people), places, bonds, mode), absent)


def assignment_now(workshop: Workshop) -> Assignment:
    """Return who is in which group as the workshop stands."""
    return {person: member.parent or "" for person, member in _members(workshop).items()}


@once
def officers_of(workshop: Workshop) -> dict[str, str]:
    """Return person → the first group they have an office in, where one person alone bears the name that stands there.

    Facilitators come first, for somebody may be named in several groups.
    """
    names = Counter(folded(person.name) for person in workshop.participants if not person.guest)
    named = {folded(person.name): person.id for person in workshop.participants if not person.guest}
    found: dict[str, str] = {}
    for office in ("facilitator", "rapporteur", "helper"):
        for group in workshop.groups():
            name = folded(getattr(group, office) or "")
            if names[name] == 1:
                found.setdefault(named[name], group.id)
    return found


def offices_in(group: WorkingGroup, person: Participant) -> list[str]:
    """Return the fields of a group in which somebody's name stands."""
    name = folded(person.name)
    return [
        office for office in ("facilitator", "rapporteur", "helper") if folded(getattr(group, office) or "") == name
    ]


def ties_of(workshop: Workshop) -> list[Tie]:
    """Return what was said of people together or apart, in order."""
    return workshop.children(workshop.root, Tie)


def _place(group: WorkingGroup) -> Place:
    most = group.maximum  # two people may have set two limits that contradict each other
    if most is not None and group.minimum is not None:
        most = max(most, group.minimum)
    return Place(group.id, group.parent or "", group.minimum, most)


def _members(workshop: Workshop) -> dict[str, Member]:
    """Return person → their place, the first where somebody has several."""
    found: dict[str, Member] = {}
    for group in workshop.groups():
        for member in workshop.children(group.id, Member):
            found.setdefault(member.participant, member)
    return found
