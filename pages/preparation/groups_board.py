"""The groups side by side with their people as cards: distributed at once, or moved and pinned by hand."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Literal

import streamlit as st

from pages.components.board import BoardColumn, Card, moving_board
from pages.preparation.groups_absent import open_absences, show_absences
from pages.preparation.groups_run import is_running, say_how_good, show_run, start_run
from pages.shared.following import flash
from pages.shared.formats import plain
from pages.shared.open_workshop import attempt, perform, performing
from pages.shared.tables import show_figures
from pages.shared.undo_offer import done
from storage.commit import UseCase
from workshop.assigning.asked import assignment_now, distribution_of, officers_of, offices_in
from workshop.assigning.words import group_title, outcomes
from workshop.errors import Problem
from workshop.expected_roles import folded
from workshop.headings import field_heading
from workshop.items import Member, Participant, WorkingGroup
from workshop.language import _, ngettext
from workshop.use_cases.assign_groups import pin_people
from workshop.use_cases.form_groups import place_people, placements, take_out_people, unassigned
from workshop.workshop import Workshop

Look = Literal["primary", "secondary"]
_NOWHERE = "unassigned"  # the column of those without a group
_TURN = "groups-turn"  # counts the moves: after each the cards are no longer picked
_FEW = 2  # sentences that need not be folded away


def show_groups(workshop: Workshop) -> None:
    """Show what the groups meet, what distributes people, and the board."""
    st.html(Path(__file__).with_name("groups.css"))
    if not workshop.groups():
        st.caption(_("Forme los grupos en «Salas y oficios», o todos a la vez:"))
        return
    _show_outcomes(workshop)
    _offer_distributing(workshop)
    show_run(workshop)
    say_how_good(workshop)
    steps = st.container(key="groups-steps")
    words = {"board": _("Personas por grupo"), "empty": _("Nadie todavía")}
    turn = str(st.session_state.get(_TURN, 0))
    columns = board_columns(workshop)
    picked, asked = moving_board(columns=columns, words=words, key=f"groups-{workshop.id}", reset=turn)
    with steps:
        _offer_steps(workshop, columns, picked)
    show_absences(workshop)
    for step in asked:
        if any(column["id"] == step.to for column in columns):
            _put(workshop, step.items, step.to)
        step.settle()
    if asked:
        st.rerun()


def board_columns(workshop: Workshop) -> list[BoardColumn]:
    """Return a column for each group in the plan's order, and last those who have none."""
    columns = [_column(workshop, group) for group in workshop.groups()]
    free = unassigned(workshop)
    cards = [_card(workshop, person, []) for person in free]
    return [*columns, {"id": _NOWHERE, "title": _("Sin grupo"), "count": len(free), "items": cards}]


def _column(workshop: Workshop, group: WorkingGroup) -> BoardColumn:
    pinned = {each.participant for each in workshop.children(group.id, Member) if each.pinned}
    officers = officers_of(workshop)
    cards = []
    for person in workshop.members(group.id):
        held = [field_heading("group", office, workshop.facts) for office in offices_in(group, person)]
        mark = _("Oficio en este grupo") if officers.get(person.id) == group.id else ""
        card = _card(workshop, person, held)
        if mark or person.id in pinned:
            card["mark"] = mark or _("Lugar fijo")
        cards.append(card)
    return {
        "id": group.id,
        "title": group_title(workshop, group.id),
        "count": len(cards),
        "items": cards,
        "notes": _notes(workshop, group),
    }


def _notes(workshop: Workshop, group: WorkingGroup) -> list[str]:
    """Return where a group meets, and who has an office in it without being in its list."""
    members = {folded(person.name) for person in workshop.members(group.id)}
    offices = ((_("Facilita"), group.facilitator), (_("Relata"), group.rapporteur), (_("Apoya"), group.helper or ""))
    lines = [
        group.room,
        group.link or "",
        *(f"{label}: {name}" for label, name in offices if name and folded(name) not in members),
    ]
    return [line for line in lines if line]


def _card(workshop: Workshop, person: Participant, offices: Sequence[str]) -> Card:
    items = (workshop.items.get(each or "") for each in (person.delegation, person.profile))
    about = [item.cell("code") or item.cell("name") if "code" in item.fields() else item.cell("name")
             for item in items if item is not None and not item.deleted]  # fmt: skip
    return {"id": person.id, "text": person.name, "meta": " · ".join([*offices, *(each for each in about if each)])}


