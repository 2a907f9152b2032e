"""Everybody with a role in the workshop, and beside the list one person: roles, links, a substitute, the end."""

from collections.abc import Callable

import streamlit as st

from pages.shared.adding import form_heading
from pages.shared.choices import tell_apart
from pages.shared.erasing import offer_erasing
from pages.shared.following import flash
from pages.shared.formats import plain
from pages.shared.link_shown import keep_link
from pages.shared.moments import when
from pages.shared.open_workshop import attempt_step, current
from pages.shared.running import database
from pages.shared.show_problem import show_problem
from pages.shared.tables import Cell, Row, show_table
from storage.database import Database
from storage.erasing import erase_person
from storage.remaking import seek_person
from storage.roles import (
    Access,
    change_roles,
    fresh_links,
    invite,
    links_of,
    list_access,
    revoke,
    revoke_all,
    revoke_link,
)
from storage.substitutes import substitute
from workshop.errors import Problem
from workshop.expected_roles import expected_grants
from workshop.language import _, ngettext
from workshop.permissions import Actor
from workshop.role_labels import grant_label, grants_label, possible_grants
from workshop.workshop import Workshop

_PERSON = "access-person"


def show_people(workshop: Workshop, actor: Actor, people: list[Access]) -> None:
    """Show the list, and beside it the one person that is chosen."""
    left, right = st.columns([3, 2], gap="medium")
    ids = [each.id for each in people]
    if st.session_state.get(_PERSON) not in ids:
        st.session_state.pop(_PERSON, None)
    with right:
        names = tell_apart({each.id: each.name for each in people})
        chosen = st.selectbox(_("Persona"), ids, format_func=lambda each: names.get(each, ""), key=_PERSON)
        person = next((each for each in people if each.id == chosen), None)
        if person is not None:
            _show_person(workshop, actor, person)
        _offer_end_of_all()
    with left:
        rows = [
            Row(
                [Cell(each.name, "strong"), grants_label(workshop, each.grants), _state(workshop, each)],
                chosen=each.id == chosen,
            )
            for each in people
        ]
        show_table(_("Accesos"), [_("Nombre"), _("Papel"), _("Estado")], rows)


def _state(workshop: Workshop, person: Access) -> Cell:
    seen = person.seen_at and when(person.seen_at.isoformat(), workshop.facts.timezone)
    below = [_("Coordina todos los talleres")] if person.everywhere else []
    if person.present:
        return Cell(_("Entró; se vio {when}").format(when=seen), "good", below=below)
    if person.table_axis is not None and not person.invited:
        return Cell(_("El enlace de la mesa venció"), "quiet")
    if person.invited:
        return Cell(_("Tiene un enlace sin usar"), "quiet", below=below)
    return Cell(_("Sin enlace: hace falta uno nuevo"), "warning", below=below)


def _show_person(workshop: Workshop, actor: Actor, person: Access) -> None:
    with st.container(border=True, key="access-one"):
        form_heading(plain(person.name))
        _offer_roles(workshop, person)
        with st.container(horizontal=True):
            if person.table_axis is None and st.button(
                _("Enlace nuevo"), key="fresh-link", icon=":material/link:", help=_("Para otro equipo o si se perdió")
            ):
                _make_link(person)
            if person.id != actor.id and st.button(
                _("Anular acceso"), key="revoke", icon=":material/link_off:", help=_("Cierra sus equipos ahora mismo")
            ):
                _do(_("Se anularon sus enlaces y se cerraron sus equipos."), revoke, person.id)
        _show_links(workshop, actor, person)
        if person.table_axis is None and person.id != actor.id:
            with st.container(horizontal=True):
                _offer_substitute(person)
                if offer_erasing(erase_person, seek_person, person.id):
                    st.session_state.pop(_PERSON, None)
                    st.rerun()


def _offer_roles(workshop: Workshop, person: Access) -> None:
    possible = possible_grants(workshop)
    names = tell_apart({grant: grant_label(workshop, grant) for grant in possible})
    with st.form(f"roles-{person.id}", border=False):
        chosen = st.multiselect(
            _("Papeles en este taller; sin ninguno, sale del taller"),
            possible,
            default=[grant for grant in person.grants if grant in possible],
            format_func=lambda grant: names.get(grant, ""),
            key=f"grants-{person.id}",
            placeholder=_("Ninguno"),
            select_all=False,
        )
        if st.form_submit_button(_("Guardar papeles"), key=f"save-roles-{person.id}", icon=":material/badge:"):
            _do(_("Se cambiaron los papeles; ya valen en las páginas abiertas."), change_roles, person.id, chosen)


