"""Inicio: where the workshop stands, what is mine to do, what is missing; without a workshop, the ways into one."""

from datetime import UTC, datetime
from html import escape
from zoneinfo import ZoneInfo

import streamlit as st

from pages.group_work.hand_in import show_hand_ins
from pages.shared.door import show_waiting
from pages.shared.following import follow
from pages.shared.formats import day, days_of, plain
from pages.shared.link_shown import show_link
from pages.shared.navigation import AGENDA, CONSOLIDATION, DECISIONS, MATRIX
from pages.shared.open_workshop import current, me_everywhere, my_workshops, open_id
from pages.starting.invitations import offer_invitations
from pages.starting.missing import axes_of, what_is_missing
from pages.starting.stage import offer_stages, show_stages
from pages.starting.ways_in import show_ways_in
from workshop.cells import KINDS
from workshop.errors import WorkshopNotFound
from workshop.labels import choice_label
from workshop.language import _, ngettext
from workshop.now import Moment, now_and_next
from workshop.permissions import Actor, Doing, Role, may
from workshop.workshop import Workshop

_MOST = 6  # things that are missing, before the rest is counted
_HANDING_IN = ("group_work", "plenary")  # the stages in which the groups' axes go to the plenary and come back
_UNWATCHED = {"input", "remark", "decision", "reservation", "past_activity"}
_WATCHED = [kind for kind in KINDS if kind not in _UNWATCHED]


def show_home() -> None:
    """Show the open workshop, or the way into one."""
    try:
        workshop, actor = current()
    except WorkshopNotFound:
        _show_without_workshop()
        return
    if st.session_state.get("creating") and may(me_everywhere(), Doing.CREATE_WORKSHOP):
        _show_creating()
        return
    _show_where_we_are(workshop)
    show_waiting(workshop, actor)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _show_mine(workshop, actor)
        if workshop.facts.stage in _HANDING_IN and may(actor, Doing.READ_INTERNAL, workshop):
            show_hand_ins(workshop, actor, axes_of(workshop, actor))
        if may(actor, Doing.INVITE, workshop):
            with st.expander(_("Invitar personas"), icon=":material/person_add:", key="inviting"):
                offer_invitations(workshop)
                show_link(workshop)
    with right, st.container(key="missing"):
        _show_missing(workshop, actor)
    _show_others(workshop)
    follow(workshop, watch=[*_WATCHED, "people"] if may(actor, Doing.ADMIT, workshop) else _WATCHED)


def _show_without_workshop() -> None:
    st.title("Plenaria", anchor=False)
    if open_id() is not None and st.query_params.get("taller"):
        st.warning(_("No se encontró el taller."), icon=":material/search_off:")
    if not may(me_everywhere(), Doing.CREATE_WORKSHOP):
        st.info(
            _("Pida a la coordinación que le dé un papel en su taller y un enlace personal."),
            title=_("Todavía no participa en ningún taller"),
            icon=":material/info:",
        )
        return
    if my_workshops():
        _list_workshops(_("Sus talleres"))
    else:
        st.markdown(_("Todavía no hay taller: cree uno o abra el ejemplo."))
    show_ways_in()


def _show_creating() -> None:
    st.title(_("Un taller nuevo"), anchor=False)
    if st.button(_("Volver al taller"), key="stop-creating", icon=":material/arrow_back:"):
        del st.session_state["creating"]
        st.rerun()
    show_ways_in()


def _show_where_we_are(workshop: Workshop) -> None:
    facts = workshop.facts
    st.title(plain(facts.title), anchor=False)
    known = [facts.body, facts.place, choice_label("workshop", "modality", facts.modality), days_of(workshop)]
    st.caption(plain(" · ".join(each for each in known if each)))
    show_stages(workshop)
    now, following = now_and_next(workshop, datetime.now(UTC).astimezone(ZoneInfo(facts.timezone)).replace(tzinfo=None))
    lines = [(_("Ahora"), now), (_("Sigue"), following)]
    said = "".join(
        f"<dt>{escape(when)}</dt><dd translate=no>{escape(_moment(moment))}</dd>" for when, moment in lines if moment
    )
    if said:
        st.html(f'<dl class="pl-now">{said}</dl>')


def _moment(moment: Moment) -> str:
    slot, today = moment.slot, datetime.now(UTC).date()
    hours = f"{slot.starts}–{slot.ends}" if slot.ends else f"{slot.starts}"
    when = hours if abs((moment.date - today).days) < 1 else f"{day(moment.date, 'long')}, {hours}"
    return f"{when} · {slot.item.title}"


