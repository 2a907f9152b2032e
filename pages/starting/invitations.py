"""Inviting people: a personal link, shown once, as text and as a QR."""

import streamlit as st

from pages.shared.choices import tell_apart
from pages.shared.link_shown import keep_link
from pages.shared.open_workshop import attempt_step, current
from pages.shared.show_problem import show_problem
from storage.roles import invite
from workshop.errors import Problem
from workshop.language import _
from workshop.permissions import OF_AXES, Grant, Role
from workshop.role_labels import role_label
from workshop.workshop import Workshop


def offer_invitations(workshop: Workshop) -> None:
    """Show the form that invites one person; the page shows the link it makes."""
    axes = tell_apart({axis.id: axis.short_title or axis.title for axis in workshop.axes})
    roles = {role: role_label(role) for role in Role}
    with st.form("invite", border=False):
        name = st.text_input(_("Nombre de la persona"), key="invite-name")
        role = st.selectbox(
            _("Papel en este taller"),
            list(Role),
            index=list(Role).index(Role.RAPPORTEUR),
            format_func=lambda each: roles[each],
            key="invite-role",
        )
        chosen = st.multiselect(
            _("Ejes de su grupo, si facilita, escribe o participa en un grupo"),
            list(axes),
            format_func=lambda each: axes.get(each, ""),
            key="invite-axes",
            placeholder=_("Todos"),
            select_all=False,
        )
        if st.form_submit_button(_("Crear enlace"), key="invite-create", icon=":material/link:"):
            _invite(name, role or Role.RAPPORTEUR, chosen)


def _invite(name: str, role: Role, axes: list[str]) -> None:
    try:
        workshop, _actor = current()
        places = [workshop.find(axis).id for axis in axes] if role in OF_AXES and axes else [None]
        _person, token = attempt_step(invite, name, [Grant(role, axis) for axis in places])
    except Problem as problem:
        show_problem(problem)
        return
    keep_link(workshop, name.strip(), token)
