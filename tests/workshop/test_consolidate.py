"""Consolidating: actions move, merge and change places across axes, and each keeps where it came from."""

import pytest

from tests.two_axes import COORDINATOR, WRITER, entries, two_axes
from workshop.changes import Change
from workshop.errors import ActionsGone, ActionsReworded, Forbidden, ItemNotFound, NameRequired, NothingToMerge
from workshop.use_cases.consolidate import (
    in_plan_order,
    merge_actions,
    move_actions,
    originals_of,
    proposed_text,
    shift_action,
    unmerge_action,
)
from workshop.use_cases.decide import add_remark, add_reservation


def places(workshop, parent):
    return [action.id for action in workshop.actions(parent)]


def merged_of(changes):
    return next(change.item for change in changes if change.kind == "insert")


def test_move_actions_keeps_their_order_and_their_axis_of_origin():
    workshop = two_axes()

    after = workshop.apply(move_actions(workshop, COORDINATOR, ["course", "guide"], "objective2", "manual"))

    assert places(after, "objective2") == ["manual", "guide", "course", "network"]
    assert [after.items[each].origin for each in ("guide", "course", "manual")] == ["axis1", "axis1", None]


def test_move_actions_to_the_front():
    workshop = two_axes()

    after = workshop.apply(move_actions(workshop, COORDINATOR, ["network"], "objective1", None))

    assert places(after, "objective1") == ["network", "guide", "course"]


def test_move_actions_behind_one_of_themselves_leaves_them_in_place():
    workshop = two_axes()

    after = workshop.apply(move_actions(workshop, COORDINATOR, ["course"], "objective1", "course"))

    assert places(after, "objective1") == ["guide", "course"]


def test_move_actions_takes_sub_actions_along_and_makes_a_lone_one_an_action():
    workshop = two_axes()

    together = workshop.apply(move_actions(workshop, COORDINATOR, ["guide", "chapter"], "objective2", None))
    alone = workshop.apply(move_actions(workshop, COORDINATOR, ["chapter"], "objective2", None))

    assert (places(together, "objective2"), places(together, "guide")) == (["guide", "manual", "network"], ["chapter"])
    assert places(alone, "objective2") == ["chapter", "manual", "network"]


def test_an_action_that_moves_twice_remembers_where_it_was_written():
    workshop = two_axes()
    workshop = workshop.apply(move_actions(workshop, COORDINATOR, ["guide"], "objective2", None))

    after = workshop.apply(move_actions(workshop, COORDINATOR, ["guide"], "objective1", None))

    assert after.items["guide"].origin == "axis1"


@pytest.mark.parametrize(
    ("action", "steps", "order"),
    [
        ("guide", 1, ["course", "guide"]),
        ("course", -1, ["course", "guide"]),
        ("guide", -1, ["guide", "course"]),
        ("course", 5, ["guide", "course"]),
    ],
)
def test_shift_action_stops_at_the_edges(action, steps, order):
    workshop = two_axes()

    after = workshop.apply(shift_action(workshop, COORDINATOR, action, steps))

    assert places(after, "objective1") == order


def test_merge_actions_stands_where_the_first_stood_and_unites_the_columns():
    workshop = two_axes()

    changes = merge_actions(workshop, COORDINATOR, ["manual", "guide"], " Publicar guía y manual. ")

    after, merged = workshop.apply(changes), merged_of(changes)
    assert places(after, "objective1") == [merged, "course"]
    assert places(after, "objective2") == ["network"]
    action = after.items[merged]
    assert action.text == "Publicar guía y manual."
    assert (action.responsible, action.timeframe) == (("Norte", "Sur"), "2026\n2027")


def test_merge_actions_keeps_the_originals_linked_with_their_texts_and_axes():
    workshop = two_axes()

    changes = merge_actions(workshop, COORDINATOR, ["guide", "manual"], "Publicar guía y manual.")

    after, merged = workshop.apply(changes), merged_of(changes)
    originals = originals_of(after)[merged]
    assert [(each.id, each.text, each.origin, each.deleted) for each in originals] == [
        ("guide", "Publicar una guía.", "axis1", True),
        ("manual", "Escribir un manual.", "axis2", True),
    ]
    assert after.merged_from(merged) == originals


def test_merge_actions_takes_sub_actions_remarks_and_reservations_over():
    workshop = two_axes()
    workshop = workshop.apply(add_remark(workshop, COORDINATOR, "manual", "Que sea breve."))
    workshop = workshop.apply(add_reservation(workshop, COORDINATOR, "manual", "norte"))

    changes = merge_actions(workshop, COORDINATOR, ["guide", "manual"], "Publicar guía y manual.")

    after, merged = workshop.apply(changes), merged_of(changes)
    assert places(after, merged) == ["chapter"]
    assert [remark.text for remark in after.remarks(merged)] == ["Que sea breve."]
    assert [each.delegation for each in after.reservations(merged)] == ["norte"]