def _show_mine(workshop: Workshop, actor: Actor) -> None:
    st.subheader(_("Lo suyo"), anchor=False)
    if may(actor, Doing.OPEN_STAGE, workshop):
        offer_stages(workshop)
        if workshop.axes:
            _offer_matrix(main=workshop.facts.stage is None)
    elif may(actor, Doing.DECIDE, workshop) or Role.PLENARY_RAPPORTEUR in actor.roles:
        _offer_page(workshop, actor, Doing.DECIDE, _("Anotar los acuerdos"), DECISIONS, "gavel")
    elif may(actor, Doing.CONSOLIDATE, workshop) or Role.CONSOLIDATOR in actor.roles:
        _offer_page(workshop, actor, Doing.CONSOLIDATE, _("Consolidar el plan"), CONSOLIDATION, "merge")
    elif may(actor, Doing.READ_INTERNAL, workshop):
        _offer_writing(workshop, actor)
    elif may(actor, Doing.READ_MATRIX, workshop):
        _show_my_group(workshop, actor)
    else:
        _offer_session()


def _offer_writing(workshop: Workshop, actor: Actor) -> None:
    mine = axes_of(workshop, actor)
    if not mine:
        st.caption(_("La coordinación todavía no ha propuesto los ejes."))
        return
    titles = "".join(f"<li translate=no>{escape(axis.title)}</li>" for axis in mine)
    st.html(f'<ul class="pl-list">{titles}</ul>')
    if not any(may(actor, Doing.WRITE_MATRIX, workshop, axis.id) for axis in mine):
        if any(may(actor, Doing.HAND_IN, workshop, axis.id) for axis in mine):  # the stage is open: they gave it away
            st.caption(_("Su eje está entregado a la plenaria: por ahora la matriz solo se lee."))
        else:
            st.caption(_("La etapa de trabajo en grupos está cerrada: por ahora la matriz solo se lee."))
    _offer_matrix(main=True)


def _offer_page(workshop: Workshop, actor: Actor, doing: Doing, label: str, page: str, icon: str) -> None:
    """Offer the page somebody works on in one stage; before and after it they read what the groups write."""
    if not may(actor, doing, workshop):
        st.caption(_("Su etapa todavía no está abierta: por ahora la matriz solo se lee."))
        _offer_matrix(main=True)
    elif st.button(label, key="own-page", type="primary", icon=f":material/{icon}:", disabled=not workshop.axes):
        st.switch_page(page)


def _offer_session() -> None:
    st.caption(_("Puede seguir la agenda y lo que se muestra en la sala."))
    if st.button(_("Ver la sesión"), key="see-session", type="primary", icon=":material/calendar_month:"):
        st.switch_page(AGENDA)


def _offer_matrix(main: bool) -> None:
    kind = "primary" if main else "secondary"
    if st.button(_("Escribir la matriz"), key="write-matrix", type=kind, icon=":material/table_edit:"):
        st.switch_page(MATRIX)


def _show_my_group(workshop: Workshop, actor: Actor) -> None:
    """Show where a participant works: their place is found by their name, for a link is not tied to the list."""
    name = actor.name.casefold()
    groups = [
        group
        for group in workshop.groups()
        if any(person.name.casefold() == name for person in workshop.members(group.id))
    ]
    for group in groups:
        axis = workshop.items[group.parent or ""]
        lines = [axis.cell("title") or "", group.name, group.room]
        lines.append(_("Facilitación: {name}").format(name=group.facilitator) if group.facilitator else "")
        shown = "".join(f"<p translate=no>{escape(line)}</p>" for line in lines if line)
        st.html(f'<div class="pl-card">{shown}</div>')
    if not groups:
        st.caption(_("Todavía no tiene grupo asignado."))
    if workshop.axes and st.button(_("Ver mi grupo"), key="see-group", type="primary", icon=":material/diversity_3:"):
        st.switch_page(MATRIX)


def _show_missing(workshop: Workshop, actor: Actor) -> None:
    missing = what_is_missing(workshop, actor)
    if not missing and not may(actor, Doing.READ_INTERNAL, workshop):
        return
    st.subheader(_("Qué falta"), anchor=False)
    for each in missing[:_MOST]:
        st.page_link(each.page, label=plain(each.sentence), icon=f":material/{each.icon}:", width="stretch")
    if len(missing) > _MOST:
        more = len(missing) - _MOST
        st.caption(ngettext("y una cosa más", "y {count} cosas más", more).format(count=more))
    if not missing:
        st.caption(_("Nada por ahora."))


def _show_others(workshop: Workshop) -> None:
    may_create = may(me_everywhere(), Doing.CREATE_WORKSHOP)
    others = [each for each in my_workshops() if each.id != workshop.id]
    if not others and not may_create:
        return
    with st.expander(_("Otros talleres"), icon=":material/folder_open:", key="others"):
        if others:
            _list_workshops("", without=workshop.id)
        if may_create and st.button(_("Crear otro taller"), key="create-another", icon=":material/add:"):
            st.session_state["creating"] = True
            st.rerun()


def _list_workshops(heading: str, without: int | None = None) -> None:
    if heading:
        st.subheader(heading, anchor=False)
    unnamed = _("Taller sin título")
    lines = "".join(
        f'<li><a href="?taller={each.id}" translate="no">{escape(each.title or unnamed)}</a> '
        f"{escape(day(each.start_date, 'medium'))}</li>"
        for each in my_workshops()
        if each.id != without
    )
    st.html(f'<ul class="pl-list">{lines}</ul>')


show_home()
