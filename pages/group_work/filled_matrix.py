"""The matrix without a network, in a dialog: the blank one to take along, and back again what was filled in."""

from collections.abc import Sequence

import streamlit as st
from pydantic import TypeAdapter

from exports.word.inspection import LIMIT
from pages.components import upload
from pages.components.upload import Kept
from pages.shared.open_workshop import current, perform, performing
from pages.shared.tables import Cell, Row, show_table
from pages.shared.undo_offer import done
from workshop.errors import WorkshopNotFound
from workshop.filled_matrix import FilledMatrix
from workshop.items import Axis
from workshop.language import _, ngettext
from workshop.matrix_labels import column_labels
from workshop.numbering import number_plan
from workshop.permissions import Actor, Doing, may
from workshop.text import without_marks
from workshop.use_cases.load_matrix import Proposal, load_matrix, weigh_matrix
from workshop.workshop import Workshop

_OPEN, _FILLED = "filled_matrix_open", "filled_matrix"


def offer_filled_matrix() -> None:
    """Offer the way to work without a network."""
    if st.button(_("Matriz en blanco"), key="blank-matrix", icon=":material/description:", type="tertiary"):
        st.session_state[_OPEN] = True


def show_filled_matrix() -> None:
    """Show the dialog that was asked for, through every run until it is closed."""
    if _OPEN in st.session_state:
        st.dialog(_("Trabajar sin conexión"), width="large", icon=":material/description:", on_dismiss=_close)(_show)()


def _close() -> None:
    st.session_state.pop(_OPEN, None)
    st.session_state.pop(_FILLED, None)


def _show() -> None:
    try:
        workshop, actor = current()
    except WorkshopNotFound:
        return
    st.caption(_("Descargue la matriz en blanco, llénela en Word y cárguela aquí: antes de agregar, se muestra todo."))
    address = f"/api/workshops/{workshop.id}"
    st.link_button(_("Descargar la matriz en blanco"), f"{address}/blank-matrix.docx", icon=":material/download:")
    if not any(may(actor, Doing.WRITE_MATRIX, workshop, axis.id) for axis in workshop.axes):
        return
    upload(
        address=f"{address}/filled-matrix",
        label=_("Cargar una matriz llena"),
        accept=[".docx"],
        limit=LIMIT,
        key="upload-filled-matrix",
        on_kept=_take_up,
    )
    if _FILLED in st.session_state:
        _show_filled(workshop, actor, st.session_state[_FILLED])


def _take_up(kept: Kept) -> None:
    """Keep what was read for this session; it came by way of the browser, so its shape is judged anew."""
    st.session_state[_FILLED] = TypeAdapter(FilledMatrix).validate_python(kept["filled"])


def _show_filled(workshop: Workshop, actor: Actor, filled: FilledMatrix) -> None:
    proposals = weigh_matrix(workshop, actor, filled)
    if not proposals:
        st.warning(_("En el archivo no hay nada escrito que agregar."), icon=":material/warning:")
    else:
        headings = [_("Qué pasará"), _("Eje"), _("Qué es"), _("Lo que dice")]
        show_table(_("Lo que se leyó del archivo"), headings, [_row(workshop, each) for each in proposals])
    if filled.strange:
        st.caption(
            _("Está fuera de las tablas de la matriz y no se carga: {texts}").format(texts=" / ".join(filled.strange))
        )
    _offer_confirming(proposals, filled)


def _row(workshop: Workshop, proposal: Proposal) -> Row:
    kinds = {
        "objective": _("Objetivo"),
        "commitment": _("Compromiso"),
        "action": workshop.facts.action_label or _("Acción"),
        "sub_action": _("Inciso"),
    }
    lost = [_("No se carga: {words}").format(words=words) for words in proposal.lost]
    words = proposal.reason or _("Se agrega")
    fate = Cell(words, "warning" if proposal.reason else "good", warnings=lost)
    return Row([fate, _axis(workshop, proposal.axis), kinds[proposal.kind], _said(workshop, proposal)])


def _axis(workshop: Workshop, axis: str | None) -> str:
    found = workshop.items.get(axis or "")
    if not isinstance(found, Axis):
        return ""
    number, title = number_plan(workshop).axes.get(found.id, ""), without_marks(found.title)
    return _("Eje {number}: {title}").format(number=number, title=title)


def _said(workshop: Workshop, proposal: Proposal) -> str:
    """Return an item's text and, behind it, its other columns by their names."""
    labels = column_labels(workshop.facts)
    cells = {name: text.replace("\n", "; ") for name, text in proposal.cells.items() if name in labels}
    others = [f"{labels[name]}: {text}" for name, text in cells.items() if name != "text"]
    return " · ".join(part for part in (proposal.cells.get("text", ""), *others) if part)


def _offer_confirming(proposals: Sequence[Proposal], filled: FilledMatrix) -> None:
    count = sum(bool(each.changes) for each in proposals)
    label = ngettext("Agregar una entrada", "Agregar {count} entradas", count).format(count=count)
    with st.container(horizontal=True):
        if st.button(label, key="load-matrix", type="primary", icon=":material/playlist_add:", disabled=not count):
            _load(filled, count)
        if st.button(_("Descartar"), key="drop-matrix"):
            st.session_state.pop(_FILLED, None)
            st.rerun()


def _load(filled: FilledMatrix, count: int) -> None:
    committed = perform(performing(load_matrix, filled))
    if committed is not None:
        _close()
        message = ngettext("Se agregó una entrada a la matriz.", "Se agregaron {count} entradas a la matriz.", count)
        done(message.format(count=count), committed)
        st.rerun()
