"""What becomes of each row of a list of people: as a table by state, and the one button that takes it in."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.shared.open_workshop import perform, performing
from pages.shared.tables import Cell, Look, Row, show_table
from pages.shared.undo_offer import done
from workshop.language import _, ngettext
from workshop.people_list import PersonRow
from workshop.use_cases.import_people import import_people
from workshop.weighed_people import STATES, Decision, State, Weighed, Weighing
from workshop.workshop import Workshop

_PAGE = 100  # rows shown at once
_LOOKS: Mapping[State, Look] = {"new": "good", "changed": "good", "doubtful": "warning", "refused": "warning"}


def state_words(state: State) -> str:
    """Return what is said of a row in a state."""
    return {
        "new": _("Se agrega"),
        "changed": _("Cambia"),
        "same": _("Ya está en la lista"),
        "doubtful": _("Por decidir"),
        "refused": _("No se toma"),
    }[state]


def show_rows(workshop: Workshop, weighing: Weighing) -> None:
    """Show the rows of the states that are chosen, some at a time."""
    counts = {state: weighing.count(state) for state in STATES}
    chosen = st.pills(
        _("Mostrar"),
        [state for state in STATES if counts[state]],
        selection_mode="multi",
        format_func=lambda state: f"{state_words(state)}: {counts[state]}",
        key="people-states",
    )
    rows = [row for row in weighing.rows if not chosen or row.state in chosen]
    pages = -(-len(rows) // _PAGE)
    page = st.pagination(pages, key="people-page") if pages > 1 else 1
    who = [_("Nombre y correo"), _("Delegación y perfil"), _("Cargo e institución")]
    named = {each.id: each.name for each in workshop.delegations} | {each.id: each.name for each in workshop.profiles}
    shown = [_row(named, row) for row in rows[(page - 1) * _PAGE : page * _PAGE]]
    show_table(_("Lo que se entendió de la lista"), [_("Fila"), _("Qué pasará"), *who], shown)


def _row(named: Mapping[str, str], weighed: Weighed) -> Row:
    row = weighed.row
    fate = Cell(state_words(weighed.state), _LOOKS.get(weighed.state, "quiet"), below=[weighed.reason or ""])
    if not weighed.reason:
        fate = Cell(fate.text, fate.look)
    work = ", ".join(each for each in (row.position, row.institution) if each)
    profile = named.get(row.profile or "", "")
    addresses = (row.email, row.other_email, row.phone)
    return Row(
        [
            Cell(str(row.row), "number"),
            fate,
            Cell(row.name, "strong", below=[each for each in (*addresses, *row.notes.split("\n")) if each]),
            Cell(named.get(row.delegation or "", ""), below=[profile] if profile else ()),
            work,
        ],
        quiet=weighed.state in ("same", "refused"),
    )


def confirm(weighing: Weighing, rows: Sequence[PersonRow], decisions: Mapping[int, Decision]) -> bool:
    """Offer to take the list in or to let it go; say whether either was done."""
    new, changed, open_ones = (weighing.count(state) for state in ("new", "changed", "doubtful"))
    if open_ones:
        left = ngettext("Queda fuera una fila por decidir.", "Quedan fuera {count} filas por decidir.", open_ones)
        st.caption(left.format(count=open_ones))
    with st.container(horizontal=True):
        pressed = st.button(
            _what(new, changed),
            key="register-list",
            type="primary",
            icon=":material/group_add:",
            disabled=not new + changed,
        )
        if st.button(_("Descartar"), key="drop-people"):
            return True
    return pressed and _take(rows, decisions, weighing)


def _take(rows: Sequence[PersonRow], decisions: Mapping[int, Decision], weighing: Weighing) -> bool:
    committed = perform(performing(import_people, rows, decisions, weighing.digest()))
    if committed is not None:
        done(_said(weighing.count("new"), weighing.count("changed")), committed)
    return committed is not None


def _what(new: int, changed: int) -> str:
    """Return what the button will do."""
    added = ngettext("Agregar una persona", "Agregar {count} personas", new).format(count=new)
    if not changed:
        return added
    if not new:
        return ngettext("Cambiar una persona", "Cambiar {count} personas", changed).format(count=changed)
    return ngettext("{added} y cambiar una", "{added} y cambiar {count}", changed).format(added=added, count=changed)


def _said(new: int, changed: int) -> str:
    added = ngettext("Se agregó una persona.", "Se agregaron {count} personas.", new).format(count=new)
    other = ngettext("Se cambió una persona.", "Se cambiaron {count} personas.", changed).format(count=changed)
    return " ".join([added] * bool(new) + [other] * bool(changed))
