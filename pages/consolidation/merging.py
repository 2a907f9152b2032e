"""Unir: the originals above each other, and the text of the one action they become."""

import streamlit as st

from pages.consolidation.gone import say_reworded, show_gone
from pages.consolidation.opened import as_opened, finish, offer_step, shown_before
from pages.consolidation.origins import texts_html
from pages.consolidation.splitting import explain_marks
from pages.shared.open_workshop import current, performing
from workshop.language import _, ngettext
from workshop.permissions import Doing
from workshop.typed_marks import from_typed, mark_names, to_typed
from workshop.use_cases.consolidate import merge_actions, proposed_text


def show_merging(actions: list[str]) -> None:
    """Ask for the text of the merged action, and merge; what is typed stays whatever others do to the originals."""
    workshop, actor = current(Doing.CONSOLIDATE)
    originals = show_gone(workshop, actor, actions)
    seen = shown_before(originals)
    with st.container(key="too-few"):
        if len(originals) < 2:
            st.caption(_("Seleccione al menos dos acciones para unirlas."))
    st.html(texts_html(workshop, originals))
    say_reworded(workshop, originals)
    names = as_opened("names", lambda: mark_names(workshop, *(action.text for action in originals)))
    proposed = as_opened("text", lambda: to_typed(proposed_text(originals), names))
    key = as_opened("key", lambda: "-".join(action.id for action in originals))
    typed = st.text_area(_("Texto de la acción unida"), proposed, key=f"merged-{key}", height=200)
    explain_marks(names)
    st.caption(_("Responsables y referencias se juntan. Las originales se conservan y se pueden separar otra vez."))
    count, is_less = len(originals), len(originals) < len(actions)
    label = _("Unir las {count} que quedan").format(count=count) if is_less and count > 1 else _("Unir")
    if offer_step(label, "merge-now", "merge", possible=count > 1):
        said = ngettext("Se unió {count} acción.", "Se unieron {count} acciones.", len(seen)).format(count=len(seen))
        finish(said, performing(merge_actions, list(seen), from_typed(typed or "", names), seen))
