"""The script Streamlit runs: who is here, which pages they may open, and the frame around them."""

from base64 import b64encode
from pathlib import Path

import streamlit as st

from pages.components import mark_language
from pages.shared.door import show_door, waits_for
from pages.shared.following import show_flash
from pages.shared.frame import show_entrance, show_frame
from pages.shared.navigation import SCREEN, entrance_pages, follow_on, pages_for
from pages.shared.open_workshop import open_id
from pages.shared.rehearsal import show_rehearsal_band
from pages.shared.this_run import begin_run
from pages.shared.undo_offer import show_undo
from pages.shared.viewer import viewer

# The icon travels with the page: Streamlit's address for files is closed, for it is open to whoever knows a name there.
_ICON = "data:image/png;base64," + b64encode((Path(__file__).parent / "icon.png").read_bytes()).decode()
st.set_page_config(page_title="Plenaria", page_icon=_ICON, layout="wide")

begin_run()
person = viewer()
mark_language()
if person is None:
    st.navigation(entrance_pages(show_entrance), position="hidden").run()
elif waits_for(person) is not None:
    st.navigation(entrance_pages(show_door), position="hidden").run()
else:
    page = st.navigation(pages_for(open_id()), expanded=True)
    follow_on()
    show_rehearsal_band()
    if page.url_path != SCREEN:
        show_frame(person, with_title=page.url_path != "")
    show_flash()
    page.run()
    if page.url_path != SCREEN:
        show_undo(page.url_path)
