"""A protected text is left to who prepares the workshop, whatever way somebody takes to it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from workshop.changes import Change, Entry
from workshop.errors import Forbidden, TextProtected
from workshop.items import Facts, Section, Term
from workshop.new_items import NewItems, build_workshop
from workshop.permissions import Actor, Role
from workshop.use_cases.prepare_workshop import add_section, add_term, delete_item, edit_item, move_item, restore_item
from workshop.use_cases.undo import undo
from workshop.use_cases.write_matrix import Wish, Writing
from workshop.workshop import Workshop

COORDINATOR = Actor("c", "Coordinación", frozenset({Role.COORDINATOR}))
CONSOLIDATOR = Actor("k", "Consolidación", frozenset({Role.CONSOLIDATOR}))


def workshop() -> Workshop:
    new = NewItems()
    new.add(Facts, None, item="root", title="Taller", stage="consolidation")
    new.add(Section, "root", item="clause", kind="clause", text="Este plan no obliga.")
    new.add(Section, "root", item="open", kind="clause", text="Rige desde su firma.", protected=False)
    new.add(Section, "root", item="terms", kind="definitions", protected=True)
    new.add(Term, "terms", item="term", term="Brigada")
    return build_workshop(new.changes)


def wish(here: Workshop, actor: Actor, change: Change) -> str:
    """Return what becomes of one wish of a page."""
    base = here.items[change.item].version(change.field) if change.field else None
    writing = Writing([Wish(change, base)], {}, lambda item, field, version: None)
    writing(here, actor)
    return writing.results[0].status


STEPS: list[Callable[[Workshop, Actor], list[Change]]] = [
    lambda here, actor: edit_item(here, actor, "clause", {"text": (1, "Este plan obliga.")}),
    lambda here, actor: edit_item(here, actor, "clause", {"protected": (0, "0")}),
    lambda here, actor: edit_item(here, actor, "clause", {"kind": (1, "text")}),
    lambda here, actor: edit_item(here, actor, "term", {"text": (0, "Quienes apagan el fuego.")}),
    lambda here, actor: delete_item(here, actor, "clause"),
    lambda here, actor: delete_item(here, actor, "term"),
    lambda here, actor: move_item(here, actor, "clause", "terms"),
    lambda here, actor: add_term(here, actor, "terms", "Guardia"),
    lambda here, actor: restore_item(here.apply([Change(kind="delete", item="clause")]), actor, "clause"),
]


@pytest.mark.parametrize("step", STEPS)
def test_protected_text_is_changed_by_the_coordination_alone(step: Callable[[Workshop, Actor], list[Change]]) -> None:
    assert step(workshop(), COORDINATOR)

    with pytest.raises(TextProtected):
        step(workshop(), CONSOLIDATOR)


@pytest.mark.parametrize(
    "change",
    [
        Change(kind="set", item="clause", field="text", text="Este plan obliga."),
        Change(kind="set", item="clause", field="protected", text="0"),
        Change(kind="set", item="open", field="protected", text="1"),
        Change(kind="set", item="term", field="text", text="Quienes apagan el fuego."),
        Change(kind="delete", item="clause"),
        Change(kind="move", item="clause", parent="root", after="terms"),
    ],
)
def test_page_that_sends_it_is_refused_too(change: Change) -> None:
    assert wish(workshop(), COORDINATOR, change) == "applied"
    assert wish(workshop(), CONSOLIDATOR, change) == "refused"


def test_protection_of_a_text_is_set_by_who_prepares() -> None:
    with pytest.raises(Forbidden):
        edit_item(workshop(), CONSOLIDATOR, "open", {"protected": (1, "1")})


def test_unprotected_texts_stay_open_to_who_consolidates() -> None:
    here = workshop()

    assert edit_item(here, CONSOLIDATOR, "open", {"text": (1, "Rige al publicarse.")})
    assert add_section(here, CONSOLIDATOR, "clause", "Soberanía")
    assert delete_item(here, CONSOLIDATOR, "open")


def test_step_in_a_protected_text_is_not_taken_back_by_who_may_not_make_it() -> None:
    change = Change(kind="set", item="clause", field="text", text="Este plan obliga.", version=2)
    here = workshop().apply([change])
    at = datetime(2027, 3, 11, tzinfo=UTC)
    entry = Entry(revision=2, change=change, status="applied", actor="c", actor_name="Coordinación", at=at)

    assert undo(here, COORDINATOR, [entry])
    with pytest.raises(TextProtected):
        undo(here, CONSOLIDATOR, [entry])
