from collections.abc import Callable
from datetime import date

import pytest

from workshop.changes import Change
from workshop.choices import LOGOS
from workshop.errors import (
    AlreadyRegistered,
    Forbidden,
    InvalidValue,
    ItemNotFound,
    NameRequired,
    StageClosed,
    TextChangedMeanwhile,
    TooManyLogos,
)
from workshop.items import Axis, Delegation, Facts, Mandate, Profile, Section, Term
from workshop.new_items import LAST, NewItems, build_workshop
from workshop.permissions import Actor, Role
from workshop.templates import blank_workshop
from workshop.use_cases.prepare_workshop import (
    add_logo,
    add_mandate,
    add_section,
    add_term,
    create_workshop,
    delete_item,
    edit_facts,
    edit_item,
    move_item,
    restore_item,
)
from workshop.workshop import Workshop

COORDINATOR = Actor("c", "Coordinación", frozenset({Role.COORDINATOR}))
WRITER = Actor("w", "Relatora", frozenset({Role.RAPPORTEUR}))


def workshop() -> Workshop:
    new = NewItems()
    new.add(Facts, None, item="root", title="Taller", plan_from=2026, stage="preparation")
    for axis in ("a", "b", "c"):
        new.add(Axis, "root", item=axis, title=axis.upper())
    new.add(Delegation, "root", item="pa", code="PA", name="Panamá")
    new.add(Delegation, "root", item="cr", code="CR", name="Costa Rica")
    new.add(Profile, "root", item="fiscal", name="Fiscalía", minimum=1)
    return build_workshop(new.changes)


def test_create_workshop_returns_the_templates_inserts() -> None:
    changes = blank_workshop("Taller")

    assert create_workshop(COORDINATOR, changes) == changes


def test_create_workshop_needs_a_coordinator() -> None:
    with pytest.raises(Forbidden):
        create_workshop(WRITER, blank_workshop("Taller"))


def test_edit_sets_only_what_changed() -> None:
    before = workshop()

    changes = edit_facts(
        before,
        COORDINATOR,
        {"title": (1, "Taller"), "host": (0, "Panamá"), "plan_to": (0, "2030"), "subtitle": (0, "")},
    )

    assert [(change.kind, change.item, change.field, change.text, change.version) for change in changes] == [
        ("set", "root", "host", "Panamá", 1),
        ("set", "root", "plan_to", "2030", 1),
    ]
    assert before.apply(changes).facts.plan_to == 2030


def test_edit_of_a_text_that_moved_on_is_refused() -> None:
    before = workshop()
    after = before.apply(edit_facts(before, COORDINATOR, {"title": (1, "De otra persona")}))

    with pytest.raises(TextChangedMeanwhile):
        edit_facts(after, COORDINATOR, {"title": (1, "Mío")})


def test_edit_that_agrees_with_what_stands_now_is_no_conflict() -> None:
    before = workshop()
    after = before.apply(edit_facts(before, COORDINATOR, {"title": (1, "Igual")}))

    assert edit_facts(after, COORDINATOR, {"title": (1, "Igual")}) == []


def test_edit_empties_a_field() -> None:
    before = workshop()

    after = before.apply(edit_facts(before, COORDINATOR, {"plan_from": (1, None), "columns": (0, "")}))

    assert (after.facts.plan_from, after.facts.columns) == (None, ())


@pytest.mark.parametrize(
    ("item", "field", "text", "problem"),
    [
        ("root", "title", "  ", NameRequired),
        ("root", "timezone", "Marte/Base", InvalidValue),
        ("root", "plan_to", "2020", InvalidValue),
        ("root", "plan_to", "pronto", InvalidValue),
        ("root", "stage", "plenary", InvalidValue),
        ("root", "modality", "online", InvalidValue),
        ("root", "nothing", "x", InvalidValue),
        ("pa", "code", "cr", AlreadyRegistered),
        ("pa", "name", "", NameRequired),
        ("fiscal", "minimum", "-1", InvalidValue),
        ("fiscal", "maximum", "0", InvalidValue),
        ("gone", "title", "x", ItemNotFound),
    ],
)
def test_edit_refuses_what_may_not_stand(item: str, field: str, text: str, problem: type[Exception]) -> None:
    before = workshop()
    seen = before.items[item].version(field) if item in before.items else 0

    with pytest.raises(problem):
        edit_item(before, COORDINATOR, item, {field: (seen, text)})


