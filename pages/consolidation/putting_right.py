"""Corregir: what is certain is put right with one press, in all the places it stands in, and can be undone."""

from collections.abc import Sequence

import streamlit as st

from pages.shared.formats import plain
from pages.shared.naming import short
from pages.shared.open_workshop import perform, performing
from pages.shared.undo_offer import done
from workshop.checks import Check
from workshop.language import _, ngettext
from workshop.permissions import Actor
from workshop.use_cases.put_right import may_put_right, put_right
from workshop.waivers import sign
from workshop.workshop import Workshop

_MOST = 8  # offered at a time: the next ones come once these are done


def offer_fixes(workshop: Workshop, actor: Actor, found: Sequence[Check]) -> None:
    """Show a button for each thing that is certain; nothing to who may write in none of its places."""
    by_label: dict[tuple[str, str], list[Check]] = {}
    for check in found:
        if check.fix is not None and may_put_right(workshop, actor, check.item):
            by_label.setdefault((check.kind, check.fix.label), []).append(check)
    if not by_label:
        return
    with st.container(border=True, key="fixes", gap="small"):
        heading = _("Correcciones seguras")
        st.markdown(f"**{heading}**")
        with st.container(horizontal=True, gap="small", key="fix-buttons"):
            for (kind, label), places in list(by_label.items())[:_MOST]:
                _offer(workshop, sign(kind, label), label, places)
        if len(by_label) > _MOST:
            st.caption(_("Y {count} más, cuando estas estén hechas.").format(count=len(by_label) - _MOST))


def _offer(workshop: Workshop, key: str, label: str, places: Sequence[Check]) -> None:
    where = ngettext("{count} lugar", "{count} lugares", len(places)).format(count=len(places))
    words = _("Corregir: {fix} ({where})").format(fix=short(label, 60), where=where)
    if st.button(plain(words), key=f"fix-{key[:12]}", icon=":material/auto_fix_high:"):
        edits: dict[str, dict[str, tuple[int, str | None]]] = {}
        for check in places:
            if check.fix is not None:
                seen = workshop.items[check.item].version(check.field)
                edits.setdefault(check.item, {})[check.field] = (seen, check.fix.text)
        committed = perform(performing(put_right, edits))
        if committed is not None:
            done(_("Se corrigió {fix} en {where}.").format(fix=f"«{label}»", where=where), committed)
            st.rerun()
