"""The history of a cell or of a whole action: who wrote what when, and any text put back with one click."""

from collections.abc import Iterator
from dataclasses import replace

import streamlit as st

from pages.shared.formats import plain
from pages.shared.moments import moment
from pages.shared.naming import name_of, short
from pages.shared.open_workshop import current, perform, performing
from pages.shared.prose import compared
from pages.shared.running import database
from pages.shared.undo_offer import done
from storage.history import entries_of
from workshop.changes import Entry
from workshop.choices import COLUMNS
from workshop.closings import AfterClosing
from workshop.errors import Forbidden, WorkshopNotFound
from workshop.footnotes import note_numbers
from workshop.items import Action, Axis, Footnote, Objective
from workshop.language import _
from workshop.matrix_labels import column_labels
from workshop.numbering import number_plan
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.restore_past import recover_item, restore_text
from workshop.workshop import Workshop

_OPEN = "history_of"
_AT_A_TIME = 6  # versions on one page of the dialog
_EXCERPT = 70  # characters of an action that are enough to know it again
_INTERNAL = "internal_note"
_BESIDE = "example"  # a cell nobody writes: said above the versions, not among them


def open_history(item: str, field: str | None = None) -> None:
    """Have the history of an item (or of one `field` of it) shown until it is closed."""
    st.session_state[_OPEN] = item, field or None


def show_history() -> None:
    """Show the history that was asked for, through every run until it is closed."""
    if _OPEN in st.session_state:
        st.dialog(_("Historial"), width="medium", icon=":material/history:", on_dismiss=_close)(_show)()


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _show() -> None:
    try:
        workshop, actor = current(Doing.READ_MATRIX)
    except (WorkshopNotFound, Forbidden):
        return
    item, field = st.session_state.get(_OPEN, ("", None))
    if not isinstance(workshop.items.get(item), Axis | Objective | Action | Footnote):
        st.caption(_("Todavía no se ha escrito nada aquí."))
        return
    _show_heading(workshop, item, field)
    _show_example(workshop, item)
    _offer_recovery(workshop, actor, item)
    found, after = _versions(workshop, actor, item, field), _after_closing(workshop, item)
    if not found:
        st.caption(_("Todavía no se ha escrito nada aquí."))
    pages = -(-len(found) // _AT_A_TIME)
    page = st.pagination(pages, key="history-page") if pages > 1 else 1
    for entry in found[(page - 1) * _AT_A_TIME : page * _AT_A_TIME]:
        _show_version(workshop, actor, entry, with_place=field is None, is_late=after.at(entry.revision))


def _show_heading(workshop: Workshop, item: str, field: str | None) -> None:
    name = name_of(workshop, number_plan(workshop), item, field)
    of_action = isinstance(workshop.items[item], Action)
    if of_action and field and field != "text":
        name = f"{name} · {column_labels(workshop.facts).get(field, '')}"
    if of_action:
        said = short(workshop.items[item].cell("text"), _EXCERPT)
        name = f"{name.removesuffix(' —')}: {said}" if said else name
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(name)}**", width="stretch")
        if (
            of_action
            and field
            and st.button(_("Toda la acción"), key="history-whole", type="tertiary", icon=":material/table_rows:")
        ):
            open_history(item)
            st.rerun()


def _show_example(workshop: Workshop, item: str) -> None:
    found = workshop.items[item]
    if isinstance(found, Action) and found.example:
        st.caption(_("Parte del ejemplo: «{text}»").format(text=plain(found.example)))


def _offer_recovery(workshop: Workshop, actor: Actor, item: str) -> None:
    """Offer to bring a deleted row back as it last stood, to those who may write there."""
    found = workshop.items[item]
    if not found.deleted or not isinstance(found, Action | Objective) or getattr(found, "merged_into", None):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("Esta fila está eliminada."), width="stretch")
        if not may(actor, Doing.WRITE_MATRIX, workshop, item):
            return
        if st.button(_("Recuperar la fila"), key="history-recover", icon=":material/restore_from_trash:"):
            committed = perform(performing(recover_item, item, workshop))
            if committed is not None:
                done(_("Se recuperó lo eliminado."), committed)
                st.rerun()