def test_refused_value_is_told_in_the_words_of_the_screen() -> None:
    with pytest.raises(InvalidValue) as refused:
        edit_facts(workshop(), COORDINATOR, {"start_date": (0, "mañana")})

    assert refused.value.message() == "«mañana» no es un valor válido para la fecha de inicio."


def test_dates_are_weighed_together() -> None:
    before = workshop()

    after = before.apply(
        edit_facts(before, COORDINATOR, {"start_date": (0, "2026-05-04"), "end_date": (0, "2026-05-05")})
    )

    assert (after.facts.start_date, after.facts.end_date) == (date(2026, 5, 4), date(2026, 5, 5))
    with pytest.raises(InvalidValue):
        edit_facts(after, COORDINATOR, {"end_date": (1, "2026-05-03")})


@pytest.mark.parametrize(
    ("item", "after", "order"),
    [("c", None, "cab"), ("a", "b", "bac"), ("a", LAST, "bca"), ("b", "b", "abc"), ("b", "a", "abc")],
)
def test_move_orders_siblings(item: str, after: str | None, order: str) -> None:
    before = workshop()

    moved = before.apply(move_item(before, COORDINATOR, item, after))

    assert "".join(axis.id for axis in moved.axes) == order


@pytest.mark.parametrize("parent", ["pa", "a"])
def test_move_refuses_a_parent_the_item_cannot_have(parent: str) -> None:
    with pytest.raises(InvalidValue):
        move_item(workshop(), COORDINATOR, "a", None, parent)


def test_root_is_neither_moved_nor_deleted() -> None:
    with pytest.raises(ItemNotFound):
        move_item(workshop(), COORDINATOR, "root", None)
    with pytest.raises(ItemNotFound):
        delete_item(workshop(), COORDINATOR, "root")


def test_deleted_item_comes_back_in_its_place() -> None:
    before = workshop()
    gone = before.apply(delete_item(before, COORDINATOR, "b"))

    back = gone.apply(restore_item(gone, COORDINATOR, "b"))

    assert [axis.id for axis in gone.axes] == ["a", "c"]
    assert [axis.id for axis in back.axes] == ["a", "b", "c"]
    assert restore_item(back, COORDINATOR, "b") == []


def test_section_and_term_are_added_at_the_end() -> None:
    before = workshop()
    after = before.apply(add_section(before, COORDINATOR, "definitions", "Definiciones"))

    after = after.apply(add_term(after, COORDINATOR, after.sections[0].id, "Aviso", "Lo que llega."))

    section = after.sections[0]
    assert (section.kind, section.heading, len(after.order[section.id])) == ("definitions", "Definiciones", 1)


def test_term_needs_a_section() -> None:
    with pytest.raises(ItemNotFound):
        add_term(workshop(), COORDINATOR, "a", "Aviso")


def test_preparing_is_for_coordinators() -> None:
    before = workshop()

    for use in (
        lambda: edit_facts(before, WRITER, {"title": (1, "Otro")}),
        lambda: move_item(before, WRITER, "a", None),
        lambda: delete_item(before, WRITER, "a"),
        lambda: restore_item(before, WRITER, "a"),
        lambda: add_section(before, WRITER, "text", "X"),
        lambda: add_term(before, WRITER, "a", "X"),
    ):
        with pytest.raises(Forbidden):
            use()


def test_item_under_something_deleted_is_not_restored() -> None:
    new = NewItems()
    new.add(Facts, None, item="root", title="Taller")
    new.add(Section, "root", item="s")
    before = build_workshop(new.changes)
    before = before.apply(add_term(before, COORDINATOR, "s", "Aviso"))
    term = before.order["s"][0]
    gone = before.apply([Change(kind="delete", item=term), Change(kind="delete", item="s")])

    with pytest.raises(ItemNotFound):
        restore_item(gone, COORDINATOR, term)


