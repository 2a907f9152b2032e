"""The band that marks every page of a rehearsal, so that nobody takes it for the workshop."""

from html import escape
from pathlib import Path

import streamlit as st

from pages.shared.open_workshop import current
from workshop.errors import WorkshopNotFound
from workshop.language import _
from workshop.rehearsals import is_rehearsal

_STYLES = Path(__file__).with_name("rehearsal.css")


def show_rehearsal_band() -> None:
    """Show the band over the page, whatever it shows, where the open workshop is a rehearsal."""
    try:
        workshop, _actor = current()
    except WorkshopNotFound:
        return
    if is_rehearsal(workshop.facts):
        said = escape(_("Ensayo: nada de lo que se haga aquí pasa al taller"))
        st.html(_STYLES)
        st.html(f'<div class="pl-rehearsal" role="note">{said}</div>')
