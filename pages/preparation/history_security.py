"""The security log, newest first: who came in, was let in, changed, or was denied something."""

from collections.abc import Mapping

import streamlit as st

from pages.api.history_file import security_address
from pages.preparation.history_looking import AT_A_TIME, Paging, choose, choose_days, when_cell
from pages.shared.history_words import who_did
from pages.shared.running import database
from pages.shared.security_words import GROUPS, group_label, tell_event
from pages.shared.tables import Cell, Row, show_table
from storage.security_search import Event, WantedEvents, search_events, who_is_told_of
from workshop.language import _, ngettext
from workshop.permissions import Actor
from workshop.workshop import Workshop


def show_security(workshop: Workshop, actor: Actor) -> None:
    """Show what is looked for, and a page of the events that fit."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="security-filter"):
        wanted = _choose(workshop, actor)
    paging = Paging("security", wanted)
    found = search_events(
        database(), workshop, actor, wanted, start=paging.start, count=AT_A_TIME, newest=paging.newest
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        said = ngettext("{count} suceso", "{count} sucesos", found.total).format(count=found.total)
        st.markdown(f"**{said}**", width="stretch")
        if found.total:
            st.link_button(
                _("Descargar CSV"), security_address(workshop.id, wanted), icon=":material/download:",
                help=_("Lo que muestra el filtro, para hoja de cálculo"),
            )  # fmt: skip
    if found.events:
        headings = [_("Cuándo"), _("Quién"), _("Qué pasó"), _("A quién")]
        show_table(_("Seguridad"), headings, [_row(workshop, each, found.names) for each in found.events])
        paging.offer(found.total, found.newest)
    elif wanted == WantedEvents():
        st.caption(_("Todavía no ha entrado nadie a este taller ni se ha denegado nada."))
    else:
        st.caption(_("Ningún suceso coincide con lo buscado. Quite algún filtro."))


def _choose(workshop: Workshop, actor: Actor) -> WantedEvents:
    people = {person: who_did(person, name) for person, name in who_is_told_of(database(), workshop, actor)}
    person = choose(_("Persona"), people, _("Todas"), "security-who")
    groups = {name: group_label(name) for name in GROUPS}
    group = choose(_("Tipo de suceso"), groups, _("Todo"), "security-what", "what")
    days = choose_days(workshop, "security")
    return WantedEvents(person, GROUPS[group][1] if group else None, days.since, days.until)


def _row(workshop: Workshop, event: Event, names: Mapping[str, str]) -> Row:
    told = tell_event(workshop, event, names)
    what = Cell(told.what, "warning" if told.is_denial else "")
    return Row([when_cell(told.at, workshop), told.who, what, told.whom])
