"""The stages of a workshop on the home page: which one is open, and the control that opens another."""

from html import escape

import streamlit as st

from pages.shared.choices import choice_names
from pages.shared.milestones import MILESTONES
from pages.shared.moments import when
from pages.shared.open_workshop import current, perform, performing
from pages.shared.undo_offer import done
from pages.starting.closing import ask_how_to_close, show_announced, show_dialog
from pages.starting.stage_log import show_log
from workshop.closings import announced
from workshop.labels import choice_label
from workshop.language import _
from workshop.permissions import Doing, may
from workshop.use_cases.announce_closing import WARNED
from workshop.use_cases.open_stage import STAGES, next_stage, open_stage
from workshop.workshop import Workshop


def show_stages(workshop: Workshop) -> None:
    """Show the row of stages with the open one marked, and until when; nothing for a workshop that does without."""
    now = workshop.facts.stage
    if now is None:
        return
    at = STAGES.index(now)
    steps = "".join(
        f'<li class="{"pl-past" if place < at else ""}"{" aria-current=step" if place == at else ""}>'
        f"{escape(choice_label('workshop', 'stage', stage))}</li>"
        for place, stage in enumerate(STAGES)
    )
    name = escape(_("Etapas"))
    st.html(f'<ol class="pl-steps" aria-label="{name}">{steps}</ol>')
    closing = announced(workshop)
    if closing is not None and not may(current()[1], Doing.OPEN_STAGE, workshop):  # who opens stages has it below
        closes = choice_label("workshop", "stage", now)
        hour = when(closing.at.isoformat(), workshop.facts.timezone)
        st.caption(_("«{stage}» se cierra {when}.").format(stage=closes, when=hour))


def offer_stages(workshop: Workshop) -> None:
    """Show the control that opens the next stage, or any other one, and what it did so far."""
    now = workshop.facts.stage
    following = next_stage(now)
    if now is None:
        st.caption(_("Este taller no usa etapas: todo está abierto."))
        if st.button(_("Usar etapas"), key="use-stages", icon=":material/flag:"):
            _open(following)
        return
    if announced(workshop):
        show_announced(workshop)
    else:
        _offer_next(now, following)
    show_log(workshop)
    show_dialog()


def _offer_next(now: str, following: str | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if following and st.button(
            _next_label(now, following), key="next-stage", type="primary", icon=":material/flag:"
        ):
            _go_to(now, following)
        with st.popover(_("Otra etapa"), key="other-stage"):
            _offer_any(now)


def _next_label(now: str, following: str) -> str:
    names = {"now": choice_label("workshop", "stage", now), "following": choice_label("workshop", "stage", following)}
    return _("Cerrar «{now}» y abrir «{following}»").format(**names)


def _offer_any(now: str) -> None:
    names = choice_names("workshop", "stage")
    others = [stage for stage in STAGES if stage != now]
    chosen = st.radio(_("Etapa"), others, format_func=lambda stage: names[stage], key="any-stage")
    st.caption(_("Volver a una etapa anterior no borra nada."))
    if st.button(_("Abrir esta etapa"), key="open-stage"):
        _go_to(now, chosen)


def _go_to(now: str, stage: str) -> None:
    """Open a stage; where it takes the pen out of somebody's hand, or is one that others will ask about, ask first."""
    if (now in WARNED or stage in MILESTONES) and STAGES.index(stage) > STAGES.index(now):
        ask_how_to_close(stage)
    else:
        _open(stage)


def _open(stage: str | None) -> None:
    committed = perform(performing(open_stage, stage))
    if committed is None:
        return
    done(_("Se abrió la etapa «{stage}».").format(stage=choice_label("workshop", "stage", stage)), committed)
    st.rerun()
