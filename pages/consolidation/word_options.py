"""What is chosen of the Word file on Borrador: remarks, annexes, and the draft since which changes are marked."""

import streamlit as st

from exports.word.annexes import ANNEXES, annexes_for
from pages.api.drafts import plan_address
from workshop.drafts import draft_title
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop

_REMARKS, _SINCE, _ANNEXES = "word-remarks", "word-since", "word-annexes"


def chosen_address(workshop: Workshop, actor: Actor) -> str:
    """Return where the working copy is to be had as it was chosen further down the page."""
    remarks = bool(st.session_state.get(_REMARKS)) and may(actor, Doing.READ_INTERNAL, workshop)
    since = st.session_state.get(_SINCE)
    known = {draft.number for draft in workshop.drafts}
    annexes = chosen_annexes(workshop, actor)
    return plan_address(workshop.id, since=since if since in known else None, remarks=remarks, annexes=annexes)


def chosen_annexes(workshop: Workshop, actor: Actor) -> list[str]:
    """Return the annexes chosen on the page; before anything was chosen, those of the last draft."""
    last = workshop.drafts[-1].annexes if workshop.drafts else ()
    chosen = st.session_state.get(_ANNEXES, last)
    return [name for name in annexes_for(workshop, actor) if name in chosen]


def offer_options(workshop: Workshop, actor: Actor) -> None:
    """Offer what may be chosen of the Word file."""
    st.subheader(_("Opciones del Word"), anchor=False)
    if may(actor, Doing.READ_INTERNAL, workshop):
        st.checkbox(_("Observaciones al margen"), key=_REMARKS)
    ask_annexes(workshop, actor, _ANNEXES)
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


def ask_annexes(workshop: Workshop, actor: Actor, key: str) -> list[str]:
    """Ask which annexes are to be printed, those chosen on the page at first, and return them."""
    offered = annexes_for(workshop, actor)
    chosen = [name for name in st.session_state.get(key, chosen_annexes(workshop, actor)) if name in offered]
    if st.session_state.get(key) != chosen:
        st.session_state[key] = chosen
    return st.pills(
        _("Anexos"),
        offered,
        selection_mode="multi",
        wrap=True,
        format_func=lambda name: _(ANNEXES[name].title),
        key=key,
    )
