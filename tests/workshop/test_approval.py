"""The citation of what approved the plan: one line of whatever is known of it."""

import pytest

from tests.two_axes import two_axes
from workshop.approval import approval_citation
from workshop.changes import Change

WHOLE = {
    "approval_body": "Consejo Regional",
    "approval": "Acuerdo 9, inciso b.",
    "approval_place": "Ciudad de Piedra",
    "approval_date": "2027-06-12",
}


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ((), ""),
        (tuple(WHOLE), "Aprobación: Consejo Regional, Acuerdo 9, inciso b, Ciudad de Piedra, el día 2027-06-12"),
        (("approval_body", "approval_date"), "Aprobación: Consejo Regional, el día 2027-06-12"),
        (("approval",), "Acuerdo 9, inciso b."),
    ],
)
def test_citation_holds_what_is_known_and_a_decision_alone_as_it_was_written(known: tuple[str, ...], said: str) -> None:
    changes = [Change(kind="set", item="root", field=name, text=WHOLE[name]) for name in known]

    assert approval_citation(two_axes().apply(changes).facts, lambda day: f"el día {day}") == said
