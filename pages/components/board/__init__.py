"""Axes side by side with their actions as cards to select: what consolidation works on."""

from collections.abc import Sequence
from typing import NotRequired, TypedDict, cast

import streamlit as st

from pages.components.assets import shim, style
from workshop.language import _


class Card(TypedDict):
    """An action on the board: `number` and `text` as the plan has them, `meta` one short line below."""

    id: str
    number: str
    text: str
    meta: NotRequired[str]


class BoardColumn(TypedDict):
    """An axis on the board with its cards in order; `count` is what its heading says of how many there are."""

    id: str
    title: str
    count: int
    items: list[Card]


_MOUNT = st.components.v2.component(
    "plenaria_board", css=style("board/board.css"), js=shim("board"), isolate_styles=False
)


def board(*, workshop: int, columns: Sequence[BoardColumn], reset: str = "", key: str | None = None) -> list[str]:
    """Show the columns; return the ids of the selected cards in the order they were selected.

    A card that is no longer shown is no longer selected; another `reset` than last time empties the selection.
    """
    data = {"columns": list(columns), "reset": reset, "messages": _phrases()}
    key = key or f"board-{workshop}"
    result = _MOUNT(key=key, data=data, default={"selected": []}, on_selected_change=lambda: None)
    shown = {card["id"] for column in columns for card in column["items"]}
    return [item for item in cast(list[str], result.selected or []) if item in shown]


def _phrases() -> dict[str, str]:
    return {
        "board": _("Acciones por eje"),
        "empty": _("Sin acciones"),
        "selected": _("Seleccionadas: {count}"),
        "clear": _("Quitar selección"),
        "keys": _("Espacio: seleccionar · Mayús: hasta aquí · flechas: moverse"),
    }
