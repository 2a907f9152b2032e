"""Forms that add something: emptied once it was kept, and left as typed where it was not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from pages.shared.open_workshop import perform
from pages.shared.undo_offer import done
from storage.commit import Committed, UseCase
from workshop.language import _


def form_heading(words: str) -> None:
    """Say what a form is for, above its fields."""
    st.markdown(f"**{words}**")


def offer_cancel(key: str, close: Callable[[], None]) -> None:
    """Show, inside a form, the button that puts it away with all that was typed."""
    st.form_submit_button(_("Cancelar"), key=key, on_click=close)


class AddForm:
    """One turn of a form: `key` makes the keys of its fields, which change once something was added."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._turn = st.session_state.get(_turn(name), 0)

    def key(self, field: str) -> str:
        """Return the key of a field."""
        return f"{self.name}-{field}-{self._turn}"

    def submit(self, label: str, *, primary: bool = False, close: Callable[[], None] | None = None) -> bool:
        """Show the button that adds, with `close` also one that puts the form away; say whether to add."""
        with st.container(horizontal=True):
            pressed = st.form_submit_button(
                label, type="primary" if primary else "secondary", icon=":material/add:", key=f"{self.name}-submit"
            )
            if close:
                offer_cancel(f"{self.name}-cancel", close)
        return pressed


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
