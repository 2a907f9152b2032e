"""Axes merged and split: all that was written goes along, each action keeps its origin, and one step brings it back."""

from dataclasses import replace

import pytest

from tests.two_axes import COORDINATOR, READER, WRITER, entries, two_axes
from workshop.axis_lines import reached_axes, standing_axis
from workshop.axis_mapping import MappedAxis, map_axes
from workshop.changes import Change
from workshop.errors import Forbidden, NameRequired, TooFewAxes
from workshop.items import Input, Participant, Remark, WorkingGroup
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, Role, may
from workshop.use_cases.reshape_axes import merge_axes, split_axis
from workshop.use_cases.undo import undo
from workshop.workshop import Workshop


def worked_on() -> Workshop:
    """Return the plan while groups work: with guidance, examples, groups, an input and a remark."""
    new = NewItems(two_axes())
    new.add(WorkingGroup, "axis1", item="group1", name="Grupo 1")
    new.add(WorkingGroup, "axis2", item="group2", name="Grupo 2")
    new.add(Input, "axis2", item="input", text="Una red de enlace.")
    new.add(Remark, "axis2", item="remark", text="Falta el plazo.")
    new.add(Participant, "root", item="person", name="Persona", preferences=("axis2",))
    texts = {
        "axis1": {"description": "Cómo se protege.[^guidance]", "examples": "Un protocolo\nUn albergue"},
        "axis2": {
            "description": "Cómo se investiga.",
            "examples": "Un albergue\nUn equipo",
            "commitment": "Investigar.",
        },
        "guide": {"transversal": "axis2"},
        "manual": {"transversal": "axis1"},
    }
    sets = [
        Change(kind="set", item=item, field=name, text=text)
        for item, cells in texts.items()
        for name, text in cells.items()
    ]
    note = Change(kind="insert", item="guidance", type="footnote", parent="root", cells={"text": "Según la guía."})
    return two_axes().apply([*new.changes, note, *sets])


def merged() -> Workshop:
    workshop = worked_on()
    return workshop.apply(merge_axes(workshop, COORDINATOR, ["axis2", "axis1"], "Proteger e investigar", "Ambas"))


def content(workshop: Workshop) -> object:
    """Return all that is live in a workshop, by place, without versions."""
    return {
        item.id: (item.parent, [item.cell(name) for name in item.fields()], workshop.order.get(item.id))
        for item in workshop.items.values()
        if workshop.is_live(item.id)
    }


def test_merging_keeps_the_first_axis_and_joins_guidance_and_texts() -> None:
    axis = merged().axes[0]

    assert [each.id for each in merged().axes] == ["axis1"]
    assert (axis.title, axis.short_title) == ("Proteger e investigar", "Ambas")
    assert axis.description == "Cómo se protege.[^guidance]\n\nCómo se investiga."
    assert axis.examples == ("Un protocolo", "Un albergue", "Un equipo")
    assert axis.commitment == "Proteger a las personas.\n\nInvestigar."


def test_merging_takes_objectives_groups_inputs_and_remarks_along_and_notes_the_origin() -> None:
    workshop = merged()

    assert [each.id for each in workshop.objectives("axis1")] == ["objective1", "objective2"]
    assert [each.id for each in workshop.actions_of_axis("axis1")] == ["guide", "course", "manual", "network"]
    assert [workshop.items[each].origin for each in ("guide", "manual", "network")] == [None, "axis2", "axis2"]
    assert [each.id for each in workshop.groups()] == ["group1", "group2"]
    assert [each.id for each in (*workshop.inputs("axis1"), *workshop.remarks("axis1"))] == ["input", "remark"]


def test_merging_keeps_the_former_axis_readable_and_whoever_named_it_led_on() -> None:
    workshop = merged()

    assert (workshop.items["axis2"].title, workshop.items["axis2"].merged_into) == ("Investigación", "axis1")
    assert [workshop.items[each].transversal for each in ("guide", "manual")] == [(), ()]
    assert standing_axis(workshop, "axis2") == "axis1"
    assert map_axes(workshop, {"preparation": two_axes()})[1] == MappedAxis(
        (("2", "Investigación"),), None, ("axis1",), taken_up=True
    )


@pytest.mark.parametrize("text", ["", "Coordinar mejor."])
def test_actions_join_those_under_an_objective_that_says_the_same(text: str) -> None:
    same = [Change(kind="set", item=each, field="text", text=text) for each in ("objective1", "objective2")]
    workshop = worked_on().apply(same)

    after = workshop.apply(merge_axes(workshop, COORDINATOR, ["axis1", "axis2"], "Ambas"))

    assert [each.id for each in after.objectives("axis1")] == ["objective1"]
    assert [each.id for each in after.actions("objective1")] == ["guide", "course", "manual", "network"]


def test_merged_axis_is_open_again_unless_all_of_it_was_handed_in() -> None:
    at = Change(kind="set", item="axis1", field="handed_in", text="2026-03-05T10:00:00+00:00")
    one, both = worked_on().apply([at]), worked_on().apply([at, replace(at, item="axis2", id="0" * 32)])

    assert one.apply(merge_axes(one, COORDINATOR, ["axis1", "axis2"], "A")).axes[0].handed_in is None
    assert both.apply(merge_axes(both, COORDINATOR, ["axis1", "axis2"], "A")).axes[0].handed_in is not None


