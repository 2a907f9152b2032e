"""The plenary's buttons: adopted with one click, the other outcomes with what each of them needs."""

from collections.abc import Sequence

import streamlit as st

from pages.plenary.current_item import go, next_open
from pages.shared.naming import name_of
from pages.shared.open_workshop import perform, performing
from pages.shared.undo_offer import done
from workshop.amendments import open_amendments
from workshop.labels import choice_label
from workshop.language import _
from workshop.numbering import number_plan
from workshop.typed_marks import from_typed, mark_names, to_typed
from workshop.use_cases.decide import NEEDS_REASON, Decidable, adopt_undisputed, decide, is_undisputed
from workshop.workshop import Workshop

_ASKING = "plenary-asking"  # the outcome whose form is open, with the item it is for and the wording then shown
_SHOWN = "plenary-shown"  # the wording the last run showed: what a click decides on
_AT_ONCE = ("ad_referendum", "in_brackets")
_ICONS = {
    "adopted": ":material/check:",
    "adopted_with_changes": ":material/edit_note:",
    "ad_referendum": ":material/hourglass_top:",
    "in_brackets": ":material/data_array:",
    "sent_back": ":material/undo:",
    "withdrawn": ":material/block:",
    "reopened": ":material/lock_open:",
}


def offer_decisions(workshop: Workshop, items: Sequence[Decidable], item: Decidable) -> None:
    """Show the buttons for one item, and the form that the outcome just pressed needs."""
    before = st.session_state.get(_SHOWN)
    shown = before[1] if before and before[0] == item.key else item.wording
    st.session_state[_SHOWN] = (item.key, item.wording)
    with st.container(horizontal=True, gap="small", key="outcomes"):
        if _button(_("Acordada"), "adopted", main=True):
            _decide(workshop, items, item, "adopted", shown=shown)
        for outcome, label in _others(workshop, item):
            if _button(label, outcome):
                _press(workshop, items, item, outcome, shown)
    asking = st.session_state.get(_ASKING)
    if asking and asking[0] == item.key:
        _ask(workshop, items, item, asking[1], asking[2])


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
    is_amended = bool(open_amendments(workshop, item.item, item.field))  # the agreed text is then written from those
    outcomes = [
        *([] if is_amended else [("adopted_with_changes", _("Con cambios"))]),
        *((outcome, choice_label("decision", "outcome", outcome)) for outcome in (*_AT_ONCE, "sent_back", "withdrawn")),
    ]
    if workshop.decision(item.item, item.field):
        outcomes.append(("reopened", _("Reabrir")))
    return outcomes


def _button(label: str, outcome: str, main: bool = False) -> bool:
    return st.button(label, key=f"decide-{outcome}", icon=_ICONS[outcome], type="primary" if main else "secondary")


def _press(workshop: Workshop, items: Sequence[Decidable], item: Decidable, outcome: str, shown: str) -> None:
    if outcome in NEEDS_REASON or outcome == "adopted_with_changes":
        st.session_state[_ASKING] = (item.key, outcome, shown)
    else:
        _decide(workshop, items, item, outcome, shown=shown)


def _ask(workshop: Workshop, items: Sequence[Decidable], item: Decidable, outcome: str, shown: str) -> None:
    """Show the form for the wording agreed, or for the reason."""
    names = mark_names(workshop, shown)
    with st.form(f"asking-{outcome}-{item.key}"):
        if outcome == "adopted_with_changes":
            typed = st.text_area(
                _("Texto acordado"), to_typed(shown, names), key=f"agreed-{item.key}", height="content"
            )
            if names:
                st.caption(_("Las llamadas de nota se ven como [^1]: déjelas donde van."))
            text, reason, label = from_typed(typed or "", names), None, _("Guardar y acordar")
        else:
            reason = st.text_input(_("Motivo"), key=f"reason-{outcome}-{item.key}")
            text, label = None, choice_label("decision", "outcome", outcome)
        with st.container(horizontal=True):
            yes = st.form_submit_button(label, type="primary", icon=_ICONS[outcome], key=f"asked-{outcome}")
            no = st.form_submit_button(_("Cancelar"), key=f"cancel-{outcome}")
    if no:
        del st.session_state[_ASKING]
        st.rerun()
    if yes:
        _decide(workshop, items, item, outcome, shown=shown, text=text, reason=reason)


def _decide(
    workshop: Workshop,
    items: Sequence[Decidable],
    item: Decidable,
    outcome: str,
    *,
    shown: str,
    text: str | None = None,
    reason: str | None = None,
) -> None:
    """Keep a decision and go on to the next open item; a problem is shown here and the item stays."""
    use_case = performing(decide, item.item, outcome, field=item.field, shown=shown, text=text, reason=reason)
    committed = perform(use_case)
    if committed is None:
        if _ASKING in st.session_state:  # the problem said what is new: the next press decides on that
            st.session_state[_ASKING] = (item.key, outcome, item.wording)
        return
    st.session_state.pop(_ASKING, None)
    name = name_of(workshop, number_plan(workshop), item.item, item.field)
    done(f"{name}: {choice_label('decision', 'outcome', outcome)}", committed)
    if outcome != "reopened":
        go(next_open(committed.workshop, items, item.key))
    st.rerun()
