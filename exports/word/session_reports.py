"""What was said and decided in each session, as far as it was taken down: a report for each, on a page of its own."""

from collections.abc import Callable, Iterator
from datetime import date as Date
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from babel.dates import format_date

from exports.word.body import Body
from exports.word.flow import BODY
from exports.word.markup import Paragraph, run
from exports.word.sheet_document import session_heading
from exports.word.tables import Column, Row, table, text_cell
from exports.word.taken_down import add_taken_down, has_taken_down
from workshop.agenda import Slot
from workshop.cells import NAMES, Item
from workshop.headings import field_heading
from workshop.items import Action, Axis, Decision, Facts, Objective, Remark, Reservation, Section, Session
from workshop.labels import choice_label
from workshop.language import _, current_language
from workshop.numbering import number_plan
from workshop.running_agenda import hours_as_run
from workshop.text import without_marks
from workshop.workshop import Workshop

_LONGEST = 300  # characters of a wording that stands for its item
Record = Decision | Remark | Reservation


def add_session_reports(workshop: Workshop, body: Body, only: str | None = None) -> None:
    """Write each session: those of its points that have notes, then what was decided and remarked on that day.

    A decision or a remark belongs to the session held on its day, in the workshop's zone; there is no other tie.
    `only` is the id of the one session that is written; one that is gone leaves all of them.
    """
    chosen = [session for session in workshop.sessions if session.id == only] or workshop.sessions
    for place, session in enumerate(chosen):
        body.add(Paragraph("SheetHeading", run(session_heading(session)), page_break=place > 0))
        if session.theme.strip():
            body.add(Paragraph("BodyText", run(session.theme)))
        add_points(workshop, body, session)
        add_records(workshop, body, session)
    if not workshop.sessions:
        body.add(Paragraph("BodyText", body.label(_("Todavía no hay días ni puntos en la agenda."))))


def add_points(workshop: Workshop, body: Body, session: Session) -> None:
    """Write the points of a session at which something was taken down."""
    slots = hours_as_run(workshop, session.id)
    noted = [slot for slot in slots if slot.item.notes.strip() or has_taken_down(workshop, slot.item)]
    for slot in noted:
        _add_point(body, slot)
        add_taken_down(workshop, body, slot.item)
    if not noted:
        body.add(Paragraph("SheetNote", body.label(_("En esta sesión no se tomaron notas de los puntos de agenda."))))


def _add_point(body: Body, slot: Slot) -> None:
    """Write a point: its hour and title, who spoke, and its notes."""
    point = slot.item
    title = point.title.strip() or choice_label("agenda_item", "kind", point.kind)
    body.add(Paragraph("Heading3", run(f"{slot.starts} · {title}" if slot.starts else title)))
    look = '<w:rStyle w:val="Label"/>'
    for label, value in (
        (_("Responsable"), ", ".join(point.responsible)),
        (_("Modera"), point.moderator or ""),
        (_("Panel"), ", ".join(name for name in (point.panel or "").split("\n") if name.strip())),
    ):
        if value.strip():
            body.add(Paragraph("BodyText", body.label(f"{label}: ", look) + run(value)))
    body.add(*body.paragraphs(point.notes, BODY))


def add_records(workshop: Workshop, body: Body, session: Session) -> None:
    """Write what was decided, remarked and reserved on the day of a session."""
    found = [each for each in _records(workshop) if session.date and _day(workshop, each) == session.date]
    titles = _("Acuerdos de este día"), _("Observaciones y reservas de este día")
    _add_records(workshop, body, found, titles, _hour, _("Hora"))


def add_other_records(workshop: Workshop, body: Body) -> None:
    """Write what was decided, remarked and reserved on no day of a session, under a heading of its own."""
    days = {session.date for session in workshop.sessions}
    found = [each for each in _records(workshop) if _day(workshop, each) not in days]
    if found:
        body.add(Paragraph("SheetHeading", body.label(_("Fuera de las sesiones"))))
        _add_records(workshop, body, found, (_("Acuerdos"), _("Observaciones y reservas")), _day_in_figures, _("Día"))


