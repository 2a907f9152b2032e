"""Versiones: the matrix of an axis as it was at any moment, what changed since, and the way back to any of it."""

import streamlit as st

from pages.api.changes import hidden_fields
from pages.components import past
from pages.components.past import PutBack
from pages.group_work.cell_history import open_history, show_history
from pages.group_work.choosing_axis import choose_axis
from pages.group_work.moments_of_axis import Moment, moment_at, moments_of
from pages.group_work.past_table import PastTable
from pages.shared.asked_number import asked_number
from pages.shared.following import follow
from pages.shared.navigation import MATRIX
from pages.shared.open_workshop import current, perform, performing
from pages.shared.running import database
from pages.shared.undo_offer import done
from storage.snapshots import workshop_at
from workshop.choices import COLUMNS
from workshop.items import Axis
from workshop.language import _
from workshop.matrix_labels import column_labels
from workshop.permissions import Actor
from workshop.use_cases.restore_past import recover_item, restore_text
from workshop.workshop import Workshop

ADDRESS = "version"
_WIDTH = 400  # px of a moment's words
_NOW = 0  # what a version is compared with at first: no revision has this number


def show_versions() -> None:
    """Show the choice of a moment and the axis as it was then."""
    workshop, actor = current()
    st.space(4)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(_("Versiones"), anchor=False, width="stretch")
        if st.button(_("Volver a la matriz"), key="to-matrix", icon=":material/arrow_back:"):
            st.switch_page(MATRIX)
    axis = choose_axis(workshop, actor)
    moments = moments_of(workshop, axis.id)
    with st.container(horizontal=True, vertical_alignment="center"):
        chosen = _choose_moment(workshop, axis, moments)
        later = _choose_comparison(workshop, axis, moments, chosen)
    then = workshop_at(database(), workshop.id, chosen.revision)
    if then.is_live(axis.id):
        _show_past(workshop, actor, axis, then, later)
    else:
        st.caption(_("Este eje todavía no existía en ese momento."))
    show_history()
    follow(workshop, ["workshop", "axis"])


def _choose_moment(workshop: Workshop, axis: Axis, moments: list[Moment]) -> Moment:
    """Let a moment be chosen; the address names it by its revision and may name one that is in no list."""
    asked = st.query_params.get(ADDRESS, "")
    number = asked_number(asked) or 0
    offered = {each.revision: each for each in reversed(moments)}
    if 0 < number <= workshop.revision and number not in offered:
        offered[number] = moment_at(workshop, number)
    revisions = sorted(offered, reverse=True)
    first = number if number in offered else _first(moments)
    revision = st.selectbox(
        _("Momento"),
        revisions,
        index=revisions.index(first),
        format_func=lambda each: offered[each].words,
        key=f"moment-{axis.id}-{first}",
        label_visibility="collapsed",
        width=_WIDTH,
    )
    if revision != first or asked != str(revision):
        st.query_params[ADDRESS] = str(revision)
    if revision != first:
        st.rerun()
    return offered[revision]


def _first(moments: list[Moment]) -> int:
    """Return the last closing, else the end of the stretch before the one that goes on."""
    closings = [each.revision for each in moments if each.is_closing]
    return closings[0] if closings else moments[min(1, len(moments) - 1)].revision


def _choose_comparison(workshop: Workshop, axis: Axis, moments: list[Moment], chosen: Moment) -> Workshop | None:
    if not st.toggle(_("Marcar lo que cambió desde entonces"), key="mark-changes", persist_state="session"):
        return None
    after = {each.revision: each.words for each in moments if each.revision > chosen.revision}
    words = {_NOW: _("hasta ahora"), **after}
    revision = st.selectbox(
        _("Comparar con"),
        list(words),
        format_func=lambda each: words[each],
        key=f"compare-{axis.id}-{chosen.revision}",
        label_visibility="collapsed",
        width=_WIDTH,
    )
    return workshop if revision == _NOW else workshop_at(database(), workshop.id, revision)


def _show_past(workshop: Workshop, actor: Actor, axis: Axis, then: Workshop, later: Workshop | None) -> None:
    hidden = hidden_fields(workshop, actor)
    shown = {*workshop.facts.columns, *then.facts.columns} - hidden
    columns = [name for name in COLUMNS if name in shown] or ["text"]
    table = PastTable(workshop, then, later, actor, columns)
    labels = column_labels(workshop.facts)
    asked = past(
        key=f"past-{workshop.id}-{axis.id}",
        name=_("Acciones del eje"),
        number=_("N.º"),
        columns=[labels[name] for name in columns],
        rows=table.rows(axis.id),
        notes=table.notes(axis.id),
    )
    if asked:
        _heed(workshop, then, asked)


def _heed(workshop: Workshop, then: Workshop, asked: PutBack) -> None:
    item, name = asked["item"], asked["field"]
    if asked["what"] == "history":
        open_history(item, name or None)
        return
    if item not in then.items and item not in workshop.items:
        return
    if asked["what"] == "text" and item in then.items and name in then.items[item].fields():
        text = then.items[item].cell(name)
        committed = perform(performing(restore_text, item, name, text, asked["seen"]))
        said = _("Se volvió a un texto anterior.")
    else:
        as_it_was = then if then.is_live(item) else workshop
        committed = perform(performing(recover_item, item, as_it_was))
        said = _("Se recuperó lo eliminado.")
    if committed is not None:
        done(said, committed)
        st.rerun()


show_versions()
