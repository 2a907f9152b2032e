"""What others did meanwhile to the actions of an open dialog: which are gone, by whom, and how to go on."""

from collections.abc import Sequence

import streamlit as st

from pages.consolidation.opened import as_opened, go_on_with
from pages.consolidation.taking_back import kept
from pages.shared.formats import plain
from pages.shared.moments import moment_of
from pages.shared.naming import code_of, name_of, short
from pages.shared.open_workshop import perform, performing
from pages.shared.running import database
from storage.history import entries_of
from workshop.cells import Item
from workshop.items import Action
from workshop.language import _
from workshop.numbering import number_plan
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.consolidate import in_plan_order
from workshop.use_cases.restore_past import recover_item
from workshop.workshop import Workshop


def show_gone(workshop: Workshop, actor: Actor, actions: Sequence[str]) -> list[Action]:
    """Say what became of those of some actions that are gone, each with the way on; return the others in order.

    Its place stands while there is nothing to say: a box that is moved down loses what is just being typed in it.
    """
    live = in_plan_order(workshop, actions)
    standing = {action.id for action in live}
    with st.container(key="gone"):
        for each in dict.fromkeys(actions):
            found = workshop.items.get(each)
            if each not in standing and isinstance(found, Action):
                _show_one(workshop, actor, found)
    return live


def say_reworded(workshop: Workshop, actions: Sequence[Action]) -> None:
    """Say which actions others wrote in since the dialog was opened."""
    first = as_opened("versions", lambda: {action.id: action.version("text") for action in actions})
    numbers = number_plan(workshop)
    found = [each.id for each in actions if first.setdefault(each.id, each.version("text")) != each.version("text")]
    place = st.container(key="reworded")
    if found:
        names = ", ".join(code_of(workshop, numbers, each) for each in found)
        place.warning(
            _("Mientras tanto cambió el texto de {actions}. Arriba está como quedó; lo que usted escribió no se tocó.")
            .format(actions=names),
            icon=":material/edit_notifications:",
        )  # fmt: skip


def _show_one(workshop: Workshop, actor: Actor, action: Action) -> None:
    with st.container(border=True, key=f"gone-{action.id}", horizontal=True, vertical_alignment="center"):
        heir = _heir(workshop, action)
        st.markdown(f":material/warning: {_said(workshop, action, heir)}", width="stretch")
        if heir is not None:
            if st.button(_("Seguir con la unida"), key=f"heir-{action.id}", icon=":material/merge:"):
                go_on_with(heir.id, action.id)
                st.rerun()
        elif may(actor, Doing.WRITE_MATRIX, workshop, action.id) and st.button(
            _("Recuperar"), key=f"recover-{action.id}", icon=":material/restore_from_trash:"
        ):
            committed = perform(performing(recover_item, action.id, workshop))
            if committed is not None:
                kept(_("Se recuperó lo eliminado."), committed)
                st.rerun()


def _said(workshop: Workshop, action: Action, heir: Action | None) -> str:
    """Return what became of an action, and who did it when."""
    text = plain(short(action.text, 100).rstrip(" .")) or _("(en blanco)")
    who, at = _by(workshop, action)
    if heir is not None:
        into = plain(name_of(workshop, number_plan(workshop), heir.id))
        said = _("«{text}» ya no está: {who} la unió con otras en {action} ({when}).")
        return said.format(text=text, who=who, action=into, when=at)
    return _("«{text}» ya no está: {who} la eliminó ({when}).").format(text=text, who=who, when=at)


def _heir(workshop: Workshop, action: Action) -> Action | None:
    """Return the action that stands for one that was merged."""
    found: Item | None = action
    while isinstance(found, Action) and found.merged_into:
        found = workshop.items.get(found.merged_into)
    return found if isinstance(found, Action) and found.id != action.id and workshop.is_live(found.id) else None


def _by(workshop: Workshop, action: Action) -> tuple[str, str]:
    """Return who deleted an action, or what it stood under, and when."""
    above: Item | None = action
    while above is not None and not above.deleted:
        above = workshop.items.get(above.parent or "")
    item = (above or action).id
    entries = database().read(lambda db: entries_of(db, workshop.id, [item]))
    last = next((entry for entry in reversed(entries) if entry.change.kind == "delete"), None)
    if last is None:
        return _("alguien"), "—"
    return plain(last.actor_name), moment_of(last.at.isoformat(), workshop.facts.timezone)
