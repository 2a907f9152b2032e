"""Notas de sesión: what is said at a point of the agenda, a line each, on its way into the session's report."""

import streamlit as st

from pages.plenary.note_chat import offer_chat
from pages.plenary.note_line import show_line
from pages.plenary.note_list import offer_mending, reading_of
from pages.plenary.note_point import choose_point
from pages.shared.following import follow
from pages.shared.open_workshop import current
from workshop.language import _
from workshop.permissions import Doing, require

workshop, actor = current()
require(actor, Doing.TAKE_NOTES, workshop)
st.space(4)
with st.container(horizontal=True, vertical_alignment="center"):
    st.title(_("Notas de sesión"), anchor=False, width="stretch")
    report = st.empty()
point = choose_point(workshop)
if point is None:
    st.info(
        _("Todavía no hay puntos en la agenda. Las notas van con el punto en que se dicen."), icon=":material/event:"
    )
else:
    report.link_button(
        _("Informe de esta sesión"),
        f"/api/workshops/{workshop.id}/session-reports.docx?session={point.parent}",
        icon=":material/download:",
        help=_("En Word, con lo anotado hasta ahora"),
    )
    show_line(workshop, point)
    left, right = st.columns([5, 3], gap="medium")
    with left:
        st.html(reading_of(workshop, point))
    with right:
        offer_mending(workshop, point)
        offer_chat(workshop, point)
follow(workshop, ["session", "agenda_item", "session_note", "question", "answer", "practice", "delegation"])
