"""Starting an agenda all at once: from a template's days and points, or from a pasted list."""

from dataclasses import replace
from datetime import date as Date

from workshop.agenda import session_end
from workshop.agenda_list import PastedAgenda, PastedPoint
from workshop.changes import Change
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
    for number, heading in enumerate(agenda.days):
        points = [point for point in agenda.points if point.day == number]
        if heading or session is None:
            first = next((point.starts for point in points), None)
            title = heading or _("Día {number}").format(number=len(workshop.sessions) + number + 1)
            day, now = new.add(Session, workshop.root, title=title, starts=first), first
        else:
            day, now = workshop.find(session, Session).id, session_end(workshop, session)
        for point in points:
            now = _add_point(new, day, point, now)
    return new.changes


def _add_point(new: NewItems, day: str, point: PastedPoint, now: str | None) -> str | None:
    """Add a point that would begin `now`; return when it ends, `None` where that cannot be known."""
    locked = point.starts is not None and point.starts != now
    starts = point.starts if locked else None
    new.add(
        AgendaItem, day, title=point.title, kind=point.kind, minutes=point.minutes, starts=starts, locked=locked,
        responsible=point.responsible,
    )  # fmt: skip
    begins = point.starts or now
    return None if begins is None or point.minutes is None else hour_after(begins, point.minutes)
