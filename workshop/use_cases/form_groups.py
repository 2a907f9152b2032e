"""Axes and their working groups: proposing axes, forming groups, and placing people in them by hand."""

from collections.abc import Iterable

from workshop.changes import Change
from workshop.errors import GuestNotPlaced, NameRequired
from workshop.items import Axis, Member, Objective, Participant, WorkingGroup
from workshop.labels import field_label
from workshop.language import _
from workshop.new_items import LAST, NewItems, last_child
from workshop.permissions import Actor, Doing, require
from workshop.use_cases.prepare_workshop import delete_item, edit_item, move_item
from workshop.workshop import Workshop

edit_axis = edit_group = edit_item  # a former title stays readable in the history
move_axis = move_group = move_item
delete_axis = delete_group = delete_item


def add_axis(
    workshop: Workshop,
    actor: Actor,
    title: str,
    *,
    short_title: str | None = None,
    section: str | None = None,
    description: str = "",
    examples: Iterable[str] = (),
    after: str | None = LAST,
) -> list[Change]:
    """Add an axis with its guidance, and an empty objective so that its matrix can be written at once.

    Raises: NameRequired for a blank title.
    """
    require(actor, Doing.PREPARE, workshop)
    if not title.strip():
        raise NameRequired(field=field_label("axis", "title"))
    new = NewItems(workshop)
    axis = new.add(
        Axis,
        workshop.root,
        after=after,
        title=title,
        short_title=short_title,
        section=section,
        description=description,
        examples=tuple(examples),
    )
    new.add(Objective, axis)
    return new.changes


def add_group(
    workshop: Workshop,
    actor: Actor,
    axis: str,
    name: str,
    *,
    room: str = "",
    facilitator: str = "",
    rapporteur: str = "",
    helper: str | None = None,
) -> list[Change]:
    """Form a working group for an axis. `room` is a room or a link; the officers' names need not be participants."""
    require(actor, Doing.PREPARE, workshop)
    new = NewItems(workshop)
    parent = workshop.find(axis, Axis).id
    new.add(WorkingGroup, parent, name=name, room=room, facilitator=facilitator, rapporteur=rapporteur, helper=helper)
    return new.changes


def add_missing_groups(workshop: Workshop, actor: Actor) -> list[Change]:
    """Form a group for each axis that has none, numbered on from those there are."""
    changes: list[Change] = []
    for axis in workshop.axes:
        if not workshop.groups(axis.id):
            name = _("Grupo {number}").format(number=len(workshop.groups()) + 1)
            added = add_group(workshop, actor, axis.id, name)
            workshop, changes = workshop.apply(added), changes + added
    return changes


def place_people(workshop: Workshop, actor: Actor, people: Iterable[str], group: str) -> list[Change]:
    """Place several people in a group, in the order given; see `place_person`."""
    changes: list[Change] = []
    for person in people:
        placed = place_person(workshop, actor, person, group)
        workshop, changes = workshop.apply(placed), changes + placed
    return changes


def take_out_people(workshop: Workshop, actor: Actor, people: Iterable[str]) -> list[Change]:
    """Take several people out of their groups, back among the unassigned."""
    return [change for person in people for change in take_out_person(workshop, actor, person)]


def place_person(workshop: Workshop, actor: Actor, person: str, group: str) -> list[Change]:
    """Place somebody in a group; whoever is in another one moves.

    Raises: GuestNotPlaced, ItemNotFound.
    """
    require(actor, Doing.PREPARE, workshop)
    found = workshop.find(person, Participant)
    if found.guest:
        raise GuestNotPlaced(name=found.name)
    target = workshop.find(group, WorkingGroup).id
    places = places_of(workshop, person)
    if any(place.parent == target for place in places):
        return []
    if places:
        after = last_child(workshop, target)
        return [Change(kind="move", item=places[0].id, parent=target, after=after)]
    new = NewItems(workshop)
    new.add(Member, target, participant=person)
    return new.changes


def take_out_person(workshop: Workshop, actor: Actor, person: str) -> list[Change]:
    """Take somebody out of their group, back among the unassigned."""
    require(actor, Doing.PREPARE, workshop)
    return [Change(kind="delete", item=place.id) for place in places_of(workshop, person)]


def places_of(workshop: Workshop, person: str) -> list[Member]:
    """Return the live places a participant has, one as a rule."""
    return [
        place
        for group in workshop.groups()
        for place in workshop.children(group.id, Member)
        if place.participant == person
    ]


def placements(workshop: Workshop) -> dict[str, WorkingGroup]:
    """Return participant id to the group they are placed in."""
    return {person.id: group for group in workshop.groups() for person in workshop.members(group.id)}


def unassigned(workshop: Workshop) -> list[Participant]:
    """Return the participants without a place, guests left out, in order."""
    placed = placements(workshop)
    return [person for person in workshop.participants if not person.guest and person.id not in placed]
