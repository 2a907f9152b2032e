"""How what was decided looks, on the room's screen as on *Acuerdos*: settled, still open, or quiet."""

from typing import Literal

from workshop.items import Decision
from workshop.use_cases.decide import SETTLED


def look_of(decision: Decision) -> Literal["settled", "open", "quiet"]:
    """Return how a decision looks; what was withdrawn is settled, but nothing to be green about."""
    if decision.outcome == "withdrawn":
        return "quiet"
    return "settled" if decision.outcome in SETTLED else "open"
