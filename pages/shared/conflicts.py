"""Two people changed one text: both are shown side by side until one is chosen; the other stays in the history."""

from collections.abc import Callable, Mapping

import streamlit as st

from pages.shared.open_workshop import attempt, current, performing
from pages.shared.seen import forget_cell
from pages.shared.show_problem import show_problem
from pages.shared.undo_offer import done
from workshop.cells import Item
from workshop.errors import ItemNotFound, Problem
from workshop.language import _
from workshop.text import without_marks
from workshop.use_cases.prepare_workshop import Edits

EditUseCase = Callable[..., object]


def hold_conflicts(item: str, edits: Edits) -> None:
    """Keep what was typed into cells that somebody else has changed, until one of both texts is chosen."""
    try:
        now = current()[0].find(item)
    except ItemNotFound:
        return
    st.session_state[_waiting(item)] = {
        name: text for name, (seen, text) in edits.items() if now.version(name) != seen and now.cell(name) != text
    }


def in_conflict(item: str) -> set[str]:
    """Return the fields of an item whose two texts wait for a choice."""
    return set(st.session_state.get(_waiting(item), ()))


def show_conflicts(item: Item, labels: Mapping[str, str], message: str, use_case: EditUseCase) -> None:
    """Show both texts of each of these fields in conflict, with a button under each."""
    waiting: dict[str, str | None] = st.session_state.get(_waiting(item.id), {})
    for name in [name for name in waiting if name in labels]:
        with st.container(border=True, key=f"conflict-{item.id}-{name}"):
            st.warning(
                _("Otra persona guardó este texto mientras usted escribía. Elija cuál queda."),
                title=labels[name],
                icon=":material/call_split:",
            )
            mine, theirs = st.columns(2)
            with mine:
                _show_text(_("Lo que usted escribió"), waiting[name])
                if st.button(_("Guardar lo mío"), key=f"mine-{item.id}-{name}"):
                    _keep_mine(item, name, waiting[name], message, use_case)
            with theirs:
                _show_text(_("Lo que está guardado"), item.cell(name))
                if st.button(_("Dejar lo guardado"), key=f"theirs-{item.id}-{name}"):
                    _settle(item.id, name)
                    st.rerun()


def _show_text(caption: str, text: str | None) -> None:
    st.caption(caption)
    st.text(without_marks(text) or "—")


def _keep_mine(item: Item, name: str, mine: str | None, message: str, use_case: EditUseCase) -> None:
    try:
        committed = attempt(performing(use_case, item.id, {name: (item.version(name), mine)}))
    except Problem as problem:
        show_problem(problem)
        return
    _settle(item.id, name)
    done(message, committed)
    st.rerun()


def _settle(item: str, name: str) -> None:
    st.session_state[_waiting(item)].pop(name, None)
    forget_cell(item, name)


def _waiting(item: str) -> str:
    return f"conflict-texts-{item}"
