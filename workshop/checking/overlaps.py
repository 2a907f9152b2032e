"""Actions that say what another body's initiative already does."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from workshop.checking.check import Check, Kind
from workshop.checking.looking import Looking, Spot
from workshop.duplicates import LIKELY, similarity
from workshop.language import _
from workshop.related import Initiative, axes_of, initiatives
from workshop.text import folded, without_marks

_WORD = re.compile(r"[a-z]{5,}")
_ROOT = 5  # letters by which words of one family are found
_SHARED = 2  # such words two texts have in common before they are compared,
_FEW = 20  # lines
_SHARE = 0.3  # and this share of those of the shorter one

OVERLAP: Kind = "overlap"

_Line = tuple[Initiative, str]


class Overlap(NamedTuple):
    """What of another body's initiative an action is alike to; `score` from 0 to 1."""

    of: Initiative
    line: str
    score: float


def find_overlaps(looking: Looking) -> Iterator[Check]:
    """Yield the actions that are alike to what an initiative of another body does in their axis."""
    for spot, found in overlaps(looking):
        body = found.of.body.strip() or found.of.title.strip()
        sentence = _("Se parece a lo que hace {body}: «{line}». Coordine con ese organismo, o déjelo pasar.")
        yield looking.check(OVERLAP, spot, sentence.format(body=body, line=_short(found.line)), about=found.of.id)


def overlaps(looking: Looking) -> Iterator[tuple[Spot, Overlap]]:
    """Yield each such action with the line most alike to it, in the plan's order."""
    workshop = looking.workshop
    lines = [(each, line) for each in initiatives(workshop) for line in (each.title, *each.actions) if line.strip()]
    if not lines:
        return
    roots = [_roots(line) for _each, line in lines]
    having = _index(roots)
    bears_on = {each.id: set(axes_of(workshop, each)) for each in initiatives(workshop)}
    for spot in looking.actions:
        text = without_marks(spot.text)
        near = [lines[at] for at in _near(_roots(text), roots, having)]
        here = [pair for pair in near if not bears_on[pair[0].id] or spot.axis in bears_on[pair[0].id]]
        found = _most_alike(text, here)
        if found:
            yield spot, found


def _index(lines: Sequence[set[str]]) -> Mapping[str, list[int]]:
    having: dict[str, list[int]] = defaultdict(list)
    for at, roots in enumerate(lines):
        for root in roots:
            having[root].append(at)
    return having


def _near(mine: set[str], lines: Sequence[set[str]], having: Mapping[str, list[int]]) -> list[int]:
    """Return which lines have enough words in common with a text to be worth comparing."""
    most = max(_FEW, len(lines) // 10)  # a word that more lines have leads to none of them by itself
    shared = Counter[int]()
    for root in mine:
        found = having.get(root, ())
        if len(found) <= most:
            shared.update(found)
    return [at for at, count in shared.items() if count >= max(_SHARED, _SHARE * min(len(mine), len(lines[at])))]


def _most_alike(text: str, near: Sequence[_Line]) -> Overlap | None:
    scored = [(similarity(text, line), at) for at, (_each, line) in enumerate(near)]
    score, at = max(scored, default=(0.0, 0))
    return Overlap(*near[at], score) if score >= LIKELY else None


def _roots(text: str) -> set[str]:
    return {word[:_ROOT] for word in _WORD.findall(folded(text))}


def _short(line: str) -> str:
    text = " ".join(line.split())
    return text if len(text) <= 90 else text[:89].rstrip() + "…"
