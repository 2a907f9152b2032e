"""Historial: every change of the workshop and every step of its security, to look through, take along and prove."""

import streamlit as st

from pages.preparation.history_changes import show_changes
from pages.preparation.history_check import offer_check, show_verdict
from pages.preparation.history_security import show_security
from pages.shared.following import follow
from pages.shared.open_workshop import current
from workshop.language import _
from workshop.permissions import Doing, require

workshop, actor = current()
require(actor, Doing.READ_HISTORY, workshop)
with st.container(horizontal=True, vertical_alignment="center"):
    st.title(_("Historial"), anchor=False, width="stretch")
    is_asked = offer_check()
show_verdict(workshop, is_asked)
parts = {"changes": _("Cambios"), "security": _("Seguridad")}
part = st.segmented_control(
    _("Qué se muestra"), list(parts), default="changes", format_func=lambda each: parts[each], key="history-part",
    label_visibility="collapsed", required=True,
)  # fmt: skip
if part == "security":
    show_security(workshop, actor)
else:
    show_changes(workshop, actor)
follow(workshop, ["axis"])
