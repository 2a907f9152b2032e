"""From a workshop to a distribution and back: who is asked for, what is kept, and what is told of it in words."""

import pytest

from tests.two_axes import COORDINATOR, WRITER
from workshop.assigning.asked import assignment_now, distribution_of, officers_of, ties_of
from workshop.assigning.solve import solve
from workshop.assigning.words import outcomes
from workshop.changes import Change
from workshop.errors import Forbidden, ItemNotFound, TieNeedsTwo
from workshop.items import Axis, Delegation, Facts, Member, Participant, Profile, Tie, WorkingGroup
from workshop.new_items import NewItems, build_workshop
from workshop.use_cases.assign_groups import keep_assignment, pin_people, prefer_axes, tie_people
from workshop.use_cases.form_groups import place_person
from workshop.workshop import Workshop


def room() -> Workshop:
    """Return two axes with a group each, six people and a guest; the second group's facilitator is among them."""
    new = NewItems()
    new.add(Facts, None, item="root", title="Taller")
    new.add(Delegation, "root", item="north", code="NOR", name="Norte")
    new.add(Profile, "root", item="police", name="Policía")
    for number in (1, 2):
        new.add(Axis, "root", item=f"axis{number}", title=f"Eje {number}")
        officer = "  PÉRSONA cinco " if number == 2 else "Alguien de fuera"
        new.add(WorkingGroup, f"axis{number}", item=f"group{number}", name=f"Grupo {number}", facilitator=officer)
    for name in ("uno", "dos", "tres", "cuatro", "cinco", "seis"):
        new.add(Participant, "root", item=name, name=f"Persona {name}", delegation="north")
    new.add(Participant, "root", item="guest", name="Persona invitada", guest=True)
    new.add(Member, "group1", item="place", participant="uno")
    return build_workshop(new.changes)


def after(workshop: Workshop, changes: list[Change]) -> Workshop:
    return workshop.apply(changes)


def people_in(workshop: Workshop) -> list[list[str]]:
    return [[person.id for person in workshop.members(group.id)] for group in workshop.groups()]


def test_guests_and_the_absent_are_out_and_officers_and_pinned_people_stay() -> None:
    workshop = after(room(), pin_people(room(), COORDINATOR, ["uno", "dos"]))

    distribution = distribution_of(workshop, absent=["tres"])

    assert [person.id for person in distribution.people] == ["uno", "dos", "cuatro", "cinco", "seis"]
    fixed = {person.id: person.fixed for person in distribution.people if person.fixed}
    assert fixed == {"uno": "group1", "cinco": "group2"}
    assert assignment_now(workshop) == {"uno": "group1"}


def test_officer_whose_name_two_people_bear_is_nobody() -> None:
    double = Change(kind="insert", item="twin", type="participant", parent="root", cells={"name": "Persona Cinco"})

    assert officers_of(room()) == {"cinco": "group2"}
    assert officers_of(room().apply([double])) == {}


def test_wishes_for_an_axis_that_was_merged_or_has_no_group_are_led_on_or_left_out() -> None:
    workshop = room()
    workshop = after(workshop, prefer_axes(workshop, COORDINATOR, ["dos"], ["axis2", "axis1"]))
    gone = [
        Change(kind="set", item="axis2", field="merged_into", text="axis1"),
        Change(kind="move", item="group2", parent="axis1"),
        Change(kind="delete", item="axis2"),
    ]

    assert distribution_of(workshop).by_id["dos"].wishes == ("axis2", "axis1")
    assert distribution_of(workshop.apply(gone)).by_id["dos"].wishes == ("axis1",)
    assert distribution_of(workshop.apply([Change(kind="delete", item="group1")])).by_id["dos"].wishes == ("axis2",)


def test_keeping_an_assignment_places_moves_and_takes_out_in_one_step() -> None:
    workshop = room()
    wanted = {"uno": "group2", "dos": "group1", "tres": "group1", "guest": "group1", "cuatro": "gone"}

    kept = after(workshop, keep_assignment(workshop, COORDINATOR, wanted))
    without = after(kept, keep_assignment(kept, COORDINATOR, {"dos": "group2"}, absent=["dos", "tres"]))

    assert people_in(kept) == [["dos", "tres"], ["uno"]]
    assert people_in(without) == [[], ["uno"]]


