"""The shared screen: one scene, chosen from another device, in letters that are read from the back of the room."""

from pathlib import Path

import streamlit as st

from pages.components import scene
from pages.plenary.showing import shown_now
from pages.shared.following import follow
from pages.shared.open_workshop import current
from pages.shared.own_time import own_zone

workshop, actor = current()
for name in ("screen.css", "sounding.css"):
    st.html(Path(__file__).with_name(name))
own = own_zone(workshop)
scene(shown_now(workshop, actor, own), workshop=workshop.id, zone=own)
follow(workshop, [])  # what changes comes over the live line: a run for each of 300 pages would take seconds
