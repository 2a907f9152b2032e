"""Dejar pasar: what was looked at and is right as it is leaves the list, with a reason, and can come back."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.shared.choices import tell_apart
from pages.shared.formats import plain
from pages.shared.naming import short
from pages.shared.open_workshop import perform, performing
from pages.shared.undo_offer import done
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.waive import may_waive, review_again, waive
from workshop.waivers import waivers
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Passable:
    """A thing of the list: its sign, the item it stands at, and the sentence it is listed with."""

    about: str
    item: str
    said: str


def offer_letting_pass(workshop: Workshop, actor: Actor, found: Sequence[Passable], key: str) -> None:
    """Show the menu and form by which one thing of a list is let pass; nothing to who may not."""
    choices = {each.about: each for each in found if may_waive(workshop, actor, each.item)}
    if not choices:
        return
    names = tell_apart({each.about: plain(short(each.said, 120)) for each in choices.values()})
    with st.popover(_("Dejar pasar…"), icon=":material/done:", key=f"pass-{key}", type="tertiary"):
        chosen = st.selectbox(
            _("Qué se deja pasar"), list(choices), None, key=f"pass-what-{key}",
            format_func=lambda each: names.get(each, ""),
            placeholder=_("Elija una"),
        )  # fmt: skip
        reason = st.text_input(_("Motivo"), key=f"pass-why-{key}")
        if st.button(_("Dejar pasar"), key=f"pass-do-{key}", type="primary", disabled=chosen not in choices):
            thing = choices[chosen or ""]
            committed = perform(performing(waive, thing.about, thing.item, thing.said, reason or ""))
            if committed is not None:
                done(_("Se dejó pasar. Si el texto cambia, vuelve a la lista."), committed)
                st.rerun()


def show_let_pass(workshop: Workshop, actor: Actor) -> None:
    """Show what was let pass with its reasons, and the way back."""
    found = waivers(workshop)
    if not found:
        return
    with st.expander(_("Lo que se dejó pasar ({count})").format(count=len(found)), icon=":material/done_all:"):
        for each in found.values():
            by = f" · {plain(each.author)}" if each.author else ""
            st.markdown(f"- {plain(each.said)}  \n  :small[{plain(each.reason)}{by}]")
        if may(actor, Doing.CONSOLIDATE, workshop):
            names = tell_apart({each.id: plain(short(each.said, 80)) for each in found.values()})
            chosen = st.menu_button(
                _("Volver a revisar"), list(names), key="review-again", icon=":material/undo:",
                format_func=lambda each: names.get(each, ""),
            )  # fmt: skip
            if chosen in names:
                committed = perform(performing(review_again, chosen))
                if committed is not None:
                    done(_("Volvió a la lista."), committed)
                    st.rerun()
