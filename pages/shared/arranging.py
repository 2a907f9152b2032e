"""One thing of a list is chosen, then moved or deleted: a fixed row of buttons however long the list is."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from pages.shared.choices import tell_apart
from pages.shared.open_workshop import perform, performing
from pages.shared.undo_offer import done
from storage.commit import UseCase
from workshop.cells import Item
from workshop.language import _
from workshop.use_cases.prepare_workshop import delete_item, move_item

T = TypeVar("T", bound=Item)


def choose_item(label: str, items: Sequence[T], show: Callable[[T], str], key: str) -> T | None:
    """Let one of the items be chosen: at first the one `prefer` named under the same key, else the first.

    Return `None`, and show nothing, where there are none.
    """
    held = chosen_id(items, key)
    if held is None:
        return None
    by_id = {item.id: item for item in items}
    names = tell_apart({item.id: show(item) for item in items})
    st.session_state.pop(_wanted(key), None)
    st.session_state[key] = held  # anew in every run: the browser knows it by its name, which may have changed
    chosen = st.selectbox(label, list(by_id), format_func=lambda each: names.get(each, ""), key=key)
    return by_id.get(chosen)


def chosen_id(items: Sequence[Item], key: str) -> str | None:
    """Return what `choose_item` will show as chosen further down the page, for marking it above."""
    ids = [item.id for item in items]
    for candidate in (st.session_state.get(_wanted(key)), st.session_state.get(key)):
        if candidate in ids:
            return str(candidate)
    return ids[0] if ids else None


def prefer(key: str, item: str) -> None:
    """Have an item chosen at the next run."""
    st.session_state[_wanted(key)] = item


def do(message: str, use_case: UseCase) -> None:
    """Do one step of the chosen thing: say it, offer to undo it, show the page anew; a problem is shown here."""
    committed = perform(use_case)
    if committed is not None:
        done(message, committed)
        st.rerun()


def offer_moves(item: Item, siblings: Sequence[Item], name: str) -> None:
    """Show the buttons that move an item among its siblings; `name` is what it is called."""
    ids = [each.id for each in siblings]
    at = ids.index(item.id)
    up = st.button(_("Subir"), key=f"up-{item.id}", icon=":material/arrow_upward:", disabled=at == 0)
    down = st.button(_("Bajar"), key=f"down-{item.id}", icon=":material/arrow_downward:", disabled=at == len(ids) - 1)
    moved = _("Se movió «{name}».").format(name=name)
    if up and at > 0:
        do(moved, performing(move_item, item.id, ids[at - 2] if at > 1 else None))
    if down and at < len(ids) - 1:
        do(moved, performing(move_item, item.id, ids[at + 1]))


def offer_delete(item: Item, name: str, use_case: Callable[..., object] = delete_item) -> None:
    """Show the button that deletes an item; it asks nothing, for the step can be undone."""
    if st.button(_("Eliminar"), key=f"delete-{item.id}", icon=":material/delete:"):
        do(_("Se eliminó «{name}».").format(name=name), performing(use_case, item.id))


def _wanted(key: str) -> str:
    return f"wanted-{key}"
