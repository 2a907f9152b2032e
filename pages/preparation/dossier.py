"""Materiales: links and files that go with the workshop or with a point of its agenda."""

import streamlit as st

from pages.preparation.dossier_adding import offer_adding
from pages.preparation.dossier_list import show_materials
from pages.preparation.parts import close_what_is_gone, say_what_is_open
from pages.shared.following import follow
from pages.shared.open_workshop import current
from workshop.language import _
from workshop.permissions import Doing, may

workshop, actor = current()
preparing = may(actor, Doing.PREPARE, workshop)
st.title(_("Materiales"), anchor=False)
if preparing:
    say_what_is_open()
show_materials(workshop, actor, preparing=preparing)
if preparing:
    offer_adding(workshop)
    close_what_is_gone()
follow(workshop, ["attachment", "agenda_item", "session", "workshop"])
