"""Likely duplicates, against pairs that people of the field told apart by hand."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from workshop.duplicates import LIKELY, likely_duplicates, similarity

PAIRS: list[tuple[str, bool, str, str]] = json.loads(
    (Path(__file__).with_name("duplicate_pairs.json")).read_text(encoding="utf-8")
)


@pytest.mark.parametrize("language", ["es", "en"])
def test_pairs_said_to_be_alike_are_found_and_hardly_any_other(language: str) -> None:
    judged = [
        (similarity(one, other) >= LIKELY, is_same) for spoken, is_same, one, other in PAIRS if spoken == language
    ]
    found = [is_same for is_likely, is_same in judged if is_likely]

    assert sum(found) / len(found) >= 0.9
    assert sum(found) / sum(is_same for _, is_same in judged) >= 0.8


@pytest.mark.parametrize(("pairs", "precision", "recall"), [("second", 0.85, 0.8), ("held", 0.75, 0.65)])
def test_pairs_written_without_looking_at_the_words_are_found_too(pairs: str, precision: float, recall: float) -> None:
    path = Path(__file__).with_name(f"duplicate_pairs_{pairs}.json")
    judged = [
        (similarity(one, other) >= LIKELY, is_same)
        for _, is_same, one, other in json.loads(path.read_text(encoding="utf-8"))
    ]
    found = [is_same for is_likely, is_same in judged if is_likely]

    assert sum(found) / len(found) >= precision
    assert sum(found) / sum(is_same for _, is_same in judged) >= recall


def test_a_text_is_like_itself_whatever_its_accents_and_case() -> None:
    assert similarity("Publicar una GUÍA de atención.", "publicar una guia de atencion") == 1


def test_what_says_too_little_is_like_nothing() -> None:
    assert similarity("Crear y promover.", "Crear y promover.") == 0
    assert similarity("", "Publicar una guía de atención.") == 0


def test_score_of_a_pair_is_the_same_from_both_sides_and_whatever_else_the_plan_holds() -> None:
    _, _, one, other = PAIRS[1]

    alone = likely_duplicates([("a", one), ("b", other)])
    among = likely_duplicates([("a", one), ("b", other), *((str(at), text) for at, (*_, text) in enumerate(PAIRS[1:]))])

    assert similarity(one, other) == similarity(other, one) == alone[0].score
    assert alone[0] in among


def test_no_pair_is_passed_over_for_speed() -> None:
    texts = [(f"{at}-{side}", text) for at, (_, _, *pair) in enumerate(PAIRS) for side, text in enumerate(pair)]

    found = {(pair.one, pair.other) for pair in likely_duplicates(texts)}

    assert found == {
        (one, other) for (one, text), (other, with_it) in combinations(texts, 2) if similarity(text, with_it) >= LIKELY
    }
    assert len(found) > len(PAIRS) / 3
