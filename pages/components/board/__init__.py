"""Columns side by side with cards to select and to move: actions by axis, people by group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NotRequired, TypedDict

import streamlit as st

from pages.components.assets import shim, style
from workshop.language import _


class Card(TypedDict):
    """A card: a `number` if it has one, its `text`, `meta` one short line below; `mark` says why it bears a pin.

    In a column of groups it names its `group`; one that belongs to the card before it stands `below`.
    """

    id: str
    number: NotRequired[str]
    text: str
    meta: NotRequired[str]
    mark: NotRequired[str]
    group: NotRequired[str]
    below: NotRequired[bool]


class Group(TypedDict):
    """A part of a column, headed by its `title` if it has one, between whose cards others can be put."""

    id: str
    title: NotRequired[str]


class BoardColumn(TypedDict):
    """A column with its cards in order; `count` is what its heading says of how many there are, `notes` lines below."""

    id: str
    title: str
    count: int
    items: list[Card]
    notes: NotRequired[list[str]]
    groups: NotRequired[list[Group]]


@dataclass(frozen=True, slots=True)
class Moved:
    """Cards that somebody has just dragged or sent to a column, which the page is to keep now."""

    items: list[str]
    to: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for on the board, by hand or key, which the page is to do now.

    `kind` is "place" (the cards go behind `after`, or first, in the group `to`), "up" or "down" for a card that stands
    below another, "merge", "split", "move", "open" or "undo".
    """

    kind: str
    items: list[str]
    to: str = ""
    after: str | None = None


_ASKED = frozenset({"place", "up", "down", "merge", "split", "move", "open", "undo"})
_MOUNT = st.components.v2.component(
    "plenaria_board", css=style("board/board.css"), js=shim("board"), isolate_styles=False
)


def board(*, columns: Sequence[BoardColumn], reset: str = "", key: str) -> list[str]:
    """Show columns whose cards are only selected; return the ids of those that are, in that order.

    A card that is no longer shown is no longer selected; another `reset` than last time empties the selection.
    """
    return _selected(*_mounted(columns, {"reset": reset, "messages": _phrases()}, key))


def acting_board(*, workshop: int, columns: Sequence[BoardColumn]) -> tuple[list[str], list[Asked]]:
    """Show columns of groups; return the cards selected, in that order, and what was asked since the last run.

    A card that is no longer shown is no longer selected. What was returned once is not told again: whoever does it
    runs the page anew, so that the board shows what became of it.
    """
    key = f"board-{workshop}"
    handled = f"{key}-handled"
    done: int = st.session_state.setdefault(handled, 0)
    keys = _(
        "Espacio: seleccionar · flechas: moverse · Alt y flechas: cambiar de lugar · U: unir · P: partir · "
        "M: mover · Entrar: abrir · Ctrl+Z: deshacer · o arrastre"
    )
    data = {"messages": {**_phrases(), "keys": keys}, "acts": True, "handled": done}
    result, shown = _mounted(columns, data, key)
    steps = [step for step in _steps(result.get("steps")) if step["n"] > done]
    st.session_state[handled] = max([done, *(step["n"] for step in steps)])
    return _selected(result, shown), list(_asked(steps))


def moving_board(
    *, columns: Sequence[BoardColumn], words: Mapping[str, str], key: str, reset: str = ""
) -> tuple[list[str], Moved | None]:
    """Show columns whose cards can be dragged; return the selected ones, and what was moved since the last run.

    `words` replace those of the actions on the board: `board` names it, `empty` stands in an empty column.
    """
    keys = _("Espacio: seleccionar · flechas: moverse · Alt y flechas: pasar a otra columna · o arrastre")
    messages = {**_phrases(), "keys": keys, **words}
    result, shown = _mounted(columns, {"reset": reset, "messages": messages, "moves": True}, key)
    return _selected(result, shown), _moved(result.get("moved"), columns, shown)


def _mounted(
    columns: Sequence[BoardColumn], data: dict[str, object], key: str
) -> tuple[Mapping[str, object], set[str]]:
    """Show the columns; return what the browser tells, and the ids of the cards that are shown."""
    result = _MOUNT(
        key=key,
        data={"columns": list(columns), **data},
        default={"selected": []},
        on_selected_change=_nothing,
        on_moved_change=_nothing,
        on_steps_change=_nothing,
    )
    return result, {card["id"] for column in columns for card in column["items"]}


def _nothing() -> None:
    """Let the page run: it reads what is told from the result."""


def _selected(result: Mapping[str, object], shown: set[str]) -> list[str]:
    told = result.get("selected")
    return [item for item in told if item in shown] if isinstance(told, list) else []


def _steps(told: object) -> Iterator[dict[str, object]]:
    """Yield what reads as a numbered step among what a browser told."""
    steps = told.get("steps") if isinstance(told, Mapping) else None
    for step in steps if isinstance(steps, list) else []:
        if isinstance(step, dict) and isinstance(step.get("n"), int) and step.get("kind") in _ASKED:
            yield step


def _asked(steps: Sequence[dict[str, object]]) -> Iterator[Asked]:
    """Yield the steps as they were asked; whether what they name is there yet, who does them finds out."""
    for step in steps:
        kind, named, to, after = (step.get(name) for name in ("kind", "items", "to", "after"))
        items = [item for item in named if isinstance(item, str)] if isinstance(named, list) else []
        if items or kind == "undo":
            yield Asked(str(kind), items, str(to or ""), str(after) if after else None)


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
