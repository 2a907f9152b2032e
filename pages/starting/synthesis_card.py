"""The synthesis of the day before on one's own page, while it is presented or is what comes next."""

import streamlit as st

from pages.shared.prose import prose
from workshop.language import _
from workshop.now import local_now
from workshop.permissions import Actor
from workshop.viewing import now_and_next_for
from workshop.workshop import Workshop


def show_synthesis(workshop: Workshop, actor: Actor) -> None:
    """Show the text of the synthesis as it was put into the notes of its point, to whoever may see that point."""
    near = now_and_next_for(workshop, actor, local_now(workshop))
    text = next((each.slot.item.notes for each in near if each and each.slot.item.kind == "synthesis"), "")
    if text.strip():
        with st.expander(_("Síntesis del día anterior"), icon=":material/summarize:", key="own-synthesis"):
            st.html(f'<div class="pl-synthesis" translate="no">{prose(text, {})}</div>')
