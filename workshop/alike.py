"""Actions of a plan that may well say the same, across its axes and within them, but for those that were let pass."""

from dataclasses import dataclass

from workshop.derived import once
from workshop.duplicates import likely_duplicates
from workshop.waivers import sign, waivers
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Alike:
    """Two actions, in the plan's order; `score` from 0 to 1, `about` the sign by which the pair is let pass."""

    one: str
    other: str
    score: float
    about: str


@once
def alike_actions(workshop: Workshop) -> list[Alike]:
    """Return the pairs of actions that may say the same, the most alike first. Source: C3."""
    texts = {
        action.id: action.text
        for axis in workshop.axes
        for action in workshop.actions_of_axis(axis.id)
        if not workshop.is_withdrawn(action.id)
    }
    passed = waivers(workshop)
    pairs = (
        Alike(pair.one, pair.other, pair.score, sign("alike", pair.one, pair.other, texts[pair.one], texts[pair.other]))
        for pair in likely_duplicates(list(texts.items()))
    )
    return [pair for pair in pairs if pair.about not in passed]
