"""Problems and bugs as the user sees them: a plain sentence that says what to do, never a traceback."""

import logging
import secrets

import streamlit as st

from pages.shared.formats import unlinked
from workshop.errors import Problem
from workshop.language import _

_log = logging.getLogger("plenaria")


def show_problem(problem: Problem) -> None:
    """Show a broken rule where it happened."""
    st.error(unlinked(problem.message()), icon=":material/error:")


def show_bug(error: Exception) -> bool:
    """Show what escaped every rule: problems as sentences, all else under an id that the log explains."""
    if isinstance(error, Problem):
        show_problem(error)
        return True
    number = secrets.token_hex(4)
    _log.error("bug %s", number, exc_info=error)
    st.error(
        _("Recargue la página; lo escrito está guardado. Si sigue fallando, dé este número a soporte: {number}").format(
            number=number
        ),
        title=_("Algo falló de nuestro lado"),
        icon=":material/error:",
    )
    return True
