"""Distributing people over the groups: keeping an assignment, pinning places, and saying who belongs together."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from workshop.changes import Change, new_id
from workshop.errors import TieNeedsTwo
from workshop.items import Axis, Member, Participant, Tie
from workshop.new_items import NewItems, last_child
from workshop.permissions import Actor, Doing, require
from workshop.use_cases.form_groups import places_of
from workshop.use_cases.prepare_workshop import delete_item
from workshop.workshop import Workshop

delete_tie = delete_item


def keep_assignment(
    workshop: Workshop, actor: Actor, assignment: Mapping[str, str], absent: Collection[str] = ()
) -> list[Change]:
    """Place everybody as an assignment (person → group) says, and take the absent out of their groups.

    Who was pinned elsewhere meanwhile stays; people and groups that are gone meanwhile, and guests, are passed over.
    """
    require(actor, Doing.PREPARE, workshop)
    last = {group.id: last_child(workshop, group.id) for group in workshop.groups()}
    places = _places(workshop)
    changes = [Change(kind="delete", item=places[person].id) for person in absent if person in places]
    for person, group in assignment.items():
        place = places.get(person)
        if group not in last or not _may_be_placed(workshop, person) or person in absent:
            continue
        if place is None:
            place = Member(id=new_id(), participant=person)
            cells = {"participant": person}
            changes.append(
                Change(kind="insert", item=place.id, type="member", parent=group, after=last[group], cells=cells)
            )
        elif place.parent == group or place.pinned:
            continue
        else:
            changes.append(Change(kind="move", item=place.id, parent=group, after=last[group]))
        last[group] = place.id
    return changes


def pin_people(workshop: Workshop, actor: Actor, people: Iterable[str], pinned: bool = True) -> list[Change]:
    """Have people stay where they are when others are distributed, or let them go again; who has no place is left."""
    require(actor, Doing.PREPARE, workshop)
    places = [place for person in people for place in places_of(workshop, person) if place.pinned != pinned]
    return [Change(kind="set", item=place.id, field="pinned", text="1" if pinned else "0") for place in places]


def tie_people(workshop: Workshop, actor: Actor, kind: str, people: Sequence[str]) -> list[Change]:
    """Say that people should work "together" or "apart". Raises: TieNeedsTwo, ItemNotFound, InvalidValue."""
    require(actor, Doing.PREPARE, workshop)
    chosen = tuple(dict.fromkeys(workshop.find(person, Participant).id for person in people))
    if len(chosen) < 2:
        raise TieNeedsTwo()
    new = NewItems(workshop)
    new.add(Tie, workshop.root, kind=kind, people=chosen)
    return new.changes


def prefer_axes(workshop: Workshop, actor: Actor, people: Iterable[str], axes: Sequence[str]) -> list[Change]:
    """Set the axes some people would rather work on, the dearest first; none takes their preferences back."""
    require(actor, Doing.PREPARE, workshop)
    wanted = tuple(dict.fromkeys(workshop.find(axis, Axis).id for axis in axes))
    found = [workshop.find(person, Participant) for person in people]
    text = "\n".join(wanted) or None
    return [
        Change(kind="set", item=person.id, field="preferences", text=text)
        for person in found
        if person.preferences != wanted
    ]


def _places(workshop: Workshop) -> dict[str, Member]:
    members = [member for group in workshop.groups() for member in workshop.children(group.id, Member)]
    return {member.participant: member for member in reversed(members)}


def _may_be_placed(workshop: Workshop, person: str) -> bool:
    found = workshop.items.get(person)
    return isinstance(found, Participant) and not found.deleted and not found.guest
