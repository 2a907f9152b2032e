"""The drafts issued so far: each as it was, with its annexes, and compared with any other."""

import streamlit as st

from exports.word.annexes import ANNEXES
from pages.api.drafts import plan_address
from pages.consolidation.comparison import open_comparison
from pages.shared.formats import plain
from pages.shared.moments import moment_of
from workshop.drafts import draft_title
from workshop.items import Draft
from workshop.language import _
from workshop.workshop import Workshop


def show_drafts(workshop: Workshop) -> None:
    """Show the issued drafts, the latest first, each with its document and the way to compare it."""
    if not workshop.drafts:
        return
    st.subheader(_("Borradores emitidos"), anchor=False)
    for draft in reversed(workshop.drafts):
        _show_draft(workshop, draft)


def _show_draft(workshop: Workshop, draft: Draft) -> None:
    with st.container(key=f"draft-{draft.number}", border=True, gap="small"):
        st.markdown(f"**{draft_title(draft.number)}**")
        when = moment_of(draft.at, workshop.facts.timezone)
        st.caption(" · ".join(part for part in (when, plain(draft.author or "")) if part))
        if draft.remade_at:
            day = moment_of(draft.remade_at, workshop.facts.timezone)
            st.caption(_("Rehecho el {when} sin los datos de una persona borrada").format(when=day))
        if draft.annexes:
            names = ", ".join(_(ANNEXES[name].title) for name in draft.annexes)
            st.caption(_("Anexos: {names}").format(names=names))
        with st.container(horizontal=True, gap="small"):
            word, compare = _("Word"), _("Comparar")
            st.link_button(word, plan_address(workshop.id, draft.number), icon=":material/download:")
            if st.button(compare, key=f"compare-{draft.number}", icon=":material/compare_arrows:"):
                open_comparison(draft.number)
                st.rerun()
