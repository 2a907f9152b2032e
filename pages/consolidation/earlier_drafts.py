"""What is chosen of the Word file, and the drafts issued so far: each as it was, and compared with any other."""

import streamlit as st

from exports.word.annexes import ANNEXES, annexes_for
from pages.api.drafts import plan_address
from pages.consolidation.comparison import open_comparison
from pages.shared.formats import plain
from pages.shared.moments import moment_of
from workshop.drafts import draft_title
from workshop.items import Draft
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop

_REMARKS, _SINCE, _ANNEXES = "word-remarks", "word-since", "word-annexes"


def chosen_address(workshop: Workshop, actor: Actor) -> str:
    """Return where the working copy is to be had as it was chosen further down the page."""
    remarks = bool(st.session_state.get(_REMARKS)) and may(actor, Doing.READ_INTERNAL, workshop)
    since = st.session_state.get(_SINCE)
    known = {draft.number for draft in workshop.drafts}
    offered = annexes_for(workshop, actor)
    annexes = [name for name in offered if name in (st.session_state.get(_ANNEXES) or ())]
    return plan_address(workshop.id, since=since if since in known else None, remarks=remarks, annexes=annexes)


def offer_options(workshop: Workshop, actor: Actor) -> None:
    """Offer what may be chosen of the Word file."""
    marks_remarks = may(actor, Doing.READ_INTERNAL, workshop)
    st.subheader(_("Opciones del Word"), anchor=False)
    if marks_remarks:
        st.checkbox(_("Observaciones al margen"), key=_REMARKS)
    st.pills(
        _("Anexos"),
        annexes_for(workshop, actor),
        selection_mode="multi",
        wrap=True,
        format_func=lambda name: _(ANNEXES[name].title),
        key=_ANNEXES,
    )
    if workshop.drafts:
        titles = {draft.number: draft_title(draft.number) for draft in reversed(workshop.drafts)}
        st.selectbox(
            _("Cambios marcados desde"),
            list(titles),
            index=None,
            format_func=lambda number: titles[number],
            placeholder=_("Sin marcar cambios"),
            key=_SINCE,
        )


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
        with st.container(horizontal=True, gap="small"):
            word, compare = _("Word"), _("Comparar")
            st.link_button(word, plan_address(workshop.id, draft.number), icon=":material/download:")
            if st.button(compare, key=f"compare-{draft.number}", icon=":material/compare_arrows:"):
                open_comparison(draft.number)
                st.rerun()
