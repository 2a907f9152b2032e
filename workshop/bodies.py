"""Who is named as responsible: each body once, for those who write the next row to choose from."""

from collections import Counter
from collections.abc import Iterable

from workshop.derived import once
from workshop.placeholders import find_placeholder
from workshop.text import folded, without_marks
from workshop.workshop import Workshop

MOST = 300  # offered at most; a browser filters them at every key
_LONGEST = 120  # characters of what can be the name of a body, rather than a sentence


@once
def named_bodies(workshop: Workshop) -> list[str]:
    """Return the bodies the plan names, most used first, then delegations and institutions not named yet."""
    named = (line for action in workshop.walk_actions() for line in action.responsible)
    delegations = (each.name for each in workshop.delegations)
    institutions = most_used(person.institution for person in workshop.participants)
    found = [*most_used(named), *delegations, *institutions]
    return most_used(found, keep_order=True)[:MOST]


def most_used(texts: Iterable[str], *, keep_order: bool = False) -> list[str]:
    """Return texts once each, told apart without accents and capitals, in the spelling used most.

    The most used come first, those used alike in the order they came; `keep_order` keeps all in that order.
    """
    spellings: dict[str, Counter[str]] = {}
    for text, times in Counter(texts).items():  # each once: a long plan names few
        shown = " ".join(without_marks(text).split())
        if shown and len(shown) <= _LONGEST and not find_placeholder(shown):
            spellings.setdefault(folded(shown), Counter())[shown] += times
    groups = list(spellings.values())
    if not keep_order:
        groups.sort(key=lambda group: -group.total())
    return [group.most_common(1)[0][0] for group in groups]
