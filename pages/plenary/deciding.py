"""The plenary's buttons: adopted with one click, the other outcomes with what each of them needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.plenary.settling import DECIDING, Seen, Step, seen_now, settle
from pages.shared.naming import name_of, short
from pages.shared.open_workshop import perform, performing
from pages.shared.undo_offer import done
from workshop.amendments import open_amendments
from workshop.labels import choice_label
from workshop.language import _
from workshop.numbering import number_plan
from workshop.typed_marks import from_typed, mark_names, to_typed
from workshop.use_cases.decide import NEEDS_REASON, Decidable, adopt_undisputed, decide, is_undisputed, others_like
from workshop.workshop import Workshop

_ASKED = NEEDS_REASON | {"adopted_with_changes", "merged"}  # what needs a form
_ICONS = {
    "adopted": ":material/check:",
    "adopted_with_changes": ":material/edit_note:",
    "ad_referendum": ":material/hourglass_top:",
    "in_brackets": ":material/data_array:",
    "sent_back": ":material/undo:",
    "withdrawn": ":material/block:",
    "merged": ":material/merge:",
    "reopened": ":material/lock_open:",
}


@dataclass(frozen=True, slots=True)
class _Asking:
    """The outcome whose form is open, and what the page showed of its item when it was asked for."""

    outcome: str
    seen: Seen


def offer_decisions(workshop: Workshop, items: Sequence[Decidable], item: Decidable, seen: Seen) -> None:
    """Show the buttons for one item, pressed upon what was `seen`, and the form that an outcome needs."""
    with st.container(horizontal=True, gap="small", key="outcomes"):
        if _button(_("Acordada"), "adopted", main=True):
            _decide(workshop, items, item, "adopted", seen)
        for outcome, label in _others(workshop, item):
            if _button(label, outcome):
                _press(workshop, items, item, outcome, seen)
    asking: _Asking | None = st.session_state.get(DECIDING)
    if asking and asking.seen.key == item.key:
        _ask(workshop, items, item, asking)


def offer_undisputed(workshop: Workshop, items: Sequence[Decidable]) -> None:
    """Show the button that adopts in one step what nobody disputes, with how many that are."""
    count = sum(is_undisputed(workshop, item) for item in items)
    label = _("Acordar lo no observado ({count})").format(count=count)
    if st.button(label, key="adopt-undisputed", icon=":material/done_all:", width="stretch", disabled=not count):
        committed = perform(performing(adopt_undisputed))
        if committed is not None:
            done(_("Se acordó lo no observado. Puntos: {count}.").format(count=len(committed.entries)), committed)
            st.rerun()


def _others(workshop: Workshop, item: Decidable) -> list[tuple[str, str]]:
    """Return the outcomes behind the main one with what their buttons say."""
    is_amended = bool(open_amendments(workshop, item.item, item.field))  # the agreed text is then written from those
    decision = workshop.decision(item.item, item.field)
    is_bracketed = decision is not None and decision.outcome == "in_brackets"
    outcomes = [] if is_amended else [("adopted_with_changes", _("Con cambios"))]
    if is_bracketed:
        outcomes.append(("reopened", _("Levantar corchetes")))
    named = ["ad_referendum", *([] if is_bracketed else ["in_brackets"]), "sent_back", "withdrawn"]
    named += ["merged"] if others_like(workshop, item) else []
    outcomes += [(outcome, choice_label("decision", "outcome", outcome)) for outcome in named]
    if decision is not None and not is_bracketed:
        outcomes.append(("reopened", _("Reabrir")))
    return outcomes


def _button(label: str, outcome: str, main: bool = False) -> bool:
    return st.button(label, key=f"decide-{outcome}", icon=_ICONS[outcome], type="primary" if main else "secondary")


def _press(workshop: Workshop, items: Sequence[Decidable], item: Decidable, outcome: str, seen: Seen) -> None:
    if outcome in _ASKED:
        st.session_state[DECIDING] = _Asking(outcome, seen)
    else:
        _decide(workshop, items, item, outcome, seen)


def _ask(workshop: Workshop, items: Sequence[Decidable], item: Decidable, asking: _Asking) -> None:
    """Show the form for the wording agreed, for the other item, or for the reason."""
    outcome, text, reason = asking.outcome, None, None
    with st.form(f"asking-{outcome}-{item.key}"):
        if outcome == "adopted_with_changes":
            text, label = _ask_text(workshop, item, asking.seen.wording), _("Guardar y acordar")
        elif outcome == "merged":
            reason, label = _ask_other(workshop, item), choice_label("decision", "outcome", outcome)
        else:
            reason = st.text_input(_("Motivo"), key=f"reason-{outcome}-{item.key}")
            label = choice_label("decision", "outcome", outcome)
        with st.container(horizontal=True):
            yes = st.form_submit_button(label, type="primary", icon=_ICONS[outcome], key=f"asked-{outcome}")
            no = st.form_submit_button(_("Cancelar"), key=f"cancel-{outcome}")
    if no:
        del st.session_state[DECIDING]
        st.rerun()
    if yes and outcome == "merged" and reason is None:
        st.caption(_("Elija a cuál se une."))
    elif yes:
        # Who asked on a text that changed meanwhile is told once: the next press decides on what the page shows now.
        st.session_state[DECIDING] = _Asking(outcome, seen_now(workshop, item))
        _decide(workshop, items, item, outcome, asking.seen, text=text, reason=reason)


def _ask_text(workshop: Workshop, item: Decidable, shown: str) -> str:
    names = mark_names(workshop, shown)
    typed = st.text_area(_("Texto acordado"), to_typed(shown, names), key=f"agreed-{item.key}", height="content")
    if names:
        st.caption(_("Las llamadas de nota se ven como [^1]: déjelas donde van."))
    return from_typed(typed or "", names)


def _ask_other(workshop: Workshop, item: Decidable) -> str | None:
    """Return in words which item this one is united with; who consolidates unites them."""
    numbers = number_plan(workshop)
    names = {
        each.key: f"{name_of(workshop, numbers, each.item, each.field)}: {short(each.wording, 120)}"
        for each in others_like(workshop, item)
    }
    chosen = st.selectbox(
        _("Se une a"), list(names), None, lambda key: names.get(key, ""), key=f"united-{item.key}",
        placeholder=_("Elija el otro texto"),
    )  # fmt: skip
    return names.get(chosen or "")


def _decide(
    workshop: Workshop,
    items: Sequence[Decidable],
    item: Decidable,
    outcome: str,
    seen: Seen,
    *,
    text: str | None = None,
    reason: str | None = None,
) -> None:
    """Keep a decision and go on to the next open item; a problem is shown here and the item stays."""
    use_case = partial(decide, item=item.item, outcome=outcome, field=item.field, text=text, reason=reason)
    message = choice_label("decision", "outcome", outcome)
    settle(
        workshop,
        items,
        item,
        Step(use_case, message, message, stays=outcome == "reopened", words=text is not None),
        seen,
    )
