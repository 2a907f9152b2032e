"""Taking a matrix in that was filled without a network: each row is weighed, shown, then added, all in one step."""

import re
from dataclasses import dataclass
from typing import Literal

from workshop.changes import Change, new_id
from workshop.checked_changes import check_change
from workshop.errors import N_, Problem
from workshop.filled_matrix import FilledMatrix, FilledRow, FilledTable
from workshop.items import Axis
from workshop.language import _
from workshop.permissions import Actor, Doing, may, require
from workshop.text import without_marks
from workshop.use_cases.write_matrix import as_kept
from workshop.workshop import Workshop

Kind = Literal["objective", "commitment", "action", "sub_action"]
_SUB_NUMBER = re.compile(r"[a-z]{1,2}\s*[).]?", re.IGNORECASE)
_NUMBER = re.compile(r"[\d.]*\s*[).]?")
_GONE = N_("Su eje u objetivo ya no está en el plan.")
_SEVERAL = N_("El eje tiene ahora varios objetivos: no se sabe a cuál pertenece.")
_NO_TEXT = N_("Falta el texto de la acción.")
_NO_ACTION = N_("El inciso no tiene una acción arriba que se agregue.")
_NOT_A_NUMBER = N_("No se entiende el número «{number}».")
_THERE = N_("Ya está en la matriz.")
_WRITTEN = N_("El eje ya tiene un texto aquí; no se reemplaza.")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that was filled in: for which axis (`None`: gone), its texts, and either its changes or its `reason`.

    `lost` are words of its row that cannot be taken in, whatever becomes of it.
    """

    kind: Kind
    axis: str | None
    cells: dict[str, str]
    changes: tuple[Change, ...] = ()
    reason: str | None = None
    lost: tuple[str, ...] = ()


def load_matrix(workshop: Workshop, actor: Actor, filled: FilledMatrix) -> list[Change]:
    """Return the changes of all that can be taken in; what cannot is left out, as its preview says.

    Raises: Forbidden, StageClosed, AxisHandedIn where the actor may write in none of its axes.
    """
    axes = [workshop.above(table.item, Axis) for table in filled.tables if workshop.is_live(table.item)]
    named = [axis.id for axis in axes if axis is not None]
    if not any(may(actor, Doing.WRITE_MATRIX, workshop, axis) for axis in named):
        require(actor, Doing.WRITE_MATRIX, workshop, named[0] if named else None)
    return [change for proposal in weigh_matrix(workshop, actor, filled) for change in proposal.changes]


def weigh_matrix(workshop: Workshop, actor: Actor, filled: FilledMatrix) -> list[Proposal]:
    """Return everything that was filled in, in the document's order: with the changes it makes, or why it makes none.

    New actions stand behind those that are there. Nothing that is written is replaced.
    """
    weighing = _Weighing(workshop, actor)
    for table in filled.tables:
        weighing.take(table)
    return weighing.proposals


class _Weighing:
    """Weighs each row against the workshop as those before it leave it."""

    def __init__(self, workshop: Workshop, actor: Actor) -> None:
        self.proposals: list[Proposal] = []
        self._workshop = workshop
        self._actor = actor

    def take(self, table: FilledTable) -> None:
        """Weigh all rows of a table."""
        axis = self._workshop.above(table.item, Axis) if self._workshop.is_live(table.item) else None
        if axis is None:
            for row in table.rows:
                self._refuse("objective" if table.is_boxes else "action", None, row, _(_GONE))
        elif table.is_boxes:
            for row in table.rows:
                self._take_boxes(axis.id, row)
        else:
            self._take_rows(axis.id, table)

    def _take_boxes(self, axis: str, row: FilledRow) -> None:
        if row.fault:
            self._refuse("objective", axis, row, _(row.fault))
            return
        objectives, lost = self._workshop.objectives(axis), row.lost
        kinds: tuple[Kind, ...] = ("objective", "commitment")
        for kind in kinds:
            text = row.cells.get(kind)
            if not text and not lost:
                continue
            box = FilledRow(row.place, {"text": text} if text else {}, lost=lost)
            lost = ()
            standing = self._workshop.find(axis, Axis).commitment or ""
            if kind == "objective":
                standing = "".join(each.text.strip() for each in objectives)
            if standing.strip() or len(objectives) > 1:
                self._refuse(kind, axis, box, _(_WRITTEN))
            elif not text:
                self._refuse(kind, axis, box, _(_NO_TEXT))
            elif kind == "commitment":
                self._accept(kind, axis, box, [Change(kind="set", item=axis, field="commitment", text=text)])
            else:
                self._accept(kind, axis, box, [self._objective(axis, text)])

    def _objective(self, axis: str, text: str) -> Change:
        """Return the change that gives an axis its objective: in the empty one it has, or as a new one."""
        empty = self._workshop.objectives(axis)
        if empty:
            return Change(kind="set", item=empty[0].id, field="text", text=text)
        after, cells = self._workshop.last_child(axis), {"text": text} if text else {}
        return Change(kind="insert", item=new_id(), type="objective", parent=axis, after=after, cells=cells)

    def _take_rows(self, axis: str, table: FilledTable) -> None:
        """Weigh the rows of an objective, or of an axis that had none when its document was made."""
        action: str | None = None  # the one the row before belongs to, `None` where it was refused
        for row in table.rows:
            number = row.cells.get("number", "").strip()
            is_sub_action = bool(_SUB_NUMBER.fullmatch(number))
            kind: Kind = "sub_action" if is_sub_action else "action"
            reason = self._fault_of(axis, table, row, number, action)
            if reason:
                self._refuse(kind, axis, row, reason)
                action = action if is_sub_action else None
                continue
            added = self._add_action(kind, axis, table, row, action)
            action = action if is_sub_action else added

    def _fault_of(self, axis: str, table: FilledTable, row: FilledRow, number: str, action: str | None) -> str | None:
        """Return why a row is no action that could be added; `None` where it may be."""
        if row.fault:
            return _(row.fault)
        if not _SUB_NUMBER.fullmatch(number) and not _NUMBER.fullmatch(number):
            return _(_NOT_A_NUMBER).format(number=number)
        if not row.cells.get("text"):
            return _(_NO_TEXT)
        if _SUB_NUMBER.fullmatch(number):
            return None if action else _(_NO_ACTION)
        if table.item == axis and len(self._workshop.objectives(axis)) > 1:
            return _(_SEVERAL)
        return _(_THERE) if _flat(row.cells["text"]) in self._texts(axis) else None

    def _texts(self, axis: str) -> set[str]:
        return {_flat(action.text) for action in self._workshop.actions_of_axis(axis)}

    def _add_action(self, kind: Kind, axis: str, table: FilledTable, row: FilledRow, action: str | None) -> str | None:
        """Propose an action, with the objective it needs where its axis has none; return its id where it goes in."""
        changes: list[Change] = []
        parent = action if kind == "sub_action" else table.item
        if parent == axis:
            objectives = self._workshop.objectives(axis)
            changes = [] if objectives else [self._objective(axis, "")]
            parent = objectives[0].id if objectives else changes[0].item
        cells = {name: text for name, text in row.cells.items() if name != "number"}
        after = self._workshop.last_child(parent or "")
        new = Change(kind="insert", item=new_id(), type="action", parent=parent, after=after, cells=cells)
        return new.item if self._accept(kind, axis, row, [*changes, new]) else None

    def _accept(self, kind: Kind, axis: str, row: FilledRow, changes: list[Change]) -> bool:
        """Propose changes if the actor may make them now, or say why not."""
        workshop = self._workshop
        kept = []
        try:
            require(self._actor, Doing.WRITE_MATRIX, workshop, axis)
            for change in changes:
                kept.append(as_kept(workshop, change))
                if change.kind == "insert":
                    check_change(workshop, self._actor, kept[-1])
                workshop = workshop.apply(kept[-1:], workshop.revision)
        except Problem as problem:
            self._refuse(kind, axis, row, problem.message())
            return False
        self._workshop = workshop
        self.proposals.append(Proposal(kind, axis, row.cells, tuple(kept), lost=row.lost))
        return True

    def _refuse(self, kind: Kind, axis: str | None, row: FilledRow, reason: str) -> None:
        self.proposals.append(Proposal(kind, axis, row.cells, reason=reason, lost=row.lost))


def _flat(text: str) -> str:
    return " ".join(without_marks(text).split()).casefold()
