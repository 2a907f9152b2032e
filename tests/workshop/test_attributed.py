"""Whose words something is: the delegation's, else the person's own; who took it down for others is never named."""

import pytest

from tests.two_axes import COORDINATOR, READER, two_axes
from workshop.attributed import who_said
from workshop.items import Amendment, Remark, Reservation
from workshop.use_cases.amend import propose
from workshop.use_cases.decide import add_remark, add_reservation
from workshop.use_cases.remark import leave_remark

WORDS = "Publicar dos guías."


@pytest.mark.parametrize(
    ("delegation", "noted", "who"),
    [("sur", False, "Sur"), ("sur", True, "Sur"), (None, False, "Participante"), (None, True, "")],
)
def test_proposal_is_its_delegation_s_or_its_author_s(delegation: str | None, noted: bool, who: str) -> None:
    changes = propose(two_axes(), READER, "guide", WORDS, delegation=delegation, noted=noted)
    workshop = two_axes().apply(changes)

    assert who_said(workshop, workshop.find(changes[0].item, Amendment)) == who


def test_remark_is_its_author_s_only_where_they_made_it_themselves() -> None:
    own = leave_remark(two_axes(), READER, "guide", "Falta el costo.")
    noted = add_remark(two_axes(), COORDINATOR, "guide", "Falta el costo.")

    workshop = two_axes().apply([*own, *noted])

    assert who_said(workshop, workshop.find(own[0].item, Remark)) == "Participante"
    assert who_said(workshop, workshop.find(noted[0].item, Remark)) == ""


def test_reservation_is_a_delegation_s() -> None:
    changes = add_reservation(two_axes(), COORDINATOR, "guide", "norte")
    workshop = two_axes().apply(changes)

    assert who_said(workshop, workshop.find(changes[0].item, Reservation)) == "Norte"
