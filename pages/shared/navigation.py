"""Which pages there are, and which of them a viewer finds in the menu."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import streamlit as st

from pages.shared.open_workshop import current
from workshop.errors import WorkshopNotFound
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop

SCREEN = "pantalla"
HOME = "home.py"
MATRIX = "group_work/matrix.py"
FACTS = "preparation/workshop.py"
AGENDA = "preparation/agenda.py"
PEOPLE = "preparation/people.py"
GROUPS = "preparation/groups.py"
CHECKS = "consolidation/checks.py"
_PAGES = Path(__file__).parent.parent
_GOING = "going_to"


def pages_for(number: int | None) -> Mapping[str, Sequence[st.Page]]:  # type: ignore[valid-type]
    """Return the menu's sections: home alone while no workshop is open, else what this viewer may use of it."""
    home = _page(HOME, _("Inicio"), "home", "", default=True)
    if number is None:
        return {"": [home]}
    try:
        workshop, actor = current()
    except WorkshopNotFound:
        return {"": [home]}
    return {"": [home, *_work(workshop)], **_sections(workshop, actor)}


def go_to(page: str) -> NoReturn:
    """Show another page (its file below pages/) at the next run, by when the menu knows the workshop just opened."""
    st.session_state[_GOING] = page
    st.rerun()


def follow_on() -> None:
    """Switch to the page that `go_to` named, if it is in the menu."""
    page = st.session_state.pop(_GOING, None)
    if page is not None:
        st.switch_page(page)


def _work(workshop: Workshop) -> list[st.Page]:  # type: ignore[valid-type]
    if not workshop.axes:
        return []
    return [_page(MATRIX, _("Matriz de trabajo"), "table_edit", "matriz")]


def _sections(workshop: Workshop, actor: Actor) -> Mapping[str, Sequence[st.Page]]:  # type: ignore[valid-type]
    preparation = _preparation(workshop, actor)
    if not workshop.axes:
        return {_("Preparación"): preparation}
    screen = _page("plenary/screen.py", _("Pantalla de sala"), "co_present", SCREEN)
    decisions = _page("plenary/decisions.py", _("Acuerdos"), "gavel", "acuerdos")
    consolidation = _page("consolidation/plan.py", _("Consolidación"), "merge", "consolidacion")
    checks = _page(CHECKS, _("Por revisar"), "fact_check", "por-revisar")
    draft = _page("consolidation/drafts.py", _("Borrador"), "description", "borrador")
    return {
        _("Preparación"): preparation,
        _("Plenaria"): [screen, *([decisions] if may(actor, Doing.DECIDE, workshop) else [])],
        _("Plan"): [*([consolidation] if may(actor, Doing.CONSOLIDATE, workshop) else []), checks, draft],
    }


def _preparation(workshop: Workshop, actor: Actor) -> Sequence[st.Page]:  # type: ignore[valid-type]
    agenda = _page(AGENDA, _("Agenda"), "calendar_month", "agenda")
    if not may(actor, Doing.PREPARE, workshop):
        return [agenda]
    facts = _page(FACTS, _("Taller"), "edit_note", "taller")
    people = _page(PEOPLE, _("Personas"), "group", "personas")
    groups = _page(GROUPS, _("Ejes y grupos"), "diversity_3", "grupos")
    return [facts, agenda, people, groups]


def _page(path: str, title: str, icon: str, url: str, default: bool = False) -> st.Page:  # type: ignore[valid-type]
    return st.Page(_PAGES / path, title=title, icon=f":material/{icon}:", url_path=url or None, default=default)
