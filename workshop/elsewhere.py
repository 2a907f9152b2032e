"""The hours of the agenda as the clock shows them for somebody who is in another time zone than the workshop."""

from datetime import date as Date
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from workshop.agenda import Slot


def hours_in(date: Date | None, slot: Slot, zone: str, own: str) -> tuple[datetime, datetime | None] | None:
    """Return when a point of a day begins and ends by the clocks of another zone, both zones named as IANA does.

    The end is `None` where it is not known. All is `None` without a date or an hour, and where both clocks show the
    same.
    """
    if date is None or slot.starts is None:
        return None
    begins = datetime.combine(date + timedelta(days=slot.day), time.fromisoformat(slot.starts), ZoneInfo(zone))
    there = begins.astimezone(ZoneInfo(own))
    if there.utcoffset() == begins.utcoffset():
        return None
    return there, _end(date, slot, zone, own)


def is_elsewhere(at: datetime, zone: str, own: str) -> bool:
    """Say whether the clocks of two zones differ at an instant."""
    return at.astimezone(ZoneInfo(zone)).utcoffset() != at.astimezone(ZoneInfo(own)).utcoffset()


def _end(date: Date, slot: Slot, zone: str, own: str) -> datetime | None:
    if slot.ends is None or slot.starts is None:
        return None
    day = date + timedelta(days=slot.day + (slot.ends < slot.starts))  # a point may run past midnight
    ends = datetime.combine(day, time.fromisoformat(slot.ends), ZoneInfo(zone))
    return ends.astimezone(ZoneInfo(own))
