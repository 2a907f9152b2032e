"""On one's own page: what the plenary puts to the delegations, for who speaks for one of them."""

from pathlib import Path

import streamlit as st

from pages.plenary.sounding_shown import put_wording
from pages.shared.following import flash
from pages.shared.formats import plain
from pages.shared.naming import name_of
from pages.shared.open_workshop import perform, performing
from pages.shared.own_participant import own_participant
from workshop.choices import CHOICES
from workshop.items import Mark
from workshop.labels import choice_label
from workshop.language import _
from workshop.numbering import number_plan
from workshop.permissions import Actor, Doing, may
from workshop.soundings import open_sounding, speaks_for
from workshop.use_cases.sound import mark
from workshop.workshop import Workshop

_ICONS = {
    "agree": ":material/check:",
    "agree_with_remarks": ":material/rate_review:",
    "object": ":material/block:",
}


def offer_own_mark(workshop: Workshop, actor: Actor) -> None:
    """Show the open sounding with a button for each answer; nothing to who speaks for no delegation."""
    sounding = open_sounding(workshop)
    if sounding is None or not may(actor, Doing.SOUND, workshop, sounding.parent):
        return
    delegation = speaks_for(workshop, own_participant(workshop, actor))
    if delegation is None:
        return
    css = Path(__file__).parent.parent / "plenary" / "sounding.css"
    given = next((each for each in workshop.children(sounding.id, Mark) if each.delegation == delegation.id), None)
    with st.container(border=True, key="own-sounding"):
        st.html(css)
        place = name_of(workshop, number_plan(workshop), sounding.parent or "", sounding.field)
        st.subheader(_("Sondeo: {place}").format(place=plain(place)), anchor=False)
        st.html(put_wording(workshop, sounding))
        st.caption(_("Usted responde por {delegation}. Puede cambiar su respuesta hasta que se cierre.").format(
            delegation=plain(delegation.name or delegation.code)
        ))  # fmt: skip
        reason = st.text_input(
            _("Observación, o motivo si objeta"), value=given.reason or "" if given else "", key=f"why-{sounding.id}"
        )
        with st.container(horizontal=True):
            for choice in CHOICES["mark", "choice"]:
                is_given = given is not None and given.choice == choice
                label = choice_label("mark", "choice", choice)
                if st.button(
                    label, key=f"mark-{choice}", icon=_ICONS[choice], type="primary" if is_given else "secondary"
                ) and perform(performing(mark, sounding.id, delegation.id, choice, reason or "")):
                    flash(_("Se recibió su respuesta: {answer}.").format(answer=label))
                    st.rerun()
