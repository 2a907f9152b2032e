"""Personas: who is registered, who is expected, and where delegations and profiles have gaps."""

import streamlit as st

from pages.preparation.people_board import show_board
from pages.preparation.people_delegations import show_delegations
from pages.preparation.people_figures import show_people_figures
from pages.preparation.people_import import import_list, turned_to_import
from pages.preparation.people_list import show_people
from pages.preparation.people_profiles import show_profiles
from pages.shared.following import follow
from pages.shared.open_workshop import current
from workshop.language import _
from workshop.permissions import Doing, require
from workshop.quotas import quota_board

workshop, actor = current()
require(actor, Doing.PREPARE, workshop)
st.title(_("Personas"), anchor=False)
board = quota_board(workshop)
tools = show_people_figures(workshop, board)
if not workshop.participants:
    st.markdown(_("Pegue nombres o suba el Excel tal como llegó."))
with tools:
    turn = turned_to_import(workshop)
people, importing, quotas, delegations, profiles = st.tabs(
    [_("Lista"), _("Importar"), _("Cupos"), _("Delegaciones"), _("Perfiles")],
    key=f"people-tabs-{turn}",
    default=_("Lista") if workshop.participants and not turn else _("Importar"),
    on_change="rerun",  # tells which is open: what is heavy comes with its tab alone
)
with people:
    show_people(workshop)
with importing:
    import_list(workshop)
with quotas:
    show_board(workshop, board, is_seen=bool(quotas.open))
with delegations:
    show_delegations(workshop)
with profiles:
    show_profiles(workshop)
follow(workshop, watch=["participant", "delegation", "profile", "member", "attendance", "session"])
