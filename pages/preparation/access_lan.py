"""Abrir a la sala: whether the room's equipment reaches this program, at which address, and the button that lets it."""

from html import escape

import streamlit as st

from pages.shared.adding import form_heading
from pages.shared.following import flash
from pages.shared.lan import port
from pages.shared.link_shown import qr
from pages.shared.open_workshop import current
from pages.shared.running import database, public_url
from pages.shared.show_problem import show_problem
from pages.shared.to_the_room import DOORS, can_open
from storage.people import log_event
from storage.room import room_code
from workshop.errors import Problem
from workshop.language import _
from workshop.permissions import Doing
from workshop.workshop import Workshop

_LARGE = "shows_address"


def show_lan(workshop: Workshop) -> None:
    """Show how the room reaches this machine, and let a coordinator open and shut the way."""
    form_heading(_("Abrir a la sala"))
    if can_open() and not DOORS.addresses:
        st.caption(_("Ahora solo este equipo llega a Plenaria: los enlaces y códigos QR no sirven en los demás."))
        if st.button(_("Abrir a la sala"), key="open-lan", type="primary", icon=":material/wifi_tethering:"):
            _change(True)
        return
    st.caption(_("Los demás equipos de la misma red llegan a Plenaria por esta dirección."))
    st.code(public_url(), language=None)
    others = [f"`http://{address}:{port()}`" for address in DOORS.addresses[1:]]
    if others:
        st.caption(_("Si este equipo está en varias redes, también por: {others}").format(others=", ".join(others)))
    with st.container(horizontal=True):
        if st.button(_("Mostrar en grande"), key="show-address", icon=":material/qr_code:"):
            st.session_state[_LARGE] = True
        if DOORS.addresses and st.button(
            _("Cerrar la sala"),
            key="close-lan",
            type="tertiary",
            help=_("Los demás equipos pierden la conexión; lo que tengan sin enviar queda en ellos"),
        ):
            _change(False)
    if public_url().startswith("http://"):
        st.caption(_("En esta red lo que se escribe viaja sin cifrar: use una red del taller, no una pública."))
    if _LARGE in st.session_state:
        st.dialog(_("Para entrar"), width="large", on_dismiss=_forget)(_show_large)()


def _change(is_opening: bool) -> None:
    try:
        workshop, actor = current()
        (DOORS.open if is_opening else DOORS.shut)(workshop, actor)
        log_event(database(), "lan_opened" if is_opening else "lan_closed", actor.id, workshop.id)
    except Problem as problem:
        show_problem(problem)
        return
    shut = _("Plenaria quedó cerrada: solo este equipo llega a ella.")
    flash(_("Plenaria quedó abierta a la sala.") if is_opening else shut)
    st.rerun()


def _show_large() -> None:
    """Show the way in as large as a projector needs it: with the room's code where there is one."""
    workshop, _actor = current(Doing.INVITE)
    kept = room_code(database(), workshop.id)
    code = kept.code if kept else None
    address = f"{public_url()}/sala" if code else public_url()
    said = _("Sin código de la sala, cada persona entra con su enlace personal.")
    below = f"<b>{code[:4]}-{code[4:]}</b>" if code else f"<p>{escape(said)}</p>"
    left, right = st.columns(2, vertical_alignment="center", gap="medium")
    with left:
        picture = qr(f"{address}/{code}" if code else address)
        st.image(picture, width=480, alt=_("Código QR para entrar a la sala"))
    with right:
        st.html(f'<div class="pl-way-in"><span>{escape(address)}</span>{below}</div>')


def _forget() -> None:
    st.session_state.pop(_LARGE, None)
