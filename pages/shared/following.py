"""Pages made of Streamlit elements hear the live socket, and run again only when something they show has changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import streamlit as st

from pages.components import live
from pages.shared.formats import unlinked
from pages.shared.open_workshop import current
from pages.shared.standing_sign import sign_of
from workshop.language import _
from workshop.workshop import Workshop

_PATIENCE = 120  # seconds


def follow(workshop: Workshop, watch: list[str] | str = "all") -> None:
    """Run this page again when an item of a watched kind changes; `watch` lists kinds or ids, or is "all"."""
    standing = sign_of(current()[1])
    live(workshop=workshop.id, watch=watch, revision=workshop.revision, key=f"live-{workshop.id}", standing=standing)


def flash(message: str) -> None:
    """Say in passing, after the next run of the page, that something was done."""
    st.session_state["flash"] = message


class _Later:
    """What a long step will have to say once it has ended."""

    def __init__(self) -> None:
        self.message = ""
        self.ended = Event()

    def say(self, message: str) -> None:
        self.message = message


@contextmanager
def flash_later() -> Iterator[Callable[[str], None]]:
    """Say in passing, from within a long step that shows no elements, that it was done.

    The page may hear of what it does and be run again beside it: that run waits for its end.
    """
    later = _Later()
    st.session_state["flash"] = later
    try:
        yield later.say
    finally:
        later.ended.set()


def show_flash() -> None:
    """Show what the run before left to say, or is about to."""
    message = st.session_state.get("flash")
    if isinstance(message, _Later):
        if not message.ended.is_set():
            with st.spinner(_("Un momento…")):
                message.ended.wait(_PATIENCE)
        message = message.message
    st.session_state.pop("flash", None)
    if message:
        st.toast(unlinked(message), icon=":material/check:")
