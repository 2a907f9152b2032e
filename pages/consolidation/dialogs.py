"""What consolidation asks before it acts: which dialog is open, the place of a move, the words of one action."""

from collections.abc import Callable

import streamlit as st

from pages.consolidation.gone import show_gone
from pages.consolidation.merging import show_merging
from pages.consolidation.opened import close_dialog, finish, offer_step, opened
from pages.consolidation.origins import origin_html
from pages.consolidation.splitting import explain_marks, show_splitting
from pages.consolidation.taking_back import kept
from pages.shared.conflicts import hold_conflicts, show_conflicts
from pages.shared.formats import plain
from pages.shared.naming import code_of, name_of, short
from pages.shared.open_workshop import attempt, current, performing
from pages.shared.running import database
from pages.shared.seen import see
from pages.shared.show_problem import show_problem
from storage.history import entries_at, entries_of
from workshop.changes import Entry
from workshop.errors import Problem, TextChangedMeanwhile
from workshop.items import Action
from workshop.language import _, ngettext
from workshop.matrix_labels import column_labels
from workshop.numbering import number_plan
from workshop.permissions import Doing
from workshop.use_cases.consolidate import (
    in_plan_order,
    move_actions,
    rewrite_action,
    unmerge_action,
)
from workshop.use_cases.prepare_workshop import Edits
from workshop.workshop import Workshop


def show_dialog() -> None:
    """Show the open dialog, through every run of the page that others' changes cause."""
    name, actions = opened()
    dialogs: dict[str, tuple[str, str, Callable[[list[str]], None]]] = {
        "merge": (_("Unir acciones"), ":material/merge:", show_merging),
        "split": (_("Partir una acción"), ":material/call_split:", show_splitting),
        "move": (_("Mover a…"), ":material/drive_file_move:", _move),
        "action": (_name(actions), ":material/edit_note:", _edit),
    }
    if name in dialogs:
        title, icon, body = dialogs[name]
        st.dialog(title, width="medium", icon=icon, on_dismiss=close_dialog)(body)(actions)


def _name(actions: list[str]) -> str:
    workshop, _actor = current(Doing.CONSOLIDATE)
    live = in_plan_order(workshop, actions)
    return plain(name_of(workshop, number_plan(workshop), live[0].id)) if live else _("Acción")


def _move(actions: list[str]) -> None:
    workshop, actor = current(Doing.CONSOLIDATE)
    moving = show_gone(workshop, actor, actions)
    targets = _objectives(workshop)
    objective = st.selectbox(
        _("Eje y objetivo"), list(targets), key="move-to", format_func=lambda each: targets.get(each, "")
    )
    if objective is None or not moving:
        return
    chosen = {action.id for action in moving}
    numbers = number_plan(workshop)
    there = [action for action in workshop.actions(objective) if action.id not in chosen]
    places = {"": _("Al principio")} | {
        action.id: _("Después de {number}: {text}").format(
            number=code_of(workshop, numbers, action.id), text=short(action.text, 60)
        )
        for action in there
    }
    after = st.selectbox(
        _("Lugar"), list(places), len(places) - 1, lambda each: places.get(each, ""), key=f"move-after-{objective}"
    )
    if offer_step(_("Mover"), "move-now", "drive_file_move"):
        said = ngettext("Se movió {count} acción.", "Se movieron {count} acciones.", len(moving))
        finish(said.format(count=len(moving)), performing(move_actions, sorted(chosen), objective, after or None))


def _objectives(workshop: Workshop) -> dict[str, str]:
    """Return objective to the name a move is asked by: its axis, with its own number where an axis has several."""
    numbers = number_plan(workshop)
    names = {}
    for axis in workshop.axes:
        objectives = workshop.objectives(axis.id)
        for objective in objectives:
            own = f" — {name_of(workshop, numbers, objective.id)}" if len(objectives) > 1 else ""
            names[objective.id] = f"{numbers.axes[axis.id]}. {short(axis.title, 80)}{own}"
    return names


def _edit(actions: list[str]) -> None:
    workshop, actor = current(Doing.CONSOLIDATE)
    found = next(iter(show_gone(workshop, actor, actions)), None)
    if found is None:
        return
    label = column_labels(workshop.facts)["text"]
    said = _("Se cambió el texto: {name}.").format(name=name_of(workshop, number_plan(workshop), found.id))
    show_conflicts(found, {"text": label}, said, rewrite_action)
    seen = see(workshop, found, "text")
    typed = st.text_area(label, seen.typed, key=seen.key, height=180)
    explain_marks(seen.marks)
    if st.button(_("Guardar"), key="rewrite-now", type="primary", icon=":material/save:"):
        _rewrite(found, {"text": (seen.version, seen.stored(typed or ""))}, said)
    st.subheader(_("De dónde viene"), anchor=False)
    st.html(origin_html(workshop, found))
    _offer_apart(workshop, found)


def _rewrite(action: Action, edits: Edits, said: str) -> None:
    try:
        committed = attempt(performing(rewrite_action, action.id, edits))
    except TextChangedMeanwhile:
        hold_conflicts(action.id, edits)
        st.rerun()
    except Problem as problem:
        show_problem(problem)
    else:
        close_dialog()
        kept(said, committed)
        st.rerun()


def _offer_apart(workshop: Workshop, action: Action) -> None:
    if not workshop.merged_from(action.id):
        return
    if st.button(_("Separar otra vez"), key="unmerge-now", icon=":material/call_split:"):
        finish(_("Se separaron las acciones."), performing(unmerge_action, action.id, _step_of(workshop, action)))


def _step_of(workshop: Workshop, action: Action) -> list[Entry]:
    """Return all that happened in the step that merged some actions into this one."""
    made = next(entry for entry in _history(workshop, action) if entry.change.kind == "insert")
    return database().read(lambda db: entries_at(db, workshop.id, made.revision))


def _history(workshop: Workshop, action: Action) -> list[Entry]:
    return database().read(lambda db: entries_of(db, workshop.id, [action.id]))
