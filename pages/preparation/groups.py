"""Ejes y grupos: the axes with their guidance, and who works on which."""

import streamlit as st

from pages.preparation.axes import show_axes
from pages.preparation.groups_forms import show_group_forms
from pages.preparation.groups_places import place_by_hand, show_columns
from pages.shared.following import follow
from pages.shared.open_workshop import current
from pages.shared.tables import show_figures
from workshop.language import _
from workshop.permissions import Doing, require
from workshop.use_cases.form_groups import placements, unassigned

workshop, actor = current()
require(actor, Doing.PREPARE, workshop)
st.title(_("Ejes y grupos"), anchor=False)
if workshop.axes:
    show_figures(
        [
            (_("Ejes"), len(workshop.axes)),
            (_("Personas con grupo"), len(placements(workshop))),
            (_("Sin grupo"), len(unassigned(workshop))),
        ]
    )
else:
    st.markdown(_("Primero, los ejes y las personas."))
titles = [_("Grupos"), _("Ejes")]
groups, axes = st.tabs(titles, key="groups-tabs", default=titles[0] if workshop.axes else titles[1])
with groups:
    left, right = st.columns([3, 2], gap="medium")
    with left:
        show_columns(workshop)
    with right:
        place_by_hand(workshop)
        show_group_forms(workshop)
with axes:
    show_axes(workshop)
follow(workshop, watch=["axis", "group", "member", "participant", "delegation", "profile", "objective", "action"])
