"""Which pages there are, and which of them a viewer finds in the menu."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import streamlit as st

from pages.shared.denied import note_closed
from pages.shared.open_workshop import current
from workshop.errors import N_, Forbidden, Problem, WorkshopNotFound
from workshop.language import _
from workshop.own_proposals import all_proposals
from workshop.permissions import Actor, Doing, may, require
from workshop.traces import has_left_groups
from workshop.viewing import dossier_for
from workshop.workshop import Workshop

SCREEN = "pantalla"
HOME = "home.py"
MATRIX = "group_work/matrix.py"
VERSIONS = "group_work/past_matrix.py"
FACTS = "preparation/workshop.py"
AGENDA = "preparation/agenda.py"
DOSSIER = "preparation/dossier.py"
PEOPLE = "preparation/people.py"
ATTENDANCE = "preparation/attendance.py"
GROUPS = "preparation/groups.py"
ACCESS = "preparation/access.py"
HISTORY = "preparation/history.py"
DECISIONS = "plenary/decisions.py"
PROPOSALS = "plenary/own_proposals.py"
NOTES = "plenary/notes.py"
PRESENTING = "plenary/presenting.py"
RUNNING = "plenary/agenda_running.py"
CONSOLIDATION = "consolidation/plan.py"
TEXTS = "consolidation/texts.py"
TRACE = "consolidation/trace.py"
CHECKS = "consolidation/checks.py"
DRAFT = "consolidation/drafts.py"
DOCUMENTS = "consolidation/documents.py"
_PAGES = Path(__file__).parent.parent
_GOING = "going_to"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of a workshop: its file, title, icon and address, what it takes to open it, and whether it needs axes.

    `unless` is what those may do who have more on another page, and so do not find this one in the menu; nor does
    who does not prepare a workshop that makes no use of it.
    """

    path: str
    title: str
    icon: str
    url: str
    doing: Doing = Doing.READ
    needs_axes: bool = True
    unless: Doing | None = None
    is_used: Callable[[Workshop, Actor], bool] = lambda workshop, actor: True

    def is_open(self, workshop: Workshop, actor: Actor) -> bool:
        """Say whether this viewer may open the page now."""
        return (bool(workshop.axes) or not self.needs_axes) and may(actor, self.doing, workshop)

    def is_listed(self, workshop: Workshop, actor: Actor) -> bool:
        """Say whether this viewer finds it in the menu."""
        has_more_elsewhere = self.unless and may(actor, self.unless, workshop)
        is_used = self.is_used(workshop, actor) or may(actor, Doing.PREPARE, workshop)
        return self.is_open(workshop, actor) and is_used and not has_more_elsewhere


def _has_materials(workshop: Workshop, actor: Actor) -> bool:
    return bool(dossier_for(workshop, actor))


def _has_points(workshop: Workshop, _actor: Actor) -> bool:
    return any(workshop.agenda_items(session.id) for session in workshop.sessions)


def _has_people_and_days(workshop: Workshop, _actor: Actor) -> bool:
    return bool(workshop.participants and workshop.sessions)


def _has_proposals(workshop: Workshop, actor: Actor) -> bool:
    return may(actor, Doing.AMEND, workshop) or bool(all_proposals(workshop))


_HOME = Entry(HOME, N_("Inicio"), "home", "", needs_axes=False)
_SECTIONS: Mapping[str, Sequence[Entry]] = {
    "": (Entry(MATRIX, N_("Matriz de trabajo"), "table_edit", "matriz", Doing.READ_MATRIX),),
    N_("Preparación"): (
        Entry(FACTS, N_("Taller"), "edit_note", "taller", Doing.PREPARE, needs_axes=False),
        Entry(AGENDA, N_("Agenda"), "calendar_month", "agenda", needs_axes=False),
        Entry(DOSSIER, N_("Materiales"), "folder_open", "materiales", needs_axes=False, is_used=_has_materials),
        Entry(PEOPLE, N_("Personas"), "group", "personas", Doing.PREPARE, needs_axes=False),
        Entry(
            ATTENDANCE,
            N_("Asistencia"),
            "how_to_reg",
            "asistencia",
            Doing.TAKE_ATTENDANCE,
            needs_axes=False,
            is_used=_has_people_and_days,
        ),
        Entry(GROUPS, N_("Ejes y grupos"), "diversity_3", "grupos", Doing.PREPARE, needs_axes=False),
        Entry(ACCESS, N_("Accesos"), "key", "accesos", Doing.INVITE, needs_axes=False),
        Entry(HISTORY, N_("Historial"), "manage_search", "historial", Doing.READ_HISTORY, needs_axes=False),
    ),
    N_("Plenaria"): (
        Entry(RUNNING, N_("Agenda en curso"), "timer", "agenda-en-curso", Doing.RUN_AGENDA, needs_axes=False),
        Entry("plenary/screen.py", N_("Pantalla de sala"), "co_present", SCREEN, needs_axes=False),
        Entry(
            NOTES,
            N_("Notas de sesión"),
            "edit_square",
            "notas",
            Doing.TAKE_NOTES,
            needs_axes=False,
            is_used=_has_points,
        ),
        Entry(DECISIONS, N_("Acuerdos"), "gavel", "acuerdos", Doing.DECIDE),
        Entry(
            PROPOSALS,
            N_("Propuestas"),
            "edit_document",
            "propuestas",
            Doing.READ_MATRIX,
            unless=Doing.DECIDE,
            is_used=_has_proposals,
        ),
        Entry(PRESENTING, N_("Presentar"), "cast", "presentar", Doing.SHOW_SCREEN, unless=Doing.DECIDE),
    ),
    N_("Plan"): (
        Entry(CONSOLIDATION, N_("Consolidación"), "merge", "consolidacion", Doing.CONSOLIDATE),
        Entry(
            TEXTS, N_("Textos del plan"), "article", "textos", Doing.CONSOLIDATE, needs_axes=False, unless=Doing.PREPARE
        ),
        Entry(CHECKS, N_("Por revisar"), "fact_check", "por-revisar", Doing.READ_MATRIX),
        Entry(
            TRACE,
            N_("Trazabilidad"),
            "timeline",
            "trazabilidad",
            Doing.READ_MATRIX,
            is_used=lambda workshop, _actor: has_left_groups(workshop),
        ),
        Entry(DRAFT, N_("Borrador"), "description", "borrador", Doing.READ_MATRIX),
        Entry(DOCUMENTS, N_("Documentos"), "folder_copy", "documentos", Doing.READ_MATRIX, needs_axes=False),
    ),
}
# Reached from the matrix, not from the menu.
_VERSIONS = Entry(VERSIONS, N_("Versiones"), "history", "versiones", Doing.READ_MATRIX)
_ALL = [*(entry for entries in _SECTIONS.values() for entry in entries), _VERSIONS]


