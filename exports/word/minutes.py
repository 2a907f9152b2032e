"""The report of the workshop, which writes itself: who came, what was done when, what was said, proposed and agreed."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from datetime import date as Date

from exports.word.body import Body
from exports.word.cover import long_date
from exports.word.markup import Paragraph, run
from exports.word.presentations import add_presentations
from exports.word.session_reports import add_other_records, add_points, add_records, in_plan_order, place_of
from exports.word.sheet_document import session_heading
from exports.word.soundings import add_soundings
from exports.word.tables import Column, Row, table, text_cell
from workshop.approval import approval_citation
from workshop.attendance import figures, present
from workshop.attributed import who_said
from workshop.floor import floor, time_spoken
from workshop.handover import handover_line
from workshop.items import Amendment, Delegation, NextStep, Session
from workshop.labels import choice_label
from workshop.language import _, current_language
from workshop.running_agenda import hours_as_run
from workshop.text import without_marks
from workshop.workshop import Workshop


def add_minutes(workshop: Workshop, body: Body) -> None:
    """Write attendance, each day as it ran with what was taken down, proposals, soundings, turns, next steps."""
    _add_attendance(workshop, body)
    for session in workshop.sessions:
        body.add(Paragraph("SheetHeading", run(session_heading(session))))
        _add_course(workshop, body, session)
        add_points(workshop, body, session)
        add_records(workshop, body, session)
    add_other_records(workshop, body)
    _add_amendments(workshop, body)
    add_soundings(workshop, body)
    add_presentations(workshop, body)
    _add_speakers(workshop, body)
    _add_next_steps(workshop, body)
    _add_last_steps(workshop, body)


def _add_table(body: Body, title: str, columns: list[Column], rows: list[list[str]]) -> None:
    body.add_table(
        table(columns, [Row([text_cell(text) for text in row]) for row in rows], body.sheet.text_width, title)
    )


def _add_attendance(workshop: Workshop, body: Body) -> None:
    """Write for each session how many were expected and came, and from which delegations."""
    title = _("Asistencia")
    body.add(Paragraph("SheetHeading", body.label(title)))
    taken = [session for session in workshop.sessions if present(workshop, session.id)]
    if not taken:
        body.add(Paragraph("BodyText", body.label(_("No se tomó asistencia."))))
        return
    columns = [Column(_("Sesión"), 2.4), Column(_("Esperadas"), 1.0), Column(_("Presentes"), 1.0), Column(_("De"), 4.0)]
    rows = []
    for session in taken:
        counted = figures(workshop, session.id)
        rows.append([session_heading(session), str(counted.expected), str(counted.present), _from(workshop, session)])
    _add_table(body, title, columns, rows)


def _from(workshop: Workshop, session: Session) -> str:
    """Return the delegations that came with how many people each."""
    counts = Counter(person.delegation for person in present(workshop, session.id))
    named = [f"{_name(each)} ({counts[each.id]})" for each in workshop.delegations if counts[each.id]]
    return ", ".join(named)


def _add_course(workshop: Workshop, body: Body, session: Session) -> None:
    """Write the day's points at the hours at which they were, or are planned where the day did not run."""
    slots = hours_as_run(workshop, session.id)
    if not slots:
        return
    title = _("Agenda")
    columns = [Column(_("Hora"), 1.3), Column(_("Actividad"), 4.6), Column(_("Responsable"), 2.6)]
    rows = []
    for slot in slots:
        point = slot.item
        hours = "–".join(hour for hour in (slot.starts, slot.ends) if hour)
        name = point.title.strip() or choice_label("agenda_item", "kind", point.kind)
        rows.append([hours, name, ", ".join(point.responsible)])
    _add_table(body, title, columns, rows)


def _add_amendments(workshop: Workshop, body: Body) -> None:
    """Write the wordings proposed, in the plan's order, with what became of each."""
    found = [(item, each) for item in in_plan_order(workshop) for each in workshop.children(item.id, Amendment)]
    if not found:
        return
    title = _("Propuestas de redacción")
    body.add(Paragraph("SheetHeading", body.label(title)))
    columns = [
        Column(_("Sobre"), 3.2),
        Column(_("Quién"), 1.3),
        Column(_("Propuesta"), 3.2),
        Column(_("Resultado"), 1.5),
    ]
    rows = [
        [
            ": ".join(part for part in (place_of(workshop, item, each.field), without_marks(each.base)) if part),
            who_said(workshop, each),
            without_marks(each.text),
            _outcome(each),
        ]
        for item, each in found
    ]
    _add_table(body, title, columns, rows)


def _outcome(amendment: Amendment) -> str:
    outcome = choice_label("amendment", "outcome", amendment.outcome) if amendment.outcome else _("Por resolver")
    return f"{outcome}: {amendment.reason}" if amendment.reason else outcome


def _add_speakers(workshop: Workshop, body: Body) -> None:
    """Write how often and how long each delegation spoke; who has the floor counts once they end."""
    listed = floor(workshop)
    spoken = listed.spoken
    if not spoken:
        return
    title = _("Uso de la palabra")
    body.add(Paragraph("SheetHeading", body.label(title)))
    until = datetime.fromisoformat(listed.speaking.began or "") if listed.speaking else datetime.now(UTC)
    times, turns = time_spoken(workshop, until), Counter(each.delegation or "" for each in spoken)
    rows = [
        [_name(each), str(turns[each.id]), _minutes(times[each.id])] for each in workshop.delegations if turns[each.id]
    ]
    if turns[""]:
        rows.append([_("Otras personas"), str(turns[""]), _minutes(times[""])])
    _add_table(body, title, [Column(_("Delegación"), 4.0), Column(_("Turnos"), 1.0), Column(_("Minutos"), 1.0)], rows)


def _add_next_steps(workshop: Workshop, body: Body) -> None:
    title = _("Próximos pasos")
    body.add(Paragraph("SheetHeading", body.label(title)))
    steps = workshop.children(workshop.root, NextStep)
    if not steps:
        body.add(Paragraph("BodyText", body.label(_("No se anotaron próximos pasos."))))
        return
    columns = [Column(_("Qué"), 4.6), Column(_("Quién"), 2.2), Column(_("Cuándo"), 1.6)]
    rows = [[step.what, step.who, _when(step)] for step in steps]
    _add_table(body, title, columns, rows)


def _add_last_steps(workshop: Workshop, body: Body) -> None:
    """Write what is known of the plan's hand-over and approval."""
    said = [handover_line(workshop.facts, _in_words), approval_citation(workshop.facts, _in_words)]
    if any(said):
        body.add(Paragraph("SheetHeading", body.label(_("Entrega y aprobación del plan"))))
        for line in filter(None, said):
            body.add(Paragraph("BodyText", run(line)))


def _in_words(date: Date) -> str:
    return long_date(date, current_language())


def _when(step: NextStep) -> str:
    return long_date(step.date, current_language()) if step.date else step.when or ""


def _minutes(time: timedelta) -> str:
    return str(round(time.total_seconds() / 60)) if time >= timedelta(minutes=1) else _("menos de 1")


def _name(delegation: Delegation) -> str:
    return delegation.name.strip() or delegation.code.strip()
