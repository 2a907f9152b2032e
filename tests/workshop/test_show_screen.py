"""Choosing what the shared screen shows."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.two_axes import COORDINATOR, WRITER, two_axes
from workshop.changes import Change, Entry
from workshop.errors import Forbidden, InvalidValue, ItemNotFound, StageClosed
from workshop.permissions import Actor, Role
from workshop.use_cases.show_screen import (
    leads,
    lost_lead,
    other_lead,
    presentable,
    scene_of,
    scene_on,
    show_on_screen,
)


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


def test_whoever_shows_a_scene_leads_the_screen_until_another_does():
    first, second = (Actor(name, name, frozenset({Role.COORDINATOR})) for name in ("Ana", "Luis"))
    workshop = two_axes()
    by_ana = workshop.apply(show_on_screen(workshop, first, "plan"))

    by_luis = by_ana.apply(show_on_screen(by_ana, second, "plan"))

    assert other_lead(workshop, first) is None
    assert leads(by_ana, first) and other_lead(by_ana, first) is None
    assert other_lead(by_ana, second).name == "Ana"
    assert leads(by_luis, second) and other_lead(by_luis, first).name == "Luis"
    assert scene_on(by_luis) == ("plan", None)


def test_who_leads_already_leads_since_they_began():
    workshop = two_axes()
    after = workshop.apply(show_on_screen(workshop, COORDINATOR, "plan"))

    later = show_on_screen(after, COORDINATOR, "agenda")

    assert [change.field for change in later] == ["screen_scene"]


def test_who_led_before_finds_in_the_history_what_was_on_the_screen_when_it_was_taken():
    ana, luis, eva = (Actor(name, name, frozenset({Role.COORDINATOR})) for name in ("Ana", "Luis", "Eva"))
    steps = [(ana, "action", "guide"), (luis, "axis", "axis2"), (luis, "agenda", None), (eva, "agenda", None)]
    workshop, entries, began = two_axes(), [], datetime(2027, 3, 10, 15, tzinfo=UTC)
    for minute, (actor, *scene) in enumerate(steps):
        changes = show_on_screen(workshop, actor, *scene)
        entries += [_entry(workshop, each, minute, began + timedelta(minutes=minute)) for each in changes]
        workshop = workshop.apply(changes)

    def lost(actor, hours):
        return lost_lead(workshop, actor, entries, began + timedelta(hours=hours))

    assert lost(ana, 1) == ("action", "guide")
    assert lost(luis, 1) == ("agenda", None)
    assert lost(eva, 1) is None
    assert lost(ana, 24) is None


def _entry(workshop, change, revision, at):
    before = workshop.facts.cell(change.field)
    return Entry(revision=revision, change=change, status="applied", actor="", actor_name="", at=at, before=before)


def _opened(stage):
    return [Change(kind="set", item="root", field="stage", text=stage)]
