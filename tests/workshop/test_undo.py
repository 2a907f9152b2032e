"""Taking a step back restores what was, and refuses where somebody went on from it."""

from dataclasses import replace

import pytest

from tests.two_axes import COORDINATOR, WRITER, entries, two_axes
from workshop.changes import Change
from workshop.errors import Forbidden, MovedOnSince
from workshop.parting import Part
from workshop.use_cases.consolidate import merge_actions, move_actions, shift_action
from workshop.use_cases.decide import adopt_undisputed, decidables, decide, is_settled
from workshop.use_cases.split_action import split_action
from workshop.use_cases.undo import undo


def shape(workshop):
    """Return what a reader can see: every live item under its parent, in order, with its cells."""
    return {
        parent: [
            (child, {name: workshop.items[child].cell(name) for name in workshop.items[child].fields()})
            for child in children
            if workshop.is_live(child)
        ]
        for parent, children in workshop.order.items()
        if workshop.is_live(parent) and any(workshop.is_live(child) for child in children)
    }


@pytest.mark.parametrize(
    "step",
    [
        lambda workshop: move_actions(workshop, COORDINATOR, ["guide", "course"], "objective2", "manual"),
        lambda workshop: shift_action(workshop, COORDINATOR, "guide", 1),
        lambda workshop: merge_actions(workshop, COORDINATOR, ["guide", "manual", "network"], "Publicar."),
        lambda workshop: decide(workshop, COORDINATOR, "guide", "adopted_with_changes", text="Publicar dos guías."),
        lambda workshop: adopt_undisputed(workshop, COORDINATOR),
        lambda workshop: [Change(kind="delete", item="axis2")],
    ],
    ids=["move", "shift", "merge", "decide", "adopt", "delete"],
)
def test_undo_brings_back_what_was(step):
    workshop = two_axes()
    changes = step(workshop)
    done, after = entries(workshop, changes), workshop.apply(changes)
    assert shape(after) != shape(workshop)

    back = after.apply(undo(after, COORDINATOR, done))

    assert shape(back) == shape(workshop)


def test_undo_of_all_adoptions_reopens_them_all():
    workshop = two_axes()
    changes = adopt_undisputed(workshop, COORDINATOR)
    done, after = entries(workshop, changes), workshop.apply(changes)

    back = after.apply(undo(after, COORDINATOR, done))

    assert not any(is_settled(back, each) for each in decidables(back))


def test_undo_gives_a_text_set_twice_in_one_step_its_first_one():
    workshop = two_axes()
    changes = [
        Change(kind="set", item="guide", field="text", text="Uno"),
        Change(kind="set", item="guide", field="text", text="Dos"),
    ]
    done, after = entries(workshop, changes), workshop.apply(changes)

    back = after.apply(undo(after, COORDINATOR, done))

    assert back.items["guide"].cell("text") == "Publicar una guía."


@pytest.mark.parametrize(
    "since",
    [
        Change(kind="set", item="merged", field="text", text="Publicar ambas."),
        Change(kind="set", item="merged", field="indicator", text="Número de guías"),
        Change(kind="insert", item="new", type="action", parent="merged", cells={"text": "Otra"}),
        Change(kind="delete", item="merged"),
        Change(kind="move", item="chapter", parent="objective1", after=None),
        Change(kind="restore", item="guide"),
        Change(kind="delete", item="objective2"),
    ],
    ids=["text", "other cell", "child", "deleted", "moved on", "restored", "parent gone"],
)
def test_undo_of_a_merge_refuses_once_somebody_went_on(since):
    workshop = two_axes()
    changes = merge_actions(workshop, COORDINATOR, ["guide", "manual"], "Publicar guía y manual.")
    merged = changes[0].item
    done, after = entries(workshop, changes), workshop.apply(changes)
    told = {"item": merged if since.item == "merged" else since.item}
    told["parent"] = merged if since.parent == "merged" else since.parent
    after = after.apply([Change(kind=since.kind, type=since.type, field=since.field, text=since.text, **told)])

    with pytest.raises(MovedOnSince):
        undo(after, COORDINATOR, done)


def test_steps_are_taken_back_one_after_another_though_they_touched_the_same():
    workshop, done = two_axes(), []
    before = workshop
    first = [Change(kind="set", item="guide", field="text", text="Uno.")]
    done.append(entries(workshop, first))
    workshop = workshop.apply(first)
    second = split_action(workshop, COORDINATOR, "guide", 2, [Part("Uno."), Part("Dos.")])
    done.append(entries(workshop, second))
    workshop = workshop.apply(second)
    part = workshop.actions("objective1")[1].id
    third = [Change(kind="set", item=part, field="text", text="Tres.")]
    done.append(entries(workshop, third))
    workshop = workshop.apply(third)

    for step in reversed(done):
        workshop = workshop.apply(undo(workshop, COORDINATOR, step))

    assert shape(workshop) == shape(before)


def test_undo_leaves_parked_texts_alone():
    workshop = two_axes()
    changes = [Change(kind="set", item="guide", field="text", text="Uno")]
    done = [type(entry)(**{**_facts(entry), "status": "parked"}) for entry in entries(workshop, changes)]

    assert undo(workshop, COORDINATOR, done) == []


def test_undo_asks_for_the_right_to_what_is_undone():
    workshop = two_axes()
    changes = adopt_undisputed(workshop, COORDINATOR)

    with pytest.raises(Forbidden):
        undo(workshop.apply(changes), WRITER, entries(workshop, changes))


def test_a_writer_undoes_a_text_of_their_own_axis_only():
    workshop, writer = two_axes(), replace(WRITER, axes=frozenset({"axis1"}))
    own = [Change(kind="set", item="guide", field="text", text="Uno")]
    foreign = [Change(kind="set", item="manual", field="text", text="Uno")]

    back = workshop.apply(own).apply(undo(workshop.apply(own), writer, entries(workshop, own)))

    assert back.items["guide"].cell("text") == "Publicar una guía."
    with pytest.raises(Forbidden):
        undo(workshop.apply(foreign), writer, entries(workshop, foreign))


def _facts(entry):
    return {name: getattr(entry, name) for name in type(entry).__slots__}
