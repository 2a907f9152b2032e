"""The synthesis of the day before, beside the agenda that runs, and the step that puts it into its point's notes."""

from html import escape

import streamlit as st

from pages.shared.arranging import do
from pages.shared.naming_points import point_title
from pages.shared.open_workshop import performing
from workshop.doings import doing_of
from workshop.items import AgendaItem
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.running_agenda import Course
from workshop.synthesis import Part, day_before, synthesis
from workshop.use_cases.write_synthesis import write_synthesis
from workshop.workshop import Workshop


def offer_synthesis(workshop: Workshop, actor: Actor, day: Course) -> None:
    """Show what the day before captured, and let it become the text of the point that presents it."""
    before = day_before(workshop, day.session.id)
    if before is None or not may(actor, Doing.READ_INTERNAL, workshop):
        return
    parts = synthesis(workshop, before.id)
    point = next((turn.item for turn in day.turns if turn.item.kind == "synthesis"), None)
    is_at = _is_at(day, point)  # unfolds by itself when its turn comes: another key, another unfolding
    name, key = _("Síntesis del día anterior"), "synthesis-now" if is_at else "synthesis"
    with st.expander(name, icon=":material/summarize:", key=key, expanded=is_at):
        if not parts:
            st.caption(_("Del día anterior todavía no hay notas, acuerdos ni entregas."))
            return
        st.html(parts_html(parts))
        if point is not None and may(actor, doing_of("agenda_item", "notes"), workshop):
            _offer_writing(point)
        st.link_button(
            _("Síntesis en Word"), f"/api/workshops/{workshop.id}/synthesis.docx", icon=":material/download:"
        )


def _offer_writing(point: AgendaItem) -> None:
    if st.button(_("Ponerla en las notas del punto"), key="write-synthesis", icon=":material/edit_note:"):
        said = _("La síntesis quedó en las notas de «{point}».").format(point=point_title(point))
        do(said, performing(write_synthesis, point.id))


def parts_html(parts: list[Part]) -> str:
    """Return a synthesis as HTML: headings with a list each."""
    shown = "".join(
        f"<h4>{escape(part.heading)}</h4><ul>{''.join(f'<li>{escape(line)}</li>' for line in part.lines)}</ul>"
        for part in parts
    )
    return f'<div class="pl-synthesis" translate="no">{shown}</div>'


def _is_at(day: Course, point: AgendaItem | None) -> bool:
    """Say whether the synthesis is on, or next."""
    near = [day.now, *day.to_come[:1]]
    return point is not None and any(turn is not None and turn.item.id == point.id for turn in near)
