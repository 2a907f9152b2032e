"""Accesos: who may enter with which role, who waits at the door, the room's code, tables, and links on paper."""

import streamlit as st

from pages.preparation.access_lan import show_lan
from pages.preparation.access_list import offer_list, show_people
from pages.preparation.access_room import show_room, show_tables
from pages.shared.door import show_waiting
from pages.shared.following import follow
from pages.shared.link_shown import show_link
from pages.shared.open_workshop import current
from pages.shared.running import database
from pages.shared.tables import show_figures
from pages.starting.invitations import offer_invitations
from storage.roles import list_access
from workshop.language import _
from workshop.permissions import Doing, require

workshop, actor = current()
require(actor, Doing.INVITE, workshop)
st.title(_("Accesos"), anchor=False)
people = list_access(database(), workshop, actor)
show_figures(
    [
        (_("Personas con papel"), len(people)),
        (_("Han entrado"), sum(each.present for each in people)),
        (_("Con enlace sin usar"), sum(each.invited for each in people)),
    ]
)
show_waiting(workshop, actor)
show_link(workshop)
listed, inviting, room = st.tabs([_("Personas"), _("Invitar"), _("Sala y mesas")], key="access-tabs")
with listed:
    show_people(workshop, actor, people)
with inviting:
    left, right = st.columns(2, gap="medium")
    with left:
        offer_invitations(workshop)
    with right:
        offer_list(workshop, people)
with room:
    left, right = st.columns(2, gap="medium")
    with left:
        show_lan(workshop)
        show_room(workshop)
    with right:
        show_tables(workshop)
follow(workshop, ["workshop", "axis", "participant", "group", "member", "people"])
