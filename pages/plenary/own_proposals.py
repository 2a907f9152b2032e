"""Propuestas: from their own device a delegation rewrites a text of the plan, and sees what became of it."""

from pathlib import Path

import streamlit as st

from pages.plenary.own_proposals_list import show_own_proposals
from pages.plenary.proposing import choose_text, offer_proposing
from pages.shared.following import follow
from pages.shared.formats import plain
from pages.shared.open_workshop import current
from pages.shared.own_participant import own_participant
from workshop.items import Delegation
from workshop.language import _
from workshop.permissions import Doing, may, require
from workshop.use_cases.decide import decidables

workshop, actor = current()
require(actor, Doing.READ_MATRIX, workshop)
person = own_participant(workshop, actor)
found = workshop.items.get(person.delegation or "") if person else None
delegation = found if isinstance(found, Delegation) and not found.deleted else None
items = list(decidables(workshop))

st.html(Path(__file__).with_name("decisions.css"))
st.title(_("Propuestas"), anchor=False)
if delegation is not None:
    st.caption(_("Usted propone por {delegation}.").format(delegation=plain(delegation.name or delegation.code)))
if not may(actor, Doing.AMEND, workshop):
    st.caption(_("Se propone otra redacción mientras la plenaria está abierta. Aquí ve qué pasó con cada propuesta."))
elif items:
    offer_proposing(workshop, actor, choose_text(workshop, items), delegation)
else:
    st.info(_("Todavía no hay textos del plan."), icon=":material/hourglass_empty:")
show_own_proposals(workshop, actor, delegation)
follow(workshop, ["workshop", "axis", "objective", "action", "footnote", "delegation", "amendment", "decision"])