def test_mandates_are_added_in_order() -> None:
    once = workshop().apply(add_mandate(workshop(), COORDINATOR, "Convocar un taller.", "Consejo", "Panamá"))

    both = once.apply(add_mandate(once, COORDINATOR, "Formular un plan.", date=date(1994, 10, 12)))

    assert [(each.text, each.body, each.place, each.date) for each in both.mandates] == [
        ("Convocar un taller.", "Consejo", "Panamá", None),
        ("Formular un plan.", "", "", date(1994, 10, 12)),
    ]


def test_mandate_needs_its_words() -> None:
    with pytest.raises(NameRequired):
        add_mandate(workshop(), COORDINATOR, "  ", "Consejo")

    mandated = workshop().apply(add_mandate(workshop(), COORDINATOR, "Convocar un taller."))
    with pytest.raises(NameRequired):
        edit_item(mandated, COORDINATOR, mandated.mandates[0].id, {"text": (1, "")})


def test_mandates_are_the_coordinations() -> None:
    with pytest.raises(Forbidden):
        add_mandate(workshop(), WRITER, "Convocar un taller.")

    with pytest.raises(InvalidValue):
        mandated = workshop().apply(add_mandate(workshop(), COORDINATOR, "Convocar un taller."))
        move_item(mandated, COORDINATOR, mandated.mandates[0].id, None, "a")

    assert [type(item) for item in mandated.items.values()].count(Mandate) == 1


def test_logos_are_added_up_to_what_fits() -> None:
    full = workshop()
    for number in range(LOGOS):
        full = full.apply(add_logo(full, COORDINATOR, f"{number:032x}", f" Red {number} "))
    assert [logo.name for logo in full.logos] == [f"Red {number}" for number in range(LOGOS)]

    with pytest.raises(TooManyLogos):
        add_logo(full, COORDINATOR, "f" * 32, "Otra")

    fewer = full.apply(delete_item(full, COORDINATOR, full.logos[0].id))
    assert len(fewer.apply(add_logo(fewer, COORDINATOR, "f" * 32, "Otra")).logos) == LOGOS


def test_logo_needs_a_name_and_a_coordinator() -> None:
    with pytest.raises(NameRequired):
        add_logo(workshop(), COORDINATOR, "f" * 32, " ")

    with pytest.raises(Forbidden):
        add_logo(workshop(), WRITER, "f" * 32, "Red")


def test_consolidator_rewrites_the_front_matter_in_consolidation_alone() -> None:
    consolidator = Actor("k", "Consolidación", frozenset({Role.CONSOLIDATOR}))
    new = NewItems(workshop())
    new.add(Section, "root", item="s", kind="definitions", heading="Definiciones", text="Por escribir")
    new.add(Term, "s", item="t", term="Víctima")
    before = workshop().apply(new.changes)
    merging = before.apply([Change(kind="set", item="root", field="stage", text="consolidation")])
    earlier = before.apply([Change(kind="set", item="root", field="stage", text="plenary")])

    def everything(here: Workshop) -> list[Callable[[], list[Change]]]:
        return [
            lambda: edit_item(here, consolidator, "s", {"text": (here.items["s"].version("text"), "Lo acordado")}),
            lambda: edit_item(here, consolidator, "t", {"text": (0, "Quien sufre un daño")}),
            lambda: add_section(here, consolidator, "clause", "Alcance"),
            lambda: add_term(here, consolidator, "s", "Trata"),
            lambda: move_item(here, consolidator, "s", None),
            lambda: delete_item(here, consolidator, "t"),
        ]

    for step in everything(merging):
        assert step()
    for step in everything(earlier):
        with pytest.raises(StageClosed):
            step()
    with pytest.raises(Forbidden):
        edit_item(merging, consolidator, "pa", {"name": (1, "Otra")})
