"""The working matrix as the Word table people know: each axis across the sheet, with its codes, gaps and history."""

from collections.abc import Iterator
from dataclasses import dataclass

from exports.word.axes import other_axes
from exports.word.body import Body
from exports.word.details import label_of
from exports.word.flow import BODY, COMMITMENT, TABLE
from exports.word.markup import Paragraph, run
from exports.word.pending import pending_inline, pending_words
from exports.word.printed import bookmark_name, bracketed, text_paragraphs
from exports.word.tables import Cell, Column, Row, table, text_cell
from workshop.items import Action, Axis, Facts, Objective
from workshop.language import _
from workshop.numbering import number_plan
from workshop.text import marks, without_marks
from workshop.workshop import Workshop

SHARES = {"responsible": 2.2, "timeframe": 1.6, "indicator": 2.2, "scope": 1.4, "references": 2.0}
_EXPECTED = ("responsible", "timeframe")  # what every action is to have: an empty one is to be defined
_SUB_ACTION = "F2F5F9"  # behind a sub-action


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the rows of one matrix have in common: the columns beside the text, and whether codes grow by column."""

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
    shape = shape_of(workshop.facts)
    before: Axis | None = None
    for axis in workshop.axes:
        _write_title(workshop, body, axis, before, page_break=before is not None and not shape.has_objectives)
        _write_axis(workshop, body, axis, shape)
        before = axis
    if not workshop.axes:
        body.add(Paragraph(BODY.paragraph, body.gap()))


def shape_of(facts: Facts) -> _Shape:
    """Return the shape a workshop chose: that of 2019, or that of 2009 with its objectives in a column."""
    has_codes = facts.numbering == "codes"
    fields = tuple(name for name in facts.columns if name in SHARES)
    return _Shape(fields, has_codes, has_codes or facts.run_on_objectives)


def columns_of(facts: Facts, shape: _Shape) -> list[Column]:
    """Return the columns with the workshop's own names for them."""
    text = Column(facts.action_label or _("Acción"), 4.6)
    first = [Column(_("Objetivo"), 3.0)] if shape.has_objectives else [Column(_("N.º"), 0.6)]
    return [*first, text, *(Column(label_of(facts, name), SHARES[name]) for name in shape.fields)]


def _write_title(workshop: Workshop, body: Body, axis: Axis, before: Axis | None, *, page_break: bool) -> None:
    """Write an axis's title, below that of its part of the plan where another part begins."""
    part = axis.section or ""
    if part.strip() and (before is None or before.section != part or marks(part)):
        content = body.bookmarked(body.words(part), bookmark_name(axis, "section"))
        body.add(Paragraph("SheetPart", content, page_break=page_break))
        page_break = False
    title = body.words(axis.title) if axis.title.strip() else body.gap()
    content = body.bookmarked(bracketed(workshop, axis, "title", title), bookmark_name(axis, "title"))
    label = _("Eje {number}:").format(number=number_plan(workshop).axes[axis.id])
    body.add(Paragraph("SheetHeading", body.label(f"{label} ") + content, page_break=page_break))


def _write_axis(workshop: Workshop, body: Body, axis: Axis, shape: _Shape) -> None:
    body.add(*text_paragraphs(workshop, body, axis, "description", BODY))
    objectives = workshop.objectives(axis.id)
    if not shape.has_objectives and len(objectives) == 1:
        _write_labelled(workshop, body, objectives[0], "text", _("Objetivo"))
    _write_labelled(workshop, body, axis, "commitment", _("Compromiso"))
    if shape.has_objectives:
        _write_table(workshop, body, axis, objectives, shape)
        return
    if not objectives:
        _write_table(workshop, body, axis, [], shape)
    numbers = number_plan(workshop).objectives
    for objective in objectives:
        if len(objectives) > 1:
            label = _("Objetivo {number}").format(number=numbers[objective.id])
            _write_labelled(workshop, body, objective, "text", label)
        _write_table(workshop, body, axis, [objective], shape)


def _write_labelled(workshop: Workshop, body: Body, item: Axis | Objective, field: str, label: str) -> None:
    flow = COMMITMENT if field == "commitment" else BODY
    paragraphs = text_paragraphs(workshop, body, item, field, flow)
    if paragraphs:
        body.add_label(label)
        body.add(*paragraphs)


