"""Taking attendance: once each, hours kept, taken back, said by oneself within the hours, from a file."""

from datetime import timedelta

import pytest

from tests.workshop.test_attendance import NINE, two_days
from workshop.attendance import attendances
from workshop.changes import Change
from workshop.errors import Forbidden, ItemNotFound, NotInvitedThere, SessionNotOpen
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.use_cases.take_attendance import (
    Stay,
    load_attendance,
    mark_absent,
    mark_left,
    mark_present,
    say_present,
)
from workshop.workshop import Workshop

AT, LATER = "2027-03-10T15:05:00+00:00", "2027-03-10T16:00:00+00:00"
READER = Actor("r", "Ana", frozenset({Role.PARTICIPANT}))


def stays(workshop: Workshop, changes: list[Change]) -> dict[str, tuple[str | None, str, str | None]]:
    """Return who is noted for the first day after changes: when they came, how it was taken, when they left."""
    found = attendances(workshop.apply(changes))["day10"]
    return {person: (each.at, each.how, each.left) for person, each in found.items()}


def test_who_is_ticked_twice_keeps_the_first_hour() -> None:
    workshop = two_days(("ana", 0, None))

    changes = mark_present(workshop, COMMAND_LINE, "day10", ["ana", "bruno"], AT)

    assert stays(workshop, changes) == {
        "ana": ("2027-03-10T15:00:00+00:00", "tick", None),
        "bruno": (AT, "tick", None),
    }


def test_who_had_left_is_back_when_ticked() -> None:
    workshop = two_days(("ana", 0, 30))

    changes = mark_present(workshop, COMMAND_LINE, "day10", ["ana"], LATER)

    assert stays(workshop, changes) == {"ana": ("2027-03-10T15:00:00+00:00", "tick", None)}


def test_tick_is_taken_back_and_somebody_leaves() -> None:
    workshop = two_days(("ana", 0, None), ("bruno", 0, None))

    changes = mark_absent(workshop, COMMAND_LINE, "day10", ["ana"])
    changes += mark_left(workshop, COMMAND_LINE, "day10", ["bruno", "carla"], LATER)

    assert stays(workshop, changes) == {"bruno": ("2027-03-10T15:00:00+00:00", "tick", LATER)}


def test_nobody_is_ticked_who_is_not_on_the_list() -> None:
    workshop = two_days()

    with pytest.raises(ItemNotFound):
        mark_present(workshop, COMMAND_LINE, "day10", ["nadie"], AT)
    with pytest.raises(ItemNotFound):
        mark_present(workshop, COMMAND_LINE, "ana", ["ana"], AT)


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.GUEST, Role.RAPPORTEUR, Role.CONSOLIDATOR])
def test_others_are_ticked_only_by_who_stands_at_the_door(role: Role) -> None:
    somebody = Actor("x", "X", frozenset({role}))

    with pytest.raises(Forbidden):
        mark_present(two_days(), somebody, "day10", ["ana"], AT)


def test_somebody_says_that_they_are_there() -> None:
    workshop = two_days()

    changes = say_present(workshop, READER, "day10", "ana", NINE + timedelta(minutes=5), "qr")

    assert stays(workshop, changes) == {"ana": (AT, "qr", None)}


def test_nobody_says_it_outside_the_hours_or_where_they_are_not_invited() -> None:
    workshop = two_days()

    with pytest.raises(SessionNotOpen):
        say_present(workshop, READER, "day10", "ana", NINE - timedelta(days=1))
    with pytest.raises(NotInvitedThere):
        say_present(workshop, READER, "day10", "guest", NINE)


def test_file_adds_and_says_who_left_and_keeps_the_hours_of_ticks() -> None:
    workshop = two_days(("ana", 0, None))
    told = {"ana": Stay(LATER, LATER), "bruno": Stay(AT, None)}

    changes = load_attendance(workshop, COMMAND_LINE, "day10", told)

    assert stays(workshop, changes) == {
        "ana": ("2027-03-10T15:00:00+00:00", "tick", LATER),
        "bruno": (AT, "file", None),
    }
    again = load_attendance(workshop.apply(changes), COMMAND_LINE, "day10", told)
    assert again == []
