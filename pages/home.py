"""Inicio: what is the viewer's own here, what is theirs to do, what is missing; without a workshop, the ways in."""

from html import escape

import streamlit as st

from pages.group_work.hand_in import show_hand_ins
from pages.shared.checked import checked
from pages.shared.door import show_waiting
from pages.shared.following import follow
from pages.shared.formats import day, days_of, plain
from pages.shared.link_shown import show_link
from pages.shared.my_groups import groups_of
from pages.shared.navigation import AGENDA, CHECKS, CONSOLIDATION, GROUPS, PEOPLE, TRACE
from pages.shared.open_workshop import current, me_everywhere, my_workshops, open_id, title_in_list
from pages.starting.copies import offer_wiping
from pages.starting.invitations import offer_invitations
from pages.starting.main_action import offer_main
from pages.starting.own_card import show_asked, show_own_card, show_own_groups
from pages.starting.own_sounding import offer_own_mark
from pages.starting.presence import offer_presence
from pages.starting.stage import show_stages
from pages.starting.synthesis_card import show_synthesis
from pages.starting.ways_in import show_ways_in
from workshop.cells import KINDS
from workshop.errors import WorkshopNotFound
from workshop.labels import choice_label
from workshop.language import _, ngettext
from workshop.missing import axes_of, is_told_of_the_plan, what_is_missing
from workshop.permissions import Actor, Doing, may
from workshop.rehearsals import is_rehearsal
from workshop.traces import has_left_groups
from workshop.workshop import Workshop

_MOST = 6  # things that are missing, before the rest is counted
_HANDING_IN = ("group_work", "plenary")  # the stages in which the groups' axes go to the plenary and come back
_UNWATCHED = {"input", "reservation", "past_activity", "attendance", "mark"}  # ticks and marks come by the dozen
_WATCHED = [kind for kind in KINDS if kind not in _UNWATCHED]
_PLACES = {
    "agenda": (AGENDA, "calendar_month"),
    "people": (PEOPLE, "group"),
    "groups": (GROUPS, "diversity_3"),
    "consolidation": (CONSOLIDATION, "difference"),
    "checks": (CHECKS, "fact_check"),
}


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
    groups = groups_of(workshop, actor)
    st.title(plain(workshop.facts.title), anchor=False)
    with st.container(key="own-top"):
        _show_where_we_are(workshop)
        show_own_card(workshop, actor, groups)
        offer_presence(workshop, actor)
    if is_rehearsal(workshop.facts) and may(actor, Doing.PREPARE, workshop):
        offer_wiping()
    show_waiting(workshop, actor)
    offer_own_mark(workshop, actor)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        offer_main(workshop, actor, groups)
        with st.container(key="asked", gap="small"):
            show_asked(workshop, actor)
        _offer_trace(workshop, actor)
        show_own_groups(workshop, groups)
        show_synthesis(workshop, actor)
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
    known = [facts.body, facts.place, choice_label("workshop", "modality", facts.modality), days_of(workshop)]
    st.caption(plain(" · ".join(each for each in known if each)))
    show_stages(workshop)


def _offer_trace(workshop: Workshop, actor: Actor) -> None:
    """Show the way to what became of each group's words, once these have left the groups' hands."""
    has_left = bool(workshop.axes and workshop.facts.stage) and has_left_groups(workshop)
    if has_left and may(actor, Doing.READ_MATRIX, workshop):
        label = _("¿Qué pasó con nuestra propuesta?")
        st.page_link(TRACE, label=label, icon=":material/timeline:", query_params={"taller": str(workshop.id)})


def _show_missing(workshop: Workshop, actor: Actor) -> None:
    found = checked(workshop) if is_told_of_the_plan(workshop, actor) else []
    missing = what_is_missing(workshop, actor, found)
    if not missing and not may(actor, Doing.READ_INTERNAL, workshop):
        return
    st.subheader(_("Qué falta"), anchor=False)
    for each in missing[:_MOST]:
        page, icon = _PLACES[each.place]
        st.page_link(page, label=plain(each.sentence), icon=f":material/{icon}:", width="stretch")
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
    lines = "".join(
        f'<li><a href="?taller={each.id}" translate="no">{escape(title_in_list(each))}</a> '
        f"{escape(day(each.start_date, 'medium'))}</li>"
        for each in my_workshops()
        if each.id != without
    )
    st.html(f'<ul class="pl-list">{lines}</ul>')


show_home()
