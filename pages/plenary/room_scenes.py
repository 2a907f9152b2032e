"""The shared screen before and between the plan's scenes: welcome with the way in, the agenda, the groups."""

from datetime import date as Date
from datetime import datetime
from html import escape

import segno

from pages.plenary.fitting import HEIGHT, LARGEST, WIDTH, Text, fit, fit_columns
from pages.plenary.scenes import frame
from pages.shared.formats import day, days_of
from pages.shared.naming_points import point_title
from pages.shared.own_time import hours_elsewhere
from workshop.items import WorkingGroup
from workshop.language import _
from workshop.now import local_now
from workshop.running_agenda import Course, Turn, course
from workshop.text import without_marks
from workshop.viewing import Day, whole_agenda
from workshop.workshop import Workshop

_PAUSES = ("break", "lunch")
_CLOCK = 2.0  # hundredths of the height that the large clock beside an agenda takes
_MIDDLE = 4.0  # letters in which it is asked what makes a row high


def welcome(workshop: Workshop, address: str, code: str | None = None) -> str:
    """Return the workshop's name, body, place and dates, and the way in as letters and as a QR.

    That is the address, or while the room has a code the page that asks for it, with the code below.
    """
    facts = workshop.facts
    title = without_marks(facts.title)
    known = (facts.subtitle, facts.body, facts.network, facts.place, days_of(workshop))
    lines = [text for text in known if text]
    below = "".join(f'<p class="pl-screen-quiet">{escape(text)}</p>' for text in lines)
    main = (
        f'<div class="pl-screen-welcome"><div><h1 class="pl-screen-heading">{escape(title)}</h1>{below}</div>'
        f'<div class="pl-screen-qr">{_way_in(address, code)}</div></div>'
    )
    size = fit([Text(title, gap=0.8), *(Text(text, 0.6, gap=0.3) for text in lines)], width=WIDTH * 0.6)
    return frame(workshop, "", main, size)


def agenda(
    workshop: Workshop, now: datetime | None = None, days: list[Day] | None = None, own: str | None = None
) -> str:
    """Return the day's points with their hours; the day is today's in the workshop's zone, else the first to come.

    A day that runs shows the hours that are to be expected, and what is on. `days` are those the viewer may see, with
    their points; all where none are given. `own` is the viewer's zone, where that is another.
    """
    at = now or local_now(workshop)
    at_hand = _day_of(whole_agenda(workshop) if days is None else days, at)
    if at_hand is None:
        return _nothing(workshop, _("Todavía no hay agenda."))
    session, ran = at_hand.session, course(workshop, at_hand.session.id, at)
    turns = _turns_of(at_hand, ran)
    date = ran.date if session.date else None  # a day may run on another than its own
    rows = "".join(_point(workshop, date, turn, own) for turn in turns)
    place = " · ".join(part for part in (session.title, session.theme, day(session.date)) if part)
    size = fit((text for turn in turns for text in _texts(workshop, date, turn, own)), height=HEIGHT - _CLOCK)
    return frame(workshop, escape(place), f'<div class="pl-screen-list">{rows}</div>', size)


def groups(workshop: Workshop) -> str:
    """Return each axis's groups with room, facilitator, rapporteur and members."""
    found = workshop.groups()
    if not found:
        return _nothing(workshop, _("Todavía no hay grupos."))
    count = min(len(found), 4) if len(found) != 6 else 3
    columns = [_lines(workshop, group) for group in found]
    size = fit_columns([[Text(text, gap=0.2) for _look, text in lines] for lines in columns], count)
    cards = "".join(_card(lines) for lines in columns)
    main = f'<div class="pl-screen-groups" style="--columns:{count}">{cards}</div>'
    return frame(workshop, escape(_("Grupos de trabajo")), main, size)


def blank() -> str:
    """Return nothing to look at."""
    return '<div class="pl-screen"></div>'


def _nothing(workshop: Workshop, words: str) -> str:
    return frame(workshop, "", f"<p>{escape(words)}</p>", LARGEST)


