"""What an axis still lacks, as one list."""

from html import escape

import streamlit as st

from pages.consolidation.check_places import place_of
from pages.shared.checked import checked_axis
from workshop.checks import Check
from workshop.items import Axis
from workshop.language import _
from workshop.workshop import Workshop


def show_axis_checks(workshop: Workshop, axis: Axis) -> None:
    """Show what the axis still lacks as one element."""
    found = checked_axis(workshop, axis.id)
    if not found:
        st.caption(_("No falta nada en este eje."))
        return
    rows, name = "".join(_row(workshop, check) for check in found), _("Por revisar")
    st.html(f'<ul class="pl-list" aria-label="{escape(name)}">{rows}</ul>')


def _row(workshop: Workshop, check: Check) -> str:
    place = f"<b>{escape(place_of(workshop, check))}</b> " if check.place else ""
    return f"<li>{place}{escape(check.sentence)}</li>"
