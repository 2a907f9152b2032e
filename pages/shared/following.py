"""Pages made of Streamlit elements hear the live socket, and run again only when something they show has changed."""

from collections.abc import Callable

import streamlit as st

from pages.components import live
from pages.shared.formats import unlinked
from workshop.workshop import Workshop


def follow(workshop: Workshop, watch: list[str] | str = "all") -> None:
    """Run this page again when an item of a watched kind changes; `watch` lists kinds or ids, or is "all"."""
    live(workshop=workshop.id, watch=watch, revision=workshop.revision, key=f"live-{workshop.id}")


def flash(message: str) -> None:
    """Say in passing, after the next run of the page, that something was done."""
    st.session_state["flash"] = message


def flash_later() -> Callable[[str], None]:
    """Return what says in passing that a long step was done, also where the page is run again before it comes to it."""
    said: list[str] = []
    st.session_state["flash"] = said
    return said.append


def show_flash() -> None:
    """Show what the run before left to say."""
    message = st.session_state.pop("flash", None)
    if message:
        st.toast(unlinked(message if isinstance(message, str) else message[0]), icon=":material/check:")
