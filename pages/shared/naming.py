"""What people call a thing of the plan: "Acción 2.4", "Objetivo 1", "Compromiso del eje 3"."""

from workshop.items import Action, Axis, Footnote, Objective
from workshop.language import _
from workshop.matrix_labels import column_labels
from workshop.numbering import Numbers
from workshop.text import without_marks
from workshop.workshop import Workshop


def name_of(workshop: Workshop, numbers: Numbers, item: str, field: str | None = None) -> str:
    """Return the name of an item of the plan, or of one field of it."""
    found = workshop.items.get(item)
    if isinstance(found, Axis):
        return _of_axis(field).format(number=numbers.axes.get(item, ""))
    if isinstance(found, Objective):
        return _of_objective(workshop, numbers, found)
    if isinstance(found, Action):
        label = column_labels(workshop.facts)["text"]
        return _("{action} {number}").format(action=label, number=code_of(workshop, numbers, item))
    if isinstance(found, Footnote):
        return _("Nota al pie")
    return _of_plan(field)


def code_of(workshop: Workshop, numbers: Numbers, action: str) -> str:
    """Return the number of an action within the plan, "—" for one that was withdrawn or merged and has none."""
    return numbers.code(workshop, action) if action in numbers.actions else "—"


def short(text: str | None, room: int) -> str:
    """Return a text without its note marks on one line, cut at a word with "…" where it is longer than `room`."""
    line = " ".join(without_marks(text).split())
    return line if len(line) <= room else line[: room + 1].rsplit(" ", 1)[0].rstrip(" .,;:") + " …"


def _of_axis(field: str | None) -> str:
    if field == "title":
        return _("Título del eje {number}")
    return _("Compromiso del eje {number}") if field == "commitment" else _("Eje {number}")


def _of_plan(field: str | None) -> str:
    names = {
        "plan_title": _("Título del plan"),
        "plan_period": _("Período del plan"),
        "general_objective": _("Objetivo general"),
    }
    return names.get(field or "", _("Plan"))


def _of_objective(workshop: Workshop, numbers: Numbers, objective: Objective) -> str:
    """Return an objective's name: by its axis where it is the only one there, else by its number."""
    axis = workshop.above(objective.id, Axis)
    axis_number, number = numbers.axes.get(axis.id if axis else "", ""), numbers.objectives.get(objective.id, "")
    if axis is not None and len(workshop.objectives(axis.id)) == 1 and not workshop.facts.run_on_objectives:
        return _("Objetivo del eje {number}").format(number=axis_number)
    full = number if workshop.facts.run_on_objectives else f"{axis_number}.{number}"
    return _("Objetivo {number}").format(number=full)
