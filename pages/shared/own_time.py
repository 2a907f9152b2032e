"""The viewer's own time zone, told by their browser, beside the workshop's where the two clocks differ."""

from datetime import date as Date
from datetime import datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from pages.shared.formats import day
from workshop.agenda import Slot
from workshop.elsewhere import hours_in, is_elsewhere
from workshop.language import _
from workshop.now import instant
from workshop.rules import is_timezone
from workshop.workshop import Workshop


def own_zone(workshop: Workshop) -> str | None:
    """Return the zone the viewer's browser is in; `None` where its clock shows the workshop's time, now and then."""
    return zone_beside(workshop, st.context.timezone)


def zone_beside(workshop: Workshop, own: str | None) -> str | None:
    """Return a zone a browser told of; `None` for one of no name, or whose clock shows the workshop's time."""
    zone = workshop.facts.timezone
    if not own or own == zone or not is_timezone(own):
        return None
    return own if any(is_elsewhere(at, zone, own) for at in [instant(), *_days(workshop)]) else None


def _days(workshop: Workshop) -> list[datetime]:
    """Return an instant of each day of the agenda: two clocks that agree now need not do so then."""
    zone = ZoneInfo(workshop.facts.timezone)
    return [datetime.combine(each.date, time(12), zone) for each in workshop.sessions if each.date]


def place_of(zone: str) -> str:
    """Return a zone's name as people read it."""
    return zone.replace("_", " ")


def hours_elsewhere(date: Date | None, slot: Slot, zone: str, own: str | None) -> str:
    """Return the hours of a point by the viewer's own clock, with the day where that is another; "" for none."""
    found = hours_in(date, slot, zone, own) if own else None
    if found is None:
        return ""
    begins, ends = found
    hours = f"{begins:%H:%M}–{ends:%H:%M}" if ends else f"{begins:%H:%M}"
    if begins.date() == date:
        return _("{hours} donde usted está").format(hours=hours)
    return _("{day}, {hours} donde usted está").format(day=day(begins.date(), "medium"), hours=hours)
