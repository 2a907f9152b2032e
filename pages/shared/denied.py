"""What a page denies goes into the security log, as what the API denies does: a withdrawn button still fires once."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.shared.running import database
from storage.security_log import note_denials
from workshop.denials import FORBIDDEN, denial_of_step
from workshop.errors import Problem

_NOTED = "denials_noted"


@contextmanager
def noting_denials(person: str, number: int | None) -> Iterator[None]:
    """Note that a step of somebody in a workshop (`None`: in none) was denied, and let the problem go on."""
    try:
        yield
    except Problem as problem:
        kind = denial_of_step(problem)
        if kind is not None:
            note_denials(database(), {kind: 1}, person, number)
        raise


def note_closed(person: str, number: int, what: str) -> None:
    """Note that somebody was shown nothing of what they asked for: once in a session, for pages run again and again."""
    noted = st.session_state.setdefault(_NOTED, set())
    if (person, number, what) not in noted:
        noted.add((person, number, what))
        note_denials(database(), {FORBIDDEN: 1}, person, number)
