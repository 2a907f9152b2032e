"""What is offered where a timeframe is written: the usual words, the plan's years, and what stands elsewhere."""

from workshop.bodies import most_used
from workshop.derived import once
from workshop.language import LANGUAGES, _, language
from workshop.text import folded
from workshop.workshop import Workshop

MOST = 60
_LONGEST_PERIOD = 12  # years of a plan whose years are offered one by one


@once
def offered_timeframes(workshop: Workshop) -> list[str]:
    """Return timeframes to choose from: what the plan uses, most used first, the plan's years, the usual words."""
    used = most_used(action.timeframe or "" for action in workshop.walk_actions())
    found = most_used([*used[:MOST], *_years(workshop)], keep_order=True)
    there = {folded(text) for text in found}
    return [*found, *(word for word in _usual(workshop) if folded(word) not in there)]


def _years(workshop: Workshop) -> list[str]:
    first, last = workshop.facts.plan_from, workshop.facts.plan_to
    if first is None or last is None or not 0 <= last - first <= _LONGEST_PERIOD:
        return [str(year) for year in (first, last) if year is not None]
    years = [str(year) for year in range(first, last + 1)]
    return [f"{first}-{last}", *years] if first < last else years


def _usual(workshop: Workshop) -> list[str]:
    """Return the usual words in the language of the texts, where it is one of ours."""
    code = (workshop.facts.languages or ("es",))[0]
    if code not in LANGUAGES:
        return []
    with language(code):
        return [_("Continuo"), _("Por definir")]
