"""Everybody's local time: two clocks that agree today may differ on the day itself."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st

from pages.shared.own_time import hours_elsewhere, own_zone
from workshop.agenda import clock
from workshop.items import AgendaItem, Facts, Session
from workshop.new_items import NewItems, build_workshop
from workshop.now import CLOCK
from workshop.workshop import Workshop


def in_summer(zone: str = "America/Costa_Rica") -> Workshop:
    """Return a workshop in July."""
    new = NewItems()
    session = new.add(
        Session, new.add(Facts, None, title="Taller", timezone=zone), date=date(2027, 7, 6), starts="09:00"
    )
    new.add(AgendaItem, session, title="Apertura", minutes=30)
    return build_workshop(new.changes)


@pytest.fixture
def winter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is January."""
    (tmp_path / "clock").write_text("2027-01-12T15:00:00+00:00")
    monkeypatch.setenv(CLOCK, str(tmp_path / "clock"))


@pytest.mark.parametrize(
    ("browser", "zone", "hours"),
    [
        ("America/Chicago", "America/Chicago", "10:00–10:30 donde usted está"),  # as in Costa Rica, but for the summer
        ("America/Guatemala", None, ""),
        ("America/Costa_Rica", None, ""),
        ("Not/AZone", None, ""),
        (None, None, ""),
    ],
)
def test_zone_of_the_viewer_counts_where_it_differs_on_a_day_of_the_agenda(
    winter: None, monkeypatch: pytest.MonkeyPatch, browser: str | None, zone: str | None, hours: str
) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(timezone=browser))
    workshop = in_summer()
    slot = clock(workshop, workshop.sessions[0].id)[0]

    own = own_zone(workshop)

    assert own == zone
    assert hours_elsewhere(date(2027, 7, 6), slot, workshop.facts.timezone, own) == hours
