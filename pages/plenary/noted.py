"""What is noted in plenary by one form after another: kept, said, and the form's fields start afresh."""

import streamlit as st

from pages.shared.open_workshop import perform
from pages.shared.undo_offer import done
from storage.commit import UseCase


def round_of(form: str) -> int:
    """Return the number that a form's fields bear in their keys until something was noted by it."""
    number: int = st.session_state.setdefault(_key(form), 0)
    return number


def keep(form: str, message: str, use_case: UseCase) -> None:
    """Keep what a form asks for and show the page anew; a problem is shown here and the fields stay as they are."""
    committed = perform(use_case)
    if committed is not None:
        st.session_state[_key(form)] = round_of(form) + 1
        done(message, committed)
        st.rerun()


def _key(form: str) -> str:
    return f"noted-{form}"
