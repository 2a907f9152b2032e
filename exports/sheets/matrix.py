"""The matrices of all axes as one sheet to filter and sort, and the plan's history as another."""

from collections.abc import Iterator, Sequence

from exports.sheets.book import Column, Table, Value
from workshop.items import Action, Axis, Objective
from workshop.labels import choice_label
from workshop.language import _
from workshop.matrix_labels import column_labels
from workshop.numbering import number_plan
from workshop.text import without_marks
from workshop.workshop import Workshop

_NEVER = ("text", "internal_note")  # the text has its place before the others; the note stays inside
_ALWAYS = ("responsible", "timeframe")
_WIDE = 34


def matrix_tables(workshop: Workshop) -> list[Table]:
    """Return the matrix, a row for each action and sub-action, and the history where there is one."""
    history = [_history(workshop)] if workshop.history else []
    return [_matrix(workshop), *history]


def _matrix(workshop: Workshop) -> Table:
    labels = column_labels(workshop.facts)
    names = [name for name in labels if name not in _NEVER and _is_used(workshop, name)]
    columns = [
        Column(_("Eje"), _WIDE),
        Column(_("Objetivo"), _WIDE),
        Column(_("N.º"), 8),
        Column(labels["text"], 60),
        *(Column(labels[name], 26) for name in names),
        Column(_("También sirve a"), 26),
        Column(_("Decisión"), 20),
    ]
    rows = [
        row
        for axis in workshop.axes
        for objective in workshop.objectives(axis.id)
        for row in _rows(workshop, axis, objective, names)
    ]
    return Table(_("Matriz"), columns, rows)


def _rows(workshop: Workshop, axis: Axis, objective: Objective, names: Sequence[str]) -> Iterator[Sequence[Value]]:
    """Yield a row for each action followed by its sub-actions, and one for an objective that has none yet."""
    found = workshop.printed_actions(objective.id)
    place = [_axis_name(workshop, axis.id), without_marks(objective.text)]
    if not found and objective.text.strip():
        yield [*place, "", "", *("" for _name in names), "", ""]
    for action in found:
        number = number_plan(workshop).actions[action.id]
        yield [*place, number, *_cells(workshop, action, names)]
        for sub_action in workshop.printed_actions(action.id):
            letter = number_plan(workshop).actions[sub_action.id]
            yield [*place, f"{number} {letter})", *_cells(workshop, sub_action, names)]


def _cells(workshop: Workshop, action: Action, names: Sequence[str]) -> list[Value]:
    decision = workshop.decision(action.id)
    others = [_axis_name(workshop, axis) for axis in action.transversal if workshop.is_live(axis)]
    return [
        without_marks(action.text),
        *(without_marks(action.cell(name) or "") for name in names),
        "\n".join(others),
        choice_label("decision", "outcome", decision.outcome) if decision else "",
    ]


def _is_used(workshop: Workshop, name: str) -> bool:
    """Say whether a column is one the workshop shows, or holds something."""
    shown = name in _ALWAYS or name in workshop.facts.columns
    return shown or any(getattr(action, name) for action in workshop.walk_actions())


def _axis_name(workshop: Workshop, axis: str) -> str:
    found = workshop.items.get(axis)
    title = without_marks(found.title) if isinstance(found, Axis) else ""
    return f"{number_plan(workshop).axes.get(axis, '')}. {title}"


def _history(workshop: Workshop) -> Table:
    columns = [
        Column(_("Parte del plan"), _WIDE),
        Column(_("Objetivo"), _WIDE),
        Column(_("Actividad"), 60),
        Column(_("Resultado"), 60),
        Column(_("Fecha"), 16),
    ]
    rows: list[Sequence[Value]] = [
        [each.section, each.objective, each.activity, each.result, each.date or ""] for each in workshop.history
    ]
    return Table(_("Histórico"), columns, rows)
