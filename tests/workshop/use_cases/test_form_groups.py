import pytest

from workshop.errors import Forbidden, GuestNotPlaced, ItemNotFound, NameRequired
from workshop.items import Axis, Facts, Participant, WorkingGroup
from workshop.new_items import NewItems, build_workshop
from workshop.permissions import Actor, Role
from workshop.use_cases.form_groups import (
    add_axis,
    add_group,
    add_missing_groups,
    delete_group,
    edit_axis,
    move_axis,
    place_people,
    place_person,
    placements,
    take_out_people,
    take_out_person,
    unassigned,
)
from workshop.workshop import Workshop

COORDINATOR = Actor("c", "Coordinación", frozenset({Role.COORDINATOR}))
READER = Actor("r", "Participante", frozenset({Role.PARTICIPANT}))


def workshop() -> Workshop:
    new = NewItems()
    new.add(Facts, None, item="root", title="Taller")
    for number in ("1", "2"):
        new.add(Axis, "root", item=f"axis{number}", title=f"Eje {number}")
        new.add(WorkingGroup, f"axis{number}", item=f"group{number}", name=f"Grupo {number}")
    for name in ("Ana", "Beto", "Ciro"):
        new.add(Participant, "root", item=name.lower(), name=name)
    new.add(Participant, "root", item="guest", name="Invitada", guest=True)
    return build_workshop(new.changes)


def placed(found: Workshop) -> dict[str, list[str]]:
    return {group.name: [person.name for person in found.members(group.id)] for group in found.groups()}


def test_axis_is_added_with_guidance_and_an_objective_to_write_in() -> None:
    before = workshop()

    after = before.apply(
        add_axis(before, COORDINATOR, "Nuevo", description="Guía", examples=["Uno", "Dos"], after="axis1")
    )

    axis = after.axes[1]
    assert (axis.title, axis.description, axis.examples) == ("Nuevo", "Guía", ("Uno", "Dos"))
    assert [objective.text for objective in after.objectives(axis.id)] == [""]


def test_axis_needs_a_title() -> None:
    with pytest.raises(NameRequired):
        add_axis(workshop(), COORDINATOR, " ")


def test_axis_is_renamed_and_moved_with_its_groups() -> None:
    before = workshop()
    renamed = before.apply(edit_axis(before, COORDINATOR, "axis2", {"title": (1, "Otro")}))

    after = renamed.apply(move_axis(renamed, COORDINATOR, "axis2", None))

    assert [axis.title for axis in after.axes] == ["Otro", "Eje 1"]
    assert [group.name for group in after.groups()] == ["Grupo 2", "Grupo 1"]


def test_group_is_formed_with_its_officers() -> None:
    before = workshop()

    after = before.apply(
        add_group(
            before, COORDINATOR, "axis1", "Grupo 3", room="Sala", facilitator="Luz", rapporteur="Sol", helper="Mar"
        )
    )

    group = after.groups("axis1")[1]
    assert (group.name, group.room, group.facilitator, group.rapporteur, group.helper) == (
        "Grupo 3",
        "Sala",
        "Luz",
        "Sol",
        "Mar",
    )


def test_person_is_placed_and_moved_and_taken_out() -> None:
    found = workshop()
    for person, group in (("ana", "group1"), ("beto", "group1"), ("ana", "group2"), ("ciro", "group2")):
        found = found.apply(place_person(found, COORDINATOR, person, group))
    assert placed(found) == {"Grupo 1": ["Beto"], "Grupo 2": ["Ana", "Ciro"]}

    found = found.apply(take_out_person(found, COORDINATOR, "ana"))

    assert placed(found) == {"Grupo 1": ["Beto"], "Grupo 2": ["Ciro"]}
    assert {person: group.id for person, group in placements(found).items()} == {"beto": "group1", "ciro": "group2"}


def test_person_moves_as_one_item_whose_history_stays() -> None:
    found = workshop()
    found = found.apply(place_person(found, COORDINATOR, "ana", "group1"))

    changes = place_person(found, COORDINATOR, "ana", "group2")

    assert [(change.kind, change.item) for change in changes] == [("move", found.order["group1"][0])]


def test_placing_where_somebody_is_already_changes_nothing() -> None:
    found = workshop()
    found = found.apply(place_person(found, COORDINATOR, "ana", "group1"))

    assert place_person(found, COORDINATOR, "ana", "group1") == []


def test_unassigned_are_those_without_place_but_guests() -> None:
    found = workshop()
    found = found.apply(place_person(found, COORDINATOR, "beto", "group1"))
    assert [person.name for person in unassigned(found)] == ["Ana", "Ciro"]

    found = found.apply(delete_group(found, COORDINATOR, "group1"))

    assert [person.name for person in unassigned(found)] == ["Ana", "Beto", "Ciro"]


def test_guest_has_no_place_in_a_group() -> None:
    with pytest.raises(GuestNotPlaced):
        place_person(workshop(), COORDINATOR, "guest", "group1")


@pytest.mark.parametrize(("person", "group"), [("gone", "group1"), ("ana", "axis1")])
def test_placing_needs_a_person_and_a_group(person: str, group: str) -> None:
    with pytest.raises(ItemNotFound):
        place_person(workshop(), COORDINATOR, person, group)


def test_groups_are_for_coordinators() -> None:
    before = workshop()

    for use in (
        lambda: add_axis(before, READER, "X"),
        lambda: add_group(before, READER, "axis1", "X"),
        lambda: place_person(before, READER, "ana", "group1"),
        lambda: take_out_person(before, READER, "ana"),
    ):
        with pytest.raises(Forbidden):
            use()


def test_several_people_are_placed_in_the_order_given() -> None:
    before = workshop()
    before = before.apply(place_person(before, COORDINATOR, "beto", "group2"))

    after = before.apply(place_people(before, COORDINATOR, ["ciro", "beto", "ana"], "group1"))

    assert placed(after) == {"Grupo 1": ["Ciro", "Beto", "Ana"], "Grupo 2": []}


def test_nobody_is_placed_when_one_of_several_cannot_be() -> None:
    with pytest.raises(GuestNotPlaced):
        place_people(workshop(), COORDINATOR, ["ana", "guest"], "group1")


def test_several_people_are_taken_out_at_once() -> None:
    before = workshop()
    before = before.apply(place_people(before, COORDINATOR, ["ana", "beto", "ciro"], "group1"))

    after = before.apply(take_out_people(before, COORDINATOR, ["ana", "ciro"]))

    assert placed(after) == {"Grupo 1": ["Beto"], "Grupo 2": []}


def test_a_group_is_formed_for_each_axis_without_one() -> None:
    before = workshop()
    before = before.apply(add_axis(before, COORDINATOR, "Nuevo"))
    before = before.apply(add_axis(before, COORDINATOR, "Otro"))

    after = before.apply(add_missing_groups(before, COORDINATOR))

    assert [group.name for group in after.groups()] == ["Grupo 1", "Grupo 2", "Grupo 3", "Grupo 4"]
    assert add_missing_groups(after, COORDINATOR) == []
