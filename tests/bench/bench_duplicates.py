"""Likely duplicates: precision and recall on the pairs told apart by hand, and what comparing a large plan costs."""

import json
import random
import time
from pathlib import Path

from workshop.duplicates import LIKELY, likely_duplicates, similarity

HEADER = ("set", "pairs", "precision", "recall", "s of processor")
Pair = tuple[str, bool, str, str]  # language, whether both say the same, and the two texts
SETS = {"first": "", "second": "_second", "kept for judging": "_held"}
ACTIONS = 2_000


def rows() -> list[tuple[str, ...]]:
    """Return a row for each set and language, and one for a plan of many actions."""
    judged = [_judged(name, _pairs(suffix), language) for name, suffix in SETS.items() for language in ("es", "en")]
    return [*judged, _large()]


def _pairs(suffix: str) -> list[Pair]:
    path = Path(__file__).parents[1] / "workshop" / f"duplicate_pairs{suffix}.json"
    return [(language, same, one, other) for language, same, one, other in json.loads(path.read_text("utf-8"))]


def _judged(name: str, pairs: list[Pair], language: str) -> tuple[str, ...]:
    judged = [(similarity(one, other) >= LIKELY, same) for spoken, same, one, other in pairs if spoken == language]
    found = [same for is_likely, same in judged if is_likely]
    alike = sum(same for _, same in judged)
    precision, recall = sum(found) / len(found), sum(found) / alike
    return f"{name}, {language}", str(len(judged)), f"{precision:.2f}", f"{recall:.2f}", ""


def _large() -> tuple[str, ...]:
    """Compare a plan of actions made of the words of the set: far more of them meet than in a real one."""
    choose = random.Random(2026)
    words = [word for _, _, *pair in _pairs("") for text in pair for word in text.split()]
    texts = [(str(place), " ".join(choose.choices(words, k=18))) for place in range(ACTIONS)]
    started = time.process_time()
    found = likely_duplicates(texts)
    return f"{ACTIONS} actions", str(len(found)), "", "", f"{time.process_time() - started:.2f}"