def _show_links(workshop: Workshop, actor: Actor, person: Access) -> None:
    links = links_of(database(), workshop, actor, person.id)
    if len(links) < 2:
        return
    for link in links:
        made = when(link.created_at.isoformat(), workshop.facts.timezone)
        said = _("Enlace hecho {when}, usado") if link.entered_at else _("Enlace hecho {when}, sin usar")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(said.format(when=made), width="stretch")
            if st.button(_("Anular"), key=f"revoke-{link.id[:16]}", type="tertiary", icon=":material/link_off:"):
                _do(_("Se anuló el enlace."), revoke_link, person.id, link.id)


def _offer_substitute(person: Access) -> None:
    with st.popover(_("Viene otra persona"), icon=":material/swap_horiz:", key="substitute"):
        st.caption(_("Hereda los papeles y el lugar; el enlace y los equipos de quien no viene quedan anulados."))
        name = st.text_input(_("Nombre de quien viene"), key=f"substitute-name-{person.id}")
        if st.button(_("Sustituir"), key="substitute-now", type="primary"):
            made = _try(substitute, person.id, name)
            if isinstance(made, tuple):
                workshop, _actor = current()
                st.session_state.pop(_PERSON, None)
                keep_link(workshop, name.strip(), made[1])
                st.rerun()


def _offer_end_of_all() -> None:
    with st.popover(_("Anular todos los accesos"), icon=":material/link_off:", key="revoke-all"):
        st.caption(_("Nadie más entra ni ve nada, salvo usted y quienes también están en otros talleres."))
        if st.button(_("Anular todos"), key="revoke-all-now", type="primary"):
            count = _try(revoke_all)
            if isinstance(count, int):
                said = ngettext("Se anuló el acceso de una persona.", "Se anuló el acceso de {count} personas.", count)
                flash(said.format(count=count))
                st.rerun()


def offer_list(workshop: Workshop, people: list[Access]) -> None:
    """Offer to give all of the workshop's list their roles at once, and links on paper or for letters."""
    known = {each.participant for each in people}
    missing = [person for person in workshop.participants if person.id not in known]
    form_heading(_("La lista de personas"))
    if missing:
        said = ngettext(
            "Una persona de la lista todavía no tiene acceso.",
            "{count} personas de la lista todavía no tienen acceso.",
            len(missing),
        )
        st.caption(said.format(count=len(missing)))
        label = _("Dar acceso a toda la lista")
        if st.button(
            label, key="invite-list", icon=":material/group_add:", help=_("Con el papel que dicen los grupos")
        ):
            _invite_all()
    else:
        st.caption(
            _("Toda la lista tiene acceso.") if workshop.participants else _("Todavía no hay lista de personas.")
        )
    st.link_button(
        _("Hojas con QR y archivo para correos"),
        f"/api/workshops/{workshop.id}/links",
        icon=":material/print:",
        help=_("Hace enlaces nuevos para quienes usted marque"),
    )


def _invite_all() -> None:
    try:
        count = attempt_step(_invite_missing)
    except Problem as problem:
        show_problem(problem)
        return
    flash(ngettext("Se dio acceso a una persona.", "Se dio acceso a {count} personas.", count).format(count=count))
    st.rerun()


def _invite_missing(database: Database, workshop: Workshop, actor: Actor) -> int:
    """Give everybody of the list who has no access yet the roles their groups tell of; return how many."""
    known = {each.participant for each in list_access(database, workshop, actor)}
    missing = [person for person in workshop.participants if person.id not in known and person.name.strip()]
    for person in missing:
        invite(database, workshop, actor, person.name, expected_grants(workshop, person), person.id)
    return len(missing)


def _make_link(person: Access) -> None:
    tokens = _try(fresh_links, [person.id])
    if isinstance(tokens, dict):
        keep_link(current()[0], person.name, tokens[person.id])
        st.rerun()


def _do(message: str, step: Callable[..., object], *wishes: object) -> None:
    if _try(step, *wishes) is not _REFUSED:
        flash(message)
        st.rerun()


_REFUSED = object()


def _try(step: Callable[..., object], *wishes: object) -> object:
    """Do a step as the viewer in the open workshop; a problem is shown here."""
    try:
        return attempt_step(step, *wishes)
    except Problem as problem:
        show_problem(problem)
        return _REFUSED
