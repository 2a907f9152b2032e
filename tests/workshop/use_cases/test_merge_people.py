from contextlib import suppress
from dataclasses import replace

import pytest

from workshop.cells import KINDS
from workshop.errors import Forbidden, InvalidValue, ItemNotFound, SamePersonTwice
from workshop.items import Attendance, Axis, Delegation, Facts, Member, Participant, Session, WorkingGroup
from workshop.new_items import NewItems, build_workshop
from workshop.permissions import Actor, Role
from workshop.use_cases.merge_people import merge_people
from workshop.workshop import Workshop

COORDINATOR = Actor("c", "Coordinación", frozenset({Role.COORDINATOR}))
READER = Actor("r", "Participante", frozenset({Role.PARTICIPANT}))
KEPT, GONE = "a" * 32, "b" * 32


def workshop() -> Workshop:
    new = NewItems()
    new.add(Facts, None, item="root", title="Taller")
    new.add(Delegation, "root", item="pa", code="PA", name="Panamá", head="A. Vela")
    new.add(Participant, "root", item=KEPT, name="Ana Vela Cruz", email="ana@example.org", notes="Llega tarde")
    other = {"name": "A. Vela", "email": "avela@example.org", "phone": "+507 6000-0000", "notes": "Vegetariana"}
    new.add(Participant, "root", item=GONE, **other, delegation="pa", position="Jefa")
    new.add(Session, "root", item="day1", title="Día 1")
    new.add(Session, "root", item="day2", title="Día 2")
    new.add(Attendance, "day1", item="here1", participant=KEPT)
    new.add(Attendance, "day1", item="here1b", participant=GONE)
    new.add(Attendance, "day2", item="here2", participant=GONE)
    axis = new.add(Axis, "root", item="axis", title="Eje")
    new.add(WorkingGroup, axis, item="group", name="Grupo", rapporteur="a. vela")
    new.add(Member, "group", item="member", participant=GONE)
    return build_workshop(new.changes)


def merged(here: Workshop) -> Workshop:
    return here.apply(merge_people(here, COORDINATOR, KEPT, GONE))


def test_one_record_is_left_with_what_both_said() -> None:
    after = merged(workshop())

    (person,) = after.participants
    assert (person.id, person.name, person.delegation, person.position) == (KEPT, "Ana Vela Cruz", "pa", "Jefa")
    assert (person.email, person.other_email, person.phone) == (
        "ana@example.org",
        "avela@example.org",
        "+507 6000-0000",
    )
    assert person.notes == "Llega tarde\nVegetariana"


def test_group_attendance_and_offices_go_along_and_nothing_is_there_twice() -> None:
    after = merged(workshop())

    assert [each.participant for each in after.children("group", Member)] == [KEPT]
    assert [[each.id for each in after.children(day, Attendance)] for day in ("day1", "day2")] == [["here1"], ["here2"]]
    assert (after.groups()[0].rapporteur, after.delegations[0].head) == ("Ana Vela Cruz", "Ana Vela Cruz")


def test_place_of_the_one_that_is_kept_stays() -> None:
    here = workshop()
    new = NewItems(here)
    new.add(WorkingGroup, "axis", item="own", name="Otro")
    new.add(Member, "own", participant=KEPT)

    after = merged(here.apply(new.changes))

    places = [(each.parent, each.participant) for group in after.groups() for each in after.children(group.id, Member)]
    assert places == [("own", KEPT)]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_cell_of_any_kind_of_item_refers_to_who_is_gone(kind: str) -> None:
    here, item = workshop(), KINDS[kind](id="any", parent="root")
    for name in item.fields():
        with suppress(InvalidValue):  # a field of choices, hours or numbers holds no id
            item = item.with_cell(name, GONE, 1)
    here = replace(here, items={**here.items, "any": item})  # as if such an item had come about

    after = merged(here)

    left = after.items["any"]
    assert left.deleted or GONE not in [left.cell(name) for name in left.fields()]


def test_merging_asks_for_two_people_and_the_right_to_prepare() -> None:
    here = workshop()

    with pytest.raises(SamePersonTwice):
        merge_people(here, COORDINATOR, KEPT, KEPT)
    with pytest.raises(ItemNotFound):
        merge_people(here, COORDINATOR, KEPT, "c" * 32)
    with pytest.raises(Forbidden):
        merge_people(here, READER, KEPT, GONE)
