"""Agreed terms: avoided words, and those of one country."""

import pytest

from tests.checked_plan import WHOLE, Plan
from workshop.items import AgreedTerm


def agreed(*texts: str, term: str = "persona en situación irregular", **lines: tuple[str, ...]) -> Plan:
    plan = Plan()
    plan.new.add(AgreedTerm, plan.root, term=term, **({"avoided": ("ilegal",)} | lines))
    for text in texts:
        plan.action(text, **WHOLE)
    return plan


def test_avoided_word_is_put_into_the_agreed_one_wherever_it_stands() -> None:
    plan = agreed("Atender al Ilegal y al ilegal", term="migrante")

    [check] = plan.of_kind("term")

    assert check.fix is not None
    assert (check.about, check.fix.label) == ("Ilegal", "ilegal → migrante")
    assert check.fix.text == "Atender al Migrante y al migrante"


def test_other_forms_of_an_avoided_word_are_found_and_left_to_the_writer() -> None:
    plan = agreed("Atender a los ILEGALES")

    assert [(check.about, check.fix) for check in plan.of_kind("term")] == [("ILEGALES", None)]


@pytest.mark.parametrize(
    "text", ["Evitar ilegalidades", "Crear una red", "Atender a la persona en situación irregular"]
)
def test_other_words_and_the_agreed_term_itself_are_right(text: str) -> None:
    assert agreed(text, avoided=("ilegal", "irregular")).of_kind("term") == []


def test_of_words_within_one_another_the_longest_is_told() -> None:
    plan = agreed("Atender al migrante ilegal", term="persona", avoided=("ilegal", "migrante ilegal"))

    assert [check.fix and check.fix.text for check in plan.of_kind("term")] == ["Atender al persona"]


def test_accents_and_notes_make_no_difference() -> None:
    plan = agreed(term="estancia", avoided=("detención",))
    plan.action("Crear una red" + plan.note("Sin detencion.", "n"), **WHOLE)

    assert [(check.item, check.about) for check in plan.of_kind("term")] == [("n", "detencion")]


def test_word_of_one_country_is_found_where_the_agreed_one_does_not_stand_beside_it() -> None:
    plan = agreed(
        "Visitar la estación migratoria", "Visitar el centro (estación migratoria)",
        term="centro", avoided=(), equivalents=("México: estación migratoria", "sin país"),
    )  # fmt: skip

    [check] = plan.of_kind("term")

    assert (check.place, check.fix) == ("1.1", None)
    assert "México" in check.sentence
