"""Taller: what the workshop and its plan are, and the texts around the axes."""

import streamlit as st

from pages.preparation.front_matter import show_front_matter
from pages.preparation.logos import show_logos
from pages.preparation.mandates import show_mandates
from pages.preparation.parts import close_what_is_gone, say_what_is_open
from pages.preparation.related import show_related
from pages.preparation.template import show_template
from pages.preparation.workshop_facts import show_concept_note, show_identity, show_plan
from pages.shared.asked_cell import asked_field
from pages.shared.following import follow
from pages.shared.open_workshop import current
from pages.starting.copies import offer_copies
from workshop.language import _
from workshop.permissions import Doing, require

_TABS = {"plan_title": 1, "general_objective": 3, "specific_objectives": 3}  # which tab holds a field of the plan

workshop, actor = current()
require(actor, Doing.PREPARE, workshop)
st.title(_("Taller"), anchor=False)
say_what_is_open()
titles = [_("Datos"), _("Plan y matriz"), _("Guía para los grupos"), _("Nota conceptual"), _("Textos del plan")]
first = titles[_TABS.get(asked_field(), 0)]
identity, plan, guidance, concept, front = st.tabs(titles, default=first, key="facts-tabs")
with identity:
    show_identity(workshop)
    show_logos(workshop)
    offer_copies(workshop)
with plan:
    show_plan(workshop)
    show_template(workshop)
with guidance:
    show_related(workshop)
with concept:
    show_concept_note(workshop)
    show_mandates(workshop)
with front:
    show_front_matter(workshop)
close_what_is_gone()
follow(
    workshop,
    watch=["workshop", "logo", "mandate", "section", "term", "agreed_term", "initiative", "compliance", "axis"],
)