def _write_table(workshop: Workshop, body: Body, axis: Axis, objectives: list[Objective], shape: _Shape) -> None:
    rows = [row for objective in objectives for row in _rows(workshop, body, objective, shape)]
    columns = columns_of(workshop.facts, shape)
    if not rows:
        rows = [Row([text_cell(""), _gap_cell(body), *[()] * len(shape.fields)])]
    description = _("Acciones del eje: {axis}").format(axis=without_marks(axis.title) or _("Por definir"))
    body.add_table(table(columns, rows, body.sheet.text_width, description))


def _rows(workshop: Workshop, body: Body, objective: Objective, shape: _Shape) -> Iterator[Row]:
    """Yield a row for each action and sub-action; an objective's own text stands in its first row alone."""
    first: Cell = _objective_cell(workshop, body, objective) if shape.has_objectives else ()
    actions = workshop.printed_actions(objective.id)
    for place, action in enumerate(actions):
        yield _action_row(workshop, body, action, shape, first, goes_on=place > 0)
        first = ()
        for sub_action in workshop.printed_actions(action.id):
            yield _action_row(workshop, body, sub_action, shape, (), goes_on=True, is_sub_action=True)
    if shape.has_objectives and not actions:
        yield Row([first, _gap_cell(body), *[()] * len(shape.fields)])


def _objective_cell(workshop: Workshop, body: Body, objective: Objective) -> Cell:
    number = number_plan(workshop).objectives[objective.id]
    return _numbered(
        body, f"{number}. ", text_paragraphs(workshop, body, objective, "text", TABLE, pending_inline(body))
    )


def _action_row(
    workshop: Workshop,
    body: Body,
    action: Action,
    shape: _Shape,
    first: Cell,
    *,
    goes_on: bool,
    is_sub_action: bool = False,
) -> Row:
    number = number_plan(workshop).actions[action.id]
    code = f"{number})" if is_sub_action else number
    if shape.has_codes and not is_sub_action:
        code = number_plan(workshop).code(workshop, action.id)
    paragraphs = text_paragraphs(workshop, body, action, "text", TABLE, pending_inline(body))
    others = other_axes(workshop, body, action, "TableNote")
    if not shape.has_objectives:
        texts: list[Cell] = [_code_cell(code, is_sub_action), [*(paragraphs or _gap_cell(body)), *others]]
    else:
        texts = [first, [*_numbered(body, f"{code} ", paragraphs, "TableInset" if is_sub_action else None), *others]]
    grown = code if shape.has_codes and not is_sub_action else None
    details = [_detail_cell(body, action, name, grown, is_sub_action) for name in shape.fields]
    fill = _SUB_ACTION if is_sub_action else None
    return Row([*texts, *details], fill, goes_on=goes_on and shape.has_objectives)


def _code_cell(code: str, is_sub_action: bool) -> Cell:
    return (Paragraph("TableInset" if is_sub_action else "TableText", run(code)),)


def _gap_cell(body: Body) -> Cell:
    return (Paragraph("TableText", body.gap()),)


def _numbered(body: Body, code: str, paragraphs: list[Paragraph], style: str | None = None) -> Cell:
    """Return a text behind its code; a list keeps the code on a line above it."""
    if not paragraphs:
        return (Paragraph(style or "TableText", run(code) + body.gap()),)
    for paragraph in paragraphs:
        paragraph.style = style if style and paragraph.style == TABLE.paragraph else paragraph.style
    if paragraphs[0].style not in (TABLE.paragraph, style):
        return (Paragraph(style or "TableText", run(code.strip()), keep_next=True), *paragraphs)
    paragraphs[0].content = run(code) + paragraphs[0].content
    return paragraphs


# How far the codes of a row have grown at each column: activity 1.1, responsible 1.1.1, calendar 1.1.1.1.
_GROWTH = {"responsible": ".1 ", "timeframe": ".1.1 "}


def _detail_cell(body: Body, action: Action, name: str, code: str | None, is_sub_action: bool) -> Cell:
    """Return a column of an action, an entry per line; what is missing or left for later is underlined."""
    value = action.cell(name) or ""
    grown = run(f"{code}{_GROWTH[name]}") if code and name in _GROWTH else ""
    if value and "\n" not in value and not value.isspace():  # one entry, as most have
        words = body.bookmarked(pending_words(body, value), bookmark_name(action, name))
        return (Paragraph("TableText", grown + words),)
    lines = [line for line in value.split("\n") if line.strip()]
    if not lines:
        is_gap = name in _EXPECTED and not is_sub_action  # a sub-action goes with its action
        return (Paragraph("TableText", grown + body.gap()),) if is_gap else ()
    written = [Paragraph("TableText", pending_words(body, line)) for line in lines]
    body.bookmark_all(written, bookmark_name(action, name))
    written[0].content = grown + written[0].content
    return written


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