def test_merging_a_sub_action_with_an_action_stays_one_level_deep():
    workshop = two_axes().apply([Change(kind="move", item="course", parent="manual", after=None)])

    changes = merge_actions(workshop, COORDINATOR, ["guide", "course"], "Publicar una guía y dictar un curso.")

    after, merged = workshop.apply(changes), merged_of(changes)
    assert after.items[merged].parent == "objective1"
    assert places(after, merged) == ["chapter"]


def test_merging_an_action_with_its_own_sub_action_keeps_both_as_originals():
    workshop = two_axes()

    changes = merge_actions(workshop, COORDINATOR, ["guide", "chapter"], "Publicar una guía con un capítulo.")

    after, merged = workshop.apply(changes), merged_of(changes)
    assert places(after, "objective1") == [merged, "course"]
    assert [each.id for each in after.merged_from(merged)] == ["guide", "chapter"]


def test_merge_actions_refuses_fewer_than_two_and_a_blank_text():
    workshop = two_axes()

    with pytest.raises(NothingToMerge):
        merge_actions(workshop, COORDINATOR, ["guide", "guide"], "Publicar.")
    with pytest.raises(NameRequired):
        merge_actions(workshop, COORDINATOR, ["guide", "course"], " ")


def test_unmerge_action_brings_everything_back_even_after_rewriting():
    workshop = two_axes()
    workshop = workshop.apply(add_remark(workshop, COORDINATOR, "manual", "Que sea breve."))
    changes = merge_actions(workshop, COORDINATOR, ["guide", "manual"], "Publicar guía y manual.")
    step, merged = entries(workshop, changes), merged_of(changes)
    after = workshop.apply(changes)
    after = after.apply([Change(kind="set", item=merged, field="text", text="Publicar ambas.")])

    apart = after.apply(unmerge_action(after, COORDINATOR, merged, step))

    assert places(apart, "objective1") == ["guide", "course"]
    assert places(apart, "objective2") == ["manual", "network"]
    assert places(apart, "guide") == ["chapter"]
    assert [remark.text for remark in apart.remarks("manual")] == ["Que sea breve."]
    assert originals_of(apart) == {}


def test_unmerge_action_leaves_nothing_under_the_merged_one():
    workshop = two_axes()
    changes = merge_actions(workshop, COORDINATOR, ["guide", "manual"], "Publicar guía y manual.")
    step, merged = entries(workshop, changes), merged_of(changes)
    after = workshop.apply(changes)
    after = after.apply(add_remark(after, COORDINATOR, merged, "Bien."))

    apart = after.apply(unmerge_action(after, COORDINATOR, merged, step))

    assert [remark.text for remark in apart.remarks("guide")] == ["Bien."]


def test_unmerge_action_places_originals_whose_objective_is_gone_beside_it():
    workshop = two_axes()
    changes = merge_actions(workshop, COORDINATOR, ["guide", "manual"], "Publicar guía y manual.")
    step, merged = entries(workshop, changes), merged_of(changes)
    after = workshop.apply(changes).apply([Change(kind="delete", item="axis2")])

    apart = after.apply(unmerge_action(after, COORDINATOR, merged, step))

    assert places(apart, "objective1") == ["guide", "manual", "course"]


def test_unmerge_action_refuses_what_was_never_merged():
    workshop = two_axes()

    with pytest.raises(ItemNotFound):
        unmerge_action(workshop, COORDINATOR, "guide", [])


def test_only_the_coordination_consolidates():
    workshop = two_axes()

    with pytest.raises(Forbidden):
        move_actions(workshop, WRITER, ["guide"], "objective2", None)
    with pytest.raises(Forbidden):
        merge_actions(workshop, WRITER, ["guide", "course"], "Publicar.")
    with pytest.raises(Forbidden):
        shift_action(workshop, WRITER, "guide", 1)


def test_proposed_text_sets_the_originals_below_each_other_and_equal_ones_once():
    workshop = two_axes().apply([Change(kind="set", item="network", field="text", text="Publicar una guía.")])

    text = proposed_text(in_plan_order(workshop, ["network", "manual", "guide"]))

    assert text == "Publicar una guía.\n\nEscribir un manual."


@pytest.mark.parametrize("gone", ["course", "objective1", "unknown"])
def test_nothing_is_moved_or_merged_where_one_of_them_is_gone(gone):
    workshop = two_axes()
    after = workshop if gone == "unknown" else workshop.apply([Change(kind="delete", item=gone)])
    asked = ["manual", "course" if gone != "unknown" else gone]

    with pytest.raises(ActionsGone):
        move_actions(after, COORDINATOR, asked, "objective2", None)
    with pytest.raises(ActionsGone):
        merge_actions(after, COORDINATOR, [*asked, "network"], "Ambas.")


def test_nothing_is_merged_upon_texts_that_changed_since_they_were_seen():
    workshop = two_axes()
    seen = {each: workshop.items[each].version("text") for each in ("guide", "manual")}
    after = workshop.apply([Change(kind="set", item="manual", field="text", text="Otro manual.")])

    with pytest.raises(ActionsReworded):
        merge_actions(after, COORDINATOR, list(seen), "Ambas.", seen)

    assert merge_actions(workshop, COORDINATOR, list(seen), "Ambas.", seen)
