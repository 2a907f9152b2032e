"""Where an action came from: its axis of origin, and the originals it was merged from, with their texts."""

from html import escape

from pages.shared.prose import prose
from workshop.footnotes import note_numbers
from workshop.items import Action, Axis
from workshop.language import _
from workshop.matrix_labels import column_labels
from workshop.text import without_marks
from workshop.use_cases.consolidate import came_from, originals_of
from workshop.workshop import Workshop

_COLUMNS = ("responsible", "timeframe", "indicator", "scope", "references")


def origin_html(workshop: Workshop, action: Action) -> str:
    """Return the origin of an action as one element; of merged ones, down to the texts the groups wrote."""
    return f'<div class="pl-origin" translate="no">{_origin(workshop, action, originals_of(workshop))}</div>'


def texts_html(workshop: Workshop, actions: list[Action]) -> str:
    """Return the texts of some actions below each other, each with its axis."""
    rows = "".join(f"<li>{_written(workshop, action)}</li>" for action in actions)
    return f'<ul class="pl-list pl-origin" translate="no">{rows}</ul>'


def _origin(workshop: Workshop, action: Action, originals: dict[str, list[Action]]) -> str:
    found = originals.get(action.id, [])
    if found:
        rows = "".join(f"<li>{_written(workshop, each)}{_nested(workshop, each, originals)}</li>" for each in found)
        return _said(_("Se unieron estas acciones:")) + f'<ul class="pl-list">{rows}</ul>'
    whole = workshop.items.get(action.split_from or "")
    if isinstance(whole, Action):
        return _said(_("Se separó de esta acción:")) + f'<ul class="pl-list"><li>{_written(workshop, whole)}</li></ul>'
    origin = came_from(workshop, action)
    if origin:
        return _said(_("Se escribió en otro eje: {axis}").format(axis=_axis(workshop, origin)))
    return _said(_("Se escribió en este eje."))


def _said(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _nested(workshop: Workshop, action: Action, originals: dict[str, list[Action]]) -> str:
    return _origin(workshop, action, originals) if action.id in originals else ""


def _written(workshop: Workshop, action: Action) -> str:
    """Return an action's text and columns as they last stood, and the axis it was written in."""
    home = workshop.above(action.id, Axis)
    axis = _axis(workshop, action.origin or (home.id if home else None))
    labels = column_labels(workshop.facts)
    columns = [f"{labels[name]}: {_in_a_line(text)}" for name in _COLUMNS if (text := action.cell(name))]
    below = "".join(f'<div class="pl-below">{escape(line)}</div>' for line in (axis, *columns) if line)
    return prose(action.text, note_numbers(workshop)) + below


def _in_a_line(text: str) -> str:
    return "; ".join(part for part in without_marks(text).split("\n") if part.strip())


def _axis(workshop: Workshop, axis: str | None) -> str:
    found = workshop.items.get(axis or "")
    if not isinstance(found, Axis):
        return ""
    place = next((number for number, each in enumerate(workshop.axes, 1) if each.id == axis), None)
    title = without_marks(found.title)
    return _("Eje {number}: {title}").format(number=place, title=title) if place else title
