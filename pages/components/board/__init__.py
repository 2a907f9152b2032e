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


@dataclass(slots=True)
class Handled:
    """How far a page has gone through what a board tells: the number of the last step."""

    number: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for on a board, by hand or key, which the page is to do now.

    `kind` is "put" (the cards go to the column `to`), "place" (behind `after`, or first, in the group `to`), "up" or
    "down" for a card that stands below another, "merge", "split", "move", "open" or "undo".
    """

    kind: str
    items: list[str]
    to: str
    after: str | None
    number: int
    handled: Handled

    def settle(self) -> None:
        """Be told no more of this step: it is done, or it was said why not.

        Until then the browser tells it again, for any element may be the point where a run is stopped by the next one.
        Hence: what cannot be done twice is settled right behind its commit, with no element between the two.
        """
        self.handled.number = max(self.handled.number, self.number)


_ASKED = frozenset({"put", "place", "up", "down", "merge", "split", "move", "open", "undo"})
_MOUNT = st.components.v2.component(
    "plenaria_board", css=style("board/board.css"), js=shim("board"), isolate_styles=False
)


def board(*, columns: Sequence[BoardColumn], reset: str = "", key: str) -> list[str]:
    """Show columns whose cards are only selected; return the ids of those that are, in that order.

    A card that is no longer shown is no longer selected; another `reset` than last time empties the selection.
    """
    return _selected(*_mounted(columns, {"reset": reset, "messages": _phrases()}, key))


def acting_board(*, workshop: int, columns: Sequence[BoardColumn]) -> tuple[list[str], list[Asked]]:
    """Show columns of groups; return the cards selected, in that order, and what was asked and is not settled.

    A card that is no longer shown is no longer selected. Whoever does what was asked runs the page anew, so that the
    board shows what became of it.
    """
    keys = _(
        "Espacio: seleccionar · flechas: moverse · Alt y flechas: cambiar de lugar · U: unir · P: partir · "
        "M: mover · Entrar: abrir · Ctrl+Z: deshacer · o arrastre"
    )
    return _told(columns, {"messages": {**_phrases(), "keys": keys}, "acts": True}, f"board-{workshop}")


def moving_board(
    *, columns: Sequence[BoardColumn], words: Mapping[str, str], key: str, reset: str = ""
) -> tuple[list[str], list[Asked]]:
    """Show columns whose cards have no order; return the selected ones, and what was put elsewhere and is not settled.

    `words` replace those of the actions on the board: `board` names it, `empty` stands in an empty column.
    """
    keys = _("Espacio: seleccionar · flechas: moverse · Alt y flechas: pasar a otra columna · o arrastre")
    return _told(columns, {"reset": reset, "messages": {**_phrases(), "keys": keys, **words}, "moves": True}, key)


def _told(columns: Sequence[BoardColumn], data: dict[str, object], key: str) -> tuple[list[str], list[Asked]]:
    """Show a board that tells steps, and how far the page has come; return the selected cards and the steps left."""
    handled: Handled = st.session_state.setdefault(f"{key}-handled", Handled())
    result, shown = _mounted(columns, {**data, "handled": handled.number}, key)
    return _selected(result, shown), list(_asked(result.get("steps"), handled))


def _mounted(
    columns: Sequence[BoardColumn], data: dict[str, object], key: str
) -> tuple[Mapping[str, object], set[str]]:
    """Show the columns; return what the browser tells, and the ids of the cards that are shown."""
    result = _MOUNT(
        key=key,
        data={"columns": list(columns), **data},
        default={"selected": []},
        on_selected_change=_nothing,
        on_steps_change=_nothing,
    )
    return result, {card["id"] for column in columns for card in column["items"]}


def _nothing() -> None:
    """Let the page run: it reads what is told from the result."""


def _selected(result: Mapping[str, object], shown: set[str]) -> list[str]:
    told = result.get("selected")
    return [item for item in told if item in shown] if isinstance(told, list) else []


def _asked(told: object, handled: Handled) -> Iterator[Asked]:
    """Yield the steps that a browser told and the page has not gone through.

    Whether what they name is there yet, who does them finds out.
    """
    steps = told.get("steps") if isinstance(told, Mapping) else None
    for step in steps if isinstance(steps, list) else []:
        if not isinstance(step, dict) or step.get("kind") not in _ASKED:
            continue
        number, named, to, after = (step.get(name) for name in ("n", "items", "to", "after"))
        items = [item for item in named if isinstance(item, str)] if isinstance(named, list) else []
        if isinstance(number, int) and number > handled.number and (items or step["kind"] == "undo"):
            yield Asked(step["kind"], items, str(to or ""), str(after) if after else None, number, handled)


def _phrases() -> dict[str, str]:
    return {
        "board": _("Acciones por eje"),
        "empty": _("Sin acciones"),
        "selected": _("Seleccionadas: {count}"),
        "clear": _("Quitar selección"),
        "keys": _("Espacio: seleccionar · Mayús: hasta aquí · flechas: moverse"),
    }
