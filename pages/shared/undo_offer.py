"""After every step a way back: what was just done is said at the foot of the page, with a button that takes it back."""

from collections.abc import Sequence

import streamlit as st

from pages.shared.following import flash
from pages.shared.formats import plain
from pages.shared.open_workshop import open_id, perform, performing
from pages.shared.seen import forget_changed
from storage.commit import Committed
from workshop.changes import Entry
from workshop.language import _
from workshop.use_cases.undo import undo

_STEP = "step_done"


def done(message: str, committed: Committed) -> None:
    """Say after the next run of the page what was done, and offer to undo it."""
    forget_changed(committed.entries)
    if not committed.entries:
        flash(_("No había nada que cambiar."))
    else:
        st.session_state[_STEP] = {"workshop": open_id(), "message": message, "entries": committed.entries}


def undone(message: str, committed: Committed) -> None:
    """Say after the next run that a step was taken back, which `message` tells, and offer to do it again."""
    done(_("Se deshizo: {step}").format(step=message), committed)
    if committed.entries:
        st.session_state[_STEP] |= {"undone": message}


def show_undo(page: str) -> None:
    """Show the last step of this session in this workshop, until another one follows or the page is left."""
    step = st.session_state.get(_STEP)
    if step is None or step["workshop"] != open_id() or step.setdefault("page", page) != page:
        st.session_state.pop(_STEP, None)
        return
    bar = st.bottom.container(key="undo", horizontal=True, vertical_alignment="center", gap="small")
    bar.markdown(f":material/check: {plain(step['message'])}", width="content")
    label, icon = (_("Rehacer"), ":material/redo:") if step.get("undone") else (_("Deshacer"), ":material/undo:")
    if bar.button(label, key="undo-step", icon=icon, type="tertiary"):
        _take_back(step)
    if bar.button(_("Cerrar"), key="undo-close", type="tertiary"):
        del st.session_state[_STEP]
        st.rerun()


def _take_back(step: dict[str, object]) -> None:
    entries: Sequence[Entry] = step["entries"]  # type: ignore[assignment]
    committed = perform(performing(undo, entries), undoes=entries[0].request)
    if committed is None:
        return
    del st.session_state[_STEP]
    if not step.get("undone"):
        undone(str(step["message"]), committed)
    else:
        done(str(step["undone"]), committed)
    st.rerun()
