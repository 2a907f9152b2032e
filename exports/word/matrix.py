"""The working matrix as the Word table people know: each axis across the sheet, with its codes, gaps and history."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from exports.word.axes import other_axes
from exports.word.body import Body
from exports.word.details import label_of
from exports.word.flow import BODY, COMMITMENT, TABLE, Inline
from exports.word.markup import Paragraph, run
from exports.word.pending import pending_inline
from exports.word.printed import bookmark_name, bracketed, text_paragraphs
from exports.word.tables import Cell, Column, Row, cell_of, line_cell, table, text_cell
from workshop.cells import Lines
from workshop.items import Action, Axis, Objective
from workshop.language import _
from workshop.numbering import Numbers, number_plan
from workshop.placeholders import find_placeholder
from workshop.text import marks, runs, without_marks
from workshop.workshop import Workshop

SHARES = {"responsible": 2.2, "timeframe": 1.6, "indicator": 2.2, "scope": 1.4, "references": 2.0}
_EXPECTED = ("responsible", "timeframe")  # what every action is to have: an empty one is to be defined
_SUB_ACTION = "F2F5F9"  # behind a sub-action


@dataclass(frozen=True, slots=True)
class _Matrix:
    """One matrix being written: whose, into what, its columns beside the text, and whether codes grow by column."""

    workshop: Workshop
    body: Body
    numbers: Numbers
    inline: Inline
    fields: tuple[str, ...]
    has_codes: bool
    has_objectives: bool


def add_working_matrix(workshop: Workshop, body: Body) -> None:
    """Write the matrix of all axes, and what became of earlier plans, as a document of its own has them."""
    add_matrix_with_history(workshop, body, "SheetTitle")


def add_matrix_with_history(workshop: Workshop, body: Body, style: str) -> None:
    """Write the matrix with its legend and, under a title in some style on a page of its own, the history."""
    add_matrix(workshop, body)
    if body.has_gaps:
        body.add(Paragraph("Legend", body.label(_("Lo que aparece subrayado está por definir."))))
    if workshop.history:
        body.add(Paragraph(style, body.label(_("Histórico de actividades")), page_break=True))
        add_past_activities(workshop, body)


def add_matrix(workshop: Workshop, body: Body) -> None:
    """Write the tables of all axes into a document whose sheets lie across; where codes run on, so do the sheets."""
    matrix = _matrix_of(workshop, body)
    before: Axis | None = None
    for axis in workshop.axes:
        _write_title(matrix, axis, before, page_break=before is not None and not matrix.has_objectives)
        _write_axis(matrix, axis)
        before = axis
    if not workshop.axes:
        body.add(Paragraph(BODY.paragraph, body.gap()))


def _matrix_of(workshop: Workshop, body: Body) -> _Matrix:
    """Return a matrix of the shape a workshop chose: that of 2019, or that of 2009 with its objectives in a column."""
    facts, inline = workshop.facts, pending_inline(body)
    has_codes = facts.numbering == "codes"
    fields = tuple(name for name in facts.columns if name in SHARES)
    return _Matrix(
        workshop, body, number_plan(workshop), inline, fields, has_codes, has_codes or facts.run_on_objectives
    )


def _columns(matrix: _Matrix) -> list[Column]:
    """Return the columns with the workshop's own names for them."""
    facts = matrix.workshop.facts
    text = Column(facts.action_label or _("Acción"), 4.6)
    first = [Column(_("Objetivo"), 3.0)] if matrix.has_objectives else [Column(_("N.º"), 0.6)]
    return [*first, text, *(Column(label_of(facts, name), SHARES[name]) for name in matrix.fields)]


