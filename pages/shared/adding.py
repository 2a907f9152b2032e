"""Forms that add something: emptied once it was kept, and left as typed where it was not."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.shared.open_workshop import perform
from pages.shared.undo_offer import done
from storage.commit import Committed, UseCase


def form_heading(words: str) -> None:
    """Say what a form is for, above its fields."""
    st.markdown(f"**{words}**")


class AddForm:
    """One turn of a form: `key` makes the keys of its fields, which change once something was added."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._turn = st.session_state.get(_turn(name), 0)

    def key(self, field: str) -> str:
        """Return the key of a field."""
        return f"{self.name}-{field}-{self._turn}"

    def submit(self, label: str, *, primary: bool = False) -> bool:
        """Show the button that adds; say whether it was pressed."""
        return st.form_submit_button(
            label, type="primary" if primary else "secondary", icon=":material/add:", key=f"{self.name}-submit"
        )


@contextmanager
def add_form(name: str, *, border: bool = True) -> Iterator[AddForm]:
    """Open a form that adds something; `name` tells it from others on the page."""
    with st.form(name, border=border):
        yield AddForm(name)


def empty_form(name: str) -> None:
    """Have a form shown empty at the next run."""
    st.session_state[_turn(name)] = st.session_state.get(_turn(name), 0) + 1


def add(form: str, message: str, use_case: UseCase) -> Committed | None:
    """Add something and empty its form; a problem is shown here, gives `None`, and leaves what was typed."""
    committed = perform(use_case)
    if committed is not None:
        done(message, committed)
        empty_form(form)
    return committed


def _turn(name: str) -> str:
    return f"turn-{name}"
