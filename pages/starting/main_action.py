"""The one main button of the home page, by role and stage, and the few that stand beside it."""

from collections.abc import Sequence

import streamlit as st

from pages.shared.navigation import AGENDA, CONSOLIDATION, DECISIONS, DRAFT, MATRIX, PRESENTING
from pages.starting.own_card import address_of, to_axis
from pages.starting.stage import offer_stages
from workshop.language import _
from workshop.own_groups import OwnGroup
from workshop.own_tasks import main_of, why_only_reading
from workshop.permissions import Actor, Doing, Role, may
from workshop.workshop import Workshop


def offer_main(workshop: Workshop, actor: Actor, groups: Sequence[OwnGroup]) -> None:
    """Show what is the viewer's to do now."""
    match main_of(workshop, actor):
        case "stage":
            offer_stages(workshop)
            if workshop.axes and workshop.facts.stage == "consolidation":
                _offer_consolidation(workshop)
            elif workshop.axes:
                _offer_matrix(workshop, groups, _("Escribir la matriz"), is_main=False)
        case "present":
            _offer(_("Presentar mi eje"), "present-axis", "cast", PRESENTING, address_of(workshop))
            _offer_matrix(workshop, groups, _("Ver la matriz"), is_main=False)
        case "decide":
            _offer(_("Anotar los acuerdos"), "own-page", "gavel", DECISIONS, address_of(workshop), bool(workshop.axes))
        case "draft":
            _offer_draft(workshop, actor)
        case "write":
            if Role.COORDINATOR in actor.roles:
                offer_stages(workshop)
            _offer_matrix(workshop, groups, _("Escribir la matriz"))
        case "read":
            _offer_reading(workshop, actor, groups)
        case "group":
            _offer_group(workshop, groups)
        case "session":
            st.caption(_("Puede seguir las sesiones a las que se le invitó y lo que entonces se muestra en la sala."))
            _offer(_("Ver la sesión"), "see-session", "calendar_month", AGENDA, address_of(workshop))


def _offer_draft(workshop: Workshop, actor: Actor) -> None:
    is_merging = may(actor, Doing.CONSOLIDATE, workshop)
    if not is_merging:
        st.caption(_("La consolidación todavía no está abierta: por ahora el plan solo se lee."))
    with st.container(horizontal=True):
        _offer(_("Ver borrador"), "see-draft", "description", DRAFT, address_of(workshop), bool(workshop.axes))
        if is_merging and workshop.axes:
            _offer_consolidation(workshop)


def _offer_consolidation(workshop: Workshop) -> None:
    _offer(_("Consolidar el plan"), "own-page", "merge", CONSOLIDATION, address_of(workshop), is_main=False)


def _offer_reading(workshop: Workshop, actor: Actor, groups: Sequence[OwnGroup]) -> None:
    st.caption(why_only_reading(workshop, actor))
    if workshop.axes:
        _offer_matrix(workshop, groups, _("Ver la matriz"))


def _offer_group(workshop: Workshop, groups: Sequence[OwnGroup]) -> None:
    if not groups:
        st.caption(_("Todavía no tiene grupo asignado."))
    if workshop.axes:
        address = to_axis(workshop, groups[0].axis.id if groups else None)
        _offer(_("Ver mi grupo"), "see-group", "diversity_3", MATRIX, address)


def _offer_matrix(workshop: Workshop, groups: Sequence[OwnGroup], label: str, is_main: bool = True) -> None:
    address = to_axis(workshop, groups[0].axis.id if groups else None)
    _offer(label, "write-matrix", "table_edit", MATRIX, address, is_main=is_main)


def _offer(
    label: str, key: str, icon: str, page: str, address: dict[str, str], is_open: bool = True, is_main: bool = True
) -> None:
    kind = "primary" if is_main else "secondary"
    if st.button(label, key=key, type=kind, icon=f":material/{icon}:", disabled=not is_open):  # type: ignore[arg-type]
        st.switch_page(page, query_params=address)
