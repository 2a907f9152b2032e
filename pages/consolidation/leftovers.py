"""Insumos sin usar: what the groups caught and nothing was made of, each with the way into the plan or out of it."""

from datetime import datetime
from html import escape

import streamlit as st

from pages.consolidation.taking_back import kept
from pages.shared.formats import plain
from pages.shared.moments import moment_of
from pages.shared.naming import short
from pages.shared.open_workshop import perform, performing
from storage.commit import UseCase
from workshop.items import Axis, Delegation, Input
from workshop.language import _
from workshop.numbering import number_plan
from workshop.use_cases.inputs import discard_input, leftovers, make_action
from workshop.workshop import Workshop

_AT_A_TIME = 8


def show_leftovers(workshop: Workshop) -> None:
    """Show the open inputs, those of no axis first; nothing where there are none."""
    found = leftovers(workshop)
    if not found:
        return
    st.subheader(_("Insumos sin usar ({count})").format(count=len(found)), anchor=False)
    st.caption(_("Lo que los grupos anotaron y todavía no es parte del plan."))
    pages = -(-len(found) // _AT_A_TIME)
    page = (st.pagination(pages, key="leftovers-page") if pages > 1 else 1) or 1
    for each in found[(page - 1) * _AT_A_TIME : page * _AT_A_TIME]:
        _show_input(workshop, each)


def _show_input(workshop: Workshop, found: Input) -> None:
    with st.container(key=f"leftover-{found.id}", horizontal=True, vertical_alignment="center", gap="small"):
        about = " · ".join(part for part in (_place(workshop, found), *_said_by(workshop, found)) if part)
        text, below = escape(short(found.text, 600)), escape(about)
        st.html(f'<div translate="no">{text}<div class="pl-below">{below}</div></div>', width="stretch")
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
            if found.alike is None:
                _offer_action(workshop, found)
            if st.button(_("Descartar"), key=f"discard-{found.id}", icon=":material/delete:", type="tertiary"):
                _finish(_("Se descartó un insumo."), performing(discard_input, found.id))


def _offer_action(workshop: Workshop, found: Input) -> None:
    """Offer to make it an action of its axis; of one that is named, where it has none."""
    label, key, icon = _("Hacer acción"), f"make-action-{found.id}", ":material/playlist_add:"
    if isinstance(workshop.items.get(found.parent or ""), Axis):
        if st.button(label, key=key, icon=icon):
            _finish(_("Un insumo pasó a ser acción."), performing(make_action, found.id))
        return
    numbers = number_plan(workshop).axes
    axes = {axis.id: plain(f"{numbers[axis.id]}. {short(axis.title, 50)}") for axis in workshop.axes}
    chosen = st.menu_button(label, list(axes), key=key, icon=icon, format_func=lambda axis: axes.get(axis, ""))
    if chosen in axes:
        _finish(_("Un insumo pasó a ser acción."), performing(make_action, found.id, chosen))


def _place(workshop: Workshop, found: Input) -> str:
    number = number_plan(workshop).axes.get(found.parent or "")
    return _("Eje {number}").format(number=number) if number else _("Sin eje")


def _said_by(workshop: Workshop, found: Input) -> tuple[str, str]:
    delegation = workshop.items.get(found.delegation or "")
    who = delegation.name if isinstance(delegation, Delegation) else found.delegation or found.author or ""
    return short(who, 80), moment_of(found.at, workshop.facts.timezone) if _is_instant(found.at) else ""


def _is_instant(at: str | None) -> bool:
    """Say whether it can be read as one: a loaded file may hold any words."""
    try:
        return bool(at) and datetime.fromisoformat(at or "").tzinfo is not None
    except ValueError:
        return False


def _finish(message: str, use_case: UseCase) -> None:
    committed = perform(use_case)
    if committed is not None:
        kept(message, committed)
        st.rerun()
