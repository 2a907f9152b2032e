"""Which axis the matrix shows: chosen at the top, kept in the address as `eje=`, one's own at first.

An address may name an action instead, as `accion=`: it leads to the axis in which that now stands.
"""

import streamlit as st

from pages.shared.asked_number import asked_number
from pages.shared.formats import plain
from pages.shared.naming import short
from workshop.axis_lines import reached_axes
from workshop.items import Axis
from workshop.language import _
from workshop.permissions import Actor
from workshop.workshop import Workshop

ADDRESS = "eje"
_ACTION = "accion"
_FEW = 5  # axes that fit side by side
_KEY = "axis"


def choose_axis(workshop: Workshop, actor: Actor) -> Axis:
    """Let one of the axes be chosen and return it; the address names it by its number from 1."""
    ids = [axis.id for axis in workshop.axes]
    _heed_action(workshop)
    _heed_address(ids)
    if st.session_state.get(_KEY) not in ids:
        own = reached_axes(workshop, actor.axes or ())
        st.session_state[_KEY] = next((axis for axis in ids if axis in own), ids[0])
    labels = {axis.id: _label(place, axis) for place, axis in enumerate(workshop.axes, 1)}
    if len(ids) <= _FEW:
        chosen = st.segmented_control(
            _("Eje"), ids, key=_KEY, format_func=lambda axis: plain(labels.get(axis, "")), required=True,
            label_visibility="collapsed", persist_state="session", wrap=True,
        )  # fmt: skip
    else:
        chosen = st.selectbox(
            _("Eje"), ids, key=_KEY, format_func=lambda axis: labels.get(axis, ""), label_visibility="collapsed",
            persist_state="session",
        )  # fmt: skip
    axis = workshop.find(chosen or ids[0], Axis)
    _name_in_address(str(ids.index(axis.id) + 1))
    return axis


def _heed_action(workshop: Workshop) -> None:
    """Put the axis of the action that the address names in its place there."""
    asked = st.query_params.pop(_ACTION, "") if _ACTION in st.query_params else ""
    axis = workshop.above(asked, Axis) if asked in workshop.items else None
    if axis in workshop.axes:
        st.query_params[ADDRESS] = str(workshop.axes.index(axis) + 1)


def _heed_address(ids: list[str]) -> None:
    """Go where the address leads, but only when it is another than this page wrote there itself."""
    asked = st.query_params.get(ADDRESS, "")
    number = asked_number(asked) or 0
    if asked != st.session_state.get("axis_in_address") and 0 < number <= len(ids):
        st.session_state[_KEY] = ids[number - 1]


def _name_in_address(number: str) -> None:
    st.session_state["axis_in_address"] = number
    if st.query_params.get(ADDRESS) != number:
        st.query_params[ADDRESS] = number


def _label(place: int, axis: Axis) -> str:
    untitled = _("Eje {number}").format(number=place)
    return f"{place}. {short(axis.short_title or axis.title, 34) or untitled}"
