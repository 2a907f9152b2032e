"""Deciding in plenary: what can be decided on, what a decision records, what nobody disputes."""

import pytest

from tests.two_axes import COORDINATOR, READER, WRITER, two_axes
from workshop.changes import Change
from workshop.choices import CHOICES
from workshop.errors import Forbidden, InvalidValue, ItemNotFound, NameRequired
from workshop.items import Decision
from workshop.plenary_errors import DecidedMeanwhile, ReasonRequired, WordingChanged
from workshop.use_cases.decide import (
    Decidable,
    add_remark,
    add_reservation,
    adopt_undisputed,
    decidables,
    decide,
    is_settled,
    is_undisputed,
    others_like,
    remarks_on,
    reworded_since,
    take_back,
)

TITLE = Decidable("root", "plan_title", "Plan regional")
GUIDE = Decidable("guide", None, "Publicar una guía.")


def test_decidables_follow_the_plan_and_leave_out_what_has_no_wording():
    workshop = two_axes()

    keys = [each.key for each in decidables(workshop)]

    assert keys == [
        "root.plan_title",
        "root.plan_period",
        "axis1.title",
        "axis1.commitment",
        "objective1",
        "guide",
        "course",
        "axis2.title",
        "objective2",
        "manual",
        "network",
    ]


def test_decide_records_outcome_author_and_the_wording_it_was_taken_on():
    workshop = two_axes()

    after = workshop.apply(decide(workshop, COORDINATOR, "guide", "adopted"))

    decision = after.decision("guide")
    assert decision is not None
    assert (decision.outcome, decision.author, decision.wording) == ("adopted", "Coordinación", "Publicar una guía.")
    assert is_settled(after, GUIDE)


def test_decide_on_a_field_leaves_the_other_fields_open():
    workshop = two_axes()

    after = workshop.apply(decide(workshop, COORDINATOR, "axis1", "adopted", field="title"))

    assert is_settled(after, Decidable("axis1", "title", "Protección"))
    assert not is_settled(after, Decidable("axis1", "commitment", "Proteger a las personas."))


def test_decide_with_changes_rewrites_in_the_same_step():
    workshop = two_axes()

    after = workshop.apply(decide(workshop, COORDINATOR, "guide", "adopted_with_changes", text=" Publicar dos guías. "))

    assert after.items["guide"].cell("text") == "Publicar dos guías."
    assert after.decision("guide").wording == "Publicar dos guías."


def test_decide_rewrites_a_period_as_its_two_years():
    workshop = two_axes()

    changes = decide(workshop, COORDINATOR, "root", "adopted_with_changes", field="plan_period", text="2026 - 2032")

    after = workshop.apply(changes)
    assert (after.facts.plan_from, after.facts.plan_to) == (2026, 2032)
    assert after.decision("root", "plan_period").wording == "2026 - 2032"


@pytest.mark.parametrize("text", ["pronto", "2030-2026"])
def test_decide_refuses_a_period_that_is_none(text):
    workshop = two_axes()

    with pytest.raises(InvalidValue):
        decide(workshop, COORDINATOR, "root", "adopted_with_changes", field="plan_period", text=text)


def test_decide_refuses_a_blank_wording():
    workshop = two_axes()

    with pytest.raises(NameRequired):
        decide(workshop, COORDINATOR, "guide", "adopted_with_changes", text="  ")


@pytest.mark.parametrize("outcome", ["sent_back", "withdrawn"])
def test_decide_needs_a_reason_to_send_back_and_to_withdraw(outcome):
    workshop = two_axes()

    with pytest.raises(ReasonRequired):
        decide(workshop, COORDINATOR, "guide", outcome, reason=" ")


@pytest.mark.parametrize("outcome", ["adopted", "adopted_with_changes", "ad_referendum", "in_brackets", "merged"])
def test_decide_needs_no_reason_otherwise(outcome):
    workshop = two_axes()

    after = workshop.apply(decide(workshop, COORDINATOR, "guide", outcome))

    assert after.decision("guide").reason is None


@pytest.mark.parametrize(("outcome", "settled"), [("in_brackets", False), ("sent_back", False), ("withdrawn", True)])
def test_is_settled_tells_closed_matters_from_open_ones(outcome, settled):
    workshop = two_axes()

    after = workshop.apply(decide(workshop, COORDINATOR, "guide", outcome, reason="Falta consultar."))

    assert is_settled(after, GUIDE) is settled


def test_decide_refuses_when_the_text_is_no_longer_the_one_shown():
    workshop = two_axes()

    with pytest.raises(WordingChanged):
        decide(workshop, COORDINATOR, "guide", "adopted", shown="Publicar otra guía.")


def test_decide_takes_the_period_shown():
    workshop = two_axes()

    after = workshop.apply(decide(workshop, COORDINATOR, "root", "adopted", field="plan_period", shown="2026–2030"))

    assert after.decision("root", "plan_period").wording == "2026–2030"


def test_reopening_takes_the_decision_back():
    workshop = two_axes()
    decided = workshop.apply(decide(workshop, COORDINATOR, "guide", "adopted"))

    after = decided.apply(decide(decided, COORDINATOR, "guide", "reopened"))

    assert after.decision("guide") is None
    assert len(after.children("guide", Decision)) == 2


@pytest.mark.parametrize("actor", [WRITER, READER])
def test_only_the_coordination_decides(actor):
    workshop = two_axes()

    with pytest.raises(Forbidden):
        decide(workshop, actor, "guide", "adopted")
    with pytest.raises(Forbidden):
        adopt_undisputed(workshop, actor)
    with pytest.raises(Forbidden):
        add_remark(workshop, actor, "guide", "No.")


