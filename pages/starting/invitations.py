"""Inviting people from the home page: a personal link, shown once, as text and as a QR."""

import segno
import streamlit as st

from pages.shared.choices import tell_apart
from pages.shared.formats import plain
from pages.shared.open_workshop import current
from pages.shared.running import database, public_url
from pages.shared.show_problem import show_problem
from storage.people import invite_person
from workshop.errors import NameRequired, Problem
from workshop.labels import field_label
from workshop.language import _
from workshop.permissions import Doing, Role, require
from workshop.workshop import Workshop

_SHOWN = "invited"


def offer_invitations(workshop: Workshop) -> None:
    """Show the form that invites one person, and below it the link that was just made."""
    roles = {
        Role.WRITER: _("Escribe en la matriz (facilita o hace relatoría)"),
        Role.READER: _("Lee y sigue el taller (participante)"),
        Role.COORDINATOR: _("Coordina"),
    }
    axes = tell_apart({axis.id: axis.short_title or axis.title for axis in workshop.axes})
    with st.form("invite", border=False):
        name = st.text_input(_("Nombre de la persona"), key="invite-name")
        role = st.selectbox(
            _("Papel en este taller"), list(roles), format_func=lambda each: roles[each], key="invite-role"
        )
        chosen = st.multiselect(
            _("Ejes en los que escribe, si escribe en la matriz"),
            list(axes),
            format_func=lambda each: axes.get(each, ""),
            key="invite-axes",
            placeholder=_("Todos"),
            select_all=False,
        )
        if st.form_submit_button(_("Crear enlace"), key="invite-create", icon=":material/link:"):
            _invite(name, role, chosen)
    _show_link()


def _invite(name: str, role: Role, axes: list[str]) -> None:
    try:
        workshop, actor = current()
        require(actor, Doing.INVITE, workshop)
        if not name.strip():
            raise NameRequired(field=field_label("participant", "name"))
        limits = [workshop.find(axis).id for axis in axes] if role is Role.WRITER and axes else None
        token = invite_person(database(), name.strip(), role, workshop.id, limits)
    except Problem as problem:
        show_problem(problem)
        return
    st.session_state[_SHOWN] = {"workshop": workshop.id, "name": name.strip(), "link": f"{public_url()}/entrar/{token}"}


def _show_link() -> None:
    made = st.session_state.get(_SHOWN)
    if made is None or made["workshop"] != current()[0].id:
        return
    with st.container(border=True, key="invitation"):
        st.markdown(_("**Enlace personal de {name}**").format(name=plain(made["name"])))
        st.caption(
            _("Se muestra una sola vez y sirve para una sola entrada. Envíelo o deje que lo escanee con su teléfono.")
        )
        st.code(made["link"], language=None, wrap_lines=True)
        st.image(qr(made["link"]), width=200, alt=_("Código QR del enlace personal"))
        if st.button(_("Listo"), key="invitation-done"):
            del st.session_state[_SHOWN]
            st.rerun()


def qr(text: str) -> str:
    """Return a QR code as an SVG drawing, dark on white on any theme."""
    return str(segno.make(text, micro=False).svg_inline(scale=5, border=3, dark="#000", light="#fff", omitsize=False))
