"""Attendance as a workbook: how each session was attended, who was at which, and every arrival with its hour."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from exports.sheets.book import Column, Table, Value
from exports.sheets.people import delegation_name, people_in_order
from workshop.attendance import absent, attendances, figures, late_by, presence
from workshop.items import Attendance, Session
from workshop.labels import choice_label
from workshop.language import _
from workshop.workshop import Workshop


def attendance_tables(workshop: Workshop) -> list[Table]:
    """Return the sessions with their figures, the people with the sessions they came to, and each arrival."""
    return [_sessions(workshop), _people(workshop), _arrivals(workshop)]


def _sessions(workshop: Workshop) -> Table:
    columns = [
        Column(_("Día o sesión"), 34),
        Column(_("Fecha"), 14),
        Column(_("Esperadas"), 12),
        Column(_("Presentes"), 12),
        Column(_("Ausentes"), 12),
        Column(_("Llegaron tarde"), 14),
    ]
    rows: list[Sequence[Value]] = []
    for session in workshop.sessions:
        found = figures(workshop, session.id)
        missing = len(absent(workshop, session.id))
        rows.append([_name(session), session.date, found.expected, found.present, missing, found.late])
    return Table(_("Sesiones"), columns, rows)


def _people(workshop: Workshop) -> Table:
    """Return a row for each person: the hour they came to each session, "×" where they did not and were expected."""
    columns = [Column(_("Nombre"), 34), Column(_("Delegación"), 26), Column(_("Cargo"), 30)]
    columns += [Column(_name(session), 16) for session in workshop.sessions]
    missing = {session.id: {each.id for each in absent(workshop, session.id)} for session in workshop.sessions}
    rows: list[Sequence[Value]] = []
    for person in people_in_order(workshop):
        cells: list[Value] = [person.name, delegation_name(workshop, person), person.position]
        for session in workshop.sessions:
            found = presence(workshop, session.id, person.id)
            cells.append(_came(workshop, found) if found else "×" if person.id in missing[session.id] else "")
        rows.append(cells)
    return Table(_("Personas"), columns, rows)


def _came(workshop: Workshop, found: Attendance) -> str:
    return _hour(workshop, found.at) or _("Presente")


def _arrivals(workshop: Workshop) -> Table:
    columns = [
        Column(_("Día o sesión"), 34),
        Column(_("Nombre"), 34),
        Column(_("Delegación"), 26),
        Column(_("Llegó"), 10),
        Column(_("Minutos tarde"), 12),
        Column(_("Salió"), 10),
        Column(_("Cómo se tomó"), 30),
    ]
    rows: list[Sequence[Value]] = []
    for session in workshop.sessions:
        came = attendances(workshop)[session.id]
        for person in people_in_order(workshop):
            if person.id in came:
                found = came[person.id]
                rows.append(
                    [
                        _name(session),
                        person.name,
                        delegation_name(workshop, person),
                        _hour(workshop, found.at),
                        late_by(workshop, found) or None,
                        _hour(workshop, found.left),
                        choice_label("attendance", "how", found.how),
                    ]
                )
    return Table(_("Llegadas"), columns, rows)


def _hour(workshop: Workshop, at: str | None) -> str:
    return f"{datetime.fromisoformat(at).astimezone(ZoneInfo(workshop.facts.timezone)):%H:%M}" if at else ""


def _name(session: Session) -> str:
    return session.title.strip() or (session.date.isoformat() if session.date else _("Día sin nombre"))
