"""Closings: what closes, how a snapshot names it, and what came after."""

from datetime import UTC, datetime

from tests.two_axes import two_axes
from workshop.changes import Change, Entry
from workshop.closings import AfterClosing, Closing, closing_of, read_closing


def entry(revision: int, change: Change) -> Entry:
    at = datetime(2026, 3, 5, 10, 42, tzinfo=UTC)
    return Entry(revision=revision, change=change, status="applied", actor="c", actor_name="Coordinación", at=at)


def stage(text: str | None) -> Change:
    return Change(kind="set", item="root", field="stage", text=text)


def hand_in(text: str | None) -> Change:
    return Change(kind="set", item="axis1", field="handed_in", text=text)


def test_opening_a_stage_closes_the_one_before_and_a_hand_in_its_axis() -> None:
    workshop = two_axes().apply([stage("group_work")])

    assert closing_of(workshop, [stage("plenary")]) == Closing("stage", "group_work")
    assert closing_of(workshop, [hand_in("2026-03-05T10:42:00+00:00")]) == Closing("hand_in", "axis1")


def test_work_and_the_way_back_close_nothing() -> None:
    changes = [hand_in(None), Change(kind="set", item="guide", field="text", text="Otra."), stage("group_work")]

    assert closing_of(two_axes(), changes) is None


def test_reason_of_a_snapshot_is_read_back_and_fits_its_column() -> None:
    closings = [Closing("stage", "consolidation"), Closing("hand_in", "f" * 32)]

    assert [read_closing(closing.reason) for closing in closings] == closings
    assert max(len(closing.reason) for closing in closings) <= 40
    assert read_closing("on_the_way") is None


def test_what_was_written_while_handed_in_is_after_the_closing() -> None:
    after = AfterClosing([entry(3, hand_in("2026-03-05T10:42:00+00:00")), entry(6, hand_in(None))])

    assert [after.at(revision) for revision in range(2, 9)] == [False, False, True, True, True, False, False]


def test_what_was_written_once_group_work_was_over_is_after_the_closing() -> None:
    root = Change(kind="insert", item="root", type="workshop", cells={"stage": "preparation"})
    turns = [entry(1, root), entry(2, stage("group_work")), entry(4, stage("plenary")), entry(8, stage("group_work"))]

    after = AfterClosing(turns)

    assert [after.at(revision) for revision in (1, 3, 4, 5, 8, 9)] == [False, False, False, True, True, False]


def test_nothing_is_after_a_closing_that_never_was() -> None:
    assert not AfterClosing([]).at(5)
