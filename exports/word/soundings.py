"""How the delegations stood to each text that was put to them: by name, observers apart, never a share."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from exports.word.body import Body
from exports.word.cover import date_in_words
from exports.word.markup import Paragraph, run
from exports.word.session_reports import in_plan_order, place_of
from exports.word.tables import Column, Row, cell_of, table, text_cell
from workshop.choices import CHOICES
from workshop.items import Sounding
from workshop.labels import choice_label
from workshop.language import _
from workshop.soundings import Stand, tally
from workshop.text import without_marks
from workshop.workshop import Workshop


def add_soundings(workshop: Workshop, body: Body) -> None:
    """Write every sounding in the plan's order: what was put, who answered what, and why; nothing where none was."""
    found = [each for item in in_plan_order(workshop) for each in workshop.children(item.id, Sounding)]
    if not found:
        return
    title = _("Sondeos")
    body.add(Paragraph("SheetHeading", body.label(title)))
    columns = [Column(_("Sobre"), 2.0), Column(_("Texto"), 3.4), Column(_("Respuestas"), 3.8)]
    rows = [_row(workshop, each) for each in found]
    body.add_table(table(columns, rows, body.sheet.text_width, title))


def _row(workshop: Workshop, sounding: Sounding) -> Row:
    item = workshop.items[sounding.parent or workshop.root]
    about = [place_of(workshop, item, sounding.field), _day(workshop, sounding.at)]
    counted = tally(workshop, sounding.id)
    answers = _answers(counted.members)
    observing = _answers([stand for stand in counted.others if stand.mark])
    if observing:
        answers += [_("Observadores"), *observing]
    return Row(
        [
            cell_of(*(Paragraph("TableText", run(each)) for each in about if each)),
            text_cell(without_marks(sounding.wording)),
            cell_of(*(Paragraph("TableText", run(each)) for each in answers)),
        ]
    )


def _answers(stands: Sequence[Stand]) -> list[str]:
    """Return a line for each answer that was given, with who gave it, and at last who said nothing."""
    lines = []
    for choice in (*CHOICES["mark", "choice"], ""):
        named = [_named(stand) for stand in stands if (stand.mark.choice if stand.mark else "") == choice]
        label = choice_label("mark", "choice", choice) if choice else _("Sin respuesta")
        lines += [f"{label} ({len(named)}): {'; '.join(named)}"] if named else []
    return lines


def _named(stand: Stand) -> str:
    name = stand.delegation.name.strip() or stand.delegation.code.strip()
    return f"{name} ({without_marks(stand.mark.reason)})" if stand.mark and stand.mark.reason else name


def _day(workshop: Workshop, at: str | None) -> str:
    return date_in_words(datetime.fromisoformat(at).astimezone(ZoneInfo(workshop.facts.timezone))) if at else ""
