"""Who came to a session: absent, late and in the room, told from ticks and the agenda's hours."""

from datetime import UTC, date, datetime, timedelta

import pytest

from workshop.attendance import (
    Figures,
    absent,
    as_taken,
    expected,
    figures,
    in_the_room,
    is_open,
    late_by,
    presence,
    present,
    session_at,
)
from workshop.items import AgendaItem, Attendance, Facts, Participant, Session
from workshop.new_items import NewItems, build_workshop
from workshop.workshop import Workshop

NINE = datetime(2027, 3, 10, 15, 0, tzinfo=UTC)  # nine in the morning in San José


def two_days(*came: tuple[str, int | None, int | None], guests: bool = False) -> Workshop:
    """A workshop of two days from nine to twelve; `came` to the first, at and until so many minutes past nine."""
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    for day in (10, 11):
        session = new.add(Session, root, item=f"day{day}", title="Día", date=date(2027, 3, day), starts="09:00")
        new.add(AgendaItem, session, title="Trabajo", minutes=180, open_to_guests=guests)
    for name in ("ana", "bruno", "carla"):
        new.add(Participant, root, item=name, name=name.title())
    new.add(Participant, root, item="guest", name="Visita", guest=True)
    for person, at, left in came:
        new.add(Attendance, "day10", item=f"a-{person}", participant=person, at=_at(at), left=_at(left))
    return build_workshop(new.changes)


def _at(minutes: int | None) -> str | None:
    return None if minutes is None else (NINE + timedelta(minutes=minutes)).isoformat(timespec="seconds")


def ids(people: list[Participant]) -> list[str]:
    return [person.id for person in people]


def test_absent_are_the_expected_who_did_not_come() -> None:
    workshop = two_days(("bruno", 0, None))

    assert ids(absent(workshop, "day10")) == ["ana", "carla"]
    assert ids(present(workshop, "day10")) == ["bruno"]


def test_nobody_is_absent_where_attendance_was_not_taken() -> None:
    workshop = two_days(("bruno", 0, None))

    assert absent(workshop, "day11") == []


def test_guests_are_expected_where_some_of_it_is_open_to_them() -> None:
    closed, opened = two_days(), two_days(guests=True)

    assert (ids(expected(closed, "day10")), ids(expected(opened, "day10"))) == (
        ["ana", "bruno", "carla"],
        ["ana", "bruno", "carla", "guest"],
    )


def test_who_left_came_but_is_not_in_the_room() -> None:
    workshop = two_days(("ana", -5, 60), ("carla", 12, None))

    assert (ids(present(workshop, "day10")), ids(in_the_room(workshop, "day10"))) == (["ana", "carla"], ["carla"])
    assert figures(workshop, "day10") == Figures(expected=3, present=2, in_the_room=1, late=1)


@pytest.mark.parametrize(("at", "minutes"), [(-10, 0), (0, 0), (1, 1), (75, 75), (None, 0)])
def test_late_is_who_came_after_the_first_point_began(at: int | None, minutes: int) -> None:
    workshop = two_days(("ana", at, None))
    found = presence(workshop, "day10", "ana")

    assert found is not None
    assert late_by(workshop, found) == minutes


@pytest.mark.parametrize(
    ("hours", "is_open_then"),
    [(-3, False), (-2, True), (0, True), (3, True), (5, True), (6, False), (24, False)],
)
def test_session_is_open_around_its_hours(hours: int, is_open_then: bool) -> None:
    workshop = two_days()

    assert is_open(workshop, workshop.sessions[0], NINE + timedelta(hours=hours)) is is_open_then


@pytest.mark.parametrize(
    ("hours", "session"), [(-48, "day10"), (0, "day10"), (12, "day10"), (24, "day11"), (200, "day11")]
)
def test_attendance_is_about_the_day_it_is(hours: int, session: str) -> None:
    workshop = two_days()
    found = session_at(workshop, NINE + timedelta(hours=hours))

    assert found is not None
    assert found.id == session


def test_attendance_of_somebody_deleted_since_is_not_counted() -> None:
    workshop = two_days(("ana", 0, None), ("gone", 0, None))

    assert figures(workshop, "day10").present == 1


def test_tick_outside_the_hours_is_taken_from_the_signed_sheet() -> None:
    workshop = two_days()

    assert as_taken(workshop, "day10", NINE) == (NINE.isoformat(timespec="seconds"), "tick")
    assert as_taken(workshop, "day10", NINE + timedelta(days=1)) == (None, "sheet")