def test_who_wrote_in_one_of_the_axes_writes_in_the_merged_one_and_nobody_else() -> None:
    workshop = merged().apply([Change(kind="set", item="root", field="stage", text="group_work")])
    second = Actor("s", "Relatora", frozenset({Role.RAPPORTEUR}), frozenset({"axis2"}))
    third = replace(second, axes=frozenset({"axis3"}))

    assert [may(each, Doing.WRITE_MATRIX, workshop, "guide") for each in (second, third)] == [True, False]
    assert reached_axes(workshop, {"axis2"}) == {"axis1", "axis2"}


def test_splitting_parts_actions_examples_and_groups_and_gives_the_guidance_to_both() -> None:
    workshop = worked_on()

    changes = split_axis(
        workshop, COORDINATOR, "axis1", "Cursos", actions=["course"], groups=["group1"], examples=["Un albergue"]
    )

    after = workshop.apply(changes)
    old, new, _other = after.axes
    assert [axis.title for axis in after.axes] == ["Protección", "Cursos", "Investigación"]
    assert (old.examples, new.examples) == (("Un protocolo",), ("Un albergue",))
    assert [each.id for each in after.actions_of_axis(old.id)] == ["guide"]
    assert [each.id for each in after.actions_of_axis(new.id)] == ["course"]
    assert [each.text for each in after.objectives(new.id)] == ["Asegurar la asistencia."]
    assert (after.items["course"].origin, [each.id for each in after.groups(new.id)]) == ("axis1", ["group1"])
    assert (new.commitment, new.split_from) == (None, "axis1")


def test_note_in_guidance_that_stands_twice_is_cloned() -> None:
    workshop = worked_on()

    after = workshop.apply(split_axis(workshop, COORDINATOR, "axis1", "Cursos", actions=["course"]))

    old, new = after.axes[:2]
    mark = new.description.partition("[^")[2].rstrip("]")
    assert old.description == "Cómo se protege.[^guidance]"
    assert (new.description, mark == "guidance") == (f"Cómo se protege.[^{mark}]", False)
    assert after.footnotes[mark].text == "Según la guía."


def test_whole_objective_goes_along_and_no_axis_is_left_without_one() -> None:
    workshop = worked_on()

    all_of_it = workshop.apply(split_axis(workshop, COORDINATOR, "axis1", "Todo", actions=["guide", "course"]))
    none_of_it = workshop.apply(split_axis(workshop, COORDINATOR, "axis1", "Nada"))

    new = all_of_it.axes[1].id
    assert [each.id for each in all_of_it.objectives(new)] == ["objective1"]
    assert [each.text for each in all_of_it.objectives("axis1")] == [""]
    assert [each.text for each in none_of_it.objectives(none_of_it.axes[1].id)] == [""]


def test_axis_split_off_is_mapped_to_the_one_it_came_from() -> None:
    workshop = worked_on()

    after = workshop.apply(split_axis(workshop, COORDINATOR, "axis1", "Cursos", actions=["course"]))

    assert map_axes(after, {"preparation": workshop})[2] == MappedAxis((None,), ("2", "Cursos"), came_from="axis1")


@pytest.mark.parametrize("step", ["merge", "split"])
def test_one_step_back_brings_all_of_it_back(step: str) -> None:
    workshop = worked_on()
    if step == "merge":
        changes = merge_axes(workshop, COORDINATOR, ["axis1", "axis2"], "Ambas")
    else:
        changes = split_axis(
            workshop, COORDINATOR, "axis1", "C", actions=["course"], groups=["group1"], examples=["Un albergue"]
        )
    done = entries(workshop, changes)

    back = workshop.apply(changes)
    back = back.apply(undo(back, COORDINATOR, done))

    assert {item: what[:2] for item, what in content(back).items()} == {
        item: what[:2] for item, what in content(workshop).items()
    }
    live = [[each for each in order.order[parent] if order.is_live(each)] for parent in ("axis1", "axis2", "objective1")
            for order in (back, workshop)]  # fmt: skip
    assert live[::2] == live[1::2]


def test_one_axis_is_nothing_to_merge_and_a_title_is_needed() -> None:
    workshop = worked_on()

    with pytest.raises(TooFewAxes):
        merge_axes(workshop, COORDINATOR, ["axis1", "axis1", "gone"], "Uno")
    with pytest.raises(NameRequired):
        merge_axes(workshop, COORDINATOR, ["axis1", "axis2"], " ")
    with pytest.raises(NameRequired):
        split_axis(workshop, COORDINATOR, "axis1", "")


@pytest.mark.parametrize("actor", [WRITER, READER])
def test_reshaping_axes_is_for_who_prepares(actor: Actor) -> None:
    with pytest.raises(Forbidden):
        merge_axes(worked_on(), actor, ["axis1", "axis2"], "Ambas")
    with pytest.raises(Forbidden):
        split_axis(worked_on(), actor, "axis1", "Otro")
