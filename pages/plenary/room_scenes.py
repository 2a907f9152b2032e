"""The shared screen before and between the plan's scenes: welcome with the way in, the agenda, the groups."""

from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

import segno

from pages.plenary.scenes import frame
from pages.shared.formats import day, days_of
from workshop.agenda import Slot, clock
from workshop.items import AgendaItem, Session, WorkingGroup
from workshop.language import _
from workshop.text import without_marks
from workshop.workshop import Workshop

_PAUSES = ("break", "lunch")


def welcome(workshop: Workshop, address: str) -> str:
    """Return the workshop's name, body, place and dates, and the address to enter by, as letters and as a QR."""
    facts = workshop.facts
    lines = [facts.subtitle, " · ".join(part for part in (facts.body, facts.network) if part)]
    where = " · ".join(part for part in (facts.place, days_of(workshop)) if part)
    below = "".join(f'<p class="pl-screen-quiet">{escape(each)}</p>' for each in (*lines, where) if each)
    title = without_marks(facts.title)
    main = (
        f'<div class="pl-screen-welcome"><div class="pl-screen-text"><h1 class="pl-screen-heading">{escape(title)}</h1>'
        f'{below}</div><div class="pl-screen-qr">{_qr(address)}{escape(_shown(address))}</div></div>'
    )
    return frame(workshop, "", main, 2 * len(title) + 90)


def agenda(workshop: Workshop, now: datetime | None = None) -> str:
    """Return the day's points with their hours; the day is today's in the workshop's zone, else the first to come."""
    session = _session_of(workshop, now or datetime.now(ZoneInfo(workshop.facts.timezone)))
    if session is None:
        return frame(workshop, "", f"<p>{escape(_('Aún no hay agenda.'))}</p>", 60)
    slots = clock(workshop, session.id)
    rows = "".join(_point(slot) for slot in slots)
    place = " · ".join(part for part in (session.title, session.theme, day(session.date)) if part)
    size = sum(max(45, len(slot.item.title) + 20) for slot in slots)
    return frame(workshop, escape(place), f'<div class="pl-screen-list">{rows}</div>', size)


def groups(workshop: Workshop) -> str:
    """Return each axis's groups with room, facilitator, rapporteur and members."""
    found = workshop.groups()
    if not found:
        return frame(workshop, "", f"<p>{escape(_('Aún no hay grupos.'))}</p>", 60)
    cards = "".join(_group(workshop, group) for group in found)
    size = sum(110 + sum(len(person.name) + 12 for person in workshop.members(group.id)) for group in found)
    return frame(
        workshop, escape(_("Grupos de trabajo")), f'<div class="pl-screen-groups">{cards}</div>', int(size * 1.5)
    )


def blank() -> str:
    """Return nothing to look at."""
    return '<div class="pl-screen"></div>'


def _session_of(workshop: Workshop, now: datetime) -> Session | None:
    today = now.date()
    to_come = [session for session in workshop.sessions if session.date and session.date >= today]
    return next(iter([*to_come, *reversed(workshop.sessions)]), None)


def _point(slot: Slot) -> str:
    item = slot.item
    look = ' class="pl-screen-quiet"' if item.kind in _PAUSES else ""
    return (
        f'<span class="pl-screen-hours">{slot.starts or "—"}</span><span{look}>{escape(item.title)}</span>'
        f'<span class="pl-screen-state pl-screen-quiet">{escape(_who(item))}</span>'
    )


def _who(item: AgendaItem) -> str:
    return ", ".join(item.responsible)


def _group(workshop: Workshop, group: WorkingGroup) -> str:
    axis = workshop.items[group.parent or ""]
    number = [each.id for each in workshop.axes].index(axis.id) + 1
    title = without_marks(axis.cell("short_title") or axis.cell("title"))
    people = "".join(f"<p>{escape(person.name)}</p>" for person in workshop.members(group.id))
    officers = [
        (_("Facilita"), group.facilitator),
        (_("Relatoría"), group.rapporteur),
        (_("Apoyo"), group.helper or ""),
    ]
    named = "".join(
        f'<p><span class="pl-screen-label">{escape(role)}</span>{escape(name)}</p>' for role, name in officers if name
    )
    room = f'<p class="pl-screen-quiet">{escape(group.room)}</p>' if group.room else ""
    heading = f"{_('Eje {number}').format(number=number)} · {title}"
    return f'<div class="pl-screen-group"><p class="pl-screen-heading">{escape(heading)}</p>{room}{named}{people}</div>'


def _qr(address: str) -> str:
    return str(segno.make(address, error="m").svg_inline(scale=1, omitsize=True, border=2, dark="#000", light="#fff"))


def _shown(address: str) -> str:
    """Return an address as people type it."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
