"""Agenda: days and their points with the clock that durations make, and beside it what changes them."""

import streamlit as st

from pages.preparation.agenda_days import show_days
from pages.preparation.agenda_out import offer_ways_out
from pages.preparation.agenda_points import POINT, add_point, edit_point
from pages.preparation.agenda_review import show_review
from pages.preparation.agenda_start import paste_agenda, show_templates
from pages.preparation.agenda_table import all_points, show_agenda
from pages.shared.arranging import chosen_id
from pages.shared.following import follow
from pages.shared.open_workshop import current
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop


def show_page() -> None:
    """Show the agenda, to whoever prepares it with its controls."""
    workshop, actor = current()
    preparing = may(actor, Doing.PREPARE, workshop)
    st.space(4)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(_("Agenda"), anchor=False, width="stretch")
        if workshop.sessions:
            offer_ways_out(workshop, actor)
    if not preparing:
        show_agenda(workshop, actor, None)
    elif not workshop.sessions:
        show_templates()
    else:
        _show_with_controls(workshop, actor)
    follow(workshop, watch=["session", "agenda_item", "attachment", "workshop"])


def _show_with_controls(workshop: Workshop, actor: Actor) -> None:
    left, right = st.columns([3, 2], gap="medium")
    with left:
        show_agenda(workshop, actor, chosen_id(all_points(workshop), POINT))
    with right:
        show_review(workshop)
        adding, editing, days, pasting = st.tabs([_("Agregar"), _("Cambiar"), _("Días"), _("Pegar")], key="agenda-tabs")
        with adding:
            add_point(workshop)
        with editing:
            edit_point(workshop)
        with days:
            show_days(workshop)
        with pasting:
            paste_agenda(workshop)


show_page()
