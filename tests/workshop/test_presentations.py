"""The order of the groups' presentations: listed, shifted, begun and ended, with the minutes each took."""

from datetime import timedelta

import pytest

from tests.two_axes import COORDINATOR, WRITER, two_axes
from workshop.changes import Change
from workshop.errors import Forbidden
from workshop.new_items import NewItems
from workshop.presentations import (
    axes_to_present,
    next_presentation,
    presentation_due,
    presentations,
    running_presentation,
    time_used,
)
from workshop.spoken import Presentation
from workshop.use_cases.present import (
    begin_presentation,
    drop_presentation,
    end_presentation,
    list_presentations,
    set_presentation_minutes,
    shift_presentation,
)
from workshop.use_cases.show_screen import scene_on
from workshop.workshop import Workshop


def listed() -> Workshop:
    workshop = two_axes()
    return workshop.apply(list_presentations(workshop, COORDINATOR, 15))


def axes(workshop: Workshop) -> list[str | None]:
    return [each.axis for each in presentations(workshop)]


def test_list_presentations_takes_each_axis_once_in_the_plan_s_order():
    workshop = listed()

    assert axes(workshop) == ["axis1", "axis2"]
    assert [each.minutes for each in presentations(workshop)] == [15, 15]
    assert axes_to_present(workshop) == [] == list_presentations(workshop, COORDINATOR, 15)


def test_shift_presentation_goes_up_and_down_and_no_further():
    workshop = listed()
    first, second = (each.id for each in presentations(workshop))

    up = workshop.apply(shift_presentation(workshop, COORDINATOR, second, -1))
    down = workshop.apply(shift_presentation(workshop, COORDINATOR, first, 1))

    assert axes(up) == axes(down) == ["axis2", "axis1"]
    assert shift_presentation(workshop, COORDINATOR, first, -1) == []
    assert shift_presentation(workshop, COORDINATOR, second, 1) == []


def test_begin_presentation_ends_the_one_before_and_shows_its_axis():
    workshop = listed()
    first, second = (each.id for each in presentations(workshop))
    workshop = workshop.apply(begin_presentation(workshop, COORDINATOR, first))
    at_first = running_presentation(workshop), scene_on(workshop), next_presentation(workshop)

    workshop = workshop.apply(begin_presentation(workshop, COORDINATOR, second))

    assert (at_first[0].id, at_first[1], at_first[2].id) == (first, ("axis", "axis1"), second)
    assert (running_presentation(workshop).id, scene_on(workshop)) == (second, ("axis", "axis2"))
    assert workshop.find(first, Presentation).ended is not None
    assert next_presentation(workshop) is None and begin_presentation(workshop, COORDINATOR, second) == []


def test_end_presentation_ends_what_runs_and_nothing_else():
    workshop = listed()
    assert end_presentation(workshop, COORDINATOR) == []
    first = presentations(workshop)[0].id
    begun = workshop.apply(begin_presentation(workshop, COORDINATOR, first))

    ended = begun.apply(end_presentation(begun, COORDINATOR))

    assert running_presentation(ended) is None and time_used(ended.find(first, Presentation)) is not None


def test_minutes_planned_and_used_are_told():
    began, ended = "2027-03-10T15:00:00+00:00", "2027-03-10T15:18:00+00:00"
    new = NewItems(two_axes())
    item = new.add(Presentation, "root", axis="axis1", minutes=15, began=began, ended=ended)
    workshop = two_axes().apply(new.changes)

    found = workshop.find(item, Presentation)
    unbound = workshop.apply(set_presentation_minutes(workshop, COORDINATOR, item)).find(item, Presentation)

    assert time_used(found) == timedelta(minutes=18)
    assert presentation_due(found).isoformat() == "2027-03-10T15:15:00+00:00"
    assert unbound.minutes is None and presentation_due(unbound) is None


def test_presentation_of_an_axis_that_is_gone_or_that_was_dropped_has_no_place():
    workshop = listed()
    gone = workshop.apply([Change(kind="delete", item="axis1")])
    dropped = workshop.apply(drop_presentation(workshop, COORDINATOR, presentations(workshop)[0].id))

    assert axes(gone) == axes(dropped) == ["axis2"]
    assert [axis.id for axis in axes_to_present(dropped)] == ["axis1"]


def test_only_who_leads_the_plenary_orders_presentations():
    with pytest.raises(Forbidden):
        list_presentations(two_axes(), WRITER)
