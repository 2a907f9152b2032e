"""An axis as it was, row by row: what changed since, what can be put back, and what was deleted from it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from pages.components.past import PastCell, PastNote, PastRow, Piece, RowKind, Tool
from pages.shared.prose import NO_NUMBER
from workshop.cells import Item
from workshop.differences import Piece as PieceOfBoth
from workshop.differences import differences
from workshop.footnotes import note_numbers
from workshop.items import Action, Axis, Objective
from workshop.language import _
from workshop.matrix_labels import column_labels
from workshop.numbering import number_plan
from workshop.permissions import Actor, Doing, may
from workshop.plan_changes import merged
from workshop.text import marks, runs
from workshop.workshop import Workshop

State = Literal["", "gone", "new"]


class PastTable:
    """One axis at one moment.

    `now` is the workshop as it is, for what can be put back; `later` the moment whose differences are marked, `None`
    for none of them. `columns` are the action's fields to show.
    """

    def __init__(
        self, now: Workshop, then: Workshop, later: Workshop | None, actor: Actor, columns: Sequence[str]
    ) -> None:
        self.now, self.then, self.later = now, then, later
        self.since = later or now
        self.actor = actor
        self.columns = columns
        self.labels = column_labels(now.facts)
        self.shown: set[str] = set()

    def rows(self, axis: str) -> list[PastRow]:
        """Return all rows: the axis itself, its objectives and actions as they were, then what is deleted by now."""
        found = self.then.find(axis, Axis)
        objectives = merged(self._ids(self.then, axis, Objective), self._later_ids(axis, Objective))
        rows = [self._head(found, "title", _("Eje"))]
        if len(objectives) == 1:
            rows.append(self._objective(objectives[0], "head"))
        rows.append(self._head(found, "commitment", _("Compromiso")))
        for objective in objectives:
            if len(objectives) > 1:
                rows.append(self._objective(objective, "objective"))
            rows += self._actions(objective, 0)
        gone = list(self._deleted(axis))
        return [*rows, self._part(_("Eliminadas")), *gone] if gone else rows

    def notes(self, axis: str) -> list[PastNote]:
        """Return the footnotes of the axis as they were, by their numbers then."""
        numbers, notes = note_numbers(self.then), self.then.footnotes
        marked = {note for text in self._texts_of(axis) if text and "[^" in text for note in marks(text)}
        found = sorted((numbers[note], note) for note in marked if note in numbers and note in notes)
        return [self._note(note, str(number)) for number, note in found]

    def _note(self, note: str, number: str) -> PastNote:
        called = _("Nota al pie {number}").format(number=number)
        cell = self._cell(note, "text", called)
        tools = [*cell["tools"], self._history(note, called, "text")]
        return {"number": number, "pieces": cell["pieces"], "tools": tools}

    def _texts_of(self, axis: str) -> Iterator[str | None]:
        yield from (self.then.items[axis].cell(name) for name in ("title", "commitment"))
        yield from (objective.text for objective in self.then.objectives(axis))
        for action in self.then.actions_of_axis(axis):
            for each in (action, *self.then.actions(action.id)):
                yield from (each.cell(name) for name in self.columns)

    def _head(self, axis: Axis, name: str, label: str) -> PastRow:
        number = f"{label} {number_plan(self.then).axes.get(axis.id, '')}" if name == "title" else label
        cell = self._cell(axis.id, name, number)
        kind: RowKind = "title" if name == "title" else "head"
        return _row(kind, number, [cell], tools=[self._history(axis.id, number, name)])

    def _objective(self, item: str, kind: RowKind) -> PastRow:
        self.shown.add(item)
        source = self._source(item)
        number = number_plan(source).objectives.get(item, "")
        name = _("Objetivo") if kind == "head" else _("Objetivo") + f" {number}"
        cell = self._cell(item, "text", name)
        cell["tools"] += self._recovery(item, _("Recuperar este objetivo"))
        tools = [self._history(item, name, "text")]
        return _row(kind, name, [cell], state=self._state(item), tags=self._tags(item), tools=tools)

    def _actions(self, parent: str, level: int) -> Iterator[PastRow]:
        there = self._ids(self.then, parent, Action)
        come = [item for item in self._later_ids(parent, Action) if item in there or not self.then.is_live(item)]
        for item in merged(there, come):
            yield self._action(item, level)
            if level == 0:
                yield from self._actions(item, 1)

    def _action(self, item: str, level: int) -> PastRow:
        self.shown.add(item)
        number = _number(self.then, item) if self.then.is_live(item) else "+"
        called = f"{self.labels['text']} {number}"
        cells = [self._cell(item, name, f"{called} · {self.labels[name]}") for name in self.columns]
        cells[0]["tools"] += self._recovery(item, _("Recuperar esta acción"))
        tools = [self._history(item, called)]
        return _row("action", number, cells, level, self._state(item), self._tags(item), tools)

    def _deleted(self, parent: str, is_under: bool = False) -> Iterator[PastRow]:
        """Yield what is deleted by now below an item and does not stand above, as it last stood."""
        for child in (self.now.items[each] for each in self.now.order.get(parent, ())):
            if not isinstance(child, Objective | Action):
                continue
            is_gone = is_under or child.deleted
            if is_gone and child.id not in self.shown and _says_something(child) and not _is_merged(child):
                yield self._deleted_row(child)
            yield from self._deleted(child.id, is_gone)

    def _deleted_row(self, item: Item) -> PastRow:
        names = self.columns if isinstance(item, Action) else ("text",)
        cells: list[PastCell] = [
            {"label": self.labels[name], "pieces": _pieces(item.cell(name), {}), "tools": []} for name in names
        ]
        words = _("Recuperar esta acción") if isinstance(item, Action) else _("Recuperar este objetivo")
        cells[0]["tools"] += self._recovery(item.id, words)
        kind: RowKind = "action" if isinstance(item, Action) else "objective"
        name = "—" if isinstance(item, Action) else _("Objetivo")
        field = None if isinstance(item, Action) else "text"
        tools = [self._history(item.id, _("Fila eliminada"), field)]
        return _row(kind, name, cells, int(_is_sub_action(self.now, item)), tools=tools)

    def _part(self, title: str) -> PastRow:
        return _row("part", title, [{"label": "", "pieces": [], "tools": []}])

    def _cell(self, item: str, name: str, called: str) -> PastCell:
        label = self.labels[name] if isinstance(self._source(item).items[item], Action) else ""
        before, after = self._text(self.then, item, name), self._text(self.since, item, name)
        pieces = self._compared(before, after) if self.later else _pieces(before, note_numbers(self.then))
        return {"label": label, "pieces": pieces, "tools": self._back(item, name, before, called)}

    def _compared(self, before: str, after: str) -> list[Piece]:
        numbers, new = note_numbers(self.then), note_numbers(self.since)
        found = _differences(before, after)
        return [
            part for each in found for part in _pieces(each.text, new if each.kind == "new" else numbers, each.kind)
        ]

    def _text(self, workshop: Workshop, item: str, name: str) -> str:
        found = workshop.items.get(item)
        return (found.cell(name) or "") if found is not None and workshop.is_live(item) else ""

    def _back(self, item: str, name: str, before: str, called: str) -> list[Tool]:
        """Return the button that puts a text back, where it is another one now and this viewer may write there."""
        if not self.then.is_live(item) or not self.now.is_live(item) or self._text(self.now, item, name) == before:
            return []
        if not may(self.actor, Doing.WRITE_MATRIX, self.now, item):
            return []
        words = _("Volver a este texto")
        seen = self.now.items[item].version(name)
        return [
            {"what": "text", "item": item, "field": name, "seen": seen, "label": words, "name": f"{words}: {called}"}
        ]

    def _recovery(self, item: str, words: str) -> list[Tool]:
        found = self.now.items[item]
        if not found.deleted or _is_merged(found) or not may(self.actor, Doing.WRITE_MATRIX, self.now, item):
            return []
        return [{"what": "action", "item": item, "label": words, "name": words}]

    def _history(self, item: str, called: str, name: str | None = None) -> Tool:
        words = _("Historial")
        return {"what": "history", "item": item, "field": name or "", "label": words, "name": f"{words}: {called}"}

    def _state(self, item: str) -> State:
        if self.later is None:
            return ""
        return "new" if not self.then.is_live(item) else "" if self.later.is_live(item) else "gone"

    def _tags(self, item: str) -> list[str]:
        """Return what became of a row by the moment it is compared with, in a few words."""
        if not self.then.is_live(item):
            return [_("Agregada después")]
        tags = [_("Retirada por la plenaria")] if self.then.is_withdrawn(item) else []
        found = self.since.items.get(item)
        if found is None or not self.since.is_live(item):
            return [*tags, _("Unida a otra después") if found and _is_merged(found) else _("Eliminada después")]
        home, was = self.since.above(item, Axis), self.then.above(item, Axis)
        if home and was and home.id != was.id:
            tags.append(_("Pasó al eje {number}").format(number=number_plan(self.since).axes.get(home.id, "")))
        elif found.parent != self.then.items[item].parent:
            tags.append(_("Se movió después"))
        return tags

    def _source(self, item: str) -> Workshop:
        """Return the workshop a row is shown from: then, or for what came later the moment compared with."""
        return self.then if self.then.is_live(item) else self.since

    def _later_ids(self, parent: str, kind: type[Objective] | type[Action]) -> list[str]:
        return self._ids(self.later, parent, kind) if self.later else []

    def _ids(self, workshop: Workshop, parent: str, kind: type[Objective] | type[Action]) -> list[str]:
        return [each.id for each in workshop.children(parent, kind)] if workshop.is_live(parent) else []


@lru_cache(maxsize=2000)
def _differences(before: str, after: str) -> tuple[PieceOfBoth, ...]:
    """Return the differences of two texts; every run of the page asks for the same ones, 500 of them for a second."""
    return tuple(differences(before, after))


def _row(
    kind: RowKind,
    number: str,
    cells: list[PastCell],
    level: int = 0,
    state: State = "",
    tags: list[str] | None = None,
    tools: list[Tool] | None = None,
) -> PastRow:
    return {
        "kind": kind,
        "number": number,
        "level": level,
        "state": state,
        "tags": tags or [],
        "cells": cells,
        "tools": tools or [],
    }


def _pieces(text: str | None, numbers: Mapping[str, int], kind: Literal["same", "gone", "new"] = "same") -> list[Piece]:
    found = runs(text or "")
    return [(kind, run.text, str(numbers.get(run.mark, NO_NUMBER)) if run.mark else "") for run in found]


def _number(workshop: Workshop, action: str) -> str:
    numbers = number_plan(workshop)
    if action not in numbers.actions:
        return "—"
    if _is_sub_action(workshop, workshop.items[action]):
        return f"{numbers.actions[action]})"
    is_coded = workshop.facts.numbering == "codes"
    return f"{numbers.code(workshop, action) if is_coded else numbers.actions[action]}."


def _is_sub_action(workshop: Workshop, item: Item) -> bool:
    return isinstance(item, Action) and isinstance(workshop.items.get(item.parent or ""), Action)


def _is_merged(item: Item) -> bool:
    return isinstance(item, Action) and item.merged_into is not None


def _says_something(item: Item) -> bool:
    return any((item.cell(name) or "").strip() for name in item.versions)
