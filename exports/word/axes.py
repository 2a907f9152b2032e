"""The heart of the plan: each axis with its objectives, its commitment and its actions, numbered by Word itself."""

from exports.word.body import Body, heading_text
from exports.word.details import Column, detail_paragraphs, printed_columns
from exports.word.flow import ACTION, BODY, COMMITMENT, SUB_ACTION
from exports.word.markup import Paragraph, run
from exports.word.printed import bookmark_name, bracketed, numbered_text, text_paragraphs
from workshop.items import Action, Axis, Objective
from workshop.language import _
from workshop.numbering import number_plan
from workshop.text import marks
from workshop.workshop import Workshop


def write_axes(workshop: Workshop, body: Body) -> None:
    """Write every axis. Texts follow each other as `workshop.footnotes.texts_in_order` has them."""
    if not workshop.axes:
        return
    title = _("Ejes, compromisos y acciones")
    body.add_heading("Heading1", 1, body.label(title), title)
    numbers, columns = number_plan(workshop), printed_columns(workshop.facts, body)
    before: Axis | None = None
    for axis in workshop.axes:
        _write_title(workshop, body, axis, numbers.axes[axis.id], before)
        body.add(*text_paragraphs(workshop, body, axis, "description", BODY))
        _write_objectives(workshop, body, axis, numbers.objectives, columns)
        before = axis


def _write_title(workshop: Workshop, body: Body, axis: Axis, number: str, before: Axis | None) -> None:
    """Write an axis's title on a new page, below that of its part of the plan where another part begins."""
    page_break = None if before else False
    part = axis.section or ""
    if part.strip() and (before is None or before.section != part or marks(part)):
        content = body.bookmarked(body.words(part), bookmark_name(axis, "section"))
        body.add_heading("PlanPart", 2, content, heading_text(part), page_break=page_break)
        page_break = False
    title = body.words(axis.title) if axis.title.strip() else body.gap()
    content = body.bookmarked(bracketed(workshop, axis, "title", title), bookmark_name(axis, "title"))
    label = _("Eje {number}:").format(number=number)
    title = heading_text(axis.title) or _("Por definir")
    text = f"{label} {title}"
    body.add_heading("Heading2", 2, run("\n") + content, text, page_break=page_break)  # the title below its number


def _write_objectives(
    workshop: Workshop, body: Body, axis: Axis, numbers: dict[str, str], columns: list[Column]
) -> None:
    """Write a single objective before the commitment, as in 2019; several after it, each above its own actions."""
    objectives = workshop.objectives(axis.id)
    single = len(objectives) == 1
    alone = single and workshop.facts.numbering == "axis" and not workshop.facts.run_on_objectives
    fresh_list = None
    if objectives and not alone and workshop.facts.numbering == "axis":
        fresh_list = body.numbering.restart("Objective", int(numbers[objectives[0].id]))
    if single:
        _write_objective(workshop, body, objectives[0], alone, fresh_list)
    _write_commitment(workshop, body, axis)
    for objective in objectives:
        if not single:
            _write_objective(workshop, body, objective, alone, fresh_list)
        _write_actions(workshop, body, objective, columns)


def _write_objective(workshop: Workshop, body: Body, objective: Objective, alone: bool, fresh_list: int | None) -> None:
    """Write an objective: alone under its label, where there is a text at all; else with its number."""
    if not alone:
        paragraphs = numbered_text(workshop, body, objective, BODY, "Objective")
        paragraphs[0].list = fresh_list
        body.add(*paragraphs)
        return
    paragraphs = text_paragraphs(workshop, body, objective, "text", BODY)
    if paragraphs:
        body.add_label(with_colon(_("Objetivo")))
        body.add(*paragraphs)


def _write_commitment(workshop: Workshop, body: Body, axis: Axis) -> None:
    paragraphs = text_paragraphs(workshop, body, axis, "commitment", COMMITMENT)
    if paragraphs:
        body.add_label(with_colon(_("Compromiso")))
        body.add(*paragraphs)


def _write_actions(workshop: Workshop, body: Body, objective: Objective, columns: list[Column]) -> None:
    actions = workshop.printed_actions(objective.id)
    if actions:
        body.add_label(with_colon(workshop.facts.action_label or _("Acciones")))
    for action in actions:
        _write_action(workshop, body, action, columns)


def with_colon(label: str) -> str:
    """Return a label as it announces the text below it."""
    return f"{label.rstrip(' :')}:"


def _write_action(workshop: Workshop, body: Body, action: Action, columns: list[Column]) -> None:
    paragraphs = numbered_text(workshop, body, action, ACTION, "Action")
    details = detail_paragraphs(body, action, columns, "ActionDetail") + other_axes(
        workshop, body, action, "ActionDetail"
    )
    body.add(*_kept_together(paragraphs, details))
    for place, sub_action in enumerate(workshop.printed_actions(action.id)):
        if place == 0:
            body.keep_last_with_next()
        texts = numbered_text(workshop, body, sub_action, SUB_ACTION, "SubAction")
        body.add(*_kept_together(texts, detail_paragraphs(body, sub_action, columns, "SubActionDetail")))


def other_axes(workshop: Workshop, body: Body, action: Action, style: str) -> list[Paragraph]:
    """Return the line that names the other axes an action also serves; nothing where it serves its own alone."""
    if not action.transversal:
        return []
    numbers = number_plan(workshop).axes
    served = ", ".join(numbers[axis] for axis in action.transversal if axis in numbers)
    words = _("Ejes a los que también sirve: {axes}").format(axes=served)
    return [Paragraph(style, body.label(words))] if served else []


def _kept_together(paragraphs: list[Paragraph], details: list[Paragraph]) -> list[Paragraph]:
    """Return a text and its details, the last line of the text on the same page as the first detail."""
    if details:
        paragraphs[-1].keep_next = True
    return [*paragraphs, *details]
