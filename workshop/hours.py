"""Hours as people type them, made HH:MM."""

import re

_HOUR = re.compile(
    r"^\s*(\d{1,2})(?:\s*[:.hH]\s*(\d{2}))?\s*(?:h|hs|hrs|horas)?\.?\s*([ap])?\s*\.?\s*(?:m\.?)?\s*$", re.I
)
_DAY = 24 * 60


def read_hour(text: str) -> str | None:
    """Return an hour typed as 8, 8:30, 8h30, 08.30 or 2:30 p.m. as HH:MM; `None` for what is no hour."""
    found = _HOUR.match(text)
    if not found:
        return None
    hours, minutes, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "p" else 0)
    return f"{hours:02d}:{minutes:02d}" if hours < 24 and minutes < 60 else None


def minutes_between(start: str, end: str) -> int:
    """Return the minutes from one HH:MM to another later one; past midnight when the second is the smaller."""
    return (_minutes(end) - _minutes(start)) % _DAY


def hour_after(hour: str, minutes: int) -> str:
    """Return the HH:MM that is some minutes after another."""
    return _hour(_minutes(hour) + minutes)


def minutes_of(hour: str | None) -> int | None:
    """Return the minutes from midnight to an HH:MM; `None` for none."""
    return _minutes(hour) if hour else None


def hour_at(minutes: int | None) -> str | None:
    """Return the HH:MM some minutes after midnight, be it on the next day; `None` for none."""
    return None if minutes is None else _hour(minutes)


def days_after(minutes: int | None) -> int:
    """Return how many days after the one the minutes are counted from they lie."""
    return (minutes or 0) // _DAY


def _hour(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _minutes(hour: str) -> int:
    hours, minutes = hour.split(":")
    return int(hours) * 60 + int(minutes)
