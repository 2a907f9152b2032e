"""The plan before it is downloaded: its pages as they will be printed, or its text for who reads without pictures."""

import streamlit as st

from exports.word.annexes import ANNEXES
from exports.word.printing import can_draw, can_print
from pages.components.preview import preview
from pages.consolidation.draft_text import draft_html
from pages.consolidation.word_options import chosen_annexes
from workshop.language import _
from workshop.permissions import Actor
from workshop.text import without_marks
from workshop.workshop import Workshop


def offer_pdf(word: str) -> None:
    """Offer as PDF, where it can be made, the document that is to be had in Word at an address."""
    if can_print():
        st.link_button(_("Descargar PDF"), word.replace(".docx", ".pdf", 1), icon=":material/picture_as_pdf:")


def show_preview(workshop: Workshop, actor: Actor, word: str) -> None:
    """Show the plan's pages where they can be drawn and are wanted, else its text; `word` is where it is to be had."""
    if can_draw() and _wants_pages():
        facts = workshop.facts
        preview(
            address=f"/api/workshops/{workshop.id}/plan/pages",
            chosen=word.partition("?")[2],
            revision=workshop.revision,
            name=without_marks(facts.plan_title or facts.title) or _("Plan"),
            key="preview-pages",
        )
    else:
        st.html(draft_html(workshop))
        _name_annexes(chosen_annexes(workshop, actor))


def _name_annexes(names: list[str]) -> None:
    """Name the annexes that are printed behind the text, which are tables and lists."""
    if names:
        titles = ", ".join(_(ANNEXES[name].title) for name in names)
        st.caption(_("El Word lleva además estos anexos: {names}.").format(names=titles))


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
