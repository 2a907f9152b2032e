"""Starting an agenda all at once: from a template's days and points, or from a pasted list."""

from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

from workshop.agenda import session_end
from workshop.agenda_list import PastedAgenda, PastedDay, PastedPoint
from workshop.changes import Change
from workshop.dates_in_words import is_only_a_date, weekdays_in
from workshop.hours import hour_after
from workshop.items import AgendaItem, Session
from workshop.language import _
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, require
from workshop.templates import two_day_workshop, virtual_series
from workshop.workshop import Workshop

TEMPLATES = {"two_days": two_day_workshop, "virtual": virtual_series}


def start_agenda(workshop: Workshop, actor: Actor, template: str, first_day: Date | None = None) -> list[Change]:
    """Add a template's days, with their points, behind those there are; `template` is one of TEMPLATES."""
    require(actor, Doing.PREPARE, workshop)
    root, *below = TEMPLATES[template](workshop.facts.title or "-", first_day)
    first_after = workshop.last_child(workshop.root)
    return [_rooted(change, root.item, workshop.root, first_after) for change in below]


def _rooted(change: Change, old: str, new: str, first_after: str | None) -> Change:
    """Hang a change that stood under the template's root under the workshop's."""
    if change.parent != old:
        return change
    return replace(change, parent=new, after=change.after or first_after)


def add_pasted_agenda(
    workshop: Workshop, actor: Actor, agenda: PastedAgenda, session: str | None = None
) -> list[Change]:
    """Add what `agenda_list.read_agenda` read and somebody looked at, in one step.

    Each heading makes a new day; points without one go to the end of `session`, or to a new day where it is `None`.
    A point whose hour is not when the one before it ends is locked to its hour. Raises: ItemNotFound.
    """
    require(actor, Doing.PREPARE, workshop)
    new = NewItems(workshop)
    for number, day in enumerate(agenda.days):
        points = [point for point in agenda.points if point.day == number]
        if day.heading or session is None:
            first = next((point.starts for point in points), None)
            added = new.add(
                Session, workshop.root, title=_title(workshop, day, number), date=_date(workshop, day, number),
                starts=first, theme=day.theme, join_link=day.join_link,
            )  # fmt: skip
            now = first
        else:
            added, now = workshop.find(session, Session).id, session_end(workshop, session)
        for point in points:
            now = _add_point(new, added, point, now)
    return new.changes


def _title(workshop: Workshop, day: PastedDay, number: int) -> str:
    """Return what a pasted day is called: a heading that is but the day's date gives way to a number.

    One whose weekday is not that of its date stays, for the agenda then warns of it.
    """
    is_told = day.date is not None and is_only_a_date(day.heading)
    if day.heading and not (is_told and {day.date.weekday()} >= set(weekdays_in(day.heading))):  # type: ignore[union-attr]
        return day.heading
    name = _("Sesión {number}") if workshop.facts.modality == "virtual" else _("Día {number}")
    return name.format(number=len(workshop.sessions) + number + 1)


def _date(workshop: Workshop, day: PastedDay, number: int) -> Date | None:
    """Return the date of a pasted day; those of a first agenda without dates follow the workshop's first day."""
    first, last = workshop.facts.start_date, workshop.facts.end_date
    if day.date is not None or first is None or workshop.sessions or not day.heading:
        return day.date
    date = first + timedelta(days=number)
    return date if last is None or date <= last else None


def _add_point(new: NewItems, day: str, point: PastedPoint, now: str | None) -> str | None:
    """Add a point that would begin `now`; return when it ends, `None` where that cannot be known."""
    locked = point.starts is not None and point.starts != now
    starts = point.starts if locked else None
    new.add(
        AgendaItem, day, title=point.title, kind=point.kind, minutes=point.minutes, starts=starts, locked=locked,
        responsible=point.responsible, moderator=point.moderator, panel=point.panel,
    )  # fmt: skip
    begins = point.starts or now
    return None if begins is None or point.minutes is None else hour_after(begins, point.minutes)
