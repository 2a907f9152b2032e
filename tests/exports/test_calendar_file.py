"""The agenda as iCalendar: read back with the library, and held against what RFC 5545 asks of its lines."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from exports.calendar_file import CalendarOf, write_calendar
from workshop.items import AgendaItem, Axis, Facts, Session, WorkingGroup
from workshop.new_items import NewItems, build_workshop
from workshop.own_groups import OwnGroup
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.plan_agenda import lengthen_agenda_item
from workshop.use_cases.run_agenda import skip_point
from workshop.viewing import whole_agenda
from workshop.workshop import Workshop

MADE = datetime(2027, 1, 5, 12, tzinfo=UTC)


def two_kinds(zone: str = "America/Santiago", **facts: Any) -> Workshop:
    """Return a workshop with a day in a room and a session of a series, in a zone whose clocks change."""
    new = NewItems()
    root = new.add(Facts, None, title="Taller de «puertos»; agenda, común", place="Auditorio, segundo piso",
                   timezone=zone, **facts)  # fmt: skip
    first = new.add(Session, root, title="Día 1", date=date(2027, 4, 3), starts="08:30")
    new.add(AgendaItem, first, title="Apertura", minutes=30, responsible=("País anfitrión", "Secretaría"))
    new.add(AgendaItem, first, title="Trabajo en grupos", kind="group_work", minutes=90)
    new.add(AgendaItem, first, title="Cena", minutes=240, starts="21:30", locked=True)
    second = new.add(Session, root, title="Sesión 2", theme="Cooperación", date=date(2027, 4, 6), starts="09:00",
                     join_link="https://reuniones.example/s/2")  # fmt: skip
    new.add(AgendaItem, second, title="Intercambio técnico", minutes=60, moderator="Secretaría",
            panel="Ana Prueba\nLuis Ensayo", notes="Una nota larga. " * 20)  # fmt: skip
    axis = new.add(Axis, root, title="Información compartida", short_title="Información")
    new.add(WorkingGroup, axis, room="Sala Norte", facilitator="Eva Modelo")
    new.add(Session, root, title="Día por fijar", date=date(2027, 4, 9))
    return build_workshop(new.changes)


def calendar(workshop: Workshop, groups: list[OwnGroup] | None = None) -> tuple[bytes, list[Event]]:
    """Return the file, and the events the library reads in it."""
    content = write_calendar(workshop, CalendarOf(whole_agenda(workshop), MADE, groups or ()))
    return content, list(Calendar.from_ical(content).walk("VEVENT"))


def event(events: list[Event], title: str) -> Event:
    return next(each for each in events if each["SUMMARY"].startswith(title))


def test_file_keeps_to_the_lines_of_the_standard() -> None:
    content, _events = calendar(two_kinds())

    lines = content.split(b"\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n") and b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in lines)
    assert any(line.startswith(b" ") for line in lines), "a long note is folded"
    assert b"DTSTART;TZID=America/Santiago:20270403T083000" in lines
    assert lines.count(b"BEGIN:VTIMEZONE") == lines.count(b"TZID:America/Santiago") == 1


def test_events_carry_hours_people_place_and_link() -> None:
    _content, events = calendar(two_kinds(dates_confirmed=True))
    opening, exchange = event(events, "Apertura"), event(events, "Intercambio")

    assert opening.start == datetime(2027, 4, 3, 8, 30, tzinfo=ZoneInfo("America/Santiago"))
    assert opening.end - opening.start == timedelta(minutes=30)
    assert (opening["LOCATION"], opening["STATUS"]) == ("Auditorio, segundo piso", "CONFIRMED")
    assert opening["DESCRIPTION"] == "Día 1\nResponsable: País anfitrión, Secretaría"
    assert (exchange["LOCATION"], exchange["URL"]) == ("https://reuniones.example/s/2",) * 2
    assert "Modera: Secretaría\nPanel: Ana Prueba · Luis Ensayo" in exchange["DESCRIPTION"]


def test_hours_stay_those_of_the_workshop_when_its_clocks_change() -> None:
    """On the night of 3 to 4 April 2027 the clocks of Santiago go back an hour."""
    _content, events = calendar(two_kinds())

    before, after = event(events, "Apertura").start, event(events, "Intercambio").start
    assert (before.astimezone(UTC).hour, after.astimezone(UTC).hour) == (11, 13)
    assert (before.utcoffset(), after.utcoffset()) == (timedelta(hours=-3), timedelta(hours=-4))


def test_point_past_midnight_ends_on_the_next_day() -> None:
    _content, events = calendar(two_kinds())

    assert event(events, "Cena").end.date() == date(2027, 4, 4)


def test_day_without_hours_is_an_event_of_the_whole_day() -> None:
    _content, events = calendar(two_kinds())

    found = next(each for each in events if "Día por fijar" in each["SUMMARY"])
    assert (found.start, found.end) == (date(2027, 4, 9), date(2027, 4, 10))
    assert found["STATUS"] == "TENTATIVE"


def test_own_calendar_says_the_room_of_ones_group_and_the_common_one_all_rooms() -> None:
    workshop = two_kinds()
    own = OwnGroup(workshop.axes[0], workshop.groups()[0])

    common = event(calendar(workshop)[1], "Trabajo en grupos")
    mine = event(calendar(workshop, [own])[1], "Trabajo en grupos")

    assert (mine["SUMMARY"], mine["LOCATION"]) == ("Trabajo en grupos · Eje 1: Información", "Sala Norte")
    assert "Eje 1: Información · Sala Norte · facilita Eva Modelo" in common["DESCRIPTION"]
    assert mine["UID"] == common["UID"]


def test_later_file_updates_the_same_events() -> None:
    workshop = two_kinds()
    opening = workshop.agenda_items(workshop.sessions[0].id)[0]
    later = workshop.apply(lengthen_agenda_item(workshop, COMMAND_LINE, opening.id, 15))

    before, after = calendar(workshop)[1], calendar(later)[1]

    assert [each["UID"] for each in before] == [each["UID"] for each in after]
    assert len({each["UID"] for each in after}) == len(after)
    assert all(new["SEQUENCE"] > old["SEQUENCE"] for old, new in zip(before, after, strict=True))
    assert event(after, "Trabajo en grupos").start.strftime("%H:%M") == "09:15"


def test_what_is_skipped_is_told_as_cancelled() -> None:
    workshop = two_kinds()
    dinner = workshop.agenda_items(workshop.sessions[0].id)[2]
    workshop = workshop.apply(skip_point(workshop, COMMAND_LINE, dinner.id))

    assert event(calendar(workshop)[1], "Cena")["STATUS"] == "CANCELLED"


@pytest.mark.parametrize("zone", ["UTC", "America/Costa_Rica", "Asia/Kathmandu", "Europe/Lisbon"])
def test_every_zone_is_described_or_universal(zone: str) -> None:
    content, events = calendar(two_kinds(zone))

    assert event(events, "Apertura").start.utcoffset() == datetime(2027, 4, 3, 8, 30, tzinfo=ZoneInfo(zone)).utcoffset()
    assert (b"BEGIN:VTIMEZONE" in content) != (zone == "UTC")
