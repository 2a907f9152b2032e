"""Instants of the history as people read them, in the workshop's own time."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from workshop.language import _, current_language
from workshop.now import instant as instant_now

_LOCALES = {"es": "es_CR", "en": "en"}


def moment(at: datetime, timezone: str) -> str:
    """Return day and time of an instant, to the second: two versions of one minute are told apart."""
    return format_datetime(at, _("d MMM y, HH:mm:ss"), ZoneInfo(timezone), _LOCALES.get(current_language(), "en"))


def day_of(at: datetime, zone: ZoneInfo) -> str:
    """Return the day of an instant."""
    return format_datetime(at, _("d MMM y"), zone, _LOCALES.get(current_language(), "en"))


def clock(at: datetime, zone: ZoneInfo) -> str:
    """Return the hour of an instant, to the second."""
    return format_datetime(at, "HH:mm:ss", zone, _LOCALES.get(current_language(), "en"))


def moment_of(instant: str | None, timezone: str) -> str:
    """Return day and time of a record's instant in ISO form; "" where none was kept."""
    if not instant:
        return ""
    at = datetime.fromisoformat(instant)
    return format_datetime(at, _("d MMM, HH:mm"), ZoneInfo(timezone), _LOCALES.get(current_language(), "en"))


def when(instant: str, timezone: str) -> str:
    """Return an instant in ISO form within a sentence: "a las 16:40", with its day where that is not today."""
    zone = ZoneInfo(timezone)
    at, locale = datetime.fromisoformat(instant).astimezone(zone), _LOCALES.get(current_language(), "en")
    time = format_datetime(at, "HH:mm", zone, locale)
    if at.date() == instant_now().astimezone(zone).date():
        return _("a las {time}").format(time=time)
    return _("el {day} a las {time}").format(day=format_datetime(at, _("d MMM y"), zone, locale), time=time)
