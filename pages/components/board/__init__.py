"""Columns side by side with cards to select and to move: actions by axis, people by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NotRequired, TypedDict

import streamlit as st

from pages.components.assets import shim, style
from workshop.language import _


class Card(TypedDict):
    """A card: a `number` if it has one, its `text`, `meta` one short line below; `mark` says why it bears a pin."""

    id: str
    number: NotRequired[str]
    text: str
    meta: NotRequired[str]
    mark: NotRequired[str]


class BoardColumn(TypedDict):
    """A column with its cards in order; `count` is what its heading says of how many there are, `notes` lines below."""

    id: str
    title: str
    count: int
    items: list[Card]
    notes: NotRequired[list[str]]


@dataclass(frozen=True, slots=True)
class Moved:
    """Cards that somebody has just dragged or sent to a column, which the page is to keep now."""

    items: list[str]
    to: str


_MOUNT = st.components.v2.component(
    "plenaria_board", css=style("board/board.css"), js=shim("board"), isolate_styles=False
)


def board(*, workshop: int, columns: Sequence[BoardColumn], reset: str = "", key: str | None = None) -> list[str]:
    """Show the columns; return the ids of the selected cards in the order they were selected.

    A card that is no longer shown is no longer selected; another `reset` than last time empties the selection.
    """
    return _show(columns, {"reset": reset, "messages": _phrases()}, key or f"board-{workshop}")[0]


def moving_board(
    *, columns: Sequence[BoardColumn], words: Mapping[str, str], key: str, reset: str = ""
) -> tuple[list[str], Moved | None]:
    """Show columns whose cards can be dragged; return the selected ones, and what was moved since the last run.

    `words` replace those of the actions on the board: `board` names it, `empty` stands in an empty column.
    """
    keys = _("Espacio: seleccionar · flechas: moverse · Alt y flechas: pasar a otra columna · o arrastre")
    messages = {**_phrases(), "keys": keys, **words}
    return _show(columns, {"reset": reset, "messages": messages, "moves": True}, key)


def _show(columns: Sequence[BoardColumn], data: dict[str, object], key: str) -> tuple[list[str], Moved | None]:
    result = _MOUNT(
        key=key,
        data={"columns": list(columns), **data},
        default={"selected": []},
        on_selected_change=lambda: None,
        on_moved_change=lambda: None,
    )
    shown = {card["id"] for column in columns for card in column["items"]}
    return [item for item in result.selected or [] if item in shown], _moved(result.get("moved"), columns, shown)


def _moved(told: object, columns: Sequence[BoardColumn], shown: set[str]) -> Moved | None:
    """Return what a browser told of a move, as far as it names what is on the board."""
    if not isinstance(told, dict) or not isinstance(told.get("items"), list):
        return None
    items = [item for item in told["items"] if item in shown]
    is_column = told.get("to") in [column["id"] for column in columns]
    return Moved(items, str(told["to"])) if items and is_column else None


def _phrases() -> dict[str, str]:
    return {
        "board": _("Acciones por eje"),
        "empty": _("Sin acciones"),
        "selected": _("Seleccionadas: {count}"),
        "clear": _("Quitar selección"),
        "keys": _("Espacio: seleccionar · Mayús: hasta aquí · flechas: moverse"),
    }
