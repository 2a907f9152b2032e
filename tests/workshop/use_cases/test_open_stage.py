"""Stages: opened one after the other, or any of them again."""

import pytest

from tests.two_axes import COORDINATOR, WRITER, two_axes
from workshop.errors import Forbidden, InvalidValue
from workshop.permissions import Doing, may
from workshop.use_cases.open_stage import next_stage, open_stage


def test_open_stage_closes_the_one_before() -> None:
    workshop = two_axes()

    opened = workshop.apply(open_stage(workshop, COORDINATOR, "group_work"))
    closed = opened.apply(open_stage(opened, COORDINATOR, "plenary"))

    assert may(WRITER, Doing.WRITE_MATRIX, opened, "guide")
    assert not may(WRITER, Doing.WRITE_MATRIX, closed, "guide")


def test_open_stage_that_is_open_changes_nothing() -> None:
    workshop = two_axes()

    assert open_stage(workshop, COORDINATOR, workshop.facts.stage) == []


def test_open_stage_refuses_what_is_none() -> None:
    with pytest.raises(InvalidValue):
        open_stage(two_axes(), COORDINATOR, "siesta")


def test_open_stage_is_for_coordinators() -> None:
    with pytest.raises(Forbidden):
        open_stage(two_axes(), WRITER, "plenary")


def test_next_stage_goes_on_to_the_last() -> None:
    assert [next_stage(None), next_stage("preparation"), next_stage("approved")] == ["preparation", "group_work", None]
