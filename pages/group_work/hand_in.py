"""Entregar a plenaria: a group's axis goes to the plenary with what it lacks said first, and may come back."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from pages.group_work.axis_checks import show_axis_checks
from pages.shared.checked import checked_axis
from pages.shared.formats import plain
from pages.shared.moments import when
from pages.shared.navigation import is_quick
from pages.shared.open_workshop import current, perform, performing
from pages.shared.running import database
from pages.shared.undo_offer import done
from storage.history import entries_of
from workshop.closings import announced, is_group_work_over
from workshop.errors import Forbidden, WorkshopNotFound
from workshop.items import Axis
from workshop.language import _, ngettext
from workshop.numbering import number_plan
from workshop.permissions import Actor, Doing, Role, may
from workshop.text import without_marks
from workshop.use_cases.hand_in import hand_in_axis, take_back_axis
from workshop.workshop import Workshop

_OPEN = "handing_in"
_HAND_IN, _TAKE_BACK = ":material/assignment_turned_in:", ":material/assignment_return:"


def show_handed_in(workshop: Workshop, actor: Actor, axis: Axis) -> None:
    """Say above the matrix that the axis was handed in, when and by whom, and let it be given back.

    Who may write although the groups' work is over reads that it is marked. The place is there either way: what
    follows would be built anew where something came or went before it.
    """
    place = st.empty()
    if not axis.handed_in:
        if is_group_work_over(workshop) and may(actor, Doing.WRITE_MATRIX, workshop, axis.id):
            over = _("El trabajo en grupos está cerrado: lo que cambie ahora queda marcado «después del cierre».")
            place.caption(over)
        return
    with place.container(key="handed-in", border=True, horizontal=True, vertical_alignment="center", gap="small"):
        said = _sentence(workshop, axis, _who(workshop, [axis]))
        then = (
            _("Lo que cambie ahora queda marcado «después del cierre».")
            if Role.COORDINATOR in actor.roles
            else _("Por ahora solo se lee.")
        )
        _show_line(f"<strong>{escape(said)}</strong> <span>{escape(then)}</span>")
        _offer_take_back(workshop, actor, axis)


def offer_hand_in(workshop: Workshop, actor: Actor, axis: Axis) -> None:
    """Offer below the matrix to hand the axis in; a workshop that is but a matrix has nobody to hand it to."""
    if is_quick(workshop) or axis.handed_in or not may(actor, Doing.HAND_IN, workshop, axis.id):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _offer_dialog(axis, "secondary")
        count = len(checked_axis(workshop, axis.id))
        if count:
            said = ngettext("Falta una cosa por revisar.", "Faltan {count} cosas por revisar.", count)
            st.caption(said.format(count=count), width="content")


def show_hand_ins(workshop: Workshop, actor: Actor, axes: Sequence[Axis]) -> None:
    """List some axes with whether each was handed in, and what may be done about it."""
    if is_quick(workshop) or not axes:
        return
    count = sum(bool(axis.handed_in) for axis in axes)
    said = _("Entregas a la plenaria: {count} de {all}").format(count=count, all=len(axes))
    closing = announced(workshop)
    if closing is not None and closing.closes == "group_work":
        hour = when(closing.at.isoformat(), workshop.facts.timezone)
        said = _("{said}; la etapa se cierra {when}").format(said=said, when=hour)
    with st.expander(said, icon=_HAND_IN, key="hand-ins"):
        who, numbers = _who(workshop, axes), number_plan(workshop).axes
        for axis in axes:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                state = _sentence(workshop, axis, who) if axis.handed_in else _("Con el grupo")
                title = f"{numbers[axis.id]}. {without_marks(axis.short_title or axis.title)}"
                _show_line(f"<b translate=no>{escape(title)}</b> <span>{escape(state)}</span>")
                if axis.handed_in:
                    _offer_take_back(workshop, actor, axis)
                elif may(actor, Doing.HAND_IN, workshop, axis.id):
                    _offer_dialog(axis, "tertiary")
    show_handing_in()


def show_handing_in() -> None:
    """Show the dialog that was asked for, through every run until it is closed."""
    if _OPEN in st.session_state:
        st.dialog(_("Entregar a la plenaria"), icon=_HAND_IN, on_dismiss=_close)(_show_dialog)()


def _show_line(html: str) -> None:
    st.html(f"<p class=pl-handed-in>{html}</p>", width="stretch")


def _offer_dialog(axis: Axis, kind: str) -> None:
    if st.button(_("Entregar a plenaria"), key=f"hand-in-{axis.id}", type=kind, icon=_HAND_IN):  # type: ignore[arg-type]
        st.session_state[_OPEN] = axis.id


def _offer_take_back(workshop: Workshop, actor: Actor, axis: Axis) -> None:
    if not may(actor, Doing.HAND_IN, workshop, axis.id):
        return
    if st.button(_("Devolver al grupo"), key=f"take-back-{axis.id}", icon=_TAKE_BACK, type="tertiary"):
        committed = perform(performing(take_back_axis, axis.id))
        if committed is not None:
            done(_("Se devolvió el eje al grupo."), committed)
            st.rerun()


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _show_dialog() -> None:
    try:
        workshop, _actor = current(Doing.READ_MATRIX)
    except (WorkshopNotFound, Forbidden):
        return
    axis = workshop.items.get(st.session_state.get(_OPEN, ""))
    if not isinstance(axis, Axis) or not workshop.is_live(axis.id) or axis.handed_in:
        st.caption(_("Este eje ya está entregado."))
        return
    title = plain(without_marks(axis.title))
    st.markdown(f"**{number_plan(workshop).axes[axis.id]}\\. {title}**")
    if checked_axis(workshop, axis.id):
        st.caption(_("Esto falta en el eje. Se puede entregar igual; nada lo impide."))
    with st.container(height="content", key="hand-in-checks"):
        show_axis_checks(workshop, axis)
    if st.button(_("Entregar a plenaria"), key="hand-in-now", type="primary", icon=_HAND_IN):
        committed = perform(performing(hand_in_axis, axis.id))
        if committed is not None:
            _close()
            done(_("Se entregó el eje a la plenaria."), committed)
            st.rerun()


def _who(workshop: Workshop, axes: Sequence[Axis]) -> Mapping[str, str]:
    """Return axis to the name of who handed it in last; nothing for one that a file brought so."""
    handed_in = [axis.id for axis in axes if axis.handed_in]
    if not handed_in:
        return {}
    entries = database().read(lambda db: entries_of(db, workshop.id, handed_in, "handed_in"))
    return {entry.change.item: entry.actor_name for entry in entries if entry.change.kind == "set"}


def _sentence(workshop: Workshop, axis: Axis, who: Mapping[str, str]) -> str:
    moment = when(axis.handed_in or "", workshop.facts.timezone)
    if axis.id not in who:
        return _("Entregado a la plenaria {when}").format(when=moment)
    return _("Entregado a la plenaria {when} por {name}").format(when=moment, name=who[axis.id])
