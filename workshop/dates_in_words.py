"""Dates and weekdays as people write them, in Spanish and English: "martes 8 de septiembre", "Tuesday, 8 September"."""

import re
import unicodedata
from datetime import date as Date

from workshop.language import _

_WEEKDAYS = (
    ("lunes", "monday"),
    ("martes", "tuesday"),
    ("miercoles", "wednesday"),
    ("jueves", "thursday"),
    ("viernes", "friday"),
    ("sabado", "saturday"),
    ("domingo", "sunday"),
)
_MONTHS = (
    ("enero", "january"),
    ("febrero", "february"),
    ("marzo", "march"),
    ("abril", "april"),
    ("mayo", "may"),
    ("junio", "june"),
    ("julio", "july"),
    ("agosto", "august"),
    ("septiembre", "setiembre", "september"),
    ("octubre", "october"),
    ("noviembre", "november"),
    ("diciembre", "december"),
)
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMED_DAY = re.compile(rf"\b({'|'.join(_WEEKDAY)})\b")
_OF_MONTH = "|".join(_MONTH)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:\s*[ºo°])?(?:\s+de)?\s+({_OF_MONTH})\b(?:,?\s*(?:del?\s+)?(\d{{4}}))?")
_MONTH_FIRST = re.compile(rf"\b({_OF_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s*(\d{{4}}))?")
_ONLY = re.compile(r"[\s,.·–—-]*|del?")


def weekdays_in(text: str) -> list[int]:
    """Return the weekdays a text names, Monday being 0."""
    return [_WEEKDAY[name] for name in _NAMED_DAY.findall(_plain(text))]


def weekday_name(weekday: int) -> str:
    """Return what a weekday is called, Monday being 0."""
    names = (_("lunes"), _("martes"), _("miércoles"), _("jueves"), _("viernes"), _("sábado"), _("domingo"))
    return names[weekday]


def read_date(text: str, near: Date | None = None) -> Date | None:
    """Return the date a text names, `None` for none.

    One without a year is of the year in which it comes nearest to `near`, of those whose weekday is the one named if
    there is any; without anything near it is no date. Raises nothing: 31 February is no date either.
    """
    found = _found(text)
    if found is None:
        return None
    day, month, year = found
    if year is not None:
        return _date(year, month, day)
    if near is None:
        return None
    dates = [date for each in range(near.year - 1, near.year + 2) if (date := _date(each, month, day))]
    named = weekdays_in(text)
    fitting = [date for date in dates if date.weekday() in named] if named else dates
    nearest = min(dates, key=lambda date: abs(date - near), default=None)
    best = min(fitting, key=lambda date: abs(date - near), default=None)
    return best if best is not None and abs(best - near).days < _NEAR else nearest


_NEAR = 200  # days within which a weekday decides over the year


def day_and_month(text: str) -> tuple[int, int] | None:
    """Return the day and the month a text names, `None` for none."""
    found = _found(text)
    return found[:2] if found else None


def is_only_a_date(text: str) -> bool:
    """Say whether a text names a date and nothing else."""
    plain = _plain(text)
    rest = _NAMED_DAY.sub(" ", _MONTH_FIRST.sub(" ", _DAY_FIRST.sub(" ", plain)))
    return _found(text) is not None and all(_ONLY.fullmatch(word) for word in rest.split())


def _found(text: str) -> tuple[int, int, int | None] | None:
    plain = _plain(text)
    if match := _DAY_FIRST.search(plain):
        return int(match[1]), _MONTH[match[2]], int(match[3]) if match[3] else None
    if match := _MONTH_FIRST.search(plain):
        return int(match[2]), _MONTH[match[1]], int(match[3]) if match[3] else None
    return None


def _date(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
