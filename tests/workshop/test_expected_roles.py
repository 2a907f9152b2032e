"""The roles that list and groups tell of, as they are offered where somebody is invited or admitted."""

from tests.two_axes import two_axes
from workshop.changes import Change
from workshop.expected_roles import expected_grants, namesakes, only_namesake, people_at_table
from workshop.items import Participant
from workshop.permissions import OF_AXES, Grant, Role
from workshop.role_labels import grants_label, possible_grants
from workshop.workshop import Workshop


def plan() -> Workshop:
    names = {"ana": "Ana Mora", "bea": "Béatriz Solís", "twin": "beatriz  solis", "gus": "Gustavo Rey"}
    people = [
        Change(kind="insert", item=item, type="participant", parent="root", cells={"name": name})
        for item, name in names.items()
    ]
    officers = {"facilitator": "ana mora", "rapporteur": "Luz Solano", "helper": "Ana Mora"}
    groups = [
        Change(kind="insert", item="g1", type="group", parent="axis1", cells=officers),
        Change(kind="insert", item="g2", type="group", parent="axis2", cells={"rapporteur": "Ana Mora"}),
        Change(kind="insert", item="m1", type="member", parent="g2", cells={"participant": "bea"}),
    ]
    guest = Change(kind="set", item="gus", field="guest", text="1")
    return two_axes().apply([*people, *groups, guest])


def person(item: str) -> Participant:
    return plan().find(item, Participant)


def test_offices_come_before_a_place_in_a_group_and_that_before_none() -> None:
    assert expected_grants(plan(), person("ana")) == [
        Grant(Role.FACILITATOR, "axis1"),
        Grant(Role.HELPER, "axis1"),
        Grant(Role.RAPPORTEUR, "axis2"),
    ]
    assert expected_grants(plan(), person("bea")) == [Grant(Role.PARTICIPANT, "axis2")]
    assert expected_grants(plan(), person("twin")) == [Grant(Role.PARTICIPANT)]
    assert expected_grants(plan(), person("gus")) == [Grant(Role.GUEST)]


def test_namesakes_are_told_by_letters_alone_and_never_guessed_among() -> None:
    assert {each.id for each in namesakes(plan(), " BEATRIZ SOLIS")} == {"bea", "twin"}
    assert only_namesake(plan(), "Beatriz Solís", []) is None
    assert only_namesake(plan(), "Beatriz Solís", ["bea"]) == person("twin")
    assert only_namesake(plan(), "Nadie", []) is None


def test_at_a_table_sit_the_officers_and_members_of_its_group() -> None:
    assert people_at_table(plan(), "axis1") == ["Luz Solano", "Ana Mora"]
    assert people_at_table(plan(), "axis2") == ["Ana Mora", "Béatriz Solís"]


def test_roles_are_named_with_their_axis_where_they_are_of_one() -> None:
    grants = [Grant(Role.RAPPORTEUR, "axis2"), Grant(Role.GUEST), Grant(Role.HELPER, "gone")]

    assert grants_label(plan(), grants) == "Relatoría · Eje 2, Persona invitada, Apoyo a la relatoría"


def test_roles_of_groups_can_be_given_in_all_axes_or_in_each() -> None:
    possible = possible_grants(plan())

    assert {grant.axis for grant in possible if grant.role in OF_AXES} == {None, "axis1", "axis2"}
    assert {grant.axis for grant in possible if grant.role not in OF_AXES} == {None}
    assert len(possible) == len(OF_AXES) * 3 + len(Role) - len(OF_AXES)