def _add_records(
    workshop: Workshop,
    body: Body,
    found: list[Record],
    titles: tuple[str, str],
    when: Callable[[Workshop, Record], str],
    when_label: str,
) -> None:
    """Write records in two tables, decisions first; `when` says in their first column when each was taken down."""
    first, about = Column(when_label, 0.9), _("Sobre")
    decisions = [first, Column(about, 4.0), Column(_("Acuerdo"), 1.5), Column(_("Motivo"), 2.0)]
    said = [first, Column(about, 2.6), Column(_("Quién"), 1.4), Column(_("Qué"), 3.5)]
    taken = [[when(workshop, each), *_decided(workshop, each)] for each in found if isinstance(each, Decision)]
    told = [[when(workshop, each), *_said(workshop, each)] for each in found if not isinstance(each, Decision)]
    for title, columns, rows in zip(titles, (decisions, said), (taken, told), strict=True):
        if rows:
            cells = [Row([text_cell(without_marks(text)) for text in row]) for row in rows]
            body.add(Paragraph("Heading3", body.label(title)))
            body.add_table(table(columns, cells, body.sheet.text_width, title))


def _records(workshop: Workshop) -> list[Record]:
    """Return all that was decided, remarked and reserved, oldest first."""
    found: list[Record] = []
    for item in in_plan_order(workshop):
        found += [*workshop.children(item.id, Decision), *workshop.remarks(item.id), *workshop.reservations(item.id)]
    return sorted((each for each in found if not _is_internal(each)), key=lambda record: record.at or "")


def _is_internal(record: Record) -> bool:
    return not isinstance(record, Reservation) and record.field == "internal_note"


def in_plan_order(workshop: Workshop) -> Iterator[Item]:
    """Yield all that the plenary speaks of: the plan as a whole, its front matter, each axis with what stands in it."""
    sections: list[Section] = workshop.sections
    yield from chain([workshop.facts], sections)
    for axis in workshop.axes:
        yield axis
        yield from workshop.objectives(axis.id)
    yield from workshop.walk_actions()


def _local(workshop: Workshop, at: str | None) -> datetime | None:
    return datetime.fromisoformat(at).astimezone(ZoneInfo(workshop.facts.timezone)) if at else None


def _day(workshop: Workshop, record: Record) -> Date | None:
    at = _local(workshop, record.at)
    return at.date() if at else None


def _day_in_figures(workshop: Workshop, record: Record) -> str:
    at = _local(workshop, record.at)
    return format_date(at, format="short", locale=current_language()) if at else ""


def _hour(workshop: Workshop, record: Record) -> str:
    at = _local(workshop, record.at)
    return f"{at:%H:%M}" if at else ""


def _decided(workshop: Workshop, decision: Decision) -> list[str]:
    outcome = choice_label("decision", "outcome", decision.outcome)
    return [_about(workshop, decision, decision.wording), outcome, decision.reason or ""]


def _said(workshop: Workshop, record: Remark | Reservation) -> list[str]:
    sent = workshop.items.get(record.delegation or "")
    delegation = (sent.cell("name") or sent.cell("code") or "") if sent else ""
    author = record.author or "" if isinstance(record, Remark) else ""
    who = " · ".join(part for part in (delegation, author) if part)
    words = _("Reserva: {text}").format(text=record.text) if isinstance(record, Reservation) else record.text
    return [_about(workshop, record, None), who, words]


def _about(workshop: Workshop, record: Record, wording: str | None) -> str:
    """Return what a record speaks of: the number of its item, the field, and the wording of then or else of now."""
    item = workshop.items[record.parent or workshop.root]
    field = None if isinstance(record, Reservation) else record.field
    text = wording if wording is not None else _wording(item, field)
    text = " ".join(without_marks(text).split())
    text = text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return ": ".join(part for part in (place_of(workshop, item, field), text) if part)


def place_of(workshop: Workshop, item: Item, field: str | None) -> str:
    """Return what a matter is called: axis and number as the plan prints them, and which text it is."""
    heading = field_heading(NAMES[type(item)], field, workshop.facts) if field else ""
    return " · ".join(part for part in (_place(workshop, item), heading) if part)


def _wording(item: Item, field: str | None) -> str:
    if field and field in item.versions:
        return item.cell(field) or ""
    if isinstance(item, Facts | Axis):
        return item.title
    if isinstance(item, Section):
        return item.heading or item.text
    return item.cell("text") or "" if isinstance(item, Objective | Action) else ""


def _place(workshop: Workshop, item: Item) -> str:
    """Return the axis and the number an item stands under, as the plan prints them."""
    numbers = number_plan(workshop)
    axis = workshop.above(item.id, Axis)
    if axis is None:
        return ""
    place = _("Eje {number}").format(number=numbers.axes[axis.id])
    if isinstance(item, Action) and item.id in numbers.actions:
        return f"{place} · {numbers.actions[item.id]}"
    return place