def _show_outcomes(workshop: Workshop) -> None:
    """Show in how many cases each thing that was asked holds, and a sentence for each that does not."""
    asked = outcomes(workshop, distribution_of(workshop), assignment_now(workshop))
    if not placements(workshop):
        return
    show_figures([(each.label, f"{each.met}/{each.total}") for each in asked])
    unmet = [sentence for each in asked for sentence in each.unmet]
    if len(unmet) <= _FEW:
        for sentence in unmet:
            st.caption(f":material/rule: {plain(sentence)}")
    else:
        count = ngettext("Una cosa no se cumple", "{count} cosas no se cumplen", len(unmet)).format(count=len(unmet))
        with st.expander(count, icon=":material/rule:"):
            st.html("<ul>" + "".join(f"<li>{escape(sentence)}</li>" for sentence in unmet) + "</ul>")


def _offer_distributing(workshop: Workshop) -> None:
    free, placed = unassigned(workshop), placements(workshop)
    busy = is_running(workshop)
    with st.container(horizontal=True, gap="small"):
        if len(workshop.groups()) == 1:
            _offer_only_group(workshop, free)
            return
        label = _("Repartir") if not placed else _("Repartir a quienes no tienen grupo")
        first, second = _looks(bool(free) or not placed)
        distributes = (free or not placed) and st.button(
            label, key="distribute", type=first, icon=":material/diversity_3:", disabled=busy or not free
        )
        if distributes:
            start_run(workshop, "fill" if placed else "reshuffle", _("Se repartió a las personas en los grupos."))
        again = _("Repartir de nuevo lo no fijo")
        if st.button(again, key="reshuffle", type=second, icon=":material/shuffle:", disabled=busy or not placed):
            start_run(workshop, "reshuffle", _("Se repartió de nuevo a quienes no tienen lugar fijo."))
        if st.button(
            _("Ajustar por ausencias"), key="repair", icon=":material/person_off:", disabled=busy or not placed
        ):
            open_absences(workshop)


def _looks(is_first: bool) -> tuple[Look, Look]:
    """Return how two buttons look of which the first, or else the second, is the main one."""
    return ("primary", "secondary") if is_first else ("secondary", "primary")


def _offer_only_group(workshop: Workshop, free: Sequence[Participant]) -> None:
    """Offer the one thing a single group needs: everybody is in it."""
    group = workshop.groups()[0]
    if st.button(_("Ubicar a todas"), key="all-in-one", type="primary", icon=":material/group_add:", disabled=not free):
        people = [person.id for person in free]
        said = ngettext("Se ubicó a una persona.", "Se ubicó a {count} personas.", len(people))
        _keep(performing(place_people, people, group.id), said.format(count=len(people)))


def _offer_steps(workshop: Workshop, columns: Sequence[BoardColumn], picked: list[str]) -> None:
    """Show what can be done with the people picked on the board."""
    members = {each.participant: each for group in workshop.groups() for each in workshop.children(group.id, Member)}
    placed = [person for person in picked if person in members]
    loose = [person for person in placed if not members[person].pinned]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        with st.popover(_("Mover a…"), icon=":material/drive_file_move:", disabled=not picked):
            for column in columns:
                if st.button(column["title"], key=f"to-{column['id']}", width="stretch"):
                    _keep(*_moving(workshop, picked, column["id"]))
        if st.button(_("Fijar"), key="pin", icon=":material/keep:", disabled=not loose):
            said = ngettext("Una persona tiene lugar fijo.", "{count} personas tienen lugar fijo.", len(loose))
            _keep(performing(pin_people, loose), said.format(count=len(loose)))
        if st.button(_("Soltar"), key="unpin", icon=":material/keep_off:", disabled=len(loose) == len(placed)):
            held = [person for person in placed if person not in loose]
            said = ngettext(
                "Una persona ya no tiene lugar fijo.", "{count} personas ya no tienen lugar fijo.", len(held)
            )
            _keep(performing(pin_people, held, False), said.format(count=len(held)))


def _put(workshop: Workshop, people: Sequence[str], to: str) -> None:
    """Keep what was done on the board; a problem is said once the board shows again what is."""
    use_case, message = _moving(workshop, people, to)
    try:
        done(message, attempt(use_case))
    except Problem as problem:
        flash(problem.message())


def _moving(workshop: Workshop, people: Sequence[str], to: str) -> tuple[UseCase, str]:
    """Return the step that brings people into a group, or out of theirs, and what is said of it."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    count = len(people)
    if to == _NOWHERE:
        said = ngettext("Se sacó a una persona de su grupo.", "Se sacó a {count} personas de sus grupos.", count)
        return performing(take_out_people, people), said.format(count=count)
    said = ngettext("Se ubicó a una persona en {group}.", "Se ubicó a {count} personas en {group}.", count)
    return performing(place_people, people, to), said.format(count=count, group=group_title(workshop, to))


def _keep(use_case: UseCase, message: str) -> None:
    committed = perform(use_case)
    if committed is not None:
        done(message, committed)
        st.rerun()