def test_who_was_pinned_meanwhile_stays() -> None:
    workshop = after(room(), pin_people(room(), COORDINATOR, ["uno"]))

    assert keep_assignment(workshop, COORDINATOR, {"uno": "group2"}) == []
    assert keep_assignment(after(workshop, pin_people(workshop, COORDINATOR, ["uno"], False)), COORDINATOR,
                           {"uno": "group2"})[0].kind == "move"  # fmt: skip


def test_ties_need_two_known_people() -> None:
    workshop = after(room(), tie_people(room(), COORDINATOR, "apart", ["uno", "dos", "uno"]))

    assert [(tie.kind, tie.people) for tie in ties_of(workshop)] == [("apart", ("uno", "dos"))]
    assert isinstance(ties_of(workshop)[0], Tie)
    with pytest.raises(TieNeedsTwo):
        tie_people(workshop, COORDINATOR, "together", ["uno", "uno"])
    with pytest.raises(ItemNotFound):
        tie_people(workshop, COORDINATOR, "together", ["uno", "nobody"])


def test_distributing_is_for_who_prepares() -> None:
    for wish in (
        lambda: keep_assignment(room(), WRITER, {"dos": "group1"}),
        lambda: pin_people(room(), WRITER, ["uno"]),
        lambda: tie_people(room(), WRITER, "apart", ["uno", "dos"]),
        lambda: prefer_axes(room(), WRITER, ["uno"], ["axis1"]),
    ):
        with pytest.raises(Forbidden):
            wish()


def met(workshop: Workshop) -> dict[str, tuple[int, int]]:
    asked = outcomes(workshop, distribution_of(workshop), assignment_now(workshop))
    return {each.name: (each.met, each.total) for each in asked}


def unmet(workshop: Workshop) -> list[str]:
    asked = outcomes(workshop, distribution_of(workshop), assignment_now(workshop))
    return [sentence for each in asked for sentence in each.unmet]


def test_outcome_counts_what_holds_of_a_good_assignment() -> None:
    workshop = room()
    workshop = after(workshop, prefer_axes(workshop, COORDINATOR, ["uno", "dos"], ["axis1"]))
    workshop = after(workshop, tie_people(workshop, COORDINATOR, "together", ["tres", "cuatro"]))

    workshop = after(workshop, keep_assignment(workshop, COORDINATOR, solve(distribution_of(workshop)).assignment))

    assert met(workshop) == {
        "placed": (6, 6), "fixed": (1, 1), "sizes": (2, 2), "bonds": (1, 1), "delegations": (1, 1),
        "wishes": (2, 2), "first_wishes": (2, 2),
    }  # fmt: skip
    assert unmet(workshop) == []


def test_outcome_says_what_does_not_hold_and_why() -> None:
    workshop = room()
    cells = [
        Change(kind="set", item="uno", field="profile", text="police"),
        Change(kind="set", item="group1", field="maximum", text="2"),
        Change(kind="set", item="group2", field="maximum", text="2"),
    ]
    workshop = workshop.apply(cells)
    workshop = after(workshop, tie_people(workshop, COORDINATOR, "together", ["uno", "cinco"]))
    workshop = after(workshop, place_person(workshop, COORDINATOR, "cinco", "group2"))
    workshop = after(workshop, pin_people(workshop, COORDINATOR, ["uno"]))
    workshop = after(workshop, keep_assignment(workshop, COORDINATOR, solve(distribution_of(workshop)).assignment))

    said = unmet(workshop)

    assert any("hay más personas que lugares." in each and "de más" in each for each in said)
    assert "No quedan juntas: Persona uno, Persona cinco: lo deciden los lugares fijos." in said
    assert "Policía no está en: Grupo 2 · Eje 2: no hay personas suficientes." in said
