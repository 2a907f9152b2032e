"""Handing an axis in: who may, what it closes, and how it comes back."""

import pytest

from tests.two_axes import COORDINATOR, READER, WRITER, entries, two_axes
from workshop.changes import Change
from workshop.checked_changes import check_change
from workshop.errors import AxisHandedIn, Forbidden, InvalidValue, ItemNotFound, StageClosed
from workshop.items import Axis
from workshop.permissions import Actor, Doing, Role, may, require
from workshop.use_cases.hand_in import hand_in_axis, take_back_axis
from workshop.use_cases.undo import undo
from workshop.use_cases.write_matrix import Wish, Writing
from workshop.workshop import Workshop

OF_THE_SECOND = Actor("w2", "Relator", frozenset({Role.RAPPORTEUR}), frozenset({"axis2"}))


def handed_in(workshop: Workshop | None = None) -> Workshop:
    workshop = workshop or two_axes()
    return workshop.apply(hand_in_axis(workshop, COORDINATOR, "axis1"))


def in_stage(stage: str) -> Workshop:
    return two_axes().apply([Change(kind="set", item="root", field="stage", text=stage)])


def written(workshop: Workshop, actor: Actor, item: str, field: str, text: str) -> tuple[str, str | None]:
    """Return what becomes of a text that a page sends."""
    wish = Wish(Change(kind="set", item=item, field=field, text=text), workshop.items[item].version(field))
    writing = Writing([wish], {}, lambda item, field, version: None)
    writing(workshop, actor)
    return writing.results[0].status, writing.results[0].reason


def test_axis_that_was_handed_in_is_read_only_for_its_group_alone() -> None:
    workshop = handed_in()

    assert written(workshop, WRITER, "guide", "text", "Otra.") == ("refused", AxisHandedIn().message())
    assert written(workshop, WRITER, "axis1", "commitment", "Otro.")[0] == "refused"
    assert written(workshop, WRITER, "manual", "text", "Otro.")[0] == "applied"
    assert written(workshop, COORDINATOR, "guide", "text", "Otra.")[0] == "applied"


def test_refusal_says_what_to_do() -> None:
    assert AxisHandedIn().message() == (
        "El eje está entregado a la plenaria. Pida a la coordinación que lo devuelva al grupo."
    )


@pytest.mark.parametrize(
    "change",
    [
        Change(kind="insert", item="new", type="action", parent="objective1", cells={"text": "Más."}),
        Change(kind="insert", item="new", type="objective", parent="axis1"),
        Change(kind="move", item="guide", parent="objective2"),
        Change(kind="move", item="manual", parent="objective1"),
        Change(kind="delete", item="chapter"),
    ],
    ids=["insert", "objective", "out", "in", "delete"],
)
def test_nothing_enters_leaves_or_goes_in_an_axis_handed_in(change: Change) -> None:
    with pytest.raises(AxisHandedIn):
        check_change(handed_in(), WRITER, change)


def test_footnote_is_read_only_where_its_mark_stands() -> None:
    second = two_axes().apply(hand_in_axis(two_axes(), COORDINATOR, "axis2"))

    assert written(handed_in(), WRITER, "note", "text", "Otra nota.")[0] == "refused"
    assert written(second, WRITER, "note", "text", "Otra nota.")[0] == "applied"


def test_group_gets_its_axis_back_and_writes_on() -> None:
    workshop = handed_in()

    returned = workshop.apply(take_back_axis(workshop, WRITER, "axis1"))

    assert returned.find("axis1", Axis).handed_in is None
    assert may(WRITER, Doing.WRITE_MATRIX, returned, "guide")


def test_handing_in_twice_or_taking_back_what_is_with_the_group_changes_nothing() -> None:
    assert hand_in_axis(handed_in(), WRITER, "axis1") == []
    assert take_back_axis(two_axes(), WRITER, "axis1") == []


def test_writers_hand_in_their_own_axes_and_readers_none() -> None:
    for actor in (OF_THE_SECOND, READER):
        with pytest.raises(Forbidden):
            hand_in_axis(two_axes(), actor, "axis1")

    assert hand_in_axis(two_axes(), OF_THE_SECOND, "axis2")


@pytest.mark.parametrize("stage", ["preparation", "plenary", "consolidation"])
def test_only_coordinators_hand_in_and_give_back_outside_group_work(stage: str) -> None:
    workshop = in_stage(stage)

    with pytest.raises(StageClosed):
        hand_in_axis(workshop, WRITER, "axis1")

    assert take_back_axis(handed_in(workshop), COORDINATOR, "axis1")


def test_stage_that_is_closed_is_said_before_the_hand_in() -> None:
    with pytest.raises(StageClosed):
        require(WRITER, Doing.WRITE_MATRIX, handed_in(in_stage("plenary")), "guide")


def test_hand_in_of_no_axis_is_refused() -> None:
    with pytest.raises(ItemNotFound):
        hand_in_axis(two_axes(), COORDINATOR, "guide")


def test_handing_in_can_be_undone_by_who_may_do_it() -> None:
    before = two_axes()
    changes = hand_in_axis(before, WRITER, "axis1")
    after = before.apply(changes)

    back = undo(after, WRITER, entries(before, changes))

    assert after.apply(back).find("axis1", Axis).handed_in is None
    with pytest.raises(Forbidden):
        undo(after, OF_THE_SECOND, entries(before, changes))


def test_page_cannot_write_a_hand_in_that_is_no_instant() -> None:
    assert written(two_axes(), WRITER, "axis1", "handed_in", "ayer") == (
        "refused",
        InvalidValue(value="ayer", field="axis.handed_in").message(),
    )
    assert written(two_axes(), READER, "axis1", "handed_in", "2027-03-10T22:40:00+00:00")[0] == "refused"
