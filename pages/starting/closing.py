"""Closing a stage in which others write: in five minutes or now, with what they type until then kept."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from pages.shared.edit_form import EditForm
from pages.shared.following import flash
from pages.shared.milestones import MILESTONES, milestone_fields, milestone_labels
from pages.shared.moments import when
from pages.shared.open_workshop import current, perform, performing
from pages.shared.undo_offer import done
from workshop.closings import WARNING, Announced, announced
from workshop.errors import WorkshopNotFound
from workshop.labels import choice_label
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.announce_closing import WARNED, announce_closing, call_off_closing
from workshop.use_cases.open_stage import NOTHING, open_stage
from workshop.use_cases.prepare_workshop import Edits
from workshop.workshop import Workshop

_OPEN = "closing_to_open"  # the stage that opens once the closing has come about


def ask_how_to_close(opens: str) -> None:
    """Have the dialog shown that asks how long those who write still have."""
    st.session_state[_OPEN] = opens


def show_dialog() -> None:
    """Show the dialog that was asked for, through every run until it is closed."""
    if _OPEN in st.session_state:
        st.dialog(_("Cerrar la etapa"), icon=":material/timer:", on_dismiss=_forget)(_show)()


def show_announced(workshop: Workshop) -> None:
    """Show the closing that was announced, and let it be hurried or called off."""
    closing = announced(workshop)
    if closing is None:
        return
    with st.container(border=True, key="announced"):
        hour = when(closing.at.isoformat(), workshop.facts.timezone)
        said = _("**«{closes}» se cierra {when}** y se abre «{opens}».")
        if closing.at <= datetime.now(UTC):
            said = _("**Cerrando «{closes}»**: se recibe lo que venía en camino y en unos segundos se abre «{opens}».")
        st.markdown(said.format(when=hour, **_names(closing)))
        with st.container(horizontal=True):
            if closing.at > datetime.now(UTC) and st.button(_("Cerrar ahora"), key="close-now"):
                _announce(closing.opens, timedelta(0))
            if st.button(_("Cancelar el cierre"), key="call-off-closing", type="tertiary"):
                _call_off()


def _show() -> None:
    try:
        workshop, actor = current()
    except WorkshopNotFound:
        return
    stage, opens = workshop.facts.stage, st.session_state.get(_OPEN, "")
    if stage in (None, opens) or announced(workshop) or not may(actor, Doing.OPEN_STAGE, workshop):
        st.caption(_("La etapa ya cambió."))
        return
    closing = Announced(datetime.now(UTC), stage or "", opens)
    st.markdown(_("**Se cierra «{closes}» y se abre «{opens}».**").format(**_names(closing)))
    if stage in WARNED:
        st.markdown(
            _(
                "Con cinco minutos de aviso, todas las páginas abiertas muestran cuánto falta. "
                "Lo que se escriba hasta el cierre se guarda; después, solo la coordinación escribe."
            )
        )
    known = _ask_known(workshop, actor, opens)
    with st.container(horizontal=True):
        if stage not in WARNED:
            if st.button(_("Abrir esta etapa"), key="open-now", type="primary", icon=":material/flag:"):
                _open_now(opens, known)
            return
        if st.button(_("Cerrar en 5 minutos"), key="close-soon", type="primary", icon=":material/timer:"):
            _announce(opens, WARNING, known)
        if st.button(_("Cerrar ahora"), key="close-now"):
            _announce(opens, timedelta(0), known)


def _ask_known(workshop: Workshop, actor: Actor, opens: str) -> Edits:
    """Ask what is known of a step that others will ask about; all of it may stay blank."""
    if opens not in MILESTONES:
        return {}
    st.caption(_("Lo que ya se sepa; puede quedar en blanco y anotarse después en «Borrador»."))
    form = EditForm(workshop, workshop.facts, milestone_labels())
    milestone_fields(form, workshop, actor, opens)
    return form.edits()


def _names(closing: Announced) -> dict[str, str]:
    return {
        "closes": choice_label("workshop", "stage", closing.closes),
        "opens": choice_label("workshop", "stage", closing.opens),
    }


def _open_now(opens: str, known: Edits) -> None:
    committed = perform(performing(open_stage, opens, known))
    if committed is None:
        return
    _forget()
    done(_("Se abrió la etapa «{stage}».").format(stage=choice_label("workshop", "stage", opens)), committed)
    st.rerun()


def _announce(opens: str, left: timedelta, known: Edits = NOTHING) -> None:
    committed = perform(performing(announce_closing, opens, datetime.now(UTC) + left, known))
    if committed is None:
        return
    _forget()
    flash(_("El cierre quedó anunciado en todas las páginas.") if left else _("Se está cerrando la etapa."))
    st.rerun()


def _call_off() -> None:
    if perform(performing(call_off_closing)) is not None:
        flash(_("Se canceló el cierre: la etapa sigue abierta."))
        st.rerun()


def _forget() -> None:
    st.session_state.pop(_OPEN, None)
