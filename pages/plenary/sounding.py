"""The sounding of an item from the page of the decisions: put it, note what is said aloud, see it, close it."""

from pathlib import Path

import streamlit as st

from pages.plenary.leading import show_scene
from pages.plenary.noted import keep, round_of
from pages.plenary.sounding_shown import sounding_html
from pages.shared.open_workshop import performing
from workshop.choices import CHOICES
from workshop.items import Sounding
from workshop.labels import choice_label
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.soundings import last_sounding, tally
from workshop.use_cases.decide import Decidable
from workshop.use_cases.sound import close_sounding, mark, put_to_delegations, use_soundings
from workshop.workshop import Workshop

_FORM = "mark"


def offer_sounding(workshop: Workshop, actor: Actor, item: Decidable) -> None:
    """Show how the delegations stand to an item, and what may be done about it; only where soundings are used."""
    if may(actor, Doing.PREPARE, workshop):
        _offer_use(workshop)
    if not workshop.facts.soundings:
        return
    st.html(Path(__file__).with_name("sounding.css"))
    last = last_sounding(workshop, item.item, item.field)
    if last is not None:
        st.html(sounding_html(workshop, tally(workshop, last.id)))
    if last is None or last.closed is not None:
        label = _("Sondear este punto") if last is None else _("Sondear de nuevo")
        if st.button(label, key="put-sounding", icon=":material/how_to_vote:", width="stretch"):
            keep(_FORM, _("Se abrió el sondeo."), performing(put_to_delegations, item.item, item.field))
        return
    _offer_marking(workshop, last)
    with st.container(horizontal=True):
        asked = st.button(_("Mostrar en la sala"), key="show-sounding", icon=":material/cast:", width="stretch")
        if asked and show_scene(workshop, actor, ("sounding", None)):
            st.rerun()
        if st.button(_("Cerrar el sondeo"), key="close-sounding", icon=":material/lock:", width="stretch"):
            keep(_FORM, _("Se cerró el sondeo."), performing(close_sounding))


def _offer_use(workshop: Workshop) -> None:
    used = workshop.facts.soundings
    wanted = st.toggle(
        _("Usar sondeos"), value=used, key=f"use-soundings-{used}",
        help=_("Cada País Miembro, por su jefatura, dice cómo ve un texto. No es una votación."),
    )  # fmt: skip
    if wanted != used:
        keep(_FORM, _("Se usan sondeos.") if wanted else _("Ya no se usan sondeos."), performing(use_soundings, wanted))


def _offer_marking(workshop: Workshop, sounding: Sounding) -> None:
    """Let who leads the plenary note what a delegation says aloud."""
    names = {each.id: each.name or each.code for each in workshop.delegations}
    key = f"{sounding.id}-{round_of(_FORM)}"
    with st.popover(_("Anotar por una delegación"), icon=":material/edit:", width="stretch", key="mark-for"):
        delegation = st.selectbox(
            _("Delegación"), list(names), None, lambda each: names.get(each, ""), key=f"mark-who-{key}",
            placeholder=_("Elija una delegación"),
        )  # fmt: skip
        choice = st.radio(
            _("Respuesta"), CHOICES["mark", "choice"], key=f"mark-choice-{key}",
            format_func=lambda each: choice_label("mark", "choice", each),
        )  # fmt: skip
        reason = st.text_input(_("Motivo u observación"), key=f"mark-reason-{key}")
        if st.button(_("Anotar"), key="note-mark", type="primary", disabled=delegation is None):
            use_case = performing(mark, sounding.id, delegation, choice, reason or "")
            keep(_FORM, _("Se anotó la respuesta."), use_case)
