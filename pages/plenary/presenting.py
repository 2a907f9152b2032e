"""Presentar: who facilitates leads the room's screen through their own axis, from any device."""

from pathlib import Path

import streamlit as st

from pages.plenary.current_item import choose_current
from pages.plenary.item_card import item_card
from pages.plenary.remote import offer_screen, offer_window
from pages.shared.following import follow
from pages.shared.open_workshop import current
from workshop.items import Axis
from workshop.language import _
from workshop.permissions import Doing, require
from workshop.use_cases.decide import decidables
from workshop.use_cases.show_screen import presentable

workshop, actor = current()
require(actor, Doing.SHOW_SCREEN, workshop)
st.space(4)
with st.container(horizontal=True, vertical_alignment="center"):
    st.title(_("Presentar"), anchor=False, width="stretch")
    offer_window(workshop)
own = {axis.id for axis in presentable(workshop, actor)}
items = [each for each in decidables(workshop) if (axis := workshop.above(each.item, Axis)) and axis.id in own]
if not items:
    st.info(_("Su eje todavía no tiene textos que mostrar."), icon=":material/hourglass_empty:")
else:
    st.html(Path(__file__).with_name("decisions.css"))
    item = choose_current(workshop, items)
    main, aside = st.columns([5, 3], gap="medium")
    with aside, st.container(border=True, gap="small"):
        offer_screen(workshop, actor, item)
    with main:
        st.html(item_card(workshop, item))
follow(workshop, ["workshop", "axis", "objective", "action", "footnote", "decision", "remark", "reservation"])
