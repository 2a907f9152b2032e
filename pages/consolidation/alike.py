"""Acciones parecidas: likely duplicates side by side, marked where they differ, to be merged or let pass."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.consolidation.letting_pass import Passable, offer_letting_pass
from pages.consolidation.opened import open_dialog
from pages.consolidation.telling import offer_telling, what_was_told
from pages.shared.naming import code_of
from pages.shared.prose import pieces_html
from workshop.alike import Alike, alike_actions, alike_to_others
from workshop.differences import differences
from workshop.footnotes import note_numbers
from workshop.items import Action, Initiative
from workshop.language import _
from workshop.numbering import number_plan
from workshop.permissions import Actor
from workshop.workshop import Workshop

_AT_A_TIME = 5


def show_alike(workshop: Workshop, actor: Actor) -> None:
    """Show the pairs that may well say the same, the most alike first; nothing where there are none."""
    among, others = alike_actions(workshop), alike_to_others(workshop)
    if not among and not others:
        return
    count = len(among) + len(others)
    with st.expander(_("Acciones parecidas ({count})").format(count=count), icon=":material/difference:", key="alike"):
        if among:
            st.caption(_("Pueden decir lo mismo. Compárelas: avise a las relatorías, únalas o déjelas pasar."))
            _show_some(workshop, actor, among, "alike-page")
        if others:
            st.subheader(_("Con iniciativas de otros organismos"), anchor=False)
            st.caption(_("Coordine con el organismo, o deje pasar el par con un motivo."))
            _show_some(workshop, actor, others, "alike-others-page")


def _show_some(workshop: Workshop, actor: Actor, found: Sequence[Alike], key: str) -> None:
    pages = -(-len(found) // _AT_A_TIME)
    page = (st.pagination(pages, key=key) if pages > 1 else 1) or 1
    for pair in found[(page - 1) * _AT_A_TIME : page * _AT_A_TIME]:
        with st.container(border=True, gap="small", key=f"alike-{pair.about[:12]}"):
            _show_pair(workshop, actor, pair)


def _show_pair(workshop: Workshop, actor: Actor, pair: Alike) -> None:
    key, one = pair.about[:12], workshop.find(pair.one, Action)
    other = workshop.find(pair.other)
    name = _name(workshop, pair)
    score = _("Parecido: {score} de 100").format(score=round(pair.score * 100))
    told = what_was_told(workshop, one, other) if isinstance(other, Action) else ""
    st.html(_compared(workshop, one, pair.line or (other.cell("text") or ""), name))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(" · ".join(part for part in (score, told) if part), width="stretch")
        if isinstance(other, Action):
            offer_telling(workshop, actor, one, other, key)
            if st.button(_("Unir"), key=f"merge-alike-{key}", icon=":material/merge:"):
                open_dialog("merge", [one.id, other.id])
        said = _("Acciones {one} y {other} parecidas").format(one=_code(workshop, one), other=name)
        offer_letting_pass(workshop, actor, [Passable(pair.about, one.id, said)], key)


def _compared(workshop: Workshop, one: Action, text: str, name: str) -> str:
    """Return both texts side by side, each under its name; what only one of them says is marked in each."""
    notes, found = note_numbers(workshop), differences(one.text, text)
    sides = (
        (_code(workshop, one), [piece for piece in found if piece.kind != "new"]),
        (name, [piece for piece in found if piece.kind != "gone"]),
    )
    cells = "".join(
        f'<div class="pl-compared"><b>{escape(said)}</b><p translate="no">{pieces_html(pieces, notes)}</p></div>'
        for said, pieces in sides
    )
    return f'<div class="pl-sides">{cells}</div>'


def _name(workshop: Workshop, pair: Alike) -> str:
    other = workshop.find(pair.other)
    if isinstance(other, Initiative):
        return " · ".join(part.strip() for part in (other.body, other.title) if part.strip())
    return code_of(workshop, number_plan(workshop), pair.other)


def _code(workshop: Workshop, action: Action) -> str:
    return code_of(workshop, number_plan(workshop), action.id)
