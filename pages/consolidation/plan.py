"""Consolidación: the axes side by side; actions are picked, then merged, moved, reordered or rewritten."""

from pathlib import Path
from typing import Literal

import streamlit as st

from pages.components import board
from pages.consolidation.alike import show_alike
from pages.consolidation.board_cards import board_columns
from pages.consolidation.dialogs import show_dialog
from pages.consolidation.leftovers import show_leftovers
from pages.consolidation.opened import open_dialog
from pages.shared.following import follow
from pages.shared.open_workshop import current, perform, performing
from pages.shared.undo_offer import done
from workshop.language import _
from workshop.permissions import Doing, require
from workshop.use_cases.consolidate import shift_action


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


def shift(action: str, steps: int) -> None:
    """Move an action among its siblings; it stays picked."""
    committed = perform(performing(shift_action, action, steps))
    if committed is not None:
        done(_("Se movió la acción."), committed)
        st.rerun()


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
    picked = board(workshop=workshop.id, columns=board_columns(workshop))
    with steps:
        offer_steps(picked)
    show_dialog()
show_leftovers(workshop)
follow(workshop, ["workshop", "axis", "objective", "action", "decision", "footnote", "input", "waiver", "initiative"])
