"""Two records of one person, made one: who it might be is offered first, and both are seen side by side."""

from functools import partial

import streamlit as st

from pages.preparation.people_deciding import side_by_side
from pages.shared.choices import tell_apart
from pages.shared.open_workshop import attempt_step
from pages.shared.show_problem import show_problem
from pages.shared.undo_offer import done
from storage.merging_people import merge_listed
from workshop.errors import Problem
from workshop.items import Participant
from workshop.language import _
from workshop.person_updates import FIELDS
from workshop.same_person import compare
from workshop.weighed_people import record_of_cells
from workshop.workshop import Workshop


def offer_merging(workshop: Workshop, person: Participant) -> None:
    """Show the button that opens the choice of another record, and merges that one into this."""
    others = _likely_first(workshop, person)
    if not others:
        return
    with st.popover(_("Unir con otra ficha"), icon=":material/join:", key="merge"):
        st.caption(
            _(
                "Si dos fichas son de la misma persona, queda esta: lo que le falta se toma de la otra, y su grupo, su "
                "asistencia y sus enlaces de entrada pasan a esta."
            )
        )
        names = tell_apart({each.id: each.name for each in others})
        other = st.selectbox(
            _("La otra ficha"), list(names), None, lambda each: names.get(each, ""), key="merge-with", placeholder="—"
        )
        found = next((each for each in others if each.id == other), None)
        if found is None:
            return
        ours, theirs = _cells(person), _cells(found)
        st.html(side_by_side(workshop, (_("Esta queda"), ours), (_("Esta se une"), theirs)))
        if st.button(_("Unir las dos"), key="merge-now", type="primary", icon=":material/join:"):
            _merge(person, found)


def _merge(person: Participant, other: Participant) -> None:
    try:
        committed = attempt_step(merge_listed, person.id, other.id)
    except Problem as problem:
        show_problem(problem)
        return
    done(_("Se unió «{other}» con «{name}».").format(other=other.name, name=person.name), committed)
    st.rerun()


def _likely_first(workshop: Workshop, person: Participant) -> list[Participant]:
    """Return everybody else, those who may be the same person first."""
    judge = partial(compare, record_of_cells(_cells(person)))
    verdicts = {each.id: judge(record_of_cells(_cells(each))).verdict for each in workshop.participants}
    others = [each for each in workshop.participants if each.id != person.id]
    return sorted(others, key=lambda each: ("same", "doubtful", "different").index(verdicts[each.id]))


def _cells(person: Participant) -> dict[str, str]:
    return {name: person.cell(name) or "" for name in FIELDS}
