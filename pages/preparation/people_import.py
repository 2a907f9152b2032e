"""Bringing a list of people in: sent as a file or pasted, looked through row by row, then taken in one step."""

from dataclasses import dataclass, field

import streamlit as st

from exports.sheets.countries import country_codes
from exports.sheets.workbook import LIMIT
from pages.api.people_sheet import waiting_sheet
from pages.components import upload
from pages.components.upload import Kept
from pages.preparation.people_deciding import decide
from pages.preparation.people_preview import confirm, show_rows
from pages.shared.adding import empty_form
from pages.shared.formats import plain
from pages.shared.open_workshop import current
from pages.shared.show_problem import show_problem
from workshop.errors import Problem
from workshop.language import _, current_language
from workshop.people_list import PersonRow, read_people, read_sheet
from workshop.sheet import Sheet
from workshop.weighed_people import Decision, Weighing, weigh_people
from workshop.workshop import Workshop

_LIST, _TURN = "people-list", "people-turn"
_LARGE = 1_000  # rows from which it is shown how far the weighing has come


@dataclass
class _Brought:
    """A list that somebody looks through in this session, what they decided of it, and its weighing as last made."""

    text: str = ""
    kept: str = ""
    sheet: Sheet | None = None
    keep_notes: bool = False
    decisions: dict[int, Decision] = field(default_factory=dict)
    rows: list[PersonRow] = field(default_factory=list)
    of_rows: object = None
    weighing: Weighing | None = None
    of_weighing: object = None


def turned_to_import(workshop: Workshop) -> int:
    """Show the button that turns the page to importing; return how often it was pressed: the tabs begin anew then."""
    if workshop.participants and st.session_state.get(_LIST) is None:
        st.button(_("Importar lista"), key="import-list", type="primary", icon=":material/upload_file:", on_click=_turn)
    return int(st.session_state.get(_TURN, 0))


def _turn() -> None:
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def import_list(workshop: Workshop) -> None:
    """Show the ways to bring a list, or what was understood of the one that came."""
    brought: _Brought | None = st.session_state.get(_LIST)
    weighing, problem = None, None
    if brought is not None:
        try:
            weighing = _weighed(workshop, brought)
        except Problem as found:
            problem = found
    if brought is not None and weighing is not None and weighing.rows:
        _look_through(workshop, brought, weighing)
        return
    _bring(workshop)
    if problem is not None:
        show_problem(problem)
    elif weighing is not None:
        st.warning(_("No se reconoció a ninguna persona. Escriba una por línea."), icon=":material/warning:")


def _bring(workshop: Workshop) -> None:
    st.caption(
        _(
            "Suba el Excel (.xlsx) o CSV tal como llegó, o pegue la lista. Antes de guardar se muestra qué pasará "
            "con cada fila."
        )
    )
    upload(
        address=f"/api/workshops/{workshop.id}/people-sheet",
        label=_("Subir Excel o CSV"),
        accept=(".xlsx", ".csv", ".tsv", ".txt"),
        limit=LIMIT,
        key="upload-people",
        on_kept=_take_up,
        reads=True,
    )
    _paste()


def _take_up(kept: Kept) -> None:
    workshop, actor = current()
    sheet = waiting_sheet(workshop.id, actor.id, kept["people"])
    if sheet is not None:
        st.session_state[_LIST] = _Brought(kept=kept["people"], sheet=sheet)


def _paste() -> None:
    with st.form("paste-people", border=False):
        text = st.text_area(
            _("O pegue la lista, una persona por línea"),
            height=120,
            key=f"people-text-{st.session_state.get('turn-paste-people', 0)}",
            placeholder=_("Nombre; delegación; perfil; cargo; institución; correo"),
        )
        if st.form_submit_button(_("Revisar"), key="review-people", icon=":material/preview:") and text.strip():
            st.session_state[_LIST] = _Brought(text=text)
            st.rerun()


def _look_through(workshop: Workshop, brought: _Brought, weighing: Weighing) -> None:
    if brought.sheet is not None:
        _show_sheet(workshop, brought, brought.sheet)
    decide(workshop, weighing, brought.decisions)
    if confirm(weighing, brought.rows, brought.decisions):
        st.session_state.pop(_LIST, None)
        empty_form("paste-people")
        st.rerun()
    show_rows(workshop, weighing)


def _show_sheet(workshop: Workshop, brought: _Brought, sheet: Sheet) -> None:
    """Say which sheet is shown, and offer the others of its book and the notes."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if sheet.name:
            st.markdown(_("Hoja: **{name}**").format(name=plain(sheet.name)), width="content")
        for name in sheet.others[:4]:
            if st.button(_("Leer «{name}»").format(name=plain(name)), key=f"sheet-{name}", type="tertiary"):
                _turn_to(workshop, brought, name)
        brought.keep_notes = st.checkbox(
            _("Guardar como notas las columnas que no se reconocen"), brought.keep_notes, key="people-notes"
        )


def _turn_to(workshop: Workshop, brought: _Brought, name: str) -> None:
    _workshop, actor = current()
    try:
        sheet = waiting_sheet(workshop.id, actor.id, brought.kept, name)
    except Problem as problem:
        show_problem(problem)
        return
    if sheet is not None and brought.sheet is not None:
        others = [each for each in (*brought.sheet.others, brought.sheet.name) if each != name]
        turned = Sheet(sheet.rows, sheet.name, tuple(others))
        st.session_state[_LIST] = _Brought(kept=brought.kept, sheet=turned, keep_notes=brought.keep_notes)
        st.rerun()


def _weighed(workshop: Workshop, brought: _Brought) -> Weighing:
    """Return the list weighed against the present one: anew only where something is another than before."""
    now = (workshop.revision, brought.keep_notes, current_language())
    if brought.of_rows != now:
        countries = country_codes()
        if brought.sheet is None:
            brought.rows = read_people(workshop, brought.text, countries)
        else:
            brought.rows = read_sheet(workshop, brought.sheet, countries, keep_notes=brought.keep_notes)
        brought.of_rows = now
    key = (now, tuple(brought.decisions.items()))
    if brought.weighing is None or brought.of_weighing != key:
        is_large = len(brought.rows) > _LARGE
        bar = st.progress(0.0, _("Se comparan las filas con la lista…")) if is_large else None

        def tell(done: float) -> None:
            if bar:
                bar.progress(done)

        brought.weighing = weigh_people(workshop, brought.rows, brought.decisions, tell)
        brought.of_weighing = key
        if bar:
            bar.empty()
    return brought.weighing
