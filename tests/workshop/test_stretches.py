"""Stretches of writing end where nobody writes for a while."""

from datetime import UTC, datetime, timedelta

from workshop.stretches import PAUSE, Stretch, Written, stretches

START = datetime(2026, 3, 5, 10, 0, tzinfo=UTC)


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def test_stretch_ends_at_a_pause_of_more_than_ten_minutes() -> None:
    written = [
        Written(1, after(0), "Ana"),
        Written(2, after(9), "Luis"),
        Written(5, after(19), "Ana"),
        Written(6, after(29.5), "Eva"),
    ]

    assert stretches(written) == [Stretch(5, after(19), ("Ana", "Luis")), Stretch(6, after(29.5), ("Eva",))]


def test_long_stretch_does_not_end_by_its_length() -> None:
    written = [Written(number, START + number * PAUSE, "Ana") for number in range(1, 50)]

    assert stretches(written) == [Stretch(49, START + 49 * PAUSE, ("Ana",))]


def test_nothing_written_has_no_stretch() -> None:
    assert stretches([]) == []