def _write_title(matrix: _Matrix, axis: Axis, before: Axis | None, *, page_break: bool) -> None:
    """Write an axis's title, below that of its part of the plan where another part begins."""
    body, part = matrix.body, axis.section or ""
    if part.strip() and (before is None or before.section != part or marks(part)):
        content = body.bookmarked(body.words(part), bookmark_name(axis, "section"))
        body.add(Paragraph("SheetPart", content, page_break=page_break))
        page_break = False
    title = body.words(axis.title) if axis.title.strip() else body.gap()
    content = body.bookmarked(bracketed(matrix.workshop, axis, "title", title), bookmark_name(axis, "title"))
    label = _("Eje {number}:").format(number=matrix.numbers.axes[axis.id])
    body.add(Paragraph("SheetHeading", body.label(f"{label} ") + content, page_break=page_break))


def _write_axis(matrix: _Matrix, axis: Axis) -> None:
    matrix.body.add(*text_paragraphs(matrix.workshop, matrix.body, axis, "description", BODY))
    objectives = matrix.workshop.objectives(axis.id)
    if not matrix.has_objectives and len(objectives) == 1:
        _write_labelled(matrix, objectives[0], "text", _("Objetivo"))
    _write_labelled(matrix, axis, "commitment", _("Compromiso"))
    if matrix.has_objectives:
        _write_table(matrix, axis, objectives)
        return
    if not objectives:
        _write_table(matrix, axis, [])
    for objective in objectives:
        if len(objectives) > 1:
            label = _("Objetivo {number}").format(number=matrix.numbers.objectives[objective.id])
            _write_labelled(matrix, objective, "text", label)
        _write_table(matrix, axis, [objective])


def _write_labelled(matrix: _Matrix, item: Axis | Objective, field: str, label: str) -> None:
    flow = COMMITMENT if field == "commitment" else BODY
    paragraphs = text_paragraphs(matrix.workshop, matrix.body, item, field, flow)
    if paragraphs:
        matrix.body.add_label(label)
        matrix.body.add(*paragraphs)


def _write_table(matrix: _Matrix, axis: Axis, objectives: list[Objective]) -> None:
    body = matrix.body
    rows = (row for objective in objectives for row in _rows(matrix, objective))
    first = next(rows, None) or Row([text_cell(""), _gap_cell(body), *[""] * len(matrix.fields)])
    description = _("Acciones del eje: {axis}").format(axis=without_marks(axis.title) or _("Por definir"))
    body.add_table(table(_columns(matrix), chain([first], rows), body.sheet.text_width, description))


def _rows(matrix: _Matrix, objective: Objective) -> Iterator[Row]:
    """Yield a row for each action and sub-action; an objective's own text stands in its first row alone."""
    first = _objective_cell(matrix, objective) if matrix.has_objectives else ""
    workshop = matrix.workshop
    actions = workshop.printed_actions(objective.id)
    for place, action in enumerate(actions):
        yield _action_row(matrix, action, first, goes_on=place > 0)
        first = ""
        for sub_action in workshop.printed_actions(action.id):
            yield _action_row(matrix, sub_action, "", goes_on=True, is_sub_action=True)
    if matrix.has_objectives and not actions:
        yield Row([first, _gap_cell(matrix.body), *[""] * len(matrix.fields)])


def _objective_cell(matrix: _Matrix, objective: Objective) -> Cell:
    paragraphs = text_paragraphs(matrix.workshop, matrix.body, objective, "text", TABLE, matrix.inline)
    return cell_of(*_numbered(matrix.body, f"{matrix.numbers.objectives[objective.id]}. ", paragraphs))