def _day_of(days: list[Day], now: datetime) -> Day | None:
    today = now.date()
    to_come = [each for each in days if each.session.date and each.session.date >= today]
    return next(iter([*to_come, *reversed(days)]), None)


def _turns_of(at_hand: Day, ran: Course) -> list[Turn]:
    """Return the points of a day that a viewer may see, as they run; what is skipped is not shown."""
    seen = {slot.item.id for slot in at_hand.slots}
    return [turn for turn in ran.turns if turn.item.id in seen and turn.state != "skipped"]


def _texts(workshop: Workshop, date: Date | None, turn: Turn, own: str | None) -> list[Text]:
    """Return what a point's row is as high as: its title with the viewer's own hours below, or who is in charge."""
    there = hours_elsewhere(date, turn.slot, workshop.facts.timezone, own)
    title = Text(point_title(turn.item), share=0.62, indent=3.6)
    below = [Text(there, 0.6, share=0.62, indent=3.6, gap=0)] if there else []
    responsible = Text(", ".join(turn.item.responsible), 0.7, share=0.3)
    beside = max(title, responsible, key=lambda text: text.height(_MIDDLE, WIDTH))
    return [beside, *(below if beside is title else [])]


def _point(workshop: Workshop, date: Date | None, turn: Turn, own: str | None) -> str:
    item, slot = turn.item, turn.slot
    quiet = item.kind in _PAUSES or turn.state == "done"
    look = "pl-screen-now" if turn.state == "now" else "pl-screen-quiet" if quiet else ""
    there = hours_elsewhere(date, slot, workshop.facts.timezone, own)
    beside = f'<small class="pl-screen-quiet">{escape(there)}</small>' if there else ""
    current = ' aria-current="true"' if turn.state == "now" else ""
    return (
        f'<span class="pl-screen-hours {look}">{slot.starts or "—"}</span>'
        f'<span class="{look}"{current}>{escape(point_title(item))}{beside}</span>'
        f'<span class="pl-screen-who pl-screen-quiet">{escape(", ".join(item.responsible))}</span>'
    )


def _lines(workshop: Workshop, group: WorkingGroup) -> list[tuple[str, str]]:
    """Return look and text of each line of a group's card; officers are not named again among the members."""
    axis = workshop.items[group.parent or ""]
    number = [each.id for each in workshop.axes].index(axis.id) + 1
    title = without_marks(axis.cell("short_title") or axis.cell("title"))
    officers = [
        (_("Facilitación: {name}"), group.facilitator),
        (_("Relatoría: {name}"), group.rapporteur),
        (_("Apoyo: {name}"), group.helper or ""),
    ]
    names = {name for _role, name in officers}
    return [
        ("heading", _("Eje {number} · {title}").format(number=number, title=title)),
        *([("quiet", group.room)] if group.room else []),
        *(("officer", role.format(name=name)) for role, name in officers if name),
        *(("", person.name) for person in workshop.members(group.id) if person.name not in names),
    ]


def _card(lines: list[tuple[str, str]]) -> str:
    return (
        "<div>"
        + "".join(f'<p class="pl-screen-{look or "member"}">{escape(text)}</p>' for look, text in lines)
        + "</div>"
    )


def _way_in(address: str, code: str | None) -> str:
    if code is None:
        return _qr(address) + escape(_shown(address))
    room = f"{address.rstrip('/')}/sala"
    shown = _("Código: {code}").format(code=f"{code[:4]}-{code[4:]}")
    return f"{_qr(f'{room}/{code}')}{escape(_shown(room))}<br><strong>{escape(shown)}</strong>"


def _qr(address: str) -> str:
    picture = segno.make(address, error="m").svg_data_uri(scale=8, border=2, dark="#000", light="#fff")
    alt = _("Código QR de la dirección")
    return f'<img src="{escape(picture)}" alt="{escape(alt)}">'


def _shown(address: str) -> str:
    """Return an address as people type it."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
