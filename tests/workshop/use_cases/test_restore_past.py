"""Putting back a text or a deleted row, with its footnotes, for those who may write there."""

import pytest

from tests.two_axes import COORDINATOR, READER, WRITER, two_axes
from workshop.changes import Change
from workshop.errors import Forbidden, InvalidValue, ItemNotFound, MovedOnSince, TextChangedMeanwhile
from workshop.items import Action, Axis, Objective
from workshop.use_cases.consolidate import merge_actions
from workshop.use_cases.restore_past import recover_item, restore_text
from workshop.workshop import Workshop


def after(*changes: Change, before: Workshop | None = None) -> Workshop:
    return (before or two_axes()).apply(changes)


def put(item: str, field: str, text: str | None) -> Change:
    return Change(kind="set", item=item, field=field, text=text)


def delete(item: str) -> Change:
    return Change(kind="delete", item=item)


def test_text_is_put_back_and_brings_its_footnote() -> None:
    then = two_axes()
    now = after(put("course", "text", "Dictar un curso."), delete("note"))

    changes = restore_text(now, WRITER, "course", "text", then.items["course"].cell("text"), 2)

    restored = now.apply(changes)
    assert restored.find("course", Action).text == "Dictar un curso.[^note]"
    assert "note" in restored.footnotes


def test_footnote_that_only_the_text_of_now_marks_goes_with_it() -> None:
    now = after(put("guide", "text", "Publicar una guía.[^note]"), put("course", "text", "Dictar un curso."))

    alone = now.apply(restore_text(now, WRITER, "guide", "text", "Publicar una guía.", 2))
    twice = after(put("guide", "text", "Publicar una guía.[^note]"))
    kept = twice.apply(restore_text(twice, WRITER, "guide", "text", "Publicar una guía.", 2))

    assert "note" not in alone.footnotes
    assert "note" in kept.footnotes


def test_text_that_moved_on_since_it_was_seen_is_not_overwritten() -> None:
    now = after(put("guide", "text", "Otra."), put("guide", "text", "Otra más."))

    with pytest.raises(TextChangedMeanwhile):
        restore_text(now, WRITER, "guide", "text", "Publicar una guía.", 2)


def test_text_that_stands_as_it_was_needs_nothing() -> None:
    assert restore_text(two_axes(), WRITER, "guide", "text", "Publicar una guía.", 1) == []


def test_only_who_may_write_a_cell_puts_it_back() -> None:
    now = after(put("guide", "text", "Otra."), put("axis1", "description", "Guía."))

    with pytest.raises(Forbidden):
        restore_text(now, READER, "guide", "text", "Publicar una guía.", 2)
    with pytest.raises(Forbidden):
        restore_text(now, WRITER, "axis1", "description", "", 1)
    with pytest.raises(InvalidValue):
        restore_text(now, COORDINATOR, "guide", "parent", "", 0)

    restored = now.apply(restore_text(now, COORDINATOR, "axis1", "description", "", 1))
    assert restored.find("axis1", Axis).description == ""


def test_deleted_action_comes_back_as_it_stood_with_its_sub_actions() -> None:
    then = two_axes()
    now = after(put("guide", "timeframe", "2028"), delete("chapter"), delete("guide"))

    restored = now.apply(recover_item(now, WRITER, "guide", then))

    assert restored.find("guide", Action) == then.find("guide", Action).with_cell("timeframe", "2026", 3)
    assert restored.is_live("chapter")
    assert restored.order == then.order


def test_what_the_action_stood_under_comes_back_with_it() -> None:
    now = after(delete("course"), delete("guide"), delete("objective1"))

    restored = now.apply(recover_item(now, WRITER, "chapter", now))

    assert restored.is_live("chapter")
    assert not restored.is_live("course")


def test_objective_comes_back_with_the_actions_that_were_not_deleted_themselves() -> None:
    now = after(delete("course"), delete("objective1"))

    restored = now.apply(recover_item(now, WRITER, "objective1", now))

    assert restored.find("objective1", Objective).text == "Asegurar la asistencia."
    assert restored.is_live("guide") and not restored.is_live("course")


def test_row_that_was_never_deleted_stays_as_it_is() -> None:
    now = after(put("guide", "text", "Otra."))

    assert recover_item(now, WRITER, "guide", two_axes()) == []


def test_merged_action_is_not_recovered_beside_what_it_became() -> None:
    now = two_axes()
    now = now.apply(merge_actions(now, COORDINATOR, ["guide", "course"], "Publicar y dictar."))

    with pytest.raises(MovedOnSince):
        recover_item(now, COORDINATOR, "guide", two_axes())


def test_sub_action_does_not_come_back_under_one() -> None:
    now = after(delete("chapter"), Change(kind="move", item="guide", parent="course"))

    with pytest.raises(MovedOnSince):
        recover_item(now, WRITER, "chapter", two_axes())


def test_only_rows_of_the_matrix_are_recovered_by_those_who_write_there() -> None:
    now = after(delete("guide"), delete("norte"))

    with pytest.raises(Forbidden):
        recover_item(now, READER, "guide", two_axes())
    with pytest.raises(ItemNotFound):
        recover_item(now, COORDINATOR, "norte", two_axes())
    with pytest.raises(Forbidden):
        recover_item(now, WRITER, "norte", two_axes())
