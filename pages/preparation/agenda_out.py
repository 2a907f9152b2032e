"""The ways out of the agenda: on paper, as Word or PDF, and into one's own calendar."""

import streamlit as st

from exports.word.printing import can_print
from pages.api.agenda_calendar import calendar_address
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop


def offer_ways_out(workshop: Workshop, actor: Actor) -> None:
    """Show the links to what the viewer may have of the agenda."""
    address = f"/api/workshops/{workshop.id}/agenda"
    with st.container(horizontal=True, gap="xsmall", width="content"):
        if may(actor, Doing.READ_MATRIX, workshop):
            st.link_button("Word", f"{address}.docx", icon=":material/download:", help=_("La agenda en Word"))
            if can_print():
                st.link_button("PDF", f"{address}.pdf", icon=":material/print:", help=_("La agenda para imprimir"))
        st.link_button(
            _("Calendario"),
            calendar_address(workshop.id, is_own=True),
            icon=":material/event:",
            help=_("Para su calendario; si la agenda cambia, vuelva a abrirlo y se actualiza"),
        )
