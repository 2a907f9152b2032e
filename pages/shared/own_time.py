"""The viewer's own time zone, told by their browser, beside the workshop's where the two clocks differ."""

from datetime import UTC, datetime
from datetime import date as Date

import streamlit as st

from pages.shared.formats import day
from workshop.agenda import Slot
from workshop.elsewhere import hours_in, is_elsewhere
from workshop.language import _
from workshop.rules import is_timezone
from workshop.workshop import Workshop


def own_zone(workshop: Workshop) -> str | None:
    """Return the zone the viewer's browser is in; `None` where its clock shows the workshop's time."""
    own, zone = st.context.timezone, workshop.facts.timezone
    if not own or own == zone or not is_timezone(own):
        return None
    return own if is_elsewhere(datetime.now(UTC), zone, own) else None


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
