"""Acciones parecidas: likely duplicates side by side, marked where they differ, to be merged or let pass."""

from html import escape

import streamlit as st

from pages.consolidation.letting_pass import Passable, offer_letting_pass
from pages.consolidation.opened import open_dialog
from pages.shared.naming import code_of
from pages.shared.prose import pieces_html
from workshop.alike import Alike, alike_actions
from workshop.differences import differences
from workshop.footnotes import note_numbers
from workshop.items import Action
from workshop.language import _
from workshop.numbering import number_plan
from workshop.permissions import Actor
from workshop.workshop import Workshop

_AT_A_TIME = 5


def show_alike(workshop: Workshop, actor: Actor) -> None:
    """Show the pairs that may well say the same, the most alike first; nothing where there are none."""
    found = alike_actions(workshop)
    if not found:
        return
    with st.expander(_("Acciones parecidas ({count})").format(count=len(found)), icon=":material/difference:"):
        st.caption(_("Pueden decir lo mismo. Compárelas: únalas, o déjelas pasar con un motivo."))
        pages = -(-len(found) // _AT_A_TIME)
        page = (st.pagination(pages, key="alike-page") if pages > 1 else 1) or 1
        for pair in found[(page - 1) * _AT_A_TIME : page * _AT_A_TIME]:
            _show_pair(workshop, actor, pair)


def _show_pair(workshop: Workshop, actor: Actor, pair: Alike) -> None:
    with st.container(border=True, gap="small", key=f"alike-{pair.about[:12]}"):
        one, other = workshop.find(pair.one, Action), workshop.find(pair.other, Action)
        st.html(_compared(workshop, one, other))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(_("Parecido: {score} de 100").format(score=round(pair.score * 100)), width="stretch")
            if st.button(_("Unir"), key=f"merge-alike-{pair.about[:12]}", icon=":material/merge:"):
                open_dialog("merge", [one.id, other.id])
            said = _("Acciones {one} y {other} parecidas").format(
                one=_code(workshop, one), other=_code(workshop, other)
            )
            offer_letting_pass(workshop, actor, [Passable(pair.about, other.id, said)], pair.about[:12])


def _compared(workshop: Workshop, one: Action, other: Action) -> str:
    """Return both texts, each under its number; in the second, what it says otherwise is marked."""
    notes, numbers = note_numbers(workshop), number_plan(workshop)
    words = pieces_html(differences(one.text, one.text), notes)
    marked = pieces_html(differences(one.text, other.text), notes)
    rows = ((one, words), (other, marked))
    return "".join(
        f'<p class="pl-compared"><b>{escape(code_of(workshop, numbers, each.id))}</b> '
        f'<span translate="no">{html}</span></p>'
        for each, html in rows
    )


def _code(workshop: Workshop, action: Action) -> str:
    return code_of(workshop, number_plan(workshop), action.id)
