"""The matrix of one axis, written in by many at once: a component over the change protocol, not widgets."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict, cast

import streamlit as st

from pages.components.assets import shim, style
from pages.components.matrix.phrases import phrases
from workshop.choices import CHOICES
from workshop.labels import choice_label
from workshop.language import _, current_language


class Column(TypedDict):
    """A column the matrix shows: the action's field and its heading."""

    field: str
    label: str


class Speaker(TypedDict):
    """A delegation that may have said something."""

    id: str
    name: str


class Asked(TypedDict):
    """What was asked for from a row's menu: "history" of a cell, the "other_axes" an action serves, its "remarks"."""

    what: Literal["history", "other_axes", "remarks"]
    item: str
    field: str


_SHEETS = ("matrix", "rows", "together", "panel", "looking", "outcome", "stage")
_STYLE = "".join(style(f"matrix/{name}.css") for name in _SHEETS)
_MOUNT = st.components.v2.component("plenaria_matrix", css=_STYLE, js=shim("matrix"), isolate_styles=False)


def matrix(
    *,
    workshop: int,
    axis: str,
    person: str,
    writable: bool,
    columns: Sequence[Column],
    server: str,
    all_columns: Sequence[Column] = (),
    decides: str | None = None,
    text_language: str = "es",
    labels: Mapping[str, str] | None = None,
    axes: Mapping[str, str] | None = None,
    remarks: bool = False,
    speakers: Sequence[Speaker] | None = None,
    timezone: str = "UTC",
) -> Asked | None:
    """Show the matrix of an axis; return what was just asked for from a row's menu, `None` otherwise.

    The page reads and writes through the API by itself: nothing typed passes through Streamlit.
    `person` is the opaque id that owns what is not sent yet on this computer, `server` tells one start of the server
    from another, `columns` are those the workshop shows and `all_columns` those this person may choose from,
    `decides` is the name of who ticks actions as adopted here (`None`: nobody does), `text_language` is that of the
    texts, `labels` may rename "axis", "objective", "commitment", `axes` holds each axis's number by id, `remarks` says
    whether this viewer reads or leaves remarks,
    `speakers` are suggested as those who said what is caught (`None`: this viewer sees no inputs), in the workshop's
    `timezone`.
    """
    names = {"axis": _("Eje"), "objective": _("Objetivo"), "commitment": _("Compromiso")}
    data = {
        "workshop": workshop,
        "axis": axis,
        "person": person,
        "writable": writable,
        "columns": list(columns),
        "allColumns": list(all_columns or columns),
        "decides": decides,
        "outcomes": {name: choice_label("decision", "outcome", name) for name in CHOICES["decision", "outcome"]},
        "labels": {**names, **(labels or {})},
        "axes": dict(axes or {}),
        "remarks": remarks,
        "inputs": speakers is not None,
        "delegations": list(speakers or ()),
        "timezone": timezone,
        "messages": phrases(),
        "server": server,
        "language": current_language(),
        "textLanguage": text_language,
    }
    result = _MOUNT(key=f"matrix-{workshop}-{axis}", data=data, on_asked_change=lambda: None)
    return cast(Asked | None, result.asked)
