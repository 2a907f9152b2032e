"""Acuerdos: the plenary goes through the plan item by item and takes down what is decided, remarked and reserved."""

from pathlib import Path

import streamlit as st

from pages.group_work.hand_in import show_hand_ins
from pages.plenary.amending import offer_amendments
from pages.plenary.current_item import choose_current
from pages.plenary.deciding import offer_decisions, offer_undisputed
from pages.plenary.item_card import item_card
from pages.plenary.next_steps import offer_next_steps
from pages.plenary.noting import offer_notes
from pages.plenary.presentations import offer_presentations
from pages.plenary.remote import offer_screen, offer_window
from pages.plenary.settling import look_at, offer_way_on
from pages.plenary.sounding import offer_sounding
from pages.plenary.speakers import offer_speakers
from pages.shared.following import follow
from pages.shared.navigation import is_quick
from pages.shared.open_workshop import current
from workshop.language import _, ngettext
from workshop.permissions import Doing, require
from workshop.use_cases.decide import decidables, is_settled

workshop, actor = current()
require(actor, Doing.DECIDE, workshop)
items = list(decidables(workshop))
settled = sum(is_settled(workshop, item) for item in items)
st.space(4)
with st.container(horizontal=True, vertical_alignment="center"):
    st.title(_("Acuerdos"), anchor=False, width="stretch")
    offer_window(workshop)
if items and not is_quick(workshop) and not any(axis.handed_in for axis in workshop.axes):
    st.caption(":material/hourglass_empty: " + _("Ningún grupo ha entregado su eje."))
show_hand_ins(workshop, actor, workshop.axes)
if items:
    st.html(Path(__file__).with_name("decisions.css"))
    said = ngettext("{settled} de {count} acordado", "{settled} de {count} acordados", len(items))
    st.progress(settled / len(items), said.format(settled=settled, count=len(items)))
    item = choose_current(workshop, items)
main, aside = st.columns([5, 3], gap="medium")
if items:
    with main:
        st.html(item_card(workshop, item))
        offer_way_on(workshop, items, item)
        seen = look_at(workshop, item)
        offer_decisions(workshop, items, item, seen)
        offer_amendments(workshop, items, item, seen)
    with aside:
        with st.container(border=True, gap="small"):
            offer_screen(workshop, actor, item)
        with st.container(border=True, gap="small"):
            offer_notes(workshop, item)
        with st.container(border=True, gap="small"):
            offer_sounding(workshop, actor, item)
        offer_undisputed(workshop, items)
else:
    main.info(_("Ningún grupo ha entregado su eje."), icon=":material/hourglass_empty:")
with aside:
    offer_presentations(workshop)
    offer_speakers(workshop)
    offer_next_steps(workshop)
_ORDER = ["speaker", "presentation", "next_step"]
_RECORDS = ["amendment", "sounding", "mark", "decision", "remark", "reservation"]
follow(workshop, ["workshop", "axis", "objective", "action", "footnote", "delegation", *_ORDER, *_RECORDS])
