"""Actions that may well say the same as another of the plan, or as what another body does, but for those let pass."""

from dataclasses import dataclass

from workshop.checking.looking import Looking
from workshop.checking.overlaps import OVERLAP, overlaps
from workshop.derived import once
from workshop.duplicates import likely_duplicates
from workshop.waivers import sign, waivers
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Alike:
    """Two that may say the same; `score` from 0 to 1, `about` the sign by which the pair is let pass.

    `one` and `other` are actions in the plan's order; where `line` is filled, `other` is an initiative and this what of
    it is alike.
    """

    one: str
    other: str
    score: float
    about: str
    line: str = ""


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


@once
def alike_to_others(workshop: Workshop) -> list[Alike]:
    """Return the actions that may say what another body's initiative does, each with the one most alike. Source: C3."""
    passed = waivers(workshop)
    pairs = (
        Alike(
            spot.item.id, each.of.id, each.score, sign(OVERLAP, spot.item.id, "text", spot.text, each.of.id), each.line
        )
        for spot, each in overlaps(Looking(workshop))
    )
    return sorted((pair for pair in pairs if pair.about not in passed), key=lambda pair: -pair.score)
