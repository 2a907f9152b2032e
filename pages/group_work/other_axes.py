"""The other axes an action also serves: chosen in a dialog, saved as the cell it is."""

import streamlit as st

from pages.group_work.action_dialog import ActionDialog
from pages.shared.naming import name_of
from pages.shared.open_workshop import perform, performing
from pages.shared.undo_offer import done
from workshop.errors import N_
from workshop.items import Action, Axis
from workshop.language import _
from workshop.numbering import number_plan
from workshop.permissions import Actor, Doing
from workshop.text import without_marks
from workshop.use_cases.prepare_workshop import edit_item
from workshop.workshop import Workshop


def _show(workshop: Workshop, _actor: Actor, action: Action) -> None:
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
        OTHER_AXES.close()
        done(_("Se guardó a qué otros ejes sirve la acción."), committed)
        st.rerun()


OTHER_AXES = ActionDialog("other_axes_of", N_("Otros ejes a los que sirve"), ":material/alt_route:", _show)
