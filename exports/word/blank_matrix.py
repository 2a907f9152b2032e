"""The matrix to fill in without a network: for each axis its guidance, boxes and empty rows, marked to be read back."""

from collections.abc import Sequence

from exports.word.body import Body
from exports.word.details import label_of
from exports.word.flow import BODY
from exports.word.markup import Paragraph, run
from exports.word.matrix import SHARES
from exports.word.printed import text_paragraphs
from exports.word.related import add_method
from exports.word.tables import Cell, Column, Row, table, text_cell
from workshop.items import Axis, Facts, Objective
from workshop.language import _
from workshop.numbering import number_plan
from workshop.text import without_marks
from workshop.workshop import Workshop

BOX, ROWS = "_b", "_t"  # the hidden bookmark of a table: what it is for, then the id of its axis or objective
_HEIGHT = 620  # twentieths of a point, the least height of a row to write in
_EMPTY = 6  # rows of each table


def add_blank_matrix(workshop: Workshop, body: Body) -> None:
    """Write a page for each axis, whose tables load back into the matrix once they are filled."""
    words = _(
        "Escriba una acción por fila; si faltan filas, agréguelas al final. Para un inciso, ponga a), b) … en la"
        " columna del número, debajo de su acción. No cambie los encabezados: por ellos se carga el archivo."
    )
    body.add(Paragraph("SheetNote", body.label(words)))
    add_method(workshop, body)
    for place, axis in enumerate(workshop.axes):
        _add_axis(workshop, body, axis, page_break=place > 0)
    if not workshop.axes:
        body.add(Paragraph(BODY.paragraph, body.label(_("Todavía no hay ejes."))))


def fields_of(facts: Facts) -> dict[str, str]:
    """Return the columns to fill in, by their field, with what the workshop calls them."""
    others = {name: label_of(facts, name) for name in facts.columns if name in SHARES}
    return {"number": _("N.º"), "text": facts.action_label or _("Acción"), **others}


def _add_axis(workshop: Workshop, body: Body, axis: Axis, *, page_break: bool) -> None:
    title = without_marks(axis.title).strip() or _("Por definir")
    words = _("Eje {number}: {title}").format(number=number_plan(workshop).axes[axis.id], title=title)
    body.add(Paragraph("SheetHeading", run(words), page_break=page_break))
    if axis.description.strip():
        body.add(*[Paragraph("BodyText", run(line)) for line in without_marks(axis.description).split("\n") if line])
    examples = [example for example in axis.examples if example.strip()]
    if examples:
        body.add_label(_("Ejemplos que orientan"))
        body.add(*[Paragraph(BODY.bullet, run(without_marks(example))) for example in examples])
    objectives = workshop.objectives(axis.id)
    _add_boxes(workshop, body, axis, objectives)
    parents: Sequence[Axis | Objective] = objectives or [axis]
    for objective in parents:
        if len(objectives) > 1 and isinstance(objective, Objective):
            label = _("Objetivo {number}").format(number=number_plan(workshop).objectives[objective.id])
            _add_said(workshop, body, objective, label)
        _add_rows(workshop, body, objective)


def _add_boxes(workshop: Workshop, body: Body, axis: Axis, objectives: Sequence[Objective]) -> None:
    """Write the objective and the commitment where there are some, and boxes for what is still to be written."""
    boxes = {}
    if len(objectives) == 1 and objectives[0].text.strip():
        _add_said(workshop, body, objectives[0], _("Objetivo"))
    elif len(objectives) < 2:
        boxes["objective"] = _("Objetivo")
    if (axis.commitment or "").strip():
        body.add_label(_("Compromiso"))
        body.add(
            *[Paragraph("BodyText", run(line)) for line in without_marks(axis.commitment or "").split("\n") if line]
        )
    else:
        boxes["commitment"] = _("Compromiso")
    if boxes:
        _add_table(body, BOX + axis.id, boxes, [Row([""] * len(boxes), height=2 * _HEIGHT)])


def _add_said(workshop: Workshop, body: Body, objective: Objective, label: str) -> None:
    body.add_label(label)
    body.add(*(text_paragraphs(workshop, body, objective, "text", BODY) or [Paragraph("BodyText", body.gap())]))


def _add_rows(workshop: Workshop, body: Body, parent: Axis | Objective) -> None:
    fields = fields_of(workshop.facts)
    last = max([int(number) for number in _taken(workshop, parent) if number.isdecimal()], default=0)
    numbered: list[list[Cell]] = [
        [text_cell(str(last + place)), *[""] * (len(fields) - 1)] for place in range(1, _EMPTY + 1)
    ]
    _add_table(body, ROWS + parent.id, fields, [Row(cells, height=_HEIGHT) for cells in numbered])


def _taken(workshop: Workshop, parent: Axis | Objective) -> list[str]:
    """Return the numbers of the actions that stand there already: new rows count on behind them."""
    numbers = number_plan(workshop).actions
    return [numbers.get(action.id, "") for action in workshop.actions(parent.id)]


def _add_table(body: Body, mark: str, fields: dict[str, str], rows: list[Row]) -> None:
    """Write a table whose header cells bear bookmarks: the first that of the table, each that of its field."""
    columns: list[Column] = []
    for field, label in fields.items():
        marked = body.bookmarked(run(label), f"_c{mark[1:26]}_{field}")
        if not columns:
            marked = body.bookmarked(marked, mark)
        columns.append(Column(label, {"number": 0.6, "text": 4.6, **SHARES}.get(field, 3.0), marked))
    body.add_table(table(columns, rows, body.sheet.text_width, " · ".join(fields.values())))
