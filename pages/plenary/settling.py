"""One way to settle an item: on what was shown, and where that changed a moment ago, refused with the way on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from pages.plenary.current_item import go, next_open
from pages.shared.formats import plain
from pages.shared.naming import name_of
from pages.shared.open_workshop import attempt, performing
from pages.shared.prose import compared
from pages.shared.show_problem import show_problem
from pages.shared.undo_offer import done
from workshop.amendments import open_amendments
from workshop.errors import Problem
from workshop.footnotes import note_numbers
from workshop.language import _
from workshop.numbering import number_plan
from workshop.plenary_errors import DecidedMeanwhile, WordingChanged
from workshop.use_cases.decide import Decidable
from workshop.workshop import Workshop

DECIDING = "plenary-deciding"  # the form open for an outcome
WRITING = "plenary-writing"  # the form open for the agreed text
_SEEN = "plenary-seen"
_REFUSED = "plenary-refused"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page showed of an item: its wording, and the decision in force ("" for none)."""

    key: str
    wording: str
    decision: str


@dataclass(frozen=True, slots=True)
class Step:
    """What the plenary wants of an item: a use case that takes `shown` and `known`, its name, what is said once done.

    `stays` keeps the page at the item; a step with `words` of its own is asked again in the form they stand in.
    """

    use_case: Callable[..., object]
    name: str
    message: str
    stays: bool = False
    words: bool = False


@dataclass(frozen=True, slots=True)
class _Refused:
    """A step that came too late: what it was asked on, why it was refused, what the page has shown since."""

    step: Step
    asked_on: Seen
    problem: Problem
    shown_since: Seen | None = None


def look_at(workshop: Workshop, item: Decidable) -> Seen:
    """Return what a click of this run was made upon, that is what the run before showed; keep what this one shows."""
    before: Seen | None = st.session_state.get(_SEEN)
    now = seen_now(workshop, item)
    st.session_state[_SEEN] = now
    return before if before is not None and before.key == item.key else now


def settle(workshop: Workshop, items: Sequence[Decidable], item: Decidable, step: Step, seen: Seen) -> None:
    """Take a step upon what was seen and go on to the next open item; where it cannot be, the item stays and says why.

    Raises: what makes Streamlit run the page again, but for a problem that is shown here.
    """
    try:
        committed = attempt(performing(step.use_case, shown=seen.wording, known=seen.decision))
    except (WordingChanged, DecidedMeanwhile) as problem:
        st.session_state[_REFUSED] = _Refused(step, seen, problem)
        st.rerun()
    except Problem as problem:
        show_problem(problem)
        return
    for form in (_REFUSED, DECIDING, WRITING):
        st.session_state.pop(form, None)
    name = name_of(workshop, number_plan(workshop), item.item, item.field)
    done(f"{name}: {step.message}", committed)
    after = committed.workshop
    is_done = after.decision(item.item, item.field) and not open_amendments(after, item.item, item.field)
    if is_done and not step.stays:
        go(next_open(after, items, item.key))
    st.rerun()


def offer_way_on(workshop: Workshop, items: Sequence[Decidable], item: Decidable) -> None:
    """Show why the last step on an item was refused, what changed since, and the button that takes it upon that."""
    refused: _Refused | None = st.session_state.get(_REFUSED)
    if refused is None or refused.asked_on.key != item.key:
        st.session_state.pop(_REFUSED, None)
        return
    now = seen_now(workshop, item)
    st.session_state[_REFUSED] = replace(refused, shown_since=now)
    with st.container(border=True, gap="small", key="decided-meanwhile"):
        show_problem(refused.problem)
        if now.wording != refused.asked_on.wording:
            words = compared(refused.asked_on.wording, now.wording, note_numbers(workshop))
            st.html(f'<p class="pl-compared" translate="no">{words}</p>')
        if not refused.step.words:
            st.caption(_("Usted eligió: {decision}.").format(decision=plain(refused.step.name)))
        with st.container(horizontal=True):
            if not refused.step.words and st.button(
                _("Decidir sobre este texto"), key="decide-on-this", type="primary", icon=":material/done:"
            ):
                settle(workshop, items, item, refused.step, refused.shown_since or now)
            if st.button(_("Dejarlo como está"), key="leave-as-it-is"):
                del st.session_state[_REFUSED]
                st.rerun()


def seen_now(workshop: Workshop, item: Decidable) -> Seen:
    """Return what this run shows of an item."""
    decision = workshop.decision(item.item, item.field)
    return Seen(item.key, item.wording, decision.id if decision else "")
