"""Consolidación: the axes side by side; actions are picked, then merged, moved, reordered or rewritten."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import streamlit as st

from pages.components.board import Asked, acting_board
from pages.consolidation.alike import show_alike
from pages.consolidation.board_cards import board_columns
from pages.consolidation.dialogs import show_dialog
from pages.consolidation.leftovers import show_leftovers
from pages.consolidation.opened import open_dialog
from pages.consolidation.taking_back import kept, offer_taking_back, take_back
from pages.shared.following import flash, follow
from pages.shared.open_workshop import attempt, current, performing
from storage.commit import UseCase
from workshop.errors import ActionsGone, Problem
from workshop.language import _, ngettext
from workshop.permissions import Doing, require
from workshop.use_cases.consolidate import move_actions, shift_action


def offer_steps(picked: list[str]) -> None:
    """Show what can be done with the actions picked: one is parted, opened, shifted, several merged, any moved."""
    one = picked[0] if len(picked) == 1 else None
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if _step(_("Unir"), "merge", "merge", len(picked) > 1, main=True):
            open_dialog("merge", picked)
        if _step(_("Partir"), "split", "call_split", one is not None):
            open_dialog("split", picked)
        if _step(_("Mover a…"), "move", "drive_file_move", bool(picked)):
            open_dialog("move", picked)
        if _step(_("Texto y procedencia"), "action", "edit_note", one is not None):
            open_dialog("action", picked)
        for label, icon, steps in ((_("Subir"), "arrow_upward", -1), (_("Bajar"), "arrow_downward", 1)):
            if _step(label, f"shift{steps}", icon, one is not None) and one:
                shift(one, steps)
                st.rerun()
        offer_taking_back(workshop, actor)


def do(asked: Asked) -> None:
    """Do what was asked on the board, once: now, or after its dialog."""
    if asked.kind in ("merge", "split", "move"):
        open_dialog(asked.kind, asked.items)
    elif asked.kind == "open":
        open_dialog("action", asked.items)
    elif asked.kind == "undo":
        take_back(*current(Doing.CONSOLIDATE), settle=asked.settle)
    elif asked.kind == "place":
        said = ngettext("Se movió {count} acción.", "Se movieron {count} acciones.", len(asked.items))
        use_case = performing(move_actions, asked.items, asked.to, asked.after)
        keep(asked.items, use_case, said.format(count=len(asked.items)), asked.settle)
    elif asked.kind in ("up", "down"):
        shift(asked.items[0], -1 if asked.kind == "up" else 1, asked.settle)
    asked.settle()


def shift(action: str, steps: int, settle: Callable[[], None] = lambda: None) -> None:
    """Move an action among its siblings; it stays picked."""
    keep([action], performing(shift_action, action, steps), _("Se movió la acción."), settle)


def keep(actions: list[str], use_case: UseCase, message: str, settle: Callable[[], None]) -> None:
    """Keep a step, settle it at once, and offer a way back; a problem is said once the board shows again what is.

    Where some of the actions are gone, the dialog of a move says which, and goes on with the others.
    """
    try:
        committed = attempt(use_case)
        settle()
        kept(message, committed)
    except ActionsGone:
        open_dialog("move", actions)
    except Problem as problem:
        flash(problem.message())


def _step(label: str, key: str, icon: str, possible: bool, main: bool = False) -> bool:
    look: Literal["primary", "secondary"] = "primary" if main else "secondary"
    return st.button(label, key=f"step-{key}", icon=f":material/{icon}:", disabled=not possible, type=look)


workshop, actor = current()
require(actor, Doing.CONSOLIDATE, workshop)
st.html(Path(__file__).with_name("plan.css"))
st.title(_("Consolidación"), anchor=False)
if not any(workshop.actions_of_axis(axis.id) for axis in workshop.axes):
    st.info(_("Los insumos aparecen desde el primer trabajo en grupos."), icon=":material/inbox:")
else:
    st.caption(_("Seleccione acciones en los ejes; lo que haga se puede deshacer."))
    with st.container(key="alike-place"):  # stands also while it is empty: what comes above the board moves it
        show_alike(workshop, actor)
    steps = st.container(key="consolidation-steps")
    picked, asked = acting_board(workshop=workshop.id, columns=board_columns(workshop))
    for each in asked:
        do(each)
    if asked:
        st.rerun()
    with steps:
        offer_steps(picked)
    show_dialog()
show_leftovers(workshop)
follow(workshop, ["workshop", "axis", "objective", "action", "decision", "footnote", "input", "waiver", "initiative"])
