"""One line, then Enter: it is kept with the point, and the next one can be typed at once, without the mouse."""

import streamlit as st

from pages.shared.choices import tell_apart
from pages.shared.naming import short
from pages.shared.open_workshop import attempt, performing
from pages.shared.show_problem import show_problem
from pages.shared.undo_offer import done
from workshop.captured_line import Kind
from workshop.errors import Problem
from workshop.items import AgendaItem, Answer, Question
from workshop.language import _
from workshop.use_cases.take_notes import take_line
from workshop.workshop import Workshop

_LINE, _WHO, _KIND, _ASKED = "note-line", "note-who", "note-kind", "note-question"
_PROBLEM = "note-problem"  # why the last line was not kept; it stands in its field still


def show_line(workshop: Workshop, point: AgendaItem) -> None:
    """Show what kind of thing the next line is, and the line."""
    kinds: dict[Kind, str] = {
        "note": _("Nota"),
        "question": _("Pregunta"),
        "answer": _("Respuesta"),
        "practice": _("Buena práctica"),
    }
    st.segmented_control(
        _("Qué se anota"), list(kinds), key=_KIND, default="note", format_func=kinds.__getitem__, required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    kind = st.session_state[_KIND]
    with st.form("note", border=False):
        if kind == "answer":
            _choose_question(workshop, point)
        left, middle, right = st.columns([7, 2, 1.2], vertical_alignment="bottom")
        with left:
            st.text_input(_("Escriba una línea y presione Enter"), key=_LINE, autocomplete="off")
        with middle:
            _choose_delegation(workshop)
        with right:
            st.form_submit_button(
                _("Anotar"), key="note-keep", type="primary", width="stretch", on_click=_keep, args=(point.id,)
            )
    problem = st.session_state.pop(_PROBLEM, None)
    if problem is not None:
        show_problem(problem)
    st.caption(
        _("Sin soltar el teclado: «?» empieza una pregunta, «=» su respuesta, «+» una buena práctica.")
        + " "
        + _("«CÓDIGO: texto» o «Nombre: texto» dice quién habla.")
    )


def _choose_question(workshop: Workshop, point: AgendaItem) -> None:
    questions = workshop.children(point.id, Question)
    if not questions:
        return
    names = tell_apart({each.id: short(each.text, 90) for each in questions})
    open_ones = [each.id for each in questions if not workshop.children(each.id, Answer)]
    first = open_ones[0] if open_ones else questions[-1].id
    if st.session_state.get(_ASKED) not in names:
        st.session_state[_ASKED] = first
    st.selectbox(_("Responde a"), list(names), format_func=lambda each: names.get(each, ""), key=_ASKED)


def _choose_delegation(workshop: Workshop) -> None:
    names = {each.id: each.name or each.code for each in workshop.delegations}
    if names:
        st.selectbox(
            _("Delegación"),
            list(names),
            None,
            lambda each: names.get(each, ""),
            key=_WHO,
            placeholder=_("Sin atribuir"),
        )


def _keep(point: str) -> None:
    """Keep the line before the page is shown again: so its field is empty then, and keeps the caret."""
    typed, who = st.session_state.get(_LINE, ""), st.session_state.get(_WHO)
    kind: Kind = st.session_state.get(_KIND) or "note"
    asked = st.session_state.get(_ASKED) if kind == "answer" else None
    try:
        committed = attempt(performing(take_line, point, typed, kind, who, asked))
    except Problem as problem:
        st.session_state[_PROBLEM] = problem
        return
    if committed.entries:
        done(_("Se anotó."), committed)
        st.session_state[_LINE] = ""
        for name in (_WHO, _ASKED):
            st.session_state.pop(name, None)
