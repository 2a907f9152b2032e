"""The room's code, and the links that open a group's matrix on the laptop of its table."""

import streamlit as st

from pages.shared.adding import form_heading
from pages.shared.choices import tell_apart
from pages.shared.following import flash
from pages.shared.link_shown import keep_link, qr
from pages.shared.moments import when
from pages.shared.open_workshop import attempt_step, current
from pages.shared.running import database, public_url
from pages.shared.show_problem import show_problem
from storage.room import CODE_DAYS, close_room, open_room, room_code
from storage.table_laptops import open_table
from workshop.errors import Problem
from workshop.language import _
from workshop.workshop import Workshop


def show_room(workshop: Workshop) -> None:
    """Show the code with its QR, and let it be made, renewed or switched off."""
    form_heading(_("Código de la sala"))
    st.caption(_("Quien lo escribe espera en la puerta hasta que se le admita; sin admitir no ve nada del taller."))
    code = room_code(database(), workshop.id)
    if code is not None:
        if code.code is None:
            st.warning(_("Este código se hizo en otro servidor y aquí no se puede mostrar. Renuévelo para verlo."))
        else:
            st.code(f"{code.code[:4]}-{code.code[4:]}", language=None)
            st.image(qr(f"{public_url()}/sala/{code.code}"), width=200, alt=_("Código QR para entrar a la sala"))
        st.caption(_("Vence {when}.").format(when=when(code.expires_at.isoformat(), workshop.facts.timezone)))
    with st.container(horizontal=True):
        label = _("Renovar el código") if code else _("Hacer un código")
        said = _("Sirve {days} días; el anterior deja de servir").format(days=CODE_DAYS)
        if st.button(label, key="open-room", type="secondary" if code else "primary", help=said):
            _change(True)
        if code and st.button(_("Apagar el código"), key="close-room"):
            _change(False)


def _change(is_opening: bool) -> None:
    try:
        attempt_step(open_room if is_opening else close_room)
    except Problem as problem:
        show_problem(problem)
        return
    flash(
        _("El código ya sirve; también se muestra en la pantalla de sala.") if is_opening else _("Se apagó el código.")
    )
    st.rerun()


def show_tables(workshop: Workshop) -> None:
    """Show the form that makes a table's link."""
    form_heading(_("Equipo de la mesa"))
    st.caption(
        _(
            "Abre la matriz de un grupo en su equipo hasta que termine el día; quien escribe elige su nombre. Si es "
            "más fácil, escriba en ese equipo el código de la sala y admítalo como equipo de la mesa."
        )
    )
    if not workshop.axes:
        st.caption(_("Todavía no hay ejes."))
        return
    axes = tell_apart({axis.id: axis.short_title or axis.title for axis in workshop.axes})
    with st.form("table", border=False):
        axis = st.selectbox(_("Eje"), list(axes), format_func=lambda each: axes.get(each, ""), key="table-axis")
        if st.form_submit_button(_("Hacer el enlace de la mesa"), key="open-table", icon=":material/laptop_mac:"):
            _open_table(axis, axes[axis])


def _open_table(axis: str, name: str) -> None:
    try:
        _person, token = attempt_step(open_table, axis)
    except Problem as problem:
        show_problem(problem)
        return
    keep_link(current()[0], _("Mesa · {axis}").format(axis=name), token, of_table=True)
    st.rerun()
