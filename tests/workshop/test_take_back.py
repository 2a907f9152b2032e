from dataclasses import replace
from datetime import UTC, datetime

from tests.two_axes import COORDINATOR, READER, WRITER, two_axes
from workshop.changes import Change, Entry, Step
from workshop.permissions import Actor
from workshop.use_cases.take_back import TakingBack, items_at_stake
from workshop.use_cases.write_matrix import Result, Wish, Writing
from workshop.workshop import Workshop

BASE = "Publicar una guía."
MINE = "Publicar una guía. Y darla a conocer."
AT = datetime(2026, 3, 5, tzinfo=UTC)


def entry(change: Change, actor: Actor = WRITER, revision: int = 2) -> Entry:
    return Entry(revision=revision, change=change, status="applied", actor=actor.id, actor_name="", at=AT, request="r")


def take_back(
    workshop: Workshop,
    *wishes: Wish,
    undone: Actor = WRITER,
    since: list[Entry] | None = None,
    actor: Actor = WRITER,
    past: dict[str, Entry] | None = None,
) -> tuple[list[Step], list[Result]]:
    """Let somebody take a step back which they set the guide's text with, from BASE to MINE at version 2."""
    own = entry(Change(kind="set", item="guide", field="text", text=MINE, version=2), undone)
    writing = Writing(list(wishes), past or {}, lambda item, field, version: {1: BASE, 2: MINE}.get(version))
    taking = TakingBack(writing, wishes, [own], since or [])
    steps = taking(workshop, actor)
    return steps, taking.results


def text_back(base: int = 2) -> Wish:
    return Wish(Change(kind="set", item="guide", field="text", text=BASE), base)


def set_to(*texts: str) -> Workshop:
    return two_axes().apply([Change(kind="set", item="guide", field="text", text=text) for text in texts])


def test_text_nobody_touched_since_goes_back() -> None:
    steps, results = take_back(set_to(MINE), text_back())

    assert [(step.status, step.change.text) for step in steps] == [("applied", BASE)]
    assert [result.status for result in results] == ["applied"]


def test_what_others_wrote_elsewhere_in_the_text_stays() -> None:
    steps, results = take_back(set_to(MINE, "Redactar una guía. Y darla a conocer."), text_back())

    assert [step.change.text for step in steps] == ["Redactar una guía."]
    assert [result.status for result in results] == ["merged"]


def test_words_others_changed_since_are_refused_and_never_parked() -> None:
    steps, results = take_back(set_to(MINE, "Publicar una guía. Y darla a leer."), text_back())

    assert steps == []
    assert [(result.status, result.reason) for result in results] == [
        ("refused", "Otra persona cambió este texto después: no se puede deshacer.")
    ]


def test_text_of_a_row_deleted_since_is_refused_and_never_parked() -> None:
    there = set_to(MINE).apply([Change(kind="delete", item="guide")])

    steps, results = take_back(there, text_back())

    assert (steps, results[0].status) == ([], "refused")
    assert results[0].reason


def test_step_is_taken_back_whole_or_not_at_all() -> None:
    there = set_to(MINE, "Publicar una guía. Y darla a leer.")

    steps, results = take_back(there, text_back(), Wish(Change(kind="delete", item="note")))

    assert steps == []
    assert [result.status for result in results] == ["refused", "refused"]


def test_row_goes_when_nobody_else_wrote_in_it_since() -> None:
    others = entry(Change(kind="set", item="course", field="text", text="Otro"), COORDINATOR, 3)

    steps, _ = take_back(two_axes(), Wish(Change(kind="delete", item="chapter")), since=[others])

    assert [(step.change.kind, step.change.item) for step in steps] == [("delete", "chapter")]


def test_row_somebody_else_wrote_in_since_stays() -> None:
    others = entry(Change(kind="set", item="chapter", field="text", text="Otro"), COORDINATOR, 3)

    steps, results = take_back(two_axes(), Wish(Change(kind="delete", item="chapter")), since=[others])

    assert (steps, results[0].status) == ([], "refused")
    assert (results[0].reason or "").startswith("Ya no se puede deshacer de una vez")


def test_row_somebody_else_put_a_sub_action_into_since_stays() -> None:
    inside = entry(Change(kind="insert", item="chapter", type="action", parent="guide"), COORDINATOR, 3)
    gone = two_axes().apply([Change(kind="delete", item="chapter")])
    wish = Wish(Change(kind="delete", item="guide"))

    assert take_back(two_axes(), wish, since=[inside])[0] == []
    assert len(take_back(gone, wish, since=[inside])[0]) == 1


def test_own_writing_since_is_no_obstacle() -> None:
    own = entry(Change(kind="set", item="chapter", field="text", text="Otro"), WRITER, 3)

    steps, _ = take_back(two_axes(), Wish(Change(kind="delete", item="chapter")), since=[own])

    assert len(steps) == 1


def test_row_somebody_else_moved_since_stays_where_it_is() -> None:
    others = entry(Change(kind="move", item="course", parent="objective2"), COORDINATOR, 3)
    wish = Wish(Change(kind="move", item="course", parent="objective1", after="guide"))

    assert take_back(two_axes(), wish, since=[others])[0] == []
    assert len(take_back(two_axes(), wish)[0]) == 1


def test_row_does_not_come_back_under_one_that_is_gone() -> None:
    there = two_axes().apply([Change(kind="delete", item="chapter"), Change(kind="delete", item="guide")])

    steps, results = take_back(there, Wish(Change(kind="restore", item="chapter")))

    assert (steps, results[0].status) == ([], "refused")


def test_step_of_somebody_else_is_not_ones_own_to_take_back() -> None:
    steps, results = take_back(set_to(MINE), text_back(), undone=COORDINATOR)

    assert (steps, results[0].status) == ([], "refused")


def test_taking_back_asks_for_the_right_to_write() -> None:
    steps, results = take_back(set_to(MINE), text_back(), actor=READER, undone=READER)

    assert (steps, results[0].status) == ([], "refused")


def test_request_kept_before_is_answered_as_it_was_whatever_others_did_since() -> None:
    wish = Wish(Change(kind="delete", item="chapter"))
    others = entry(Change(kind="set", item="chapter", field="text", text="Otro"), COORDINATOR, 4)
    past = {wish.change.id: replace(entry(wish.change), revision=3)}

    steps, results = take_back(two_axes(), wish, since=[others], past=past)

    assert (steps, [result.status for result in results]) == ([], ["applied"])


def test_items_at_stake_are_those_that_go_or_move() -> None:
    wishes = [text_back(), Wish(Change(kind="delete", item="a")), Wish(Change(kind="move", item="b", parent="c"))]

    assert items_at_stake(wishes) == ["a", "b"]
