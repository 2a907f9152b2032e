"""A closing announced ahead: until when one writes, the grace behind it, who may announce it and call it off."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.two_axes import COORDINATOR, WRITER, two_axes
from workshop.closings import GRACE, Announced, Closing, announced, closing_of
from workshop.errors import Forbidden, InvalidValue
from workshop.items import Facts
from workshop.permissions import Doing, may
from workshop.rules import check_item
from workshop.use_cases.announce_closing import announce_closing, call_off_closing, close_as_announced, is_closing_due
from workshop.use_cases.open_stage import open_stage
from workshop.workshop import Workshop


def in_groups() -> Workshop:
    workshop = two_axes()
    return workshop.apply(open_stage(workshop, COORDINATOR, "group_work"))


def announced_in(left: timedelta) -> Workshop:
    workshop = in_groups()
    return workshop.apply(announce_closing(workshop, COORDINATOR, "plenary", datetime.now(UTC) + left))


def test_announced_closing_says_when_and_what_opens() -> None:
    at = datetime(2018, 3, 14, 22, 40, tzinfo=UTC)
    workshop = in_groups()

    after = workshop.apply(announce_closing(workshop, COORDINATOR, "plenary", at))

    assert announced(workshop) is None
    assert announced(after) == Announced(at, "group_work", "plenary")
    assert announce_closing(after, COORDINATOR, "plenary", at) == []


def test_stage_stays_open_until_the_grace_is_over() -> None:
    at = datetime(2018, 3, 14, 22, 40, tzinfo=UTC)
    closing = Announced(at, "group_work", "plenary")

    due = [closing.is_due(at + timedelta(seconds=after)) for after in (-300, 0, 9)]

    assert due == [False, False, False]
    assert closing.is_due(at + GRACE)


@pytest.mark.parametrize("left", [timedelta(minutes=5), timedelta(seconds=-1)])
def test_what_is_typed_before_the_closing_is_let_through(left: timedelta) -> None:
    workshop = announced_in(left)

    assert not is_closing_due(workshop)
    assert close_as_announced(workshop, COORDINATOR) == []
    assert may(WRITER, Doing.WRITE_MATRIX, workshop, "guide")


def test_stage_closes_at_its_hour_and_no_second_time() -> None:
    workshop = announced_in(-GRACE - timedelta(seconds=1))

    changes = close_as_announced(workshop, COORDINATOR)
    after = workshop.apply(changes)

    assert closing_of(workshop, changes) == Closing("stage", "group_work")
    assert after.facts.stage == "plenary"
    assert announced(after) is None
    assert close_as_announced(after, COORDINATOR) == []
    assert not may(WRITER, Doing.WRITE_MATRIX, after, "guide")


def test_closing_that_was_called_off_does_not_come() -> None:
    workshop = announced_in(-GRACE - timedelta(seconds=1))

    after = workshop.apply(call_off_closing(workshop, COORDINATOR))

    assert announced(after) is None
    assert close_as_announced(after, COORDINATOR) == []
    assert after.facts.stage == "group_work"


def test_opening_another_stage_forgets_what_was_announced() -> None:
    workshop = announced_in(timedelta(minutes=5))

    after = workshop.apply(open_stage(workshop, COORDINATOR, "consolidation"))

    assert announced(after) is None
    assert (after.facts.closes_at, after.facts.opens_next) == (None, None)


def test_announcing_and_calling_off_are_for_coordinators() -> None:
    workshop = announced_in(timedelta(minutes=5))

    with pytest.raises(Forbidden):
        announce_closing(workshop, WRITER, "plenary", datetime.now(UTC))
    with pytest.raises(Forbidden):
        call_off_closing(workshop, WRITER)


@pytest.mark.parametrize("opens", ["siesta", "group_work"])
def test_announcing_refuses_what_is_no_other_stage(opens: str) -> None:
    with pytest.raises(InvalidValue):
        announce_closing(in_groups(), COORDINATOR, opens, datetime.now(UTC))


def test_workshop_without_stages_has_nothing_to_close() -> None:
    with pytest.raises(InvalidValue):
        announce_closing(two_axes(), COORDINATOR, "plenary", datetime.now(UTC))


@pytest.mark.parametrize(("field", "text"), [("closes_at", "mañana"), ("opens_next", "siesta")])
def test_announcement_that_no_clock_can_read_is_refused(field: str, text: str) -> None:
    workshop = in_groups()
    facts = workshop.facts.with_cell(field, text, 1)
    assert isinstance(facts, Facts)

    with pytest.raises(InvalidValue):
        check_item(workshop, facts)