def _action_row(matrix: _Matrix, action: Action, first: Cell, *, goes_on: bool, is_sub_action: bool = False) -> Row:
    workshop, body, style = matrix.workshop, matrix.body, "TableInset" if is_sub_action else "TableText"
    code = _code(matrix, action, is_sub_action)
    paragraphs = text_paragraphs(workshop, body, action, "text", TABLE, matrix.inline)
    others = other_axes(workshop, body, action, "TableNote")
    if not matrix.has_objectives:
        texts = [text_cell(code, style), cell_of(*paragraphs, *others) if paragraphs else _gap_cell(body, *others)]
    else:
        texts = [first, cell_of(*_numbered(body, f"{code} ", paragraphs, style), *others)]
    grown = code if matrix.has_codes and not is_sub_action else None
    details = [_detail_cell(matrix, action, name, grown, is_sub_action) for name in matrix.fields]
    fill = _SUB_ACTION if is_sub_action else None
    return Row([*texts, *details], fill, goes_on=goes_on and matrix.has_objectives)


def _code(matrix: _Matrix, action: Action, is_sub_action: bool) -> str:
    if is_sub_action:
        return f"{matrix.numbers.actions[action.id]})"
    return matrix.numbers.code(matrix.workshop, action.id) if matrix.has_codes else matrix.numbers.actions[action.id]


def _gap_cell(body: Body, *behind: Paragraph) -> Cell:
    return line_cell(body.gap()) + cell_of(*behind)


def _numbered(body: Body, code: str, paragraphs: list[Paragraph], style: str = "TableText") -> list[Paragraph]:
    """Return a text behind its code; a list keeps the code on a line above it."""
    if not paragraphs:
        return [Paragraph(style, run(code) + body.gap())]
    for paragraph in paragraphs:
        paragraph.style = style if paragraph.style == TABLE.paragraph else paragraph.style
    if paragraphs[0].style != style:
        return [Paragraph(style, run(code.strip()), keep_next=True), *paragraphs]
    paragraphs[0].content = run(code) + paragraphs[0].content
    return paragraphs


# How far the codes of a row have grown at each column: activity 1.1, responsible 1.1.1, calendar 1.1.1.1.
_GROWTH = {"responsible": ".1 ", "timeframe": ".1.1 "}
_NEXT_LINE = '</w:p><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>'  # ends a line of a column, begins another


def _detail_cell(matrix: _Matrix, action: Action, name: str, code: str | None, is_sub_action: bool) -> Cell:
    """Return a column of an action, an entry per line; what is missing or left for later is underlined."""
    body, value = matrix.body, getattr(action, name) or ""
    grown = run(f"{code}{_GROWTH[name]}") if code and name in _GROWTH else ""
    lines = _settled_lines(value)
    if lines is None:
        lines = _NEXT_LINE.join([matrix.inline(runs(line)) for line in _lines_of(value)])
    if lines:
        return line_cell(grown + body.bookmarked(lines, bookmark_name(action, name)))
    is_gap = name in _EXPECTED and not is_sub_action  # a sub-action goes with its action
    return line_cell(grown + body.gap()) if is_gap else ""


@lru_cache(maxsize=1_024)  # the same few words fill the columns of a whole plan
def _settled_lines(value: str | Lines) -> str | None:
    """Return the lines of a column that bears no mark and leaves nothing for later; `None` for any other."""
    lines = _lines_of(value)
    if any("[^" in line or find_placeholder(line) for line in lines):
        return None
    return _NEXT_LINE.join([run(line) for line in lines])


def _lines_of(value: str | Lines) -> list[str]:
    text = value if isinstance(value, str) else "\n".join(value)
    return [line for line in text.split("\n") if line.strip()]


def add_past_activities(workshop: Workshop, body: Body) -> None:
    """Write what became of the activities of earlier plans as a table, as the plan of 2009 kept its history."""
    columns = [
        Column(_("Sección"), 1.6),
        Column(_("Objetivo"), 2.6),
        Column(_("Actividad"), 3.4),
        Column(_("Resultado"), 2.6),
        Column(_("Fecha"), 1.2),
    ]
    rows = [
        Row([text_cell(text or "") for text in (each.section, each.objective, each.activity, each.result, each.date)])
        for each in workshop.history
    ]
    body.add_table(table(columns, rows, body.sheet.text_width, _("Histórico de actividades")))