def pages_for(number: int | None) -> Mapping[str, Sequence[st.Page]]:
    """Return the menu: home, and of the open workshop what this viewer may use.

    The other addresses stay known, out of the menu: who follows an old link reads a sentence, not an error.
    """
    home = _page(_HOME, default=True)
    try:
        workshop, actor = current() if number is not None else (None, None)
    except WorkshopNotFound:
        workshop, actor = None, None
    if workshop is None or actor is None:
        return {"": [home, *closed_pages(_ALL, _show_closed)]}
    sections = _quick_sections() if is_quick(workshop) else _SECTIONS
    shown = {name: [each for each in entries if each.is_open(workshop, actor)] for name, entries in sections.items()}
    closed = [entry for entry in _ALL if not entry.is_open(workshop, actor)]
    menu = {
        _(name): [_page(entry, is_listed=entry.is_listed(workshop, actor)) for entry in entries]
        for name, entries in shown.items()
        if name and entries
    }
    beside = [_page(_VERSIONS, is_listed=False)] if _VERSIONS.is_open(workshop, actor) else []
    first = [home, *(_page(entry) for entry in shown[""]), *beside, *map(_closed_page, closed)]
    return {"": first, **menu}


def closed_pages(entries: Sequence[Entry], show: Callable[[], None]) -> list[st.Page]:
    """Return addresses that lead to what `show` says, without a place in the menu."""
    return [st.Page(show, title=_(entry.title), url_path=entry.url, visibility="hidden") for entry in entries]


def entrance_pages(show: Callable[[], None]) -> list[st.Page]:
    """Return every address as it is before entering: they all lead to how to enter."""
    return [st.Page(show, title="Plenaria", url_path="entrada", default=True), *closed_pages(_ALL, show)]


def is_quick(workshop: Workshop) -> bool:
    """Say whether a workshop uses nothing but its matrix and its draft: the rest then stands under "Más"."""
    return workshop.facts.stage is None and not workshop.sessions and not workshop.participants


def _quick_sections() -> Mapping[str, Sequence[Entry]]:
    used = [entry for entry in _ALL if entry.path in (MATRIX, DRAFT)]
    return {"": used, N_("Más"): [entry for entry in _ALL if entry not in (*used, _VERSIONS)]}


def go_to(page: str) -> NoReturn:
    """Show another page (its file below pages/) at the next run, by when the menu knows the workshop just opened."""
    st.session_state[_GOING] = page
    st.rerun()


def follow_on() -> None:
    """Switch to the page that `go_to` named, if it is in the menu."""
    page = st.session_state.pop(_GOING, None)
    if page is not None:
        st.switch_page(page)


def _closed_page(entry: Entry) -> st.Page:
    """Return the address of a page that this viewer may not open; who goes there without the role is noted."""

    def show() -> None:
        try:
            workshop, actor = current()
            require(actor, entry.doing, workshop)
        except Forbidden:
            note_closed(actor.id, workshop.id, entry.url)
        except Problem:
            pass  # the stage is another, or the workshop is gone: nobody did wrong
        _show_closed()

    return closed_pages([entry], show)[0]


def _show_closed() -> None:
    st.info(
        _("Esta página no está abierta para usted en este taller. Vuelva al inicio o pídala a la coordinación."),
        title=_("Página no disponible"),
        icon=":material/lock:",
    )


def _page(entry: Entry, default: bool = False, is_listed: bool = True) -> st.Page:
    return st.Page(
        _PAGES / entry.path,
        title=_(entry.title),
        icon=f":material/{entry.icon}:",
        url_path=entry.url or None,
        default=default,
        visibility="visible" if is_listed else "hidden",
    )
