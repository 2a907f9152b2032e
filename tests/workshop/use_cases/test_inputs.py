"""What was caught in one line: who may catch it and use it, and what becomes of the leftovers."""

from dataclasses import replace

import pytest

from tests.two_axes import COORDINATOR, READER, WRITER, two_axes
from workshop.changes import Change
from workshop.errors import Forbidden, InputAlreadyUsed, ItemNotFound, StageClosed
from workshop.items import Action, Input
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.inputs import discard_input, leftovers, make_action, open_inputs
from workshop.use_cases.write_matrix import Wish, Writing
from workshop.workshop import Workshop

OF_AXIS_1 = replace(WRITER, axes=frozenset({"axis1"}))


def plan(stage: str | None = "group_work") -> Workshop:
    """Return the two axes with an input each, and one on the plan as a whole."""
    inserts = [
        Change(kind="insert", item=item, type="input", parent=parent, after="last", cells={"text": text})
        for item, parent, text in (
            ("said1", "axis1", "Falta la costa."),
            ("said2", "axis2", "Pedir datos."),
            ("said3", "root", "Cinco años es mucho."),
        )
    ]
    return two_axes().apply([*inserts, Change(kind="set", item="root", field="stage", text=stage)])


def outcome(actor: Actor, change: Change, workshop: Workshop | None = None) -> str:
    writing = Writing([Wish(change, 0)], {}, lambda item, field, version: None)
    writing(workshop or plan(), actor)
    return writing.results[0].status


def insert(kind: str, parent: str, **cells: str) -> Change:
    return Change(kind="insert", item="new", type=kind, parent=parent, cells={"text": "Algo", **cells})


def test_a_writer_catches_what_is_said_for_the_own_axis_alone() -> None:
    parents = ("axis1", "axis2", "root")

    assert [outcome(OF_AXIS_1, insert("input", parent)) for parent in parents] == ["applied", "refused", "refused"]
    assert [outcome(COORDINATOR, insert("input", parent)) for parent in parents] == ["applied"] * 3
    assert [outcome(READER, insert("input", parent)) for parent in parents] == ["refused"] * 3
    assert outcome(OF_AXIS_1, insert("input", "axis1"), plan("plenary")) == "refused"


def test_an_input_says_something_and_stands_in_no_action() -> None:
    assert outcome(COORDINATOR, insert("input", "axis1", text=" ")) == "refused"
    assert outcome(COORDINATOR, insert("input", "guide")) == "refused"


def test_a_writer_remarks_on_the_own_axis_while_groups_work_and_never_decides() -> None:
    parents = ("axis1", "guide", "axis2", "root")

    assert [outcome(OF_AXIS_1, insert("remark", parent)) for parent in parents] == [
        "applied", "applied", "refused", "refused",
    ]  # fmt: skip
    assert outcome(OF_AXIS_1, insert("remark", "guide"), plan("plenary")) == "refused"
    assert outcome(WRITER, insert("remark", "root")) == "refused"
    assert outcome(OF_AXIS_1, Change(kind="insert", item="new", type="decision", parent="guide")) == "refused"


def test_a_participant_remarks_while_groups_work_and_rewords_nothing() -> None:
    remarked = plan().apply([insert("remark", "guide")])

    assert outcome(READER, insert("remark", "guide")) == "applied"
    assert outcome(READER, insert("remark", "guide"), plan("plenary")) == "refused"
    assert outcome(READER, Change(kind="set", item="new", field="text", text="Otra"), remarked) == "refused"
    assert outcome(READER, Change(kind="delete", item="new"), remarked) == "refused"
    assert outcome(WRITER, Change(kind="delete", item="new"), remarked) == "applied"
    assert may(READER, Doing.WRITE_MATRIX, plan(), "guide") is False


@pytest.mark.parametrize(("became", "status"), [("guide", "applied"), ("note", "applied"), ("axis1", "refused")])
def test_an_input_becomes_an_action_a_remark_or_a_note(became: str, status: str) -> None:
    assert outcome(OF_AXIS_1, Change(kind="set", item="said1", field="became", text=became)) == status


def test_two_uses_at_once_are_not_mixed() -> None:
    used = plan().apply([Change(kind="set", item="said1", field="became", text="guide")])

    assert outcome(OF_AXIS_1, Change(kind="set", item="said1", field="became", text="course"), used) == "parked"


def test_leftovers_are_those_nothing_was_made_of() -> None:
    workshop = plan().apply(
        [Change(kind="set", item="said1", field="became", text="guide"), Change(kind="delete", item="said3")]
    )

    assert [each.id for each in leftovers(plan())] == ["said3", "said1", "said2"]
    assert [each.id for each in leftovers(workshop)] == ["said2"]
    assert open_inputs(workshop, "axis1") == []


def test_an_input_made_an_action_stands_at_the_end_and_is_used() -> None:
    workshop = plan()

    workshop = workshop.apply(make_action(workshop, COORDINATOR, "said2"))

    *_others, last = workshop.actions("objective2")
    assert (last.text, workshop.find("said2", Input).became) == ("Pedir datos.", last.id)
    with pytest.raises(InputAlreadyUsed):
        make_action(workshop, COORDINATOR, "said2")


def test_an_input_of_the_whole_plan_goes_to_the_axis_that_is_named() -> None:
    workshop = plan().apply([Change(kind="delete", item="objective2")])

    workshop = workshop.apply(make_action(workshop, COORDINATOR, "said3", "axis2"))

    [objective] = workshop.objectives("axis2")
    assert [action.text for action in workshop.actions(objective.id)] == ["Cinco años es mucho."]
    with pytest.raises(ItemNotFound):
        make_action(plan(), COORDINATOR, "said3")


def test_only_those_who_may_write_there_use_or_discard_an_input() -> None:
    with pytest.raises(Forbidden):
        make_action(plan(), OF_AXIS_1, "said2")
    with pytest.raises(Forbidden):
        discard_input(plan(), READER, "said1")
    with pytest.raises(StageClosed):
        make_action(plan("plenary"), OF_AXIS_1, "said1")

    assert leftovers(plan().apply(discard_input(plan(), OF_AXIS_1, "said1")))[1].id == "said2"


def test_an_action_keeps_the_example_it_began_from() -> None:
    cells = {"text": "Publicar una guía común.", "example": "Una guía común."}
    workshop = plan().apply([Change(kind="insert", item="new", type="action", parent="objective1", cells=cells)])

    assert workshop.find("new", Action).example == "Una guía común."
    assert outcome(OF_AXIS_1, insert("action", "objective1", example="Una guía común.")) == "applied"
