"""The groups' presentations in the report of the workshop: as they were run, with the minutes planned and used."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from exports.word.body import Body
from exports.word.cover import long_date
from exports.word.markup import Paragraph
from exports.word.tables import Column, Row, table, text_cell
from workshop.items import Presentation
from workshop.language import _, current_language
from workshop.numbering import number_plan
from workshop.presentations import presentations, time_used
from workshop.text import without_marks
from workshop.workshop import Workshop


def add_presentations(workshop: Workshop, body: Body) -> None:
    """Write one row for each presentation that began, in the order they began in; nothing where none did."""
    begun = sorted((each for each in presentations(workshop) if each.began), key=lambda each: each.began or "")
    if not begun:
        return
    title = _("Presentaciones")
    body.add(Paragraph("SheetHeading", body.label(title)))
    columns = [
        Column(_("Eje"), 4.0),
        Column(_("Empezó"), 2.2),
        Column(_("Minutos previstos"), 1.2),
        Column(_("Minutos usados"), 1.2),
    ]
    rows = [Row([text_cell(text) for text in _texts(workshop, each)]) for each in begun]
    body.add_table(table(columns, rows, body.sheet.text_width, title))


def _texts(workshop: Workshop, presentation: Presentation) -> list[str]:
    axis = workshop.items[presentation.axis or ""]
    began = datetime.fromisoformat(presentation.began or "").astimezone(ZoneInfo(workshop.facts.timezone))
    used = time_used(presentation)
    return [
        _("Eje {number} · {title}").format(
            number=number_plan(workshop).axes.get(axis.id, ""), title=without_marks(axis.cell("title") or "")
        ),
        f"{long_date(began.date(), current_language())}, {began:%H:%M}",
        str(presentation.minutes or "—"),
        "—" if used is None else str(round(used / timedelta(minutes=1))),
    ]
