"""Which dialog of the board is open, and on which actions: it stays through every run until it is done or closed."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar, cast

import streamlit as st

from pages.consolidation.taking_back import kept
from pages.shared.open_workshop import perform
from storage.commit import UseCase
from workshop.items import Action

T = TypeVar("T")
_OPEN = "consolidating"
_FIRST = "consolidating-first"  # what the dialog showed when it was opened
_SHOWN = "shown"


def open_dialog(name: str, actions: Sequence[str]) -> None:
    """Have a dialog ("merge", "split", "move" or "action") shown until it is done or closed."""
    st.session_state[_OPEN] = name, list(actions)
    st.session_state[_FIRST] = {}


def opened() -> tuple[str, list[str]]:
    """Return the open dialog and its actions; "" for none."""
    name, actions = st.session_state.get(_OPEN, ("", []))
    return name, actions


def go_on_with(action: str, instead_of: str) -> None:
    """Have the open dialog be about another action than one that is gone; what was typed stays."""
    name, actions = opened()
    st.session_state[_OPEN] = name, list(dict.fromkeys(action if each == instead_of else each for each in actions))


def as_opened(name: str, first: Callable[[], T]) -> T:
    """Return what was so when the dialog was opened: a proposal in a box stays while others go on with the plan."""
    found = st.session_state.setdefault(_FIRST, {})
    if name not in found:
        found[name] = first()
    return cast(T, found[name])


def shown_before(actions: Sequence[Action]) -> Mapping[str, int]:
    """Return the actions that the last run showed with the versions of their texts: upon these one presses a button."""
    now = {action.id: action.version("text") for action in actions}
    found: dict[str, Mapping[str, int]] = st.session_state.setdefault(_FIRST, {})
    before = found.get(_SHOWN, now)
    found[_SHOWN] = now
    return before


def close_dialog() -> None:
    """Have no dialog shown."""
    st.session_state.pop(_OPEN, None)


def offer_step(label: str, key: str, icon: str, possible: bool = True) -> bool:
    """Show the button a dialog is for, in sight however long the dialog is."""
    with st.container(key="dialog-step"):
        return st.button(label, key=key, type="primary", icon=f":material/{icon}:", disabled=not possible)


def finish(message: str, use_case: UseCase) -> None:
    """Do what a dialog was for, and close it; a problem is shown in it."""
    committed = perform(use_case)
    if committed is not None:
        close_dialog()
        kept(message, committed)
        st.rerun()
