"""Hours as people type them."""

import pytest

from workshop.hours import hour_after, minutes_between, read_hour


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("8", "08:00"),
        ("8:30", "08:30"),
        (" 08.30 ", "08:30"),
        ("8h30", "08:30"),
        ("14h", "14:00"),
        ("2:30 p.m.", "14:30"),
        ("12 am", "00:00"),
        ("12:15 PM", "12:15"),
        ("24:00", None),
        ("13 pm", None),
        ("8:61", None),
        ("mañana", None),
        ("", None),
    ],
)
def test_read_hour_takes_what_people_type(typed: str, hour: str | None) -> None:
    assert read_hour(typed) == hour


def test_hours_are_counted_past_midnight() -> None:
    assert hour_after("23:40", 30) == "00:10"
    assert minutes_between("23:40", "00:10") == 30
    assert minutes_between("08:00", "09:15") == 75