def test_decide_refuses_an_outcome_and_a_field_that_do_not_exist():
    workshop = two_axes()

    with pytest.raises(InvalidValue):
        decide(workshop, COORDINATOR, "guide", "approved")
    with pytest.raises(InvalidValue):
        decide(workshop, COORDINATOR, "guide", "adopted", field="colour")


def test_reworded_since_tells_that_the_text_moved_on():
    workshop = two_axes()
    decided = workshop.apply(decide(workshop, COORDINATOR, "guide", "adopted"))

    assert not reworded_since(decided, GUIDE)
    assert reworded_since(decided, Decidable("guide", None, "Publicar otra guía."))


def test_adopt_undisputed_leaves_what_was_remarked_reserved_or_decided():
    workshop = two_axes()
    workshop = workshop.apply(add_remark(workshop, COORDINATOR, "guide", "¿En qué idiomas?"))
    workshop = workshop.apply(add_reservation(workshop, COORDINATOR, "manual", "norte"))
    workshop = workshop.apply(decide(workshop, COORDINATOR, "network", "in_brackets"))

    after = workshop.apply(adopt_undisputed(workshop, COORDINATOR))

    open_now = [each.key for each in decidables(after) if not is_settled(after, each)]
    assert open_now == ["guide", "manual", "network"]


def test_adopt_undisputed_does_nothing_the_second_time():
    workshop = two_axes()
    after = workshop.apply(adopt_undisputed(workshop, COORDINATOR))

    assert adopt_undisputed(after, COORDINATOR) == []


def test_a_remark_on_one_field_disputes_that_field_only():
    workshop = two_axes()

    after = workshop.apply(add_remark(workshop, COORDINATOR, "root", "Más corto.", field="plan_title"))

    assert not is_undisputed(after, TITLE)
    assert is_undisputed(after, Decidable("root", "plan_period", "2026–2030"))
    assert [remark.text for remark in remarks_on(after, TITLE)] == ["Más corto."]


def test_add_remark_keeps_who_spoke_and_who_wrote_it_down():
    workshop = two_axes()

    after = workshop.apply(add_remark(workshop, COORDINATOR, "guide", " ¿En qué idiomas? ", delegation="sur"))

    remark = after.remarks("guide")[0]
    assert (remark.text, remark.delegation, remark.author) == ("¿En qué idiomas?", "sur", "Coordinación")


def test_add_remark_ignores_blank_text_and_refuses_an_unknown_delegation():
    workshop = two_axes()

    assert add_remark(workshop, COORDINATOR, "guide", "  ") == []
    with pytest.raises(ItemNotFound):
        add_remark(workshop, COORDINATOR, "guide", "No.", delegation="axis1")


def test_take_back_removes_a_remark_and_a_reservation_but_nothing_else():
    workshop = two_axes()
    workshop = workshop.apply(add_remark(workshop, COORDINATOR, "guide", "¿En qué idiomas?"))
    workshop = workshop.apply(add_reservation(workshop, COORDINATOR, "guide", "sur", "No toda la guía."))
    remark, reservation = workshop.remarks("guide")[0], workshop.reservations("guide")[0]

    after = workshop.apply(take_back(workshop, COORDINATOR, remark.id))
    after = after.apply(take_back(after, COORDINATOR, reservation.id))

    assert (after.remarks("guide"), after.reservations("guide")) == ([], [])
    with pytest.raises(InvalidValue):
        take_back(workshop, COORDINATOR, "guide")


@pytest.mark.parametrize("outcome", CHOICES["decision", "outcome"])
def test_every_outcome_stands_on_every_kind_of_text_and_leaves_the_others(outcome):
    workshop = two_axes()
    workshop = workshop.apply([Change(kind="set", item="root", field="general_objective", text="Prevenir.")])
    texts = list(decidables(workshop))

    for each in texts:
        after = workshop.apply(decide(workshop, COORDINATOR, each.item, outcome, field=each.field, reason="Se pidió."))

        decided = [other.key for other in texts if after.decision(other.item, other.field) is not None]
        assert decided == ([] if outcome == "reopened" else [each.key])
        assert [other for other in decidables(after) if other.key != each.key] == [
            other for other in texts if other.key != each.key
        ]


def test_decide_refuses_what_somebody_else_has_just_decided_otherwise():
    workshop = two_axes()
    after = workshop.apply(decide(workshop, COORDINATOR, "guide", "in_brackets"))
    standing = after.decision("guide").id

    with pytest.raises(DecidedMeanwhile) as told:
        decide(after, COORDINATOR, "guide", "adopted", known="")

    assert told.value.facts == {"outcome": "Entre corchetes"}
    assert decide(after, COORDINATOR, "guide", "in_brackets", known="") == []
    assert is_settled(after.apply(decide(after, COORDINATOR, "guide", "adopted", known=standing)), GUIDE)
    with pytest.raises(DecidedMeanwhile):
        decide(workshop, COORDINATOR, "guide", "adopted", known=standing)


def test_others_like_are_of_the_same_kind_of_text():
    workshop = two_axes()

    assert [each.key for each in others_like(workshop, GUIDE)] == ["course", "manual", "network"]
    assert others_like(workshop, TITLE) == []
    assert [each.key for each in others_like(workshop, Decidable("axis1", "title", "Protección"))] == ["axis2.title"]
