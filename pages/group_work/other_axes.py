"""The other axes an action also serves: chosen in a dialog, saved as the cell it is."""

import streamlit as st

from pages.shared.naming import name_of
from pages.shared.open_workshop import current, perform, performing
from pages.shared.undo_offer import done
from workshop.errors import Forbidden, WorkshopNotFound
from workshop.items import Action, Axis
from workshop.language import _
from workshop.numbering import number_plan
from workshop.permissions import Doing
from workshop.text import without_marks
from workshop.use_cases.prepare_workshop import edit_item

_OPEN = "other_axes_of"


def open_other_axes(item: str) -> None:
    """Have the choice shown for an action until it is closed."""
    st.session_state[_OPEN] = item


def show_other_axes() -> None:
    """Show the choice that was asked for, through every run until it is closed."""
    if _OPEN in st.session_state:
        st.dialog(_("Otros ejes a los que sirve"), icon=":material/alt_route:", on_dismiss=_close)(_show)()


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _show() -> None:
    try:
        workshop, _actor = current(Doing.READ_MATRIX)
    except (WorkshopNotFound, Forbidden):
        return
    action = workshop.items.get(st.session_state.get(_OPEN, ""))
    if not isinstance(action, Action) or not workshop.is_live(action.id):
        st.caption(_("Esta acción ya no está en el plan."))
        return
    st.caption(name_of(workshop, number_plan(workshop), action.id))
    home = workshop.above(action.id, Axis)
    numbers = number_plan(workshop).axes
    offered = {axis.id: f"{numbers[axis.id]}. {without_marks(axis.title)}" for axis in workshop.axes if axis != home}
    with st.form(f"other-axes-{action.id}", border=False):
        chosen = st.pills(
            _("Ejes"),
            list(offered),
            selection_mode="multi",
            default=[axis for axis in action.transversal if axis in offered],
            format_func=lambda axis: offered[axis],
        )
        if st.form_submit_button(_("Guardar"), type="primary", icon=":material/check:"):
            _save(action, [axis for axis in offered if axis in chosen])


def _save(action: Action, axes: list[str]) -> None:
    edits = {"transversal": (action.version("transversal"), "\n".join(axes) or None)}
    committed = perform(performing(edit_item, action.id, edits, Doing.WRITE_MATRIX))
    if committed is not None:
        _close()
        done(_("Se guardó a qué otros ejes sirve la acción."), committed)
        st.rerun()