def _versions(workshop: Workshop, actor: Actor, item: str, field: str | None) -> list[Entry]:
    """Return what happened to a cell, or to an item with its sub-actions, newest first."""
    below = [child for child in workshop.order.get(item, ()) if isinstance(workshop.items[child], Action)]
    items = [item] if field else [item, *below]
    fields = [field] if field else []
    entries = database().read(lambda db: entries_of(db, workshop.id, items, *fields))
    found = [version for entry in entries for version in _as_sets(entry, field) if version.change.field != _BESIDE]
    if not may(actor, Doing.READ_INTERNAL, workshop):
        found = [version for version in found if version.change.field != _INTERNAL]
    return found[::-1]


def _as_sets(entry: Entry, field: str | None) -> Iterator[Entry]:
    """Yield an entry as it is; an insert as the setting of each cell it filled, and as itself where it filled none."""
    change = entry.change
    filled = {name: text for name, text in change.cells.items() if text and field in (None, name)}
    if change.kind != "insert" or (not filled and field is None):
        yield entry
    elif change.kind == "insert":
        for name, text in filled.items():
            yield replace(entry, change=replace(change, kind="set", field=name, text=text), before=None)


def _after_closing(workshop: Workshop, item: str) -> AfterClosing:
    """Return what tells whether something was written after the close: read from the stream, kept nowhere."""
    axis = workshop.above(item, Axis)
    turns = database().read(lambda db: entries_of(db, workshop.id, [workshop.root], "stage"))
    if axis is not None:
        turns += database().read(lambda db: entries_of(db, workshop.id, [axis.id], "handed_in"))
    return AfterClosing(sorted(turns, key=lambda entry: entry.revision))


def _show_version(workshop: Workshop, actor: Actor, entry: Entry, with_place: bool, is_late: bool) -> None:
    change = entry.change
    is_text = change.kind == "set" and _is_text(workshop, entry)
    with st.container(border=True, key=f"history-{change.id}-{change.field}"):
        said = [moment(entry.at, workshop.facts.timezone), entry.actor_name, _what(workshop, entry, with_place)]
        after_closing = _("después del cierre")
        late = f" :orange-badge[{after_closing}]" if is_late else ""
        st.caption(" · ".join(plain(part) for part in said if part) + late)
        if is_text:
            numbers = note_numbers(workshop)
            st.html(f'<div class="pl-compared" translate="no">{compared(entry.before, change.text, numbers)}</div>')
            _offer_text(workshop, actor, entry)


def _is_text(workshop: Workshop, entry: Entry) -> bool:
    item = workshop.items[entry.change.item]
    return not isinstance(item, Action) or entry.change.field in COLUMNS


def _what(workshop: Workshop, entry: Entry, with_place: bool) -> str:
    """Return what was done, in a word or two; which cell it was, where several are shown together."""
    change = entry.change
    if entry.status == "parked":
        return _("No se guardó: otra persona había cambiado lo mismo")
    words = {
        "insert": _("Se agregó la fila"),
        "move": _("Se movió"),
        "delete": _("Se eliminó"),
        "restore": _("Se recuperó"),
    }
    if change.kind in words:
        return words[change.kind]
    if change.field == "merged_into":
        return _("Se unió a otra acción") if change.text else _("Se separó de la acción unida")
    if change.field == "split_from":
        return _("Se separó de otra acción")
    if change.field == "origin":
        return _("Pasó a otro eje")
    merged = _("Se juntó con otro cambio") if entry.status == "merged" else ""
    place = _place(workshop, change.item, change.field or "") if with_place else ""
    return " · ".join(part for part in (place, merged) if part)


def _place(workshop: Workshop, item: str, field: str) -> str:
    found = workshop.items[item]
    if not isinstance(found, Action):
        return name_of(workshop, number_plan(workshop), item, field)
    label = column_labels(workshop.facts).get(field, field)
    letter = number_plan(workshop).actions.get(item, "")
    return f"{letter}) {label}" if isinstance(workshop.items.get(found.parent or ""), Action) else label


def _offer_text(workshop: Workshop, actor: Actor, entry: Entry) -> None:
    """Offer to put a text back, to those who may write there and where it is not the one that stands."""
    change = entry.change
    item, field = workshop.items[change.item], change.field or ""
    if not workshop.is_live(item.id) or not may(actor, Doing.WRITE_MATRIX, workshop, item.id):
        return
    if item.cell(field) == change.text:
        st.caption(_("Es el texto actual."))
    elif st.button(
        _("Volver a este texto"), key=f"back-{change.id}-{field}", icon=":material/settings_backup_restore:"
    ):
        committed = perform(performing(restore_text, item.id, field, change.text, item.version(field)))
        if committed is not None:
            done(_("Se volvió a un texto anterior."), committed)
            st.rerun()
