"""Hours as people type them, made HH:MM."""

import re

_HOUR = re.compile(
    r"^\s*(\d{1,2})(?:\s*[:.hH]\s*(\d{2}))?\s*(?:h|hs|hrs|horas)?\.?\s*([ap])?\s*\.?\s*(?:m\.?)?\s*$", re.I
)


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
    return (_minutes(end) - _minutes(start)) % (24 * 60)


def hour_after(hour: str, minutes: int) -> str:
    """Return the HH:MM that is some minutes after another."""
    later = (_minutes(hour) + minutes) % (24 * 60)
    return f"{later // 60:02d}:{later % 60:02d}"


def _minutes(hour: str) -> int:
    hours, minutes = hour.split(":")
    return int(hours) * 60 + int(minutes)
