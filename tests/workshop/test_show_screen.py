"""Choosing what the shared screen shows."""

import pytest

from tests.two_axes import COORDINATOR, WRITER, two_axes
from workshop.changes import Change
from workshop.errors import Forbidden, InvalidValue, ItemNotFound, StageClosed
from workshop.permissions import Actor, Role
from workshop.use_cases.show_screen import presentable, scene_of, scene_on, show_on_screen


@pytest.mark.parametrize(
    ("scene", "item"), [("axis", "axis1"), ("objective", "objective1"), ("action", "guide"), ("agenda", None)]
)
def test_show_on_screen_sets_scene_and_item(scene, item):
    workshop = two_axes()

    after = workshop.apply(show_on_screen(workshop, COORDINATOR, scene, item))

    assert scene_on(after) == (scene, item)


def test_show_on_screen_changes_nothing_when_it_shows_already():
    workshop = two_axes()
    after = workshop.apply(show_on_screen(workshop, COORDINATOR, "action", "guide"))

    assert show_on_screen(after, COORDINATOR, "action", "guide") == []


def test_a_scene_without_item_forgets_the_one_before():
    workshop = two_axes()
    after = workshop.apply(show_on_screen(workshop, COORDINATOR, "action", "guide"))

    after = after.apply(show_on_screen(after, COORDINATOR, "blank", "guide"))

    assert scene_on(after) == ("blank", None)


def test_show_on_screen_refuses_what_does_not_fit():
    workshop = two_axes()

    with pytest.raises(InvalidValue):
        show_on_screen(workshop, COORDINATOR, "speech")
    with pytest.raises(ItemNotFound):
        show_on_screen(workshop, COORDINATOR, "action", "axis1")
    with pytest.raises(ItemNotFound):
        show_on_screen(workshop, COORDINATOR, "action")
    with pytest.raises(Forbidden):
        show_on_screen(workshop, WRITER, "blank")


def test_scene_on_falls_back_to_the_plan_when_its_item_is_gone():
    workshop = two_axes()
    after = workshop.apply(show_on_screen(workshop, COORDINATOR, "action", "guide"))

    after = after.apply([Change(kind="delete", item="objective1")])

    assert scene_on(after) == ("plan", None)


@pytest.mark.parametrize(
    ("item", "scene"),
    [
        ("root", ("plan", None)),
        ("axis2", ("axis", "axis2")),
        ("objective1", ("objective", "objective1")),
        ("guide", ("action", "guide")),
    ],
)
def test_scene_of_shows_an_item_by_its_own_scene(item, scene):
    assert scene_of(two_axes(), item) == scene


def test_who_facilitates_shows_their_own_axis_in_plenary_and_no_other():
    facilitator = Actor("f", "Facilitadora", frozenset({Role.FACILITATOR}), frozenset({"axis2"}))
    workshop = two_axes().apply(_opened("plenary"))

    after = workshop.apply(show_on_screen(workshop, facilitator, "action", "manual"))

    assert scene_on(after) == ("action", "manual")
    assert [axis.id for axis in presentable(workshop, facilitator)] == ["axis2"]
    assert [axis.id for axis in presentable(workshop, COORDINATOR)] == ["axis1", "axis2"]
    with pytest.raises(Forbidden):
        show_on_screen(workshop, facilitator, "action", "guide")
    with pytest.raises(StageClosed):
        show_on_screen(two_axes().apply(_opened("group_work")), facilitator, "action", "manual")


def _opened(stage):
    return [Change(kind="set", item="root", field="stage", text=stage)]
