"""Observaciones on one action, in a dialog: a participant leaves one and sees their own, who writes sees all."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.group_work.action_dialog import ActionDialog
from pages.shared.choices import tell_apart
from pages.shared.following import flash
from pages.shared.formats import plain
from pages.shared.moments import moment_of
from pages.shared.naming import name_of, short
from pages.shared.open_workshop import perform, performing
from pages.shared.own_participant import own_participant
from workshop.errors import N_
from workshop.items import Action, Delegation, Remark
from workshop.language import _
from workshop.numbering import number_plan
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.remark import leave_remark, may_put_away, put_away_remark, remarks_seen
from workshop.workshop import Workshop

_COUNT = "remarks-left"  # the field starts afresh after each remark kept


def _show(workshop: Workshop, actor: Actor, action: Action) -> None:
    name = name_of(workshop, number_plan(workshop), action.id)
    st.caption(plain(f"{name} · {short(action.text, 120)}"))
    found = remarks_seen(workshop, actor, action.id)
    _list(workshop, actor, found)
    if may(actor, Doing.REMARK, workshop, action.id):
        _offer_form(workshop, actor, action)
    else:
        st.caption(_("Ahora no se pueden dejar observaciones en esta acción."))
    _offer_putting_away(workshop, actor, found)


def _list(workshop: Workshop, actor: Actor, found: Sequence[Remark]) -> None:
    rows = "".join(f"<li>{escape(each.text)}<br><small>{escape(_about(workshop, each))}</small></li>" for each in found)
    if rows:
        st.html(f'<ul class="pl-list" translate=no>{rows}</ul>')
    elif may(actor, Doing.READ_INTERNAL, workshop):
        st.caption(_("Todavía no hay observaciones."))
    else:
        st.caption(_("La leen quienes facilitan y quienes escriben la matriz de este grupo."))


def _about(workshop: Workshop, remark: Remark) -> str:
    delegation = workshop.items.get(remark.delegation or "")
    country = delegation.name if isinstance(delegation, Delegation) else ""
    parts = (remark.author or "", country, moment_of(remark.at, workshop.facts.timezone))
    return " · ".join(part for part in parts if part)


def _offer_form(workshop: Workshop, actor: Actor, action: Action) -> None:
    number = st.session_state.setdefault(_COUNT, 0)
    with st.form(f"remark-{action.id}-{number}", border=False):
        text = st.text_area(_("Su observación"), key=f"remark-text-{action.id}-{number}", height=100)
        pressed = st.form_submit_button(
            _("Enviar"), type="primary", icon=":material/add_comment:", key=f"leave-remark-{action.id}"
        )
    if pressed:
        _leave(workshop, actor, action, text or "")


def _leave(workshop: Workshop, actor: Actor, action: Action, text: str) -> None:
    person = own_participant(workshop, actor)
    if perform(performing(leave_remark, action.id, text, person.delegation if person else None)) is not None:
        st.session_state[_COUNT] += 1
        flash(_("Se envió la observación."))
        st.rerun()


def _offer_putting_away(workshop: Workshop, actor: Actor, found: Sequence[Remark]) -> None:
    records = {each.id: each for each in found if may_put_away(workshop, actor, each)}
    if not records:
        return
    names = tell_apart({each.id: plain(short(each.text, 40)) for each in records.values()})
    writes = may(actor, Doing.WRITE_MATRIX, workshop, st.session_state[REMARKS.key])
    chosen = st.menu_button(
        _("Marcar como atendida") if writes else _("Retirar una observación"),
        list(names),
        key="put-away-remark",
        icon=":material/check:" if writes else ":material/comments_disabled:",
        format_func=lambda record: names.get(record, ""),
    )
    if chosen in records and perform(performing(put_away_remark, chosen)) is not None:
        flash(_("La observación ya no está en la lista; el historial la guarda."))
        st.rerun()


REMARKS = ActionDialog("remarks_on", N_("Observaciones"), ":material/comment:", _show)
