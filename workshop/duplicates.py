"""Actions that may well say the same: each pair with a score that does not depend on what else the plan holds."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from workshop.word_families import FAINTLY, JOINING, root_of, stands_for, weight_of

LIKELY = 0.48  # the score from which a pair is worth a look: see `make bench` for precision and recall
_WORD = re.compile(r"[a-z]+|\d+")
_LEAST = 0.6  # weight of words that two actions need before anything is said of them
_COMMON = 0.1  # a root that more actions than this share of them have leads to no pair by itself


@dataclass(frozen=True, slots=True)
class Likely:
    """Two texts, by their ids in the order given, that may say the same; `score` from 0 to 1."""

    one: str
    other: str
    score: float


def similarity(one: str, other: str) -> float:
    """Return how much two texts say the same, 0 to 1, by the roots of their words; 0 where one says too little."""
    return _score(_roots(one), _roots(other))


def likely_duplicates(texts: Sequence[tuple[str, str]], least: float = LIKELY) -> list[Likely]:
    """Return the pairs among (id, text) that are alike, the most alike first.

    Two texts are compared when they share a root that few others have; 2,000 texts take less than a second.
    """
    roots = [(each, _roots(text)) for each, text in texts]
    found = []
    for place, near in enumerate(_neighbours([found for _, found in roots])):
        for other in near:
            score = _score(roots[place][1], roots[other][1])
            if score >= least:
                found.append(Likely(roots[place][0], roots[other][0], score))
    return sorted(found, key=lambda pair: -pair.score)


def _neighbours(roots: Sequence[Mapping[str, float]]) -> list[set[int]]:
    """Return for each text the later ones that share a root with it which is not everywhere."""
    having: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(roots):
        for root, weight in found.items():
            if weight > FAINTLY:
                having[root].append(place)
    most = max(20, int(_COMMON * len(roots)))
    near: list[set[int]] = [set() for _ in roots]
    for places in having.values():
        if len(places) <= most:
            for at, place in enumerate(places):
                near[place].update(places[at + 1 :])
    return near


@lru_cache(maxsize=20_000)
def _roots(text: str) -> Mapping[str, float]:
    """Return the roots of a text's words with their weights."""
    plain = unicodedata.normalize("NFD", text.casefold()).encode("ascii", "ignore").decode()
    roots = (stands_for(root_of(word)) for word in _WORD.findall(plain) if word not in JOINING)
    return {root: weight_of(root) for root in roots}


def _score(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the share of what both say in what each says; 0 where they meet in nothing but what plans say all along.

    A root weighs the same wherever it stands, so that a score is the same from both sides.
    """
    mine, theirs = sum(one.values()), sum(other.values())
    shared = [weight for root, weight in one.items() if root in other]
    if min(mine, theirs) < _LEAST or max(shared, default=0) <= FAINTLY:
        return 0.0
    return sum(shared) / sqrt(mine * theirs)
