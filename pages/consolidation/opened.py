"""Which dialog of the board is open, and on which actions: it stays through every run until it is done or closed."""

from collections.abc import Sequence

import streamlit as st

from pages.consolidation.taking_back import kept
from pages.shared.open_workshop import perform
from storage.commit import UseCase

_OPEN = "consolidating"


def open_dialog(name: str, actions: Sequence[str]) -> None:
    """Have a dialog ("merge", "split", "move" or "action") shown until it is done or closed."""
    st.session_state[_OPEN] = name, list(actions)


def opened() -> tuple[str, list[str]]:
    """Return the open dialog and its actions; "" for none."""
    name, actions = st.session_state.get(_OPEN, ("", []))
    return name, actions


def close_dialog() -> None:
    """Have no dialog shown."""
    st.session_state.pop(_OPEN, None)


def finish(message: str, use_case: UseCase) -> None:
    """Do what a dialog was for, and close it; a problem is shown in it."""
    committed = perform(use_case)
    if committed is not None:
        close_dialog()
        kept(message, committed)
        st.rerun()
