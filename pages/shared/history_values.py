"""What stands in a cell, in words: people instead of ids, days instead of codes, and texts as they were written."""

from collections.abc import Callable, Mapping
from datetime import date as Date
from typing import get_args

from pages.shared.formats import day
from pages.shared.moments import moment_of
from pages.shared.naming import name_of, short
from workshop.cells import KINDS, NAMES, Item
from workshop.choices import CHOICES
from workshop.footnotes import note_numbers
from workshop.headings import field_heading
from workshop.items import Action, Axis, Footnote, Objective
from workshop.labels import choice_label, column_label
from workshop.language import _
from workshop.numbering import number_plan
from workshop.references import NAMED
from workshop.rules import INSTANTS
from workshop.text import marks, replace_marks
from workshop.workshop import Workshop

_COLUMNS = frozenset({"columns", "printed_columns"})


def in_words(workshop: Workshop, item: Item, name: str, text: str | None) -> str:
    """Return the text of one of an item's cells as people read it; "" for an empty one."""
    if not text:
        return ""
    kind, typed = NAMES[type(item)], item.fields().get(name)
    say = _SAYINGS.get(_manner(kind, name, typed), _as_it_is)
    return say(workshop, item, name, text)


def _manner(kind: str, name: str, typed: object) -> str:
    """Return in which manner a field's text is to be said."""
    if typed is bool or bool in get_args(typed):
        return "flag"
    if typed is Date or Date in get_args(typed):
        return "day"
    if name in INSTANTS.get(KINDS[kind], ()):
        return "instant"
    if name in _COLUMNS:
        return "columns"
    if (kind, name) in CHOICES or name == "opens_next":
        return "choice"
    if name == "field":
        return "part"
    if (kind, name) in NAMED:
        return "items"
    return name if name in ("file", "template") else ""


def _flag(_workshop: Workshop, _item: Item, _name: str, text: str) -> str:
    return _("Sí") if text == "1" else _("No")


def _day(_workshop: Workshop, _item: Item, _name: str, text: str) -> str:
    return day(Date.fromisoformat(text), "long")


def _instant(workshop: Workshop, _item: Item, _name: str, text: str) -> str:
    return moment_of(text, workshop.facts.timezone)


def _choice(_workshop: Workshop, item: Item, name: str, text: str) -> str:
    field = "stage" if name == "opens_next" else name
    return ", ".join(choice_label(NAMES[type(item)], field, each) for each in text.split("\n"))


def _columns(_workshop: Workshop, _item: Item, _name: str, text: str) -> str:
    return ", ".join(column_label(each) for each in text.split("\n"))


def _part(workshop: Workshop, item: Item, _name: str, text: str) -> str:
    above = workshop.items.get(item.parent or "")
    return field_heading(NAMES[type(above)] if above else "", text, workshop.facts)


def _items(workshop: Workshop, _item: Item, _name: str, text: str) -> str:
    return ", ".join(_one_item(workshop, each) for each in text.split("\n"))


def _one_item(workshop: Workshop, item: str) -> str:
    found = workshop.items.get(item)
    if found is None:
        return _("algo que ya no está")
    if isinstance(found, Axis | Objective | Action | Footnote) and workshop.is_live(item):
        return name_of(workshop, number_plan(workshop), item)
    name = next((each for each in ("name", "title", "text") if each in found.fields()), None)
    return short(found.cell(name), 60) if name else _("algo que ya no está")


def _file(_workshop: Workshop, _item: Item, _name: str, _text: str) -> str:
    return _("una imagen")


def _template(_workshop: Workshop, _item: Item, _name: str, _text: str) -> str:
    return _("un documento de Word")


def _as_it_is(workshop: Workshop, _item: Item, _name: str, text: str) -> str:
    """Return a text with the numbers of its footnotes in the place of their ids."""
    if "[^" not in text:
        return text
    numbers = note_numbers(workshop)
    return replace_marks(text, {note: str(numbers.get(note, "*")) for note in marks(text)})


_SAYINGS: Mapping[str, Callable[[Workshop, Item, str, str], str]] = {
    "flag": _flag,
    "day": _day,
    "instant": _instant,
    "choice": _choice,
    "columns": _columns,
    "part": _part,
    "items": _items,
    "file": _file,
    "template": _template,
}
