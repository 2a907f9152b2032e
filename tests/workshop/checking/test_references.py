"""What texts point to: sources and items of the plan."""

from datetime import date

import pytest

from tests.checked_plan import WHOLE, Plan
from workshop.checking.meant import pointers
from workshop.checking.references import source_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("OIM, Lineamientos, 2031.", [2031]), ("Informe (2031)", [2031]), ("Acta de mayo de 2031", [2031]),
        ("Report, May 2031", []), ("Agenda 2030", []), ("Plan 2026-2031", []), ("Agenda 2030 (2015)", [2015]),
        ("Estrategia hacia el horizonte de 2035", []), ("https://a.example/2031/x", []), ("Resolución 2031", []),
        ("Meta para diciembre de 2031", []),
    ],
)  # fmt: skip
def test_source_years_are_dates_of_sources(text: str, years: list[int]) -> None:
    assert source_years(text) == years


def test_source_later_than_the_edition_is_found_in_references_and_notes() -> None:
    plan = Plan(end_date=date(2026, 3, 5), plan_from=2027)
    mark = plan.note("OIM, Lineamientos, 2028.", "n")
    plan.action(f"Crear{mark}", references=("Informe, 2027", "Informe, 2031"), **WHOLE)

    assert [(check.about, check.place) for check in plan.of_kind("late_reference")] == [
        ("2028", "Nota 1"), ("2031", "1.1"),
    ]  # fmt: skip


def test_without_any_date_no_source_is_late() -> None:
    plan = Plan()
    plan.action(references=("Informe, 2099",), **WHOLE)

    assert plan.of_kind("late_reference") == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("según la acción 2.4", ["2.4"]), ("ver el eje 3 y el numeral 1.2", ["3", "1.2"]), ("see action 2.4.", ["2.4"]),
        ("el eje 3 de este plan", ["3"]), ("el eje 3 del Plan Nacional", []), ("numeral 4 del artículo 9", []),
        ("axis 3 of the National Strategy", []), ("Action 1: Identify data", []), ("la acción 24 horas", ["24"]),
        ("acción 2019", []), ("inciso 2.4 a)", ["2.4"]), ("acción 30%", []),
    ],
)  # fmt: skip
def test_pointers_are_those_to_ones_own_plan(text: str, numbers: list[str]) -> None:
    assert [number for _words, _word, number in pointers(text)] == numbers


def test_pointer_to_what_is_not_there_is_found() -> None:
    plan = Plan()
    plan.action("Crear lo que dice la acción 1.2 y el eje 1", **WHOLE)
    plan.action("Crear lo que dicen la acción 1.9, el eje 4 y la acción 2", **WHOLE)

    assert [check.about for check in plan.of_kind("cross_reference")] == ["acción 1.9", "eje 4"]
