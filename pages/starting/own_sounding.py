"""On one's own page: what the plenary puts to the delegations, for who speaks for one of them.

A mark runs this card alone: forty phones that mark at once do not run forty pages twice.
"""

from pathlib import Path

import streamlit as st

from pages.plenary.sounding_shown import put_wording
from pages.shared.formats import plain
from pages.shared.naming import name_of
from pages.shared.open_workshop import attempt, current, performing
from pages.shared.own_participant import own_participant
from pages.shared.show_problem import show_problem
from workshop.choices import CHOICES
from workshop.errors import Forbidden, Problem, StageClosed, WorkshopNotFound
from workshop.items import Delegation, Mark, Sounding
from workshop.labels import choice_label
from workshop.language import _
from workshop.numbering import number_plan
from workshop.permissions import Actor, Doing, may
from workshop.soundings import open_sounding, speaks_for
from workshop.use_cases.sound import mark
from workshop.workshop import Workshop

_PROBLEM = "own-mark-problem"
_ICONS = {
    "agree": ":material/check:",
    "agree_with_remarks": ":material/rate_review:",
    "object": ":material/block:",
}


def offer_own_mark(workshop: Workshop, actor: Actor) -> None:
    """Show the open sounding with a button for each answer; nothing to who speaks for no delegation."""
    if _asked(workshop, actor) is not None:
        st.html(Path(__file__).parent.parent / "plenary" / "sounding.css")
        st.fragment(_show)()


def _asked(workshop: Workshop, actor: Actor) -> tuple[Sounding, Delegation] | None:
    """Return the open sounding and the delegation that somebody answers for."""
    sounding = open_sounding(workshop)
    if sounding is None or not may(actor, Doing.SOUND, workshop, sounding.parent):
        return None
    delegation = speaks_for(workshop, own_participant(workshop, actor))
    return (sounding, delegation) if delegation is not None else None


def _show() -> None:
    try:
        workshop, actor = current()
    except (WorkshopNotFound, Forbidden, StageClosed):
        return
    asked = _asked(workshop, actor)
    if asked is not None:
        with st.container(border=True, key="own-sounding"):
            _show_card(workshop, *asked)


def _show_card(workshop: Workshop, sounding: Sounding, delegation: Delegation) -> None:
    given = next((each for each in workshop.children(sounding.id, Mark) if each.delegation == delegation.id), None)
    place = name_of(workshop, number_plan(workshop), sounding.parent or "", sounding.field)
    st.subheader(_("Sondeo: {place}").format(place=plain(place)), anchor=False)
    st.html(put_wording(workshop, sounding))
    name = plain(delegation.name or delegation.code)
    st.caption(_("Usted responde por {delegation}. Puede cambiar su respuesta hasta que se cierre.").format(
        delegation=name
    ))  # fmt: skip
    reason = f"why-{sounding.id}"
    st.text_input(_("Observación, o motivo si objeta"), value=given.reason or "" if given else "", key=reason)
    with st.container(horizontal=True):
        for choice in CHOICES["mark", "choice"]:
            is_given = given is not None and given.choice == choice
            st.button(
                choice_label("mark", "choice", choice), key=f"mark-{choice}", icon=_ICONS[choice],
                type="primary" if is_given else "secondary",
                on_click=_mark, args=(sounding.id, delegation.id, choice, reason),
            )  # fmt: skip
    problem: Problem | None = st.session_state.pop(_PROBLEM, None)
    if problem is not None:
        show_problem(problem)
    elif given is not None:
        answer = choice_label("mark", "choice", given.choice)
        st.caption(":material/check: " + _("Se recibió su respuesta: {answer}.").format(answer=answer))


def _mark(sounding: str, delegation: str, choice: str, reason: str) -> None:
    """Keep a mark before the card is shown again, so that it runs once."""
    try:
        attempt(performing(mark, sounding, delegation, choice, st.session_state.get(reason) or ""))
    except Problem as problem:
        st.session_state[_PROBLEM] = problem
