"""The mapping of the axes on paper: as proposed, as worked on, as they stand; and where moved actions came from."""

from collections.abc import Mapping

from exports.word.body import Body
from exports.word.markup import Paragraph, run
from exports.word.tables import Cell, Column, Row, cell_of, line_cell, table, text_cell
from workshop.axes_then import PROPOSED, axes_then
from workshop.axis_mapping import MappedAxis, MovedAction, map_axes, moved_actions
from workshop.items import Action, Axis
from workshop.language import _
from workshop.numbering import number_plan
from workshop.text import without_marks
from workshop.workshop import Workshop


def add_axis_mapping(workshop: Workshop, body: Body, closings: Mapping[str, Workshop]) -> None:
    """Write both tables; `closings` is the workshop as it was when a stage closed, by the stage."""
    _add_axes(workshop, body, closings)
    body.add(Paragraph("SheetHeading", body.label(_("Acciones que cambiaron de eje, se unieron o se partieron"))))
    moved = list(moved_actions(workshop))
    if not moved:
        body.add(Paragraph("BodyText", body.label(_("Ninguna: cada acción está en el eje en que se escribió."))))
        return
    columns = [Column(_("N.º"), 0.7), Column(_("Acción del plan"), 4.0), Column(_("De dónde viene"), 5.0)]
    rows = [_moved_row(workshop, body, each) for each in moved]
    body.add_table(
        table(columns, rows, body.sheet.text_width, _("Acciones que cambiaron de eje, se unieron o se partieron"))
    )
    words = _("Las demás acciones están en el eje en que se escribieron.")
    body.add(Paragraph("SheetNote", body.label(words)))


def _add_axes(workshop: Workshop, body: Body, closings: Mapping[str, Workshop]) -> None:
    body.add(Paragraph("SheetHeading", body.label(_("Ejes"))))
    mapped = map_axes(workshop, closings)
    if not mapped:
        body.add(Paragraph("BodyText", body.gap()))
        return
    stages = axes_then(workshop, closings)
    titles = [_("Ejes propuestos") if stage == PROPOSED else _("Ejes trabajados") for stage in stages]
    columns = [Column(title, 1.0) for title in (*titles, _("Ejes del plan"))]
    rows = [Row([*_past_cells(workshop, body, axis), _now_cell(workshop, body, axis)]) for axis in mapped]
    body.add_table(table(columns, rows, body.sheet.text_width, _("Ejes")))


def _past_cells(workshop: Workshop, body: Body, axis: MappedAxis) -> list[Cell]:
    """Return what an axis was at each stage; of one that did not exist yet, what it was split from is said once."""
    cells = [_axis_cell(each) for each in axis.past]
    unborn = [place for place, said in enumerate(axis.past) if said is None]
    if axis.came_from and unborn:
        words = body.label(_("Se separó de:"))
        origin = Paragraph("TableText", run(_axis(workshop, axis.came_from)))
        cells[unborn[-1]] = cell_of(Paragraph("TableText", words, keep_next=True), origin)
    return cells


def _axis_cell(said: tuple[str, str] | None) -> Cell:
    return text_cell(_titled(*said) if said else "—")


def _now_cell(workshop: Workshop, body: Body, axis: MappedAxis) -> Cell:
    if axis.now:
        return _axis_cell(axis.now)
    if not axis.went_to:
        return line_cell(body.label(_("Ya no está en el plan.")))
    words = _("Se unió a:") if axis.taken_up else _("Sus acciones están en:")
    lines = [Paragraph("TableText", run(_axis(workshop, each))) for each in axis.went_to]
    return cell_of(Paragraph("TableText", body.label(words), keep_next=True), *lines)


def _moved_row(workshop: Workshop, body: Body, moved: MovedAction) -> Row:
    number = number_plan(workshop).code(workshop, moved.action.id)
    lines: list[Paragraph] = []
    if moved.originals:
        lines.append(Paragraph("TableText", body.label(_("Se unieron estas acciones:")), keep_next=True))
        lines += [Paragraph("TableInset", run(_original(workshop, *each))) for each in moved.originals]
    if moved.parted_from:
        words = _("Se separó de la acción: {text}").format(text=_flat(moved.parted_from.text))
        lines.append(Paragraph("TableText", body.label(words)))
    if moved.origin:
        words = _("Se escribió en otro eje: {axis}").format(axis=_axis(workshop, moved.origin))
        lines.append(Paragraph("TableText", body.label(words)))
    return Row([text_cell(number), text_cell(_flat(moved.action.text)), cell_of(*lines)])


def _original(workshop: Workshop, action: Action, origin: str | None) -> str:
    place = _axis(workshop, origin) if origin else ""
    return f"{_flat(action.text)} ({place})" if place else _flat(action.text)


def _axis(workshop: Workshop, axis: str) -> str:
    """Return an axis's number and title; one that is gone has no number."""
    found = workshop.items.get(axis)
    title = found.title if isinstance(found, Axis) else ""
    return _titled(number_plan(workshop).axes.get(axis, ""), title)


def _titled(number: str, title: str) -> str:
    title = _flat(title) or _("Por definir")
    return _("Eje {number}: {title}").format(number=number, title=title) if number else title


def _flat(text: str) -> str:
    return without_marks(text).strip()
