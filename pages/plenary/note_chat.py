"""A meeting's chat, pasted: read into lines that are gone through and put right before any of them is kept."""

import streamlit as st

from pages.shared.open_workshop import attempt
from pages.shared.show_problem import show_problem
from pages.shared.undo_offer import done
from workshop.captured_line import read_lines, speakers_of
from workshop.chat import read_chat
from workshop.chat_lines import lines_of_chat
from workshop.errors import Problem
from workshop.items import AgendaItem
from workshop.language import _, ngettext
from workshop.pasted_lines import pasted_lines
from workshop.use_cases.take_notes import take_down
from workshop.workshop import Workshop

_PASTED, _LINES, _NAMES, _TOLD = "chat-pasted", "chat-lines", "chat-names", "chat-told"


def offer_chat(workshop: Workshop, point: AgendaItem) -> None:
    """Show the box a chat is pasted into; once read, its lines, and what keeps them."""
    with st.expander(_("Pegar el chat de la reunión"), icon=":material/forum:", key="chat"):
        problem = st.session_state.pop(_TOLD, None)
        if problem is not None:
            show_problem(problem)
        if _LINES in st.session_state:
            _show_lines(workshop, point)
            return
        st.text_area(_("Chat, como lo guarda o copia el programa de la reunión"), key=_PASTED, height=160)
        st.button(_("Leer el chat"), key="chat-read", icon=":material/manage_search:", on_click=_read)


def _show_lines(workshop: Workshop, point: AgendaItem) -> None:
    st.caption(_("Repase las líneas: «?» pregunta, «=» respuesta, «+» buena práctica, «-» nota. Borre las que sobren."))
    typed = st.text_area(_("Líneas por anotar"), key=_LINES, height=260)
    speakers = speakers_of(workshop).also(st.session_state.get(_NAMES, ()))
    count = len(read_lines(typed, speakers))
    with st.container(horizontal=True):
        words = ngettext("Anotar {count} línea", "Anotar {count} líneas", count).format(count=count)
        st.button(
            words, key="chat-keep", type="primary", icon=":material/add:", disabled=not count,
            on_click=_keep, args=(point.id,),
        )  # fmt: skip
        st.button(_("Cancelar"), key="chat-cancel", on_click=_forget)


def _read() -> None:
    try:
        messages = read_chat("\n".join(pasted_lines(st.session_state.get(_PASTED, ""))))
    except Problem as problem:
        st.session_state[_TOLD] = problem
        return
    if messages:
        st.session_state[_NAMES] = sorted({message.name for message in messages})
        st.session_state[_LINES] = "\n".join(lines_of_chat(messages))


def _keep(point: str) -> None:
    typed, names = st.session_state.get(_LINES, ""), st.session_state.get(_NAMES, ())
    try:
        committed = attempt(
            lambda workshop, actor: take_down(
                workshop, actor, point, read_lines(typed, speakers_of(workshop).also(names))
            )
        )
    except Problem as problem:
        st.session_state[_TOLD] = problem
        return
    if committed.entries:
        count = len(committed.entries)
        done(ngettext("Se anotó {count} línea.", "Se anotaron {count} líneas.", count).format(count=count), committed)
    _forget()


def _forget() -> None:
    for name in (_LINES, _NAMES, _PASTED):
        st.session_state.pop(name, None)
