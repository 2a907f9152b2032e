"""Deshacer, at hand: the last step of this person on the board is taken back, then the one before it."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.shared.following import flash
from pages.shared.moments import moment_of
from pages.shared.open_workshop import attempt, performing
from pages.shared.running import database
from pages.shared.undo_offer import done, undone
from storage.commit import Committed
from storage.own_steps import own_steps
from workshop.changes import Entry
from workshop.errors import Problem
from workshop.items import Action
from workshop.language import _
from workshop.permissions import Actor
from workshop.use_cases.undo import undo
from workshop.workshop import Workshop

_KEPT = "consolidated"  # the requests this session made on the board
_PASSED = "not-to-be-undone"  # those that others went on from: the one before may still be taken back


def kept(message: str, committed: Committed) -> None:
    """Say what a step on the board did, and remember it as one that *Deshacer* takes back."""
    if committed.entries:
        st.session_state.setdefault(_KEPT, set()).add(committed.entries[0].request)
    done(message, committed)


def offer_taking_back(workshop: Workshop, actor: Actor) -> None:
    """Offer to take the last step back; what it was stands in the button's help."""
    step = _last(workshop, actor)
    said = f"{_said(workshop, step)} · {moment_of(step[0].at.isoformat(), workshop.facts.timezone)}" if step else None
    if st.button(_("Deshacer"), key="take-back", icon=":material/undo:", disabled=not step, help=said):
        take_back(workshop, actor)
        st.rerun()


def take_back(workshop: Workshop, actor: Actor, settle: Callable[[], None] = lambda: None) -> None:
    """Take the last step back that this person did and that stands; say so where others went on from it.

    `settle` is called as soon as it is taken back, so that whoever asked for it is not heard twice.
    """
    step = _last(workshop, actor)
    if not step:
        flash(_("No hay nada más que deshacer."))
        return
    try:
        committed = attempt(performing(undo, step), undoes=step[0].request)
        settle()
    except Problem as problem:
        st.session_state.setdefault(_PASSED, set()).add(step[0].request)
        flash(f"{_said(workshop, step)}. {problem.message()}")
    else:
        undone(_said(workshop, step), committed)


def _last(workshop: Workshop, actor: Actor) -> Sequence[Entry]:
    steps = database().read(lambda db: own_steps(db, workshop.id, actor.id, workshop.revision))
    ours: set[str] = st.session_state.get(_KEPT, set())
    passed: set[str] = st.session_state.get(_PASSED, set())
    return next((step for step in steps if step[0].request not in passed and _is_ours(workshop, step, ours)), ())


def _is_ours(workshop: Workshop, step: Sequence[Entry], ours: set[str]) -> bool:
    """Say whether a step was done on the board: in this session, or of a kind that is done nowhere else."""
    return step[0].request in ours or bool(_done_to(workshop, step) & {"merged", "split", "moved"})


def _done_to(workshop: Workshop, step: Sequence[Entry]) -> set[str]:
    """Return what a step did to actions."""
    found = set()
    for change in (entry.change for entry in step if isinstance(workshop.items.get(entry.change.item), Action)):
        if change.field == "merged_into":
            found.add("merged" if change.text else "parted")
        elif change.field == "split_from" or (change.kind == "insert" and "split_from" in change.cells):
            found.add("split")
        else:
            found.add({"move": "moved", "set": "worded"}.get(change.kind, "other"))
    return set() if any(entry.change.type == "workshop" for entry in step) else found


def _said(workshop: Workshop, step: Sequence[Entry]) -> str:
    said = {
        "merged": _("Se unieron acciones"),
        "parted": _("Se separaron acciones que estaban unidas"),
        "split": _("Se partió una acción"),
        "moved": _("Se movieron acciones"),
        "worded": _("Se cambió el texto de una acción"),
    }
    what = _done_to(workshop, step)
    return next((words for name, words in said.items() if name in what), _("Su último paso"))
