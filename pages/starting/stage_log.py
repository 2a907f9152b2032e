"""Which stages were open when, and who opened and closed them: a table that unfolds on the home page."""

from datetime import datetime

import streamlit as st

from pages.shared.moments import moment_of
from pages.shared.running import database
from pages.shared.tables import Cell, Row, show_table
from storage.history import entries_of
from workshop.labels import choice_label
from workshop.language import _
from workshop.stage_turns import Turn, stage_turns
from workshop.workshop import Workshop


def show_log(workshop: Workshop) -> None:
    """Show the turns of the stages, the newest first, in the workshop's time."""
    entries = database().read(lambda db: entries_of(db, workshop.id, [workshop.root], "stage"))
    turns = stage_turns(entries)
    if not turns:
        return
    name = _("Quién abrió y cerró cada etapa")
    with st.expander(name, icon=":material/history:", key="stage-log"):
        headings = [_("Etapa"), _("Se abrió"), _("Se cerró")]
        show_table(name, headings, [_row(turn, workshop.facts.timezone) for turn in reversed(turns)])


def _row(turn: Turn, timezone: str) -> Row:
    stage = Cell(choice_label("workshop", "stage", turn.stage), "strong")
    closed = _cell(turn.closed_at, turn.closed_by, timezone) if turn.closed_at else Cell(_("Abierta"), "good")
    return Row([stage, _cell(turn.opened_at, turn.opened_by, timezone), closed])


def _cell(at: datetime, name: str | None, timezone: str) -> Cell:
    return Cell(moment_of(at.isoformat(), timezone), below=[name] if name else [])
