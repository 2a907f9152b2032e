"""Avisar a las relatorías: both groups find the pair among what they have to see to; here is what came of it."""

import streamlit as st

from pages.shared.formats import plain
from pages.shared.moments import moment_of
from pages.shared.open_workshop import perform, performing
from pages.shared.undo_offer import done
from workshop.items import Action, Axis
from workshop.language import _
from workshop.numbering import number_plan
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.tell_groups import notes_on, tell_groups
from workshop.workshop import Workshop


def offer_telling(workshop: Workshop, actor: Actor, one: Action, other: Action, key: str) -> None:
    """Show the way to send both groups a note on a pair, where none stands."""
    if notes_on(workshop, one.id, other.id) or not may(actor, Doing.CONSOLIDATE, workshop):
        return
    if st.button(_("Avisar a las relatorías"), key=f"tell-{key}", icon=":material/forward_to_inbox:"):
        committed = perform(performing(tell_groups, one.id, other.id))
        if committed is not None:
            done(_("El aviso está en los insumos de cada eje."), committed)
            st.rerun()


def what_was_told(workshop: Workshop, one: Action, other: Action) -> str:
    """Return who told the groups and when, and whether each has seen to it or put it away; "" where none stands."""
    notes = notes_on(workshop, one.id, other.id)
    if not notes:
        return ""
    when = moment_of(notes[0].at, workshop.facts.timezone) if notes[0].at else ""
    parts = [_("Avisó {who} el {when}").format(who=plain(notes[0].author or ""), when=when)]
    standing = {note.parent: note for note in notes}
    numbers = number_plan(workshop).axes
    homes = (workshop.above(action.id, Axis) for action in (one, other))
    for axis in dict.fromkeys(home.id for home in homes if home):
        note = standing.get(axis)
        words = _("eje {number}: retirado") if note is None else _("eje {number}: pendiente")
        words = _("eje {number}: atendido") if note and note.became else words
        parts.append(words.format(number=numbers[axis]))
    return " · ".join(parts)
