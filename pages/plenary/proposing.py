"""Another wording from one's own device: the text in the room first, rewritten in place, compared, then sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from pages.plenary.item_card import item_head, item_text
from pages.shared.following import flash
from pages.shared.formats import plain
from pages.shared.naming import name_of, short
from pages.shared.open_workshop import perform, performing
from pages.shared.prose import compared
from workshop.footnotes import note_numbers
from workshop.items import Delegation
from workshop.language import _
from workshop.numbering import number_plan
from workshop.own_proposals import in_the_room
from workshop.permissions import Actor, Doing, may
from workshop.typed_marks import from_typed, mark_names, to_typed
from workshop.use_cases.amend import propose
from workshop.use_cases.decide import Decidable
from workshop.workshop import Workshop

_CHOSEN = "proposed-upon"  # the key of the text that is chosen
_FOLLOWED = "proposed-upon-in-the-room"  # the one the room was looking at when the page last ran
_WRITING = "proposing"


@dataclass(frozen=True, slots=True)
class _Writing:
    """A proposal not yet sent: upon which text (`key`) as it stood (`base`), and whether it is being compared."""

    key: str
    base: str
    text: str
    delegation: str | None
    is_compared: bool = False


def choose_text(workshop: Workshop, items: Sequence[Decidable]) -> Decidable:
    """Show the row that chooses a text, the one in the room first, and return the chosen one.

    Who reads what the room reads goes on with the room; while something is being written, nothing moves.
    """
    by_key = {item.key: item for item in items}
    writing = st.session_state.get(_WRITING)
    if writing and writing.key in by_key:
        st.session_state[_CHOSEN] = writing.key  # Streamlit forgets a choice that is not shown
        return by_key[writing.key]
    room = in_the_room(workshop, items)
    before, now = st.session_state.get(_FOLLOWED), room.key if room else None
    st.session_state[_FOLLOWED] = now
    chosen = st.session_state.get(_CHOSEN)
    if chosen not in by_key or (now and now != before and chosen in (before, items[0].key)):
        st.session_state[_CHOSEN] = now or items[0].key
    numbers = number_plan(workshop)
    if room and st.session_state[_CHOSEN] != now:
        name = plain(name_of(workshop, numbers, room.item, room.field))
        label = _("En pantalla ahora: {name}").format(name=name)
        st.button(label, key="text-in-the-room", icon=":material/cast:", on_click=_go, args=(room.key,))
    labels = {
        each.key: f"{name_of(workshop, numbers, each.item, each.field)} — {short(each.wording, 60)}" for each in items
    }
    if now:
        labels[now] = _("En pantalla ahora: {name}").format(name=labels[now])
    ordered = sorted(by_key, key=lambda key: key != now)
    chosen = st.selectbox(_("Texto del plan"), ordered, key=_CHOSEN, format_func=lambda key: labels.get(key, ""))
    return by_key.get(chosen or "", items[0])


def offer_proposing(workshop: Workshop, actor: Actor, item: Decidable, delegation: Delegation | None) -> None:
    """Show a text, and let it be rewritten, compared and sent; who leads a group may speak for any delegation."""
    writing: _Writing | None = st.session_state.get(_WRITING)
    if writing is None or writing.key != item.key:
        st.html(item_text(workshop, item))
        own = delegation.id if delegation else None
        new = _Writing(item.key, item.wording, item.wording, own)
        st.button(
            _("Proponer otra redacción"), key="start-proposing", icon=":material/edit:", type="primary",
            on_click=_write, args=(new,),
        )  # fmt: skip
        return
    st.html(f'<div class="pl-proposal">{item_head(workshop, item)}</div>')
    if writing.is_compared:
        _offer_sending(workshop, item, writing)
    else:
        may_choose = delegation is None and may(actor, Doing.READ_INTERNAL, workshop)
        _offer_form(workshop, writing, may_choose)


def _offer_form(workshop: Workshop, writing: _Writing, may_choose: bool) -> None:
    names = mark_names(workshop, writing.base)
    with st.form("proposing-form", border=False):
        speaks_for = writing.delegation
        if may_choose and workshop.delegations:
            called = {each.id: each.name or each.code for each in workshop.delegations}
            at = list(called).index(speaks_for) if speaks_for in called else None
            speaks_for = st.selectbox(
                _("Delegación"), list(called), at, lambda each: called.get(each, ""), key="proposed-for",
                placeholder=_("En su propio nombre"),
            )  # fmt: skip
        typed = st.text_area(
            _("Redacción que propone"), to_typed(writing.text, names), key=f"proposed-{writing.key}", height="content"
        )
        if names:
            st.caption(_("Las llamadas de nota se ven como [^1]: déjelas donde van."))
        with st.container(horizontal=True):
            compares = st.form_submit_button(
                _("Ver los cambios"), type="primary", icon=":material/difference:", key="compare-proposal"
            )
            stops = st.form_submit_button(_("Cancelar"), key="stop-proposing")
    if stops:
        _write(None)
        st.rerun()
    if compares:
        text = from_typed(typed or "", names).strip()
        if text in ("", writing.base.strip()):
            st.caption(_("Cambie el texto para proponer otra redacción."))
        else:
            _write(replace(writing, text=text, delegation=speaks_for, is_compared=True))
            st.rerun()


def _offer_sending(workshop: Workshop, item: Decidable, writing: _Writing) -> None:
    """Show what the proposal changes, word by word, with the button that sends it."""
    words = compared(writing.base, writing.text, note_numbers(workshop))
    st.caption(_("Así cambia el texto:"))
    st.html(f'<p class="pl-compared" translate="no">{words}</p>')
    if writing.base != item.wording:
        st.caption(_("El texto cambió mientras usted escribía. Su propuesta se verá sobre el texto de ahora."))
    with st.container(horizontal=True):
        sends = st.button(_("Enviar la propuesta"), key="send-proposal", type="primary", icon=":material/send:")
        st.button(_("Seguir escribiendo"), key="write-on", on_click=_write, args=(replace(writing, is_compared=False),))
    use_case = performing(
        propose, item.item, writing.text, field=item.field, delegation=writing.delegation, shown=writing.base
    )
    if sends and perform(use_case) is not None:
        _write(None)
        flash(_("Se envió la propuesta: la plenaria ya la ve."))
        st.rerun()


def _write(writing: _Writing | None) -> None:
    st.session_state[_WRITING] = writing


def _go(key: str) -> None:
    st.session_state[_CHOSEN] = key
