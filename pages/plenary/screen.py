"""The shared screen: one scene, chosen from another device, in letters that are read from the back of the room."""

from pathlib import Path

import streamlit as st

from pages.plenary.showing import scene_html, show_clock, watched
from pages.shared.following import follow
from pages.shared.open_workshop import current

workshop, actor = current()
for name in ("screen.css", "sounding.css"):
    st.html(Path(__file__).with_name(name))
st.html(scene_html(workshop, actor))
show_clock(workshop, actor)
follow(workshop, list(watched(workshop, actor)))
