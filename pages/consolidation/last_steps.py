"""Entrega y aprobación: to whom the plan went and who approved it, with the form for whoever prepares the workshop."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.shared.edit_form import edit_form
from pages.shared.formats import in_words, plain
from pages.shared.milestones import MILESTONES, milestone_fields, milestone_labels
from workshop.approval import approval_citation
from workshop.handover import handover_line
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop

_OPEN = "milestone"  # the one whose form is open


def show_last_steps(workshop: Workshop, actor: Actor) -> None:
    """Show what is known of the hand-over and the approval; before the first of it, nothing to who only reads."""
    facts = workshop.facts
    said = {"handed_over": handover_line(facts, in_words), "approved": approval_citation(facts, in_words)}
    edits = may(actor, Doing.PREPARE, workshop)
    is_near = facts.stage is None or facts.stage in ("consolidation", *MILESTONES)
    if not any(said.values()) and not (edits and is_near and workshop.axes):
        return
    st.subheader(_("Entrega y aprobación"), anchor=False)
    for stage in MILESTONES:
        if edits and st.session_state.get(_OPEN) == stage:
            _show_form(workshop, actor, stage)
        else:
            _show_line(stage, said[stage], edits)


def _show_line(stage: str, said: str, edits: bool) -> None:
    if said:
        st.markdown(plain(said))
    if edits:
        words = {
            "handed_over": _("Cambiar la entrega") if said else _("Anotar la entrega"),
            "approved": _("Cambiar la aprobación") if said else _("Anotar la aprobación"),
        }
        if st.button(words[stage], key=f"edit-{stage}", icon=":material/edit:", type="tertiary"):
            st.session_state[_OPEN] = stage
            st.rerun()


def _show_form(workshop: Workshop, actor: Actor, stage: str) -> None:
    fields: Callable[..., None] = partial(milestone_fields, workshop=workshop, actor=actor, stage=stage, is_narrow=True)
    message = _("Se anotó la entrega del plan.") if stage == "handed_over" else _("Se anotó la aprobación del plan.")
    close = partial(st.session_state.pop, _OPEN, None)
    edit_form(workshop, workshop.facts, milestone_labels(), fields, message, name=stage, close=close)
