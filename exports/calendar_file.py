"""The agenda as an iCalendar file: what other calendars take in, and bring up to date when they take it in again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from workshop.agenda import Slot
from workshop.group_blocks import block_lines
from workshop.items import AgendaItem, Session
from workshop.labels import choice_label
from workshop.language import _
from workshop.own_groups import OwnGroup
from workshop.text import without_marks
from workshop.viewing import Day
from workshop.workshop import Workshop

_PRODUCT = "-//Plenaria//Agenda//ES"


@dataclass(frozen=True)
class CalendarOf:
    """Whose calendar it is: the days they may see, and, of somebody who has any, their own groups.

    `made` is an instant with its zone.
    """

    days: Sequence[Day]
    made: datetime
    groups: Sequence[OwnGroup] = field(default_factory=tuple)


def write_calendar(workshop: Workshop, asked: CalendarOf) -> bytes:
    """Return the agenda as iCalendar (RFC 5545), in the workshop's zone, which it describes.

    A point has the same UID in every file, and the workshop's revision as its SEQUENCE: a later file wins. A day whose
    points have no hours yet is one event of the whole day; a day without a date is left out, and so is a point that
    nobody knows the hour of while others of its day have one. What is skipped is told as cancelled.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", without_marks(workshop.facts.title))
    calendar.add("x-wr-timezone", workshop.facts.timezone)
    for day in asked.days:
        if day.session.date is not None:
            for event in _events(workshop, asked, day, day.session.date):
                calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _events(workshop: Workshop, asked: CalendarOf, day: Day, date: Date) -> Iterator[Event]:
    timed = [slot for slot in day.slots if slot.starts]
    if not timed:
        yield _whole_day(workshop, asked, day.session, date)
    for place, slot in enumerate(timed):
        following = timed[place + 1].starts if place + 1 < len(timed) else None
        yield _of_a_point(workshop, asked, day.session, _Hours(date, slot, following, timed[0].starts or ""))


@dataclass(frozen=True)
class _Hours:
    """When a point is: on a date, from its hour to its end, else to where the next begins."""

    date: Date
    slot: Slot
    following: str | None
    first: str

    def begins(self, zone: ZoneInfo) -> datetime:
        return self._at(self.slot.starts or "", zone)

    def ends(self, zone: ZoneInfo) -> datetime | None:
        hour = self.slot.ends or self.following
        if hour is None:
            return None
        ends = self._at(hour, zone)
        return ends + timedelta(days=1) if ends < self.begins(zone) else ends

    def _at(self, hour: str, zone: ZoneInfo) -> datetime:
        """Return an hour of the day; one before its first is of the night that follows."""
        late = timedelta(days=hour < self.first)
        return datetime.combine(self.date + late, time.fromisoformat(hour), zone)


def _of_a_point(workshop: Workshop, asked: CalendarOf, session: Session, hours: _Hours) -> Event:
    zone, item = ZoneInfo(workshop.facts.timezone), hours.slot.item
    event = _event(workshop, asked, item.id)
    own = [each for each in asked.groups if item.kind == "group_work" and each.group is not None]
    title = item.title.strip() or choice_label("agenda_item", "kind", item.kind)
    event.add("summary", " · ".join([title, *(_axis(workshop, each) for each in own)]))
    event.add("dtstart", hours.begins(zone))
    ends = hours.ends(zone)
    if ends is not None and ends > hours.begins(zone):
        event.add("dtend", ends)
    rooms = [each.group.room for each in own if each.group and each.group.room.strip()]
    _add_place(workshop, event, session, rooms)
    _add_description(event, [_named(session), *_people(item), *_blocks(workshop, item, bool(own)), item.notes])
    event.add("status", "CANCELLED" if item.skipped else _status(workshop))
    return event


def _whole_day(workshop: Workshop, asked: CalendarOf, session: Session, date: Date) -> Event:
    event = _event(workshop, asked, session.id)
    title = " · ".join(part for part in (without_marks(workshop.facts.title), session.title) if part)
    event.add("summary", title)
    event.add("dtstart", date)
    event.add("dtend", date + timedelta(days=1))
    _add_place(workshop, event, session, [])
    _add_description(event, [session.theme])
    event.add("status", _status(workshop))
    return event


def _event(workshop: Workshop, asked: CalendarOf, item: str) -> Event:
    event = Event()
    event.add("uid", f"{item}@{workshop.root}.plenaria")
    event.add("sequence", workshop.revision)
    event.add("dtstamp", asked.made)
    return event


def _status(workshop: Workshop) -> str:
    return "CONFIRMED" if workshop.facts.dates_confirmed else "TENTATIVE"


def _add_place(workshop: Workshop, event: Event, session: Session, rooms: Sequence[str]) -> None:
    """Say where: the room of one's group, else the link of the session, else the place of the workshop."""
    link = (session.join_link or "").strip()
    place = " · ".join(rooms) or link or workshop.facts.place
    if place:
        event.add("location", place)
    if link.startswith(("https://", "http://")):
        event.add("url", link)


def _add_description(event: Event, lines: Sequence[str]) -> None:
    words = "\n".join(line for line in lines if line.strip())
    if words:
        event.add("description", words)


def _named(session: Session) -> str:
    return " · ".join(part for part in (session.title.strip(), session.theme.strip()) if part)


def _people(item: AgendaItem) -> list[str]:
    panel = " · ".join(name for name in (item.panel or "").split("\n") if name.strip())
    told = ((_("Responsable: {names}"), ", ".join(item.responsible)), (_("Modera: {names}"), item.moderator or ""))
    return [label.format(names=names) for label, names in (*told, (_("Panel: {names}"), panel)) if names]


def _blocks(workshop: Workshop, item: AgendaItem, has_own: bool) -> list[str]:
    return [] if has_own else block_lines(workshop, item)


def _axis(workshop: Workshop, own: OwnGroup) -> str:
    number = [axis.id for axis in workshop.axes].index(own.axis.id) + 1
    title = own.axis.short_title or without_marks(own.axis.title)
    return _("Eje {number}: {title}").format(number=number, title=title)
