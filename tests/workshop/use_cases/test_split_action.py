"""Parting an action: it keeps the first part, the others have its columns and know where they come from."""

import pytest

from tests.two_axes import COORDINATOR, WRITER, entries, two_axes
from workshop.changes import Change
from workshop.errors import ActionsGone, ActionsReworded, Forbidden, NothingToSplit
from workshop.items import Remark
from workshop.parting import Part
from workshop.use_cases.consolidate import merge_actions
from workshop.use_cases.decide import add_remark
from workshop.use_cases.split_action import split_action
from workshop.use_cases.undo import undo
from workshop.workshop import Workshop

PARTS = [Part("Publicar una guía."), Part(" "), Part(" Difundirla. "), Part("Evaluarla.")]


def split(workshop: Workshop, action: str = "guide", parts: list[Part] = PARTS) -> list[Change]:
    return split_action(workshop, COORDINATOR, action, workshop.items[action].version("text"), parts)


def test_parts_stand_behind_the_first_with_its_columns_and_say_where_they_come_from() -> None:
    workshop = two_axes()

    after = workshop.apply(split(workshop))

    first, second, third, last = after.actions("objective1")
    assert [first.id, last.id] == ["guide", "course"]
    assert [each.text for each in (first, second, third)] == ["Publicar una guía.", "Difundirla.", "Evaluarla."]
    assert [each.split_from for each in (first, second, third, last)] == [None, "guide", "guide", None]
    assert (third.responsible, third.timeframe) == (("Norte",), "2026")
    assert [each.id for each in after.actions("guide")] == ["chapter"]


def test_what_was_said_of_the_action_stays_with_its_first_part() -> None:
    workshop = two_axes()
    workshop = workshop.apply(add_remark(workshop, COORDINATOR, "guide", "Revisar."))

    after = workshop.apply(split(workshop))

    said = [each.parent for each in after.items.values() if isinstance(each, Remark)]
    assert said == ["guide"]


def test_a_sub_action_comes_up_with_its_id_and_takes_the_columns_it_lacks() -> None:
    workshop = two_axes()
    workshop = workshop.apply([Change(kind="set", item="chapter", field="timeframe", text="2029")])

    after = workshop.apply(split(workshop, parts=[Part("Publicar una guía."), Part("Un capítulo.", "chapter")]))

    second = after.actions("objective1")[1]
    assert (second.id, second.text, second.split_from) == ("chapter", "Un capítulo.", "guide")
    assert (second.responsible, second.timeframe) == (("Norte",), "2029")


def test_a_note_that_stands_in_two_parts_is_there_twice() -> None:
    workshop = two_axes()

    after = workshop.apply(split(workshop, "course", [Part("Dictar.[^note]"), Part("Repetir.[^note]"), Part("Fin.")]))

    _guide, first, second, _third = after.actions("objective1")
    own = second.text.removeprefix("Repetir.[^").removesuffix("]")
    assert first.text == "Dictar.[^note]"
    assert own != "note" and after.footnotes[own].text == "Con apoyo de la secretaría."


@pytest.mark.parametrize("parts", [PARTS, [Part("Una."), Part("Un capítulo.", "chapter")]])
def test_parting_can_be_undone(parts: list[Part]) -> None:
    workshop = two_axes()
    changes = split(workshop, parts=parts)
    after = workshop.apply(changes)

    back = after.apply(undo(after, COORDINATOR, entries(workshop, changes)))

    assert [each.id for each in back.actions("objective1")] == ["guide", "course"]
    assert [each.id for each in back.actions("guide")] == ["chapter"]
    assert back.items["guide"].cell("text") == "Publicar una guía."


def test_parts_are_joined_again_by_merging() -> None:
    workshop = two_axes()
    workshop = workshop.apply(split(workshop))
    parts = [each.id for each in workshop.actions("objective1")[:3]]

    after = workshop.apply(merge_actions(workshop, COORDINATOR, parts, "Publicar una guía, difundirla y evaluarla."))

    merged, course = after.actions("objective1")
    assert (len(after.merged_from(merged.id)), merged.responsible, course.id) == (3, ("Norte",), "course")


def test_one_part_is_none() -> None:
    workshop = two_axes()

    with pytest.raises(NothingToSplit):
        split(workshop, parts=[Part("Publicar una guía."), Part("\n")])


def test_what_changed_or_went_meanwhile_is_refused() -> None:
    workshop = two_axes()
    changed = workshop.apply([Change(kind="set", item="guide", field="text", text="Otra.")])
    gone = workshop.apply([Change(kind="delete", item="guide")])
    elsewhere = workshop.apply([Change(kind="move", item="chapter", parent="course")])

    with pytest.raises(ActionsReworded):
        split_action(changed, COORDINATOR, "guide", workshop.items["guide"].version("text"), [Part("Una."), Part("Y.")])
    with pytest.raises(ActionsGone):
        split(gone)
    with pytest.raises(ActionsGone):
        split(elsewhere, parts=[Part("Una."), Part("Un capítulo.", "chapter")])


def test_only_who_consolidates_parts_actions() -> None:
    workshop = two_axes()

    with pytest.raises(Forbidden):
        split_action(workshop, WRITER, "guide", 1, PARTS)
