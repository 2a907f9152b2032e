"""Which item the plenary is at: chosen from all of them, next, previous, or the next one still open."""

from collections.abc import Sequence

import streamlit as st

from pages.shared.naming import name_of, short
from workshop.items import Decision
from workshop.labels import choice_label
from workshop.language import _
from workshop.numbering import number_plan
from workshop.use_cases.decide import Decidable
from workshop.workshop import Workshop

_KEY = "plenary-item"
_WANTED = "plenary-item-wanted"


def choose_current(workshop: Workshop, items: Sequence[Decidable]) -> Decidable:
    """Show the row that leads from item to item, and return the one the plenary is at."""
    by_key = {item.key: item for item in items}
    keys = list(by_key)
    wanted = st.session_state.pop(_WANTED, None)
    if wanted in by_key:
        st.session_state[_KEY] = wanted
    elif st.session_state.get(_KEY) not in by_key:
        st.session_state[_KEY] = next_open(workshop, items, None)
    at = keys.index(st.session_state[_KEY])
    labels = _labels(workshop, items)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.button(
            _("Anterior"), key="previous-item", icon=":material/arrow_back:", disabled=at == 0,
            on_click=go, args=(keys[max(at - 1, 0)],),
        )  # fmt: skip
        chosen = st.selectbox(
            _("Punto"), keys, key=_KEY, format_func=lambda key: labels.get(key, ""), label_visibility="collapsed"
        )
        st.button(
            _("Siguiente"), key="next-item", icon=":material/arrow_forward:", icon_position="right",
            disabled=at == len(keys) - 1, on_click=go, args=(keys[min(at + 1, len(keys) - 1)],),
        )  # fmt: skip
    return by_key.get(chosen or "", items[0])


def go(key: str) -> None:
    """Be at another item from the next run on."""
    st.session_state[_WANTED] = key


def next_open(workshop: Workshop, items: Sequence[Decidable], after: str | None) -> str:
    """Return the key of the next item without a decision behind `after` (`None`: from the start), else before it.

    Where all are decided it is `after` itself, or the first.
    """
    keys = [item.key for item in items]
    start = keys.index(after) + 1 if after in keys else 0
    around = [*items[start:], *items[:start]]
    undecided = (item.key for item in around if workshop.decision(item.item, item.field) is None)
    return next(undecided, after or keys[0])


def _labels(workshop: Workshop, items: Sequence[Decidable]) -> dict[str, str]:
    numbers = number_plan(workshop)
    labels = {}
    for item in items:
        state = _state(workshop.decision(item.item, item.field))
        labels[item.key] = f"{name_of(workshop, numbers, item.item, item.field)}{state} — {short(item.wording, 60)}"
    return labels


def _state(decision: Decision | None) -> str:
    return f" ({choice_label('decision', 'outcome', decision.outcome)})" if decision else ""
