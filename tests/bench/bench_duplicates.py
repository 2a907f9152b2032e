"""Likely duplicates: precision and recall on the pairs told apart by hand, and what comparing a large plan costs."""

import json
import random
import time
from pathlib import Path

from workshop.duplicates import LIKELY, likely_duplicates, similarity

HEADER = ("set", "pairs", "precision", "recall", "s of processor")
PAIRS = json.loads((Path(__file__).parents[1] / "workshop" / "duplicate_pairs.json").read_text(encoding="utf-8"))
ACTIONS = 2_000


def rows() -> list[tuple[str, ...]]:
    """Return a row for each language, for both, and for a plan of many actions."""
    return [
        *(_judged(name, languages) for name, languages in (("es", "es"), ("en", "en"), ("both", "es en"))),
        _large(),
    ]


def _judged(name: str, languages: str) -> tuple[str, ...]:
    judged = [(similarity(one, other) >= LIKELY, same) for spoken, same, one, other in PAIRS if spoken in languages]
    found = [same for is_likely, same in judged if is_likely]
    alike = sum(same for _, same in judged)
    return name, str(len(judged)), f"{sum(found) / len(found):.2f}", f"{sum(found) / alike:.2f}", ""


def _large() -> tuple[str, ...]:
    """Compare a plan of actions made of the words of the set: far more of them meet than in a real one."""
    choose = random.Random(2026)
    words = [word for _, _, *pair in PAIRS for text in pair for word in text.split()]
    texts = [(str(place), " ".join(choose.choices(words, k=18))) for place in range(ACTIONS)]
    started = time.process_time()
    found = likely_duplicates(texts)
    return f"{ACTIONS} actions", str(len(found)), "", "", f"{time.process_time() - started:.2f}"
