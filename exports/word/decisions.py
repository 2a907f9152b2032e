"""What the plenary decided of each thing on paper: its outcome, why, on which reservations."""

from itertools import groupby

from exports.word.body import Body
from exports.word.markup import Paragraph, run
from exports.word.tables import Cell, Column, Row, cell_of, table, text_cell
from workshop.cells import Item
from workshop.items import Action, Axis, Facts, Objective
from workshop.labels import choice_label
from workshop.language import _
from workshop.numbering import number_plan
from workshop.text import without_marks
from workshop.use_cases.decide import Decidable, decidables
from workshop.workshop import Workshop


def add_decisions(workshop: Workshop, body: Body) -> None:
    """Write all that the plenary decides on, in the plan's order: a table for the plan as a whole and one per axis."""
    found = list(decidables(workshop))
    if not found:
        body.add(Paragraph("BodyText", body.label(_("Todavía no hay nada que acordar."))))
    firsts = {
        each.item: each for each in reversed(found)
    }  # a reservation is to the item, printed beside its first text
    for axis, items in groupby(found, lambda each: workshop.above(each.item, Axis)):
        heading = _heading(workshop, axis)
        body.add(Paragraph("SheetHeading", run(heading)))
        columns = [
            Column(_("N.º"), 1.1),
            Column(_("Texto"), 4.6),
            Column(_("Decisión"), 1.6),
            Column(_("Motivo y reservas"), 2.9),
        ]
        rows = [_row(workshop, body, each, is_first=firsts[each.item] is each) for each in items]
        body.add_table(table(columns, rows, body.sheet.text_width, heading))


def _heading(workshop: Workshop, axis: Axis | None) -> str:
    if axis is None:
        return _("El plan en su conjunto")
    number, title = number_plan(workshop).axes[axis.id], without_marks(axis.title).strip() or _("Por definir")
    return _("Eje {number}: {title}").format(number=number, title=title)


def _row(workshop: Workshop, body: Body, decidable: Decidable, *, is_first: bool) -> Row:
    decision = workshop.decision(decidable.item, decidable.field)
    item = workshop.items[decidable.item]
    outcome = choice_label("decision", "outcome", decision.outcome) if decision else _("Sin decisión")
    wording = without_marks(decidable.wording).strip()
    return Row(
        [
            text_cell(_name(workshop, item, decidable.field)),
            text_cell(wording),
            text_cell(outcome),
            _reasons(workshop, body, decidable, is_first),
        ]
    )


def _reasons(workshop: Workshop, body: Body, decidable: Decidable, is_first: bool) -> Cell:
    """Return why it was decided so, and which delegations reserved their position to it."""
    decision = workshop.decision(decidable.item, decidable.field)
    lines = [Paragraph("TableText", run(without_marks(decision.reason)))] if decision and decision.reason else []
    names = {each.id: each.name.strip() or each.code.strip() for each in workshop.delegations}
    look = '<w:rStyle w:val="Label"/>'
    for each in workshop.reservations(decidable.item) if is_first else []:
        label = _("Reserva de {delegation}").format(delegation=names.get(each.delegation, _("una delegación")))
        text = without_marks(each.text).strip()
        lines.append(Paragraph("TableText", body.label(f"{label}: " if text else label, look) + run(text)))
    return cell_of(*lines)


def _name(workshop: Workshop, item: Item, field: str | None) -> str:
    """Return what the matter is called beside its text: an action's number, or which text of the plan it is."""
    if isinstance(item, Action):
        return number_plan(workshop).code(workshop, item.id) if item.id in number_plan(workshop).actions else ""
    if isinstance(item, Objective):
        several = len(workshop.objectives(item.parent or "")) > 1
        number = number_plan(workshop).objectives[item.id]
        return _("Objetivo {number}").format(number=number) if several else _("Objetivo")
    words = {
        (Facts, "plan_title"): _("Título"),
        (Facts, "plan_period"): _("Período"),
        (Facts, "general_objective"): _("Objetivo general"),
        (Axis, "title"): _("Título"),
        (Axis, "commitment"): _("Compromiso"),
    }
    return words.get((type(item), field or ""), "")
