"""Ejes y grupos: the axes with their guidance, and who works on which."""

import streamlit as st

from pages.preparation.axes import show_axes
from pages.preparation.groups_board import show_groups
from pages.preparation.groups_forms import offer_missing_groups, show_group_forms
from pages.preparation.groups_wishes import show_wishes
from pages.shared.following import follow
from pages.shared.open_workshop import current
from workshop.language import _
from workshop.permissions import Doing, require

workshop, actor = current()
require(actor, Doing.PREPARE, workshop)
st.title(_("Ejes y grupos"), anchor=False)
if not workshop.axes:
    st.markdown(_("Primero, los ejes y las personas."))
titles = [_("Grupos"), _("Salas y oficios"), _("Preferencias"), _("Ejes")]
groups, forms, wishes, axes = st.tabs(titles, key="groups-tabs", default=titles[0] if workshop.axes else titles[3])
with groups:
    offer_missing_groups(workshop)
    show_groups(workshop)
with forms:
    show_group_forms(workshop)
with wishes:
    show_wishes(workshop)
with axes:
    show_axes(workshop)
watched = "axis group member participant delegation profile objective action tie attendance workshop"
follow(workshop, watch=watched.split())
