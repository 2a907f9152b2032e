"""A workshop in which every kind of item stands wherever it may, with a text of the test's own in every field."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import get_args, get_origin

import workshop.items  # noqa: F401 - fills KINDS
from workshop.cells import KINDS, PARENTS, Item
from workshop.changes import Change, new_id
from workshop.choices import CHOICES
from workshop.references import NAMED
from workshop.rules import INSTANTS

Text = Callable[[str], str]  # from "kind.field" to what is written there

# Fields whose text means something to the program: what stands in them instead.
_FIXED = {
    "workshop.timezone": "America/Costa_Rica",
    "workshop.languages": "es\nen",
    "workshop.start_date": "2027-03-10",
    "workshop.end_date": "2027-03-11",
    "workshop.plan_from": "2027",
    "workshop.plan_to": "2030",
    "workshop.delegation_minimum": "1",
    "workshop.delegation_maximum": "9",
    "session.starts": "08:30",
    "agenda_item.starts": "08:30",
    "agenda_item.minutes": "30",
    "agenda_item.extra": "5",
    "group.minimum": "1",
    "group.maximum": "9",
    "profile.minimum": "1",
    "profile.maximum": "2",
    "remark.field": "text",
    "decision.field": "text",
    "axis.proposed_as": "1 Así se propuso",
    "axis.worked_as": "1 Así se trabajó",
    "attachment.link": "https://prueba.example/documento",
}
# What stays empty: stages come by themselves, and what points at an item is set below.
_LEFT = {
    "workshop.stage",
    "workshop.closes_at",
    "workshop.opens_next",
    "workshop.screen_item",
    "workshop.template",
    "logo.file",
    "workshop.rehearsal_of",
    "attachment.file",
    "axis.handed_in",
    "axis.merged_into",
    "axis.split_from",
    "participant.preferences",
    "action.merged_into",
    "action.split_from",
    "input.became",
    "input.about",
    "input.alike",
}


def full_workshop(text: Text) -> list[Change]:
    """Return the inserts of the workshop, its root first."""
    made: list[Change] = []
    first: dict[str, str] = {}
    _add(made, first, "workshop", None, text)
    waiting = [("workshop", made[0].item, 0)]
    while waiting:
        parent, item, depth = waiting.pop(0)
        for kind in _order(parent):
            if depth > 4:
                continue
            for cells in _variants(kind):
                child = _add(made, first, kind, item, text, cells)
                waiting.append((kind, child, depth + 1))
    return made


def texts_of(changes: list[Change]) -> Iterator[str]:
    """Yield every text that stands in some field."""
    for change in changes:
        yield from change.cells.values()


def _order(parent: str) -> list[str]:
    """Return what may stand under a kind, what others point at first."""
    below = [kind for kind, parents in PARENTS.items() if parent in parents]
    first = ["delegation", "profile", "participant", "axis"]
    return sorted(below, key=lambda kind: first.index(kind) if kind in first else len(first))


def _variants(kind: str) -> list[dict[str, str]]:
    """Return the choices that are shown in another way each."""
    if kind == "section":
        return [{"kind": each} for each in CHOICES[kind, "kind"]]
    if kind == "decision":
        return [{"outcome": each} for each in ("in_brackets", "adopted_with_changes")]
    return [{}]


def _add(
    made: list[Change],
    first: dict[str, str],
    kind: str,
    parent: str | None,
    text: Text,
    given: dict[str, str] | None = None,
) -> str:
    item = new_id()
    cells = {}
    for name, type_ in KINDS[kind].fields().items():
        value = (given or {}).get(name) or _value(KINDS[kind], kind, name, type_, first, text)
        if value is not None:
            cells[name] = value
    before = next((each.item for each in reversed(made) if each.parent == parent), None)
    made.append(Change(kind="insert", item=item, type=kind, parent=parent, after=before, cells=cells))
    first.setdefault(kind, item)
    return item


def _value(cls: type[Item], kind: str, name: str, type_: object, first: dict[str, str], text: Text) -> str | None:
    key = f"{kind}.{name}"
    if key in _LEFT or key == "action.transversal":
        return None
    if (kind, name) in NAMED:
        return first.get(NAMED[kind, name].split()[0])
    if key in _FIXED:
        return _FIXED[key]
    if (kind, name) in CHOICES:
        choices = CHOICES[kind, name]
        return "\n".join(choices) if get_origin(type_) is tuple else choices[0]
    if name in INSTANTS.get(cls, ()):
        return "2027-03-10T15:00:00+00:00"
    kinds = get_args(type_) or (type_,)
    if bool in kinds:
        return None
    if int in kinds:
        return "1"
    if date in kinds:
        return "2027-03-10"
    return text(key)
