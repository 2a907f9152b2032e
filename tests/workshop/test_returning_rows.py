from dataclasses import replace

import pytest

from tests.two_axes import READER, WRITER, two_axes
from tests.workshop.test_write_matrix import BASE, changed_by_another, deleted, status, weigh, written
from workshop.changes import Change
from workshop.items import Action
from workshop.permissions import Actor


def test_row_deleted_under_its_writer_comes_back_with_what_was_written() -> None:
    there = deleted("guide")

    steps, results = weigh(written("guide", "Publicar dos guías."), workshop=there, just_deleted=["guide"])

    assert [(step.change.kind, step.status) for step in steps] == [("restore", "applied"), ("set", "applied")]
    assert (results[0].status, results[0].version) == ("applied", 2)
    back = there.apply([step.change for step in steps])
    assert back.find("guide", Action).text == "Publicar dos guías."
    assert back.order == there.order


def test_objective_comes_back_with_the_rows_below_it() -> None:
    there = deleted("objective1")

    steps, _ = weigh(written("objective1", "Asegurar ayuda."), workshop=there, just_deleted=["objective1"])

    assert there.apply([step.change for step in steps]).is_live("chapter")


def test_row_comes_back_once_for_all_that_was_written_in_it() -> None:
    wishes = [written("guide", "Publicar dos guías."), written("guide", "Sur", "responsible")]

    steps, _ = weigh(*wishes, workshop=deleted("guide"), just_deleted=["guide"])

    assert [step.change.kind for step in steps] == ["restore", "set", "set"]


def test_text_that_touches_another_is_parked_and_its_row_stays_deleted() -> None:
    there = changed_by_another("Publicar un libro.").apply([Change(kind="delete", item="guide")])

    steps, results = weigh(written("guide", "Publicar un manual."), workshop=there, just_deleted=["guide"])

    assert [(step.change.kind, step.status) for step in steps] == [("set", "parked")]
    assert results[0].status == "parked"


def test_text_that_was_there_already_brings_no_row_back() -> None:
    assert weigh(written("guide", BASE), workshop=deleted("guide"), just_deleted=["guide"])[0] == []


@pytest.mark.parametrize(
    ("gone", "item"),
    [
        (["objective1"], "guide"),
        (["objective1", "guide"], "guide"),
        (["guide", "chapter"], "chapter"),
        (["note"], "note"),
    ],
)
def test_text_for_a_row_whose_place_is_gone_is_parked(gone: list[str], item: str) -> None:
    steps, results = weigh(written(item, "Algo más."), workshop=deleted(*gone), just_deleted=gone)

    assert [(step.change.kind, step.status) for step in steps] == [("set", "parked")]
    assert results[0].status == "parked" and results[0].reason


def test_row_deleted_long_ago_does_not_come_back() -> None:
    assert status(written("guide", "Publicar dos guías."), workshop=deleted("guide")) == ["parked"]


def test_row_that_was_merged_into_another_does_not_come_back() -> None:
    merged = Change(kind="set", item="guide", field="merged_into", text="course")
    there = two_axes().apply([merged, Change(kind="delete", item="guide")])

    steps, _ = weigh(written("guide", "Publicar dos guías."), workshop=there, just_deleted=["guide"])

    assert [step.status for step in steps] == ["parked"]


@pytest.mark.parametrize("actor", [READER, replace(WRITER, axes=frozenset({"axis2"}))])
def test_row_does_not_come_back_for_who_may_not_write_there(actor: Actor) -> None:
    steps, results = weigh(
        written("guide", "Publicar dos guías."), actor=actor, workshop=deleted("guide"), just_deleted=["guide"]
    )

    assert (steps, results[0].status) == ([], "refused")
