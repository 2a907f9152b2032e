"""Years that the texts around the actions give the plan, against its period."""

import pytest

from tests.checked_plan import Plan
from workshop.checking.periods import durations


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Este plan abarca un período de cinco años.", [5]), ("Tendrá una vigencia de 5 años.", [5]),
        ("El presente plan quinquenal recoge", [5]), ("durante el presente sexenio", [6]),
        ("This five-year plan was made", [5]), ("over a period of six years", [6]),
        ("niñas de cinco años", []), ("en los últimos cinco años", []), ("los primeros dos años del plan", []),
        ("El Plan Decenal de Salud", []), ("with ten years of experience", []), ("cinco años después", []),
        ("cada período de dos años", []),
    ],
)  # fmt: skip
def test_durations_are_those_of_the_plan(text: str, years: list[int]) -> None:
    assert [count for _words, count in durations(text)] == years


@pytest.mark.parametrize(("to", "count"), [(2031, 1), (2029, 0), (2030, 0)])
def test_length_that_is_not_the_periods_is_found_however_ends_are_counted(to: int, count: int) -> None:
    plan = Plan(plan_from=2025, plan_to=to, general_objective="Guiar a la región en un plan de cinco años.")

    assert len(plan.of_kind("duration")) == count


def test_without_a_period_no_length_is_wrong() -> None:
    plan = Plan(general_objective="Guiar a la región en un plan de cinco años.")

    assert plan.of_kind("duration") == []
