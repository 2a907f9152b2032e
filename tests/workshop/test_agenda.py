from typing import Any

import pytest

from workshop.agenda import clock, session_end
from workshop.items import AgendaItem, Facts, Session
from workshop.new_items import NewItems, build_workshop
from workshop.workshop import Workshop


def day(*points: dict[str, Any], starts: str | None = "08:00") -> tuple[Workshop, str]:
    new = NewItems()
    session = new.add(Session, new.add(Facts, None, title="Taller"), title="Día 1", starts=starts)
    for point in points:
        new.add(AgendaItem, session, **point)
    return build_workshop(new.changes), session


def hours(workshop: Workshop, session: str) -> list[tuple[str | None, str | None]]:
    return [(slot.starts, slot.ends) for slot in clock(workshop, session)]


def test_items_chain_from_the_session_start() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 45}, {"minutes": 0})

    assert hours(workshop, session) == [("08:00", "08:30"), ("08:30", "09:15"), ("09:15", "09:15")]
    assert session_end(workshop, session) == "09:15"


def test_first_item_tells_the_time_where_the_session_does_not() -> None:
    workshop, session = day({"minutes": 30, "starts": "09:00"}, {"minutes": 15}, starts=None)

    assert hours(workshop, session) == [("09:00", "09:30"), ("09:30", "09:45")]


def test_unlocked_item_flows_whatever_its_own_hour() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 15, "starts": "10:00"})

    assert hours(workshop, session)[1] == ("08:30", "08:45")


@pytest.mark.parametrize(("minutes", "gap", "overlap"), [(60, 0, 0), (45, 15, 0), (80, 0, 20)])
def test_locked_item_stays_and_shows_gap_or_overlap(minutes: int, gap: int, overlap: int) -> None:
    workshop, session = day({"minutes": minutes}, {"minutes": 60, "starts": "09:00", "locked": True}, {"minutes": 30})

    _before, lunch, after = clock(workshop, session)

    assert (lunch.starts, lunch.gap, lunch.overlap) == ("09:00", gap, overlap)
    assert after.starts == "10:00"


def test_item_without_duration_leaves_what_follows_without_hour() -> None:
    workshop, session = day(
        {"minutes": None}, {"minutes": 30}, {"minutes": 60, "starts": "12:30", "locked": True}, {"minutes": 5}
    )

    slots = clock(workshop, session)

    assert [(slot.starts, slot.ends) for slot in slots] == [
        ("08:00", None),
        (None, None),
        ("12:30", "13:30"),
        ("13:30", "13:35"),
    ]
    assert [slot.blank for slot in slots] == [True, True, False, False]
    assert [slot.warnings() for slot in slots] == [["Sin duración."], ["Sin hora."], [], []]


def test_warnings_count_minutes() -> None:
    workshop, session = day(
        {"minutes": 59},
        {"minutes": 30, "starts": "09:00", "locked": True},
        {"minutes": 30, "starts": "09:15", "locked": True},
    )

    assert [slot.warnings() for slot in clock(workshop, session)] == [
        [],
        ["Queda 1 minuto libre antes."],
        ["Lo anterior termina 15 minutos después de esta hora."],
    ]


def test_clock_goes_past_midnight() -> None:
    workshop, session = day({"minutes": 90}, {"minutes": 30}, starts="23:00")

    assert hours(workshop, session) == [("23:00", "00:30"), ("00:30", "01:00")]


def test_session_without_items_has_no_end() -> None:
    workshop, session = day()

    assert session_end(workshop, session) is None
