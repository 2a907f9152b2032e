"""The top of Personas: how many are registered, expected today and present, and what the quotas still lack."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.consolidation.workbooks import offer_workbook
from pages.shared.navigation import ATTENDANCE
from pages.shared.tables import show_figures
from workshop.attendance import figures, session_at
from workshop.language import _
from workshop.now import instant
from workshop.quotas import QuotaBoard
from workshop.workshop import Workshop


def show_people_figures(workshop: Workshop, board: QuotaBoard) -> DeltaGenerator:
    """Show the counts, those of the day where there is one; return the row of the ways to go on with them."""
    counts = [(_("Registradas"), len(workshop.participants))]
    session = session_at(workshop, instant())
    if session is not None:
        found = figures(workshop, session.id)
        counts += [(_("Esperadas"), found.expected), (_("Presentes"), found.present)]
    counts += [(_("Faltan para los cupos"), board.awaited())]
    if board.too_many():
        counts += [(_("Sobran"), board.too_many())]
    show_figures([*counts, (_("Delegaciones"), len(workshop.delegations))])
    row = st.container(horizontal=True, vertical_alignment="center")
    if not workshop.participants:
        return row
    with row:
        if session is not None:
            st.page_link(ATTENDANCE, label=_("Pasar asistencia"), icon=":material/how_to_reg:")
        offer_workbook(workshop, "people")
    return row
