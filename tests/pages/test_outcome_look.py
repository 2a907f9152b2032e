"""What was decided looks alike on the room's screen and on *Acuerdos*."""

import pytest

from pages.plenary.item_card import item_head
from pages.plenary.scenes import sign, state
from tests.two_axes import COORDINATOR, two_axes
from workshop.use_cases.decide import decidables, decide


@pytest.mark.parametrize(
    ("outcome", "look", "told_as"),
    [
        ("adopted", "settled", '<span class="pl-screen-settled">✓</span>'),
        ("ad_referendum", "settled", '<span class="pl-screen-settled">✓</span>'),
        ("withdrawn", "quiet", "<span></span>"),
        ("in_brackets", "open", '<span class="pl-screen-open">[ ]</span>'),
        ("sent_back", "open", "<span></span>"),
    ],
)
def test_outcome_looks_alike_on_the_screen_and_beside_the_decisions(outcome: str, look: str, told_as: str) -> None:
    workshop = two_axes()
    workshop = workshop.apply(decide(workshop, COORDINATOR, "guide", outcome, reason="Ya existe."))
    item = next(each for each in decidables(workshop) if each.item == "guide")
    decision = workshop.decision("guide")

    assert f'"pl-screen-state pl-screen-{look}"' in state(decision)
    assert f'"pl-item-state pl-item-{look}"' in item_head(workshop, item)
    assert sign(decision) == told_as
