"""The letters about quotas: one text per delegation that has a gap, in either language, each copied with one press."""

import streamlit as st

from pages.shared.formats import plain
from workshop.language import LANGUAGES, _, current_language, language, ngettext
from workshop.quota_letters import in_one_text, quota_letters
from workshop.quotas import QuotaBoard
from workshop.workshop import Workshop


def show_letters(workshop: Workshop, board: QuotaBoard) -> None:
    """Show what to write to each delegation that has a gap, and all of it in one text."""
    st.subheader(_("Qué escribir a cada delegación"), anchor=False)
    chosen = st.segmented_control(
        _("Idioma de los textos"),
        list(LANGUAGES),
        default=current_language(),
        format_func=lambda code: LANGUAGES[code],
        key="letters-language",
        required=True,
    )
    with language(chosen or current_language()):
        letters = quota_letters(workshop, board)
    if not letters:
        st.caption(_("Todas las delegaciones tienen su cupo completo."))
        return
    count = len(letters)
    label = ngettext("Una delegación", "Todas en un solo texto ({count})", count).format(count=count)
    with st.expander(label, key="letters-in-one"):
        st.code(in_one_text(letters), language=None, wrap_lines=True)
    for delegation, letter in letters:
        st.markdown(f"**{plain(delegation.name)}**")
        st.code(letter, language=None, wrap_lines=True)
