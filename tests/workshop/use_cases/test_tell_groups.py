"""A note on a pair of likely duplicates stands in the axis of each, says who sent it, and what became of it."""

import pytest

from tests.two_axes import COORDINATOR, WRITER, two_axes
from workshop.changes import Change
from workshop.errors import Forbidden
from workshop.use_cases.inputs import discard_input, open_inputs
from workshop.use_cases.tell_groups import notes_on, tell_groups
from workshop.workshop import Workshop


def told(one: str = "guide", other: str = "manual") -> Workshop:
    workshop = two_axes().apply([Change(kind="set", item="root", field="stage", text="group_work")])
    return workshop.apply(tell_groups(workshop, COORDINATOR, one, other))


def test_each_axis_finds_the_pair_among_its_inputs_with_who_sent_it_and_the_way_to_the_other_action() -> None:
    workshop = told()

    notes = [note for axis in ("axis1", "axis2") for note in open_inputs(workshop, axis)]

    assert [(note.about, note.alike, note.author) for note in notes] == [
        ("guide", "manual", COORDINATOR.name),
        ("manual", "guide", COORDINATOR.name),
    ]
    assert [
        words in note.text for note, words in zip(notes, ("Escribir un manual", "Publicar una guía"), strict=True)
    ] == [True] * 2


def test_two_actions_of_one_axis_are_told_of_once() -> None:
    assert len(notes_on(told("guide", "course"), "course", "guide")) == 1


def test_a_group_is_not_told_again_while_its_note_is_open() -> None:
    workshop = told()
    note = open_inputs(workshop, "axis1")[0]
    away = workshop.apply(discard_input(workshop, COORDINATOR, note.id))

    assert tell_groups(workshop, COORDINATOR, "manual", "guide") == []
    assert [change.parent for change in tell_groups(away, COORDINATOR, "guide", "manual")] == ["axis1"]


def test_what_became_of_a_note_stays_to_be_seen() -> None:
    workshop = told()
    note = open_inputs(workshop, "axis2")[0]

    seen_to = workshop.apply([Change(kind="set", item=note.id, field="became", text="manual")])

    found = {each.parent: each.became for each in notes_on(seen_to, "guide", "manual")}
    assert found == {"axis1": None, "axis2": "manual"}


def test_only_who_consolidates_tells_the_groups() -> None:
    with pytest.raises(Forbidden):
        tell_groups(two_axes(), WRITER, "guide", "manual")
