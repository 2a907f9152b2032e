"""Sheets to be filled in by hand: how to enter, the plenary's decisions, who asks for the floor."""

from exports.word.body import Body
from exports.word.markup import Paragraph
from exports.word.tables import Cell, Column, Row, line_cell, table, text_cell
from workshop.items import Facts
from workshop.labels import choice_label
from workshop.language import _
from workshop.numbering import number_plan
from workshop.text import without_marks
from workshop.use_cases.decide import Decidable, decidables
from workshop.workshop import Workshop

_BLANK_ROWS, _BLANK_ROW = (
    5,
    980,
)  # where nothing is to be decided; the height is in twentieths of a point
_SPEAKERS, _SPEAKER_ROW = 18, 480
_BOX = "☐"
_OUTCOMES = ("adopted", "adopted_with_changes", "ad_referendum", "in_brackets", "sent_back")


def add_ways_in(workshop: Workshop, body: Body) -> None:
    """Write a form for what people need to enter, and say why no personal link stands on it."""
    asked = (_("Dirección de la aplicación"), _("Red inalámbrica"), _("Clave de la red"), _("Código de la sala"))
    rows = [Row([line_cell(body.label(text, "<w:b/><w:bCs/>")), ""], height=_SPEAKER_ROW) for text in asked]
    title = _("Para entrar")
    columns = [Column(_("Qué"), 2.4), Column(_("Anótelo aquí"), 5.6)]
    body.add_table(table(columns, rows, body.sheet.text_width, title))
    for text in (
        _("Con el código de la sala se entra desde cualquier teléfono o computadora, en la dirección y /sala."),
        _("Los enlaces personales se muestran una sola vez y no se guardan, por eso no están en esta hoja."),
        _("Archive aquí la hoja de enlaces que imprimió desde Accesos. Si se perdió, haga enlaces nuevos allí mismo."),
    ):
        body.add(Paragraph("ListBullet", body.label(text)))
    _add_tables_links(workshop, body)


def _add_tables_links(workshop: Workshop, body: Body) -> None:
    """Write a line for the computer of each group."""
    numbers = number_plan(workshop).axes
    rows = [
        Row([text_cell(text) for text in (numbers[axis.id], group.name, group.room, group.rapporteur, "")])
        for axis in workshop.axes
        for group in workshop.groups(axis.id)
    ]
    if not rows:
        return
    title = _("Computadora de cada mesa")
    columns = [
        Column(_("Eje"), 0.5),
        Column(_("Grupo"), 1.6),
        Column(_("Sala"), 1.8),
        Column(_("Relator/a"), 2.2),
        Column(_("Enlace entregado a"), 2.2),
    ]
    body.add(Paragraph("SheetHeading", body.label(title)))
    body.add_table(table(columns, rows, body.sheet.text_width, title))


def add_decision_sheet(workshop: Workshop, body: Body) -> None:
    """Write what the plenary decides on, with a box for each outcome; what was decided already is marked."""
    columns = [Column(_("N.º"), 0.7), Column(_("Texto"), 4.4)]
    columns += [Column(choice_label("decision", "outcome", outcome), 1.2) for outcome in _OUTCOMES]
    columns += [Column(_("Observaciones"), 2.4)]
    rows = [_decision_row(workshop, each) for each in decidables(workshop)]
    if not rows:
        body.add(Paragraph("BodyText", body.label(_("Todavía no hay textos que decidir; use esta hoja en blanco."))))
        rows = [Row([""] * len(columns), height=_BLANK_ROW) for _place in range(_BLANK_ROWS)]
    body.add_table(table(columns, rows, body.sheet.text_width, _("Hoja de acuerdos")))


def _decision_row(workshop: Workshop, decidable: Decidable) -> Row:
    decision = workshop.decision(decidable.item, decidable.field)
    taken = decision.outcome if decision else None
    boxes: list[Cell] = [text_cell("☒" if outcome == taken else _BOX, "TableText") for outcome in _OUTCOMES]
    other = choice_label("decision", "outcome", taken) if taken and taken not in _OUTCOMES else ""
    text = text_cell(without_marks(decidable.wording))
    return Row([text_cell(_number(workshop, decidable)), text, *boxes, text_cell(other)])


def _number(workshop: Workshop, decidable: Decidable) -> str:
    item = workshop.items[decidable.item]
    return _("Plan") if isinstance(item, Facts) else number_plan(workshop).code(workshop, decidable.item)


def add_speakers_sheet(workshop: Workshop, body: Body) -> None:
    """Write a list to be filled in of who asked for the floor, and on what."""
    columns = [
        Column(_("N.º"), 0.5),
        Column(_("Delegación"), 2.2),
        Column(_("Nombre"), 2.4),
        Column(_("Sobre (número o tema)"), 2.6),
        Column(_("Hora"), 0.8),
    ]
    rows = [Row([text_cell(str(place)), "", "", "", ""], height=_SPEAKER_ROW) for place in range(1, _SPEAKERS + 1)]
    body.add_table(table(columns, rows, body.sheet.text_width, _("Lista de oradores")))
