"""Which pages there are, and which of them a viewer finds in the menu."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from pages.shared.open_workshop import current
from workshop.errors import WorkshopNotFound
from workshop.language import _
from workshop.permissions import Actor, Doing, may
from workshop.workshop import Workshop

SCREEN = "pantalla"
_PAGES = Path(__file__).parent.parent


def pages_for(number: int | None) -> Mapping[str, Sequence[st.Page]]:  # type: ignore[valid-type]
    """Return the menu's sections: home alone while no workshop is open, else what this viewer may use of it."""
    home = _page("home.py", _("Inicio"), "home", "", default=True)
    if number is None:
        return {"": [home]}
    try:
        workshop, actor = current()
    except WorkshopNotFound:
        return {"": [home]}
    return {"": [home, *_work(workshop)], **_sections(workshop, actor)}


def _work(workshop: Workshop) -> list[st.Page]:  # type: ignore[valid-type]
    if not workshop.axes:
        return []
    return [_page("group_work/matrix.py", _("Matriz de trabajo"), "table_edit", "matriz")]


def _sections(workshop: Workshop, actor: Actor) -> Mapping[str, Sequence[st.Page]]:  # type: ignore[valid-type]
    agenda = _page("preparation/agenda.py", _("Agenda"), "calendar_month", "agenda")
    draft = _page("consolidation/drafts.py", _("Borrador"), "description", "borrador")
    screen = _page("plenary/screen.py", _("Pantalla de sala"), "co_present", SCREEN)
    checks = _page("consolidation/checks.py", _("Por revisar"), "fact_check", "por-revisar")
    preparing = may(actor, Doing.PREPARE, workshop)
    sections = {
        _("Preparación"): [
            *([_page("preparation/workshop.py", _("Taller"), "edit_note", "taller")] if preparing else []),
            agenda,
            *([_page("preparation/people.py", _("Personas"), "group", "personas")] if preparing else []),
            *([_page("preparation/groups.py", _("Ejes y grupos"), "diversity_3", "grupos")] if preparing else []),
        ],
        _("Plenaria"): [
            screen,
            *([_page("plenary/decisions.py", _("Acuerdos"), "gavel", "acuerdos")] if _decides(workshop, actor) else []),
        ],
        _("Plan"): [
            *([_page("consolidation/plan.py", _("Consolidación"), "merge", "consolidacion")] if _consolidates(workshop, actor) else []),
            checks,
            draft,
        ],
    }  # fmt: skip
    return sections if workshop.axes else {name: pages for name, pages in sections.items() if name == _("Preparación")}


def _decides(workshop: Workshop, actor: Actor) -> bool:
    return may(actor, Doing.DECIDE, workshop)


def _consolidates(workshop: Workshop, actor: Actor) -> bool:
    return may(actor, Doing.CONSOLIDATE, workshop)


def _page(path: str, title: str, icon: str, url: str, default: bool = False) -> st.Page:  # type: ignore[valid-type]
    return st.Page(_PAGES / path, title=title, icon=f":material/{icon}:", url_path=url or None, default=default)
