"""Which texts stand in brackets: that of a whole item by its own decision, any other by that on its field."""

import pytest

from tests.two_axes import COORDINATOR, two_axes
from workshop.bracketed import is_bracketed
from workshop.use_cases.decide import decide


@pytest.mark.parametrize(
    ("item", "field", "asked", "found"),
    [
        ("guide", None, "text", True),
        ("guide", None, None, True),
        ("guide", None, "responsible", False),
        ("axis1", "title", "title", True),
        ("axis1", "title", "commitment", False),
        ("axis1", "commitment", "commitment", True),
        ("root", "plan_period", "plan_period", True),
        ("root", "plan_period", "plan_title", False),
    ],
)
def test_brackets_stand_around_what_was_decided(item: str, field: str | None, asked: str | None, found: bool) -> None:
    workshop = two_axes()
    bracketed = workshop.apply(decide(workshop, COORDINATOR, item, "in_brackets", field=field))
    lifted = bracketed.apply(decide(bracketed, COORDINATOR, item, "reopened", field=field))

    assert [is_bracketed(each, each.items[item], asked) for each in (workshop, bracketed, lifted)] == [
        False,
        found,
        False,
    ]
