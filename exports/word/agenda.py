"""The agenda on paper: hour, activity and who is responsible, a table for each day or session."""

from collections.abc import Sequence

from exports.word.body import Body
from exports.word.markup import Paragraph, run
from exports.word.sheet_document import session_heading
from exports.word.tables import Cell, Column, Row, cell_of, line_cell, table
from workshop.agenda import Slot, clock
from workshop.group_blocks import block_lines
from workshop.items import AgendaItem, Session
from workshop.labels import choice_label
from workshop.language import _
from workshop.workshop import Workshop

_PAUSES = ("break", "lunch")
_PAUSE = "E8F1F2"  # behind a break
_SHORT = 8  # points of a session that is kept together


def add_agenda(workshop: Workshop, body: Body, sessions: Sequence[Session] | None = None) -> None:
    """Write the days of a workshop, or some of them; an hour that is not known is printed as still to be defined."""
    if workshop.facts.modality != "in_person":  # who takes part from elsewhere reads another clock
        zone = workshop.facts.timezone.split("/")[-1].replace("_", " ")
        body.add(Paragraph("SheetNote", body.label(_("Horas de {zone}.").format(zone=zone))))
    for session in workshop.sessions if sessions is None else sessions:
        _add_session(workshop, body, session)
    if not workshop.sessions:
        body.add(Paragraph("BodyText", body.label(_("Todavía no hay días ni puntos en la agenda."))))
    if body.has_gaps:
        body.add(Paragraph("Legend", body.label(_("Lo que aparece subrayado está por definir."))))


def _add_session(workshop: Workshop, body: Body, session: Session) -> None:
    heading = session_heading(session)
    body.add(Paragraph("SheetHeading", run(heading)))
    if session.theme.strip():
        body.add(Paragraph("BodyText", run(session.theme), keep_next=True))
    if session.join_link:
        body.add(Paragraph("BodyText", body.label(_("Enlace: ")) + run(session.join_link), keep_next=True))
    columns = [Column(_("Hora"), 1.3), Column(_("Actividad"), 4.5), Column(_("Responsable"), 2.4)]
    slots = clock(workshop, session.id)
    kept = len(slots) if len(slots) <= _SHORT else 0  # rows that stand together on one sheet, the last but for itself
    rows = [_row(workshop, body, slot, place < kept) for place, slot in enumerate(slots, 1)]
    if not rows:
        rows = [Row(["", line_cell(body.gap()), ""])]
    body.add_table(table(columns, rows, body.sheet.text_width, heading))


def _row(workshop: Workshop, body: Body, slot: Slot, is_kept: bool) -> Row:
    responsible = cell_of(*[Paragraph("TableText", run(name)) for name in slot.item.responsible])
    fill = _PAUSE if slot.item.kind in _PAUSES else None
    return Row([_hours(body, slot, is_kept), _activity(workshop, body, slot.item, is_kept), responsible], fill)


def _hours(body: Body, slot: Slot, is_kept: bool) -> Cell:
    if slot.starts is None:
        return cell_of(Paragraph("TableText", body.gap(), keep_next=is_kept))
    hours = f"{slot.starts} – {slot.ends}" if slot.ends and slot.ends != slot.starts else slot.starts
    return cell_of(Paragraph("TableText", run(hours), keep_next=is_kept))


def _activity(workshop: Workshop, body: Body, item: AgendaItem, is_kept: bool) -> Cell:
    title = item.title.strip() or choice_label("agenda_item", "kind", item.kind)
    lines = [Paragraph("TableText", run(title, "<w:b/><w:bCs/>"), keep_next=is_kept)]
    if item.moderator:
        lines.append(Paragraph("TableText", body.label(_("Modera: {name}").format(name=item.moderator))))
    if item.panel:
        names = " · ".join(name for name in item.panel.split("\n") if name.strip())
        lines.append(Paragraph("TableText", body.label(_("Panel: {names}").format(names=names))))
    lines += [Paragraph("TableText", run(line)) for line in block_lines(workshop, item)]
    lines += [Paragraph("TableText", run(line)) for line in item.notes.split("\n") if line.strip()]
    return cell_of(*lines)
