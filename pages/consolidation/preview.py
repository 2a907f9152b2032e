"""The plan before it is downloaded: its pages as they will be printed, or its text for who reads without pictures."""

import streamlit as st

from exports.word.printing import can_draw, can_print
from pages.components.preview import preview
from pages.consolidation.draft_text import draft_html
from workshop.language import _
from workshop.text import without_marks
from workshop.workshop import Workshop


def offer_pdf(word: str) -> None:
    """Offer as PDF, where it can be made, the document that is to be had in Word at an address."""
    if can_print():
        st.link_button(_("Descargar PDF"), word.replace(".docx", ".pdf", 1), icon=":material/picture_as_pdf:")


def show_preview(workshop: Workshop) -> None:
    """Show the plan's pages where they can be drawn and are wanted, else its text."""
    if can_draw() and _wants_pages():
        facts = workshop.facts
        preview(
            address=f"/api/workshops/{workshop.id}/plan/pages",
            revision=workshop.revision,
            name=without_marks(facts.plan_title or facts.title) or _("Plan"),
            key="preview-pages",
        )
    else:
        st.html(draft_html(workshop))


def _wants_pages() -> bool:
    labels = {"pages": _("Páginas"), "text": _("Texto")}
    chosen = st.segmented_control(
        _("Vista del documento"),
        list(labels),
        default="pages",
        format_func=lambda each: labels[each],
        required=True,
        key="preview-as",
        label_visibility="collapsed",
    )
    return chosen != "text"
