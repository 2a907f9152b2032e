"""Textos del plan: who consolidates rewrites the foreword, introduction, definitions and clauses as they will read."""

import streamlit as st

from pages.preparation.front_matter import show_front_matter
from pages.preparation.parts import close_what_is_gone, say_what_is_open
from pages.shared.following import follow
from pages.shared.open_workshop import current
from workshop.language import _
from workshop.permissions import Doing, require

workshop, actor = current()
require(actor, Doing.CONSOLIDATE, workshop)
st.title(_("Textos del plan"), anchor=False)
say_what_is_open()
show_front_matter(workshop)
close_what_is_gone()
follow(workshop, watch=["section", "term", "agreed_term", "footnote"])
