import pytest

from workshop.errors import AlreadyRegistered, Forbidden, InvalidValue, ItemNotFound, NameRequired, StillInUse
from workshop.items import Axis, Delegation, Facts, Member, Participant, Profile, WorkingGroup
from workshop.new_items import NewItems, build_workshop
from workshop.permissions import Actor, Role
from workshop.use_cases.register_people import (
    add_delegation,
    add_participant,
    add_profile,
    delete_delegation,
    delete_participant,
    delete_profile,
    edit_participant,
    replace_person,
)
from workshop.workshop import Workshop

COORDINATOR = Actor("c", "Coordinación", frozenset({Role.COORDINATOR}))
READER = Actor("r", "Participante", frozenset({Role.PARTICIPANT}))


def workshop() -> Workshop:
    new = NewItems()
    new.add(Facts, None, item="root", title="Taller")
    new.add(Delegation, "root", item="pa", code="PA", name="Panamá")
    new.add(Profile, "root", item="fiscal", name="Fiscalía")
    new.add(Participant, "root", item="ana", name="Ana", email="ana@example.org", delegation="pa", profile="fiscal")
    new.add(WorkingGroup, new.add(Axis, "root", title="Eje"), item="group")
    new.add(Member, "group", participant="ana")
    return build_workshop(new.changes)


def test_delegation_is_registered_at_the_end() -> None:
    before = workshop()

    after = before.apply(add_delegation(before, COORDINATOR, " CR ", "Costa Rica", kind="observer", head="Luz"))

    assert [(each.code, each.name, each.kind, each.head) for each in after.delegations] == [
        ("PA", "Panamá", "member", None),
        ("CR", "Costa Rica", "observer", "Luz"),
    ]


@pytest.mark.parametrize(
    ("code", "name", "kind", "problem"),
    [
        ("pa", "Otra", "member", AlreadyRegistered),
        ("", "Otra", "member", NameRequired),
        ("XX", " ", "member", NameRequired),
        ("XX", "Otra", "friend", InvalidValue),
    ],
)
def test_delegation_needs_a_code_of_its_own(code: str, name: str, kind: str, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        add_delegation(workshop(), COORDINATOR, code, name, kind=kind)


def test_code_of_a_deleted_delegation_is_free_again() -> None:
    before = workshop()
    before = before.apply(delete_participant(before, COORDINATOR, "ana"))
    before = before.apply(delete_delegation(before, COORDINATOR, "pa"))

    after = before.apply(add_delegation(before, COORDINATOR, "PA", "Panamá"))

    assert [each.code for each in after.delegations] == ["PA"]


def test_delegation_and_profile_somebody_has_are_not_deleted() -> None:
    with pytest.raises(StillInUse):
        delete_delegation(workshop(), COORDINATOR, "pa")
    with pytest.raises(StillInUse):
        delete_profile(workshop(), COORDINATOR, "fiscal")


def test_profile_is_registered_with_its_quota() -> None:
    before = workshop()

    after = before.apply(add_profile(before, COORDINATOR, "Policía", minimum=1, maximum=3))

    assert [(each.name, each.minimum, each.maximum) for each in after.profiles][1] == ("Policía", 1, 3)


@pytest.mark.parametrize(
    ("name", "minimum", "maximum", "problem"),
    [("Fiscalía", None, None, AlreadyRegistered), ("A", 3, 2, InvalidValue), ("A", -1, None, InvalidValue)],
)
def test_profile_with_an_impossible_quota_is_refused(
    name: str, minimum: int | None, maximum: int | None, problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        add_profile(workshop(), COORDINATOR, name, minimum=minimum, maximum=maximum)


def test_participant_is_registered() -> None:
    before = workshop()

    after = before.apply(
        add_participant(before, COORDINATOR, " Beto ", email="b@example.org", delegation="pa", guest=True)
    )

    beto = after.participants[1]
    assert (beto.name, beto.email, beto.delegation, beto.guest) == ("Beto", "b@example.org", "pa", True)


def test_participant_needs_a_name_and_a_delegation_that_exists() -> None:
    with pytest.raises(NameRequired):
        add_participant(workshop(), COORDINATOR, " ")
    with pytest.raises(ItemNotFound):
        add_participant(workshop(), COORDINATOR, "Beto", delegation="gone")
    with pytest.raises(ItemNotFound):
        edit_participant(workshop(), COORDINATOR, "ana", {"profile": (1, "pa")})


def test_deleted_participant_leaves_their_group() -> None:
    before = workshop()

    after = before.apply(delete_participant(before, COORDINATOR, "ana"))

    assert (after.participants, after.children("group", Member)) == ([], [])


def test_registering_is_for_coordinators() -> None:
    before = workshop()

    for use in (
        lambda: add_delegation(before, READER, "X", "X"),
        lambda: delete_delegation(before, READER, "pa"),
        lambda: add_profile(before, READER, "X"),
        lambda: delete_profile(before, READER, "fiscal"),
        lambda: add_participant(before, READER, "X"),
        lambda: delete_participant(before, READER, "ana"),
    ):
        with pytest.raises(Forbidden):
            use()


def test_office_stays_where_several_bear_the_name_that_was_replaced() -> None:
    before = workshop()
    person = before.participants[0]
    new = NewItems(before)
    new.add(Participant, before.root, item="same", name=person.name)
    new.add(WorkingGroup, before.axes[0].id, item="another", facilitator=person.name)
    here = before.apply(new.changes)

    changes = replace_person(here, COORDINATOR, person.id, person.name, "Otra Persona")

    after = here.apply(changes)
    assert after.find(person.id, Participant).name == "Otra Persona"
    assert after.find("another", WorkingGroup).facilitator == person.name


def test_replacing_a_person_asks_for_the_right_to_invite() -> None:
    with pytest.raises(Forbidden):
        replace_person(workshop(), READER, None, "Ana", "Bea")
