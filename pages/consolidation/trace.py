"""Trazabilidad: what became of every action a group wrote, and the way of each from the group to the published plan."""

from pathlib import Path

import streamlit as st

from pages.consolidation.trace_told import LATER, fate_icon, fate_told, way_html
from pages.shared.following import follow
from pages.shared.formats import plain
from pages.shared.my_groups import groups_of
from pages.shared.naming import short
from pages.shared.open_workshop import current
from pages.shared.running import database
from storage.history import entries_of
from storage.past import list_closings
from storage.snapshots import workshop_at
from workshop.axes_then import PROPOSED, WORKED, axes_then
from workshop.axis_lines import standing_axis
from workshop.items import Axis
from workshop.language import _
from workshop.numbering import number_plan
from workshop.permissions import Actor, Doing, require
from workshop.text import folded, without_marks
from workshop.trace_stations import stations, traced_items
from workshop.traces import Traced, traces
from workshop.workshop import Workshop

_AT_A_TIME = 20
_ROOM = 110  # characters by which a sentence is known again
_CHOSEN, _SOUGHT = "trace-axis", "trace-words"


def show_trace() -> None:
    """Show what became of the sentences of one group, or of those that hold some words, each with its way."""
    workshop, actor = current()
    require(actor, Doing.READ_MATRIX, workshop)
    st.html(Path(__file__).with_name("trace.css"))
    st.title(_("Trazabilidad"), anchor=False)
    then = groups_left(workshop)
    st.caption(_("Qué pasó con lo que escribió cada grupo. Abra una acción: quién la cambió, cuándo y por qué."))
    found = _chosen(workshop, actor, then or workshop, traces(workshop, then))
    if not found:
        st.info(_("Ninguna acción tiene esas palabras."), icon=":material/search_off:")
    pages = -(-len(found) // _AT_A_TIME)
    page = (st.pagination(pages, key="trace-page") if pages > 1 else 1) or 1
    for each in found[(page - 1) * _AT_A_TIME : page * _AT_A_TIME]:
        _show_one(workshop, each)
    follow(workshop, ["workshop", "axis", "objective", "action", "decision", "amendment", "reservation", "draft"])


def groups_left(workshop: Workshop) -> Workshop | None:
    """Return the workshop as the groups left it: when their work was closed last, or as it came in after that.

    `None` where their work never was a stage of its own.
    """
    for closed in list_closings(database(), workshop.id):
        if any(each.kind == "stage" and each.what == "group_work" for each in closed.closings):
            return workshop_at(database(), workshop.id, closed.revision)
    first = workshop_at(database(), workshop.id, 1)
    came_in_later = first.facts.stage in LATER and any(True for _action in first.walk_actions())
    return first if came_in_later else None


def _chosen(workshop: Workshop, actor: Actor, past: Workshop, found: list[Traced]) -> list[Traced]:
    """Let an axis be chosen, one's own at first, and words be sought; return what is to be shown."""
    names = _axes_written_in(workshop, past)
    own = next((own.axis.id for own in groups_of(workshop, actor) if own.axis.id in names), None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(_("Palabras de la acción"), key=_SOUGHT, icon=":material/search:")
        order = ["", *names]
        axis = st.selectbox(
            _("Escrita en"), order, order.index(own or ""), lambda each: names.get(each) or _("Todos los ejes"),
            key=_CHOSEN, persist_state="session",
        )  # fmt: skip
    sought = folded(words or "").split()
    homes = {each.origin: each.origin if each.origin in names else standing_axis(past, each.origin) for each in found}
    in_axis = [each for each in found if not axis or homes[each.origin] == axis]
    return [each for each in in_axis if all(word in folded(without_marks(each.action.text)) for word in sought)]


def _axes_written_in(workshop: Workshop, past: Workshop) -> dict[str, str]:
    """Return the axes as their groups knew them, then those that are new; of a plan that came in, as its file told."""
    numbers = number_plan(past).axes
    then = {axis.id: (numbers[axis.id], axis.short_title or axis.title) for axis in past.axes}
    if past is workshop or past.revision == 1:
        told = axes_then(past, {})
        then = {**told.get(WORKED, told.get(PROPOSED, {}))} or then
    names = {axis: f"{number}. {short(title, 60)}" for axis, (number, title) in then.items()}
    return names | {axis.id: _new_axis(axis) for axis in workshop.axes if axis.id not in names}


def _new_axis(axis: Axis) -> str:
    return _("{title} (eje nuevo)").format(title=short(axis.short_title or axis.title, 50))


def _show_one(workshop: Workshop, traced: Traced) -> None:
    """Show a sentence with what became of it; opened, its whole way."""
    number = f"**{traced.number}** " if traced.number else ""
    label = f"{number}{plain(short(traced.action.text, _ROOM))}  \n:small[{plain(fate_told(workshop, traced))}]"
    key = f"trace-{traced.action.id}"
    opened = st.expander(label, key=key, icon=fate_icon(traced), on_change="rerun")
    if not opened.open:
        return
    items = traced_items(workshop, traced.action.id)
    entries = database().read(lambda db: entries_of(db, workshop.id, items))
    with opened:
        st.html(way_html(workshop, traced, stations(workshop, traced.action.id, entries)))


show_trace()
