"""Whose group is whose: by the list, by office, by the axis of a role."""

from tests.two_axes import inserts
from workshop.items import Delegation, Member, Participant, WorkingGroup
from workshop.new_items import NewItems, build_workshop
from workshop.own_groups import own_groups, participant_of
from workshop.permissions import Actor, Role
from workshop.workshop import Workshop


def plan() -> Workshop:
    new = NewItems()
    new.add(Delegation, "root", item="este", code="EST", name="Este")
    for person, name in (("ana", "Ana Páez"), ("beto", "Beto Rúa"), ("caro", "Caro Sáenz"), ("dos", "Beto Rúa")):
        new.add(Participant, "root", item=person, name=name, delegation="este")
    officers = {"facilitator": "Fede Luna", "rapporteur": "Ana Páez"}
    new.add(WorkingGroup, "axis1", item="one", name="Grupo 1", room="Salón A", **officers)
    new.add(WorkingGroup, "axis1", item="more", name="Grupo 2", room="Salón B")
    for group, person in (("one", "ana"), ("one", "beto"), ("more", "caro")):
        new.add(Member, group, participant=person)
    return build_workshop([*inserts(), *new.changes])


def actor(name: str, *roles: Role, axes: set[str] | None = None) -> Actor:
    return Actor("x", name, frozenset(roles), frozenset(axes) if axes is not None else None)


def groups(who: Actor, participant: str | None = None) -> list[str | None]:
    workshop = plan()
    person = participant_of(workshop, who, participant, set())
    return [own.group.id if own.group else None for own in own_groups(workshop, who, person)]


def test_participant_has_the_group_they_are_placed_in() -> None:
    assert groups(actor("Como sea", Role.PARTICIPANT), "caro") == ["more"]
    assert groups(actor("beto rua", Role.PARTICIPANT), "beto") == ["one"]


def test_participant_is_known_by_name_only_where_nobody_else_has_it() -> None:
    assert groups(actor("Caro Saenz", Role.PARTICIPANT)) == ["more"]
    assert groups(actor("Beto Rúa", Role.PARTICIPANT)) == []
    assert participant_of(plan(), actor("Beto Rúa", Role.PARTICIPANT), None, {"beto"}) == plan().items["dos"]


def test_officer_has_the_group_of_their_office() -> None:
    assert groups(actor("fede luna", Role.FACILITATOR)) == ["one"]


def test_role_of_an_axis_has_all_its_groups_unless_placed_in_one() -> None:
    assert groups(actor("Equipo", Role.HELPER, axes={"axis1"})) == ["one", "more"]
    assert groups(actor("Caro Sáenz", Role.PARTICIPANT, axes={"axis1"}), "caro") == ["more"]


def test_axis_without_a_group_is_told_by_itself() -> None:
    (own,) = own_groups(plan(), actor("Equipo", Role.RAPPORTEUR, axes={"axis2"}), None)

    assert (own.axis.id, own.group, own.others) == ("axis2", None, ())


def test_others_are_told_without_oneself_and_without_officers() -> None:
    workshop = plan()
    beto = workshop.find("beto", Participant)

    (own,) = own_groups(workshop, actor("Beto Rúa", Role.PARTICIPANT), beto)

    assert [each.id for each in own.others] == []
    (seen_by_facilitator,) = own_groups(workshop, actor("Fede Luna", Role.FACILITATOR), None)
    assert [each.id for each in seen_by_facilitator.others] == ["beto"]


def test_who_is_nowhere_has_no_group() -> None:
    assert groups(actor("Coordinación", Role.COORDINATOR)) == []
    assert groups(actor("Nadie", Role.PARTICIPANT)) == []
