"""What people write stays letters in labels and messages."""

import re

import pytest

from pages.shared.formats import plain, unlinked

HIDDEN = "\u2060"  # a joiner that nobody sees


@pytest.mark.parametrize(
    "text", ["http://x.example", "HTTPS://x.example", "(www.x.example)", "[a](b) ![c](d) <http://e>"]
)
def test_nothing_that_somebody_wrote_becomes_a_link(text: str) -> None:
    for shown in (plain(text), unlinked(text)):
        assert re.search(r"https?:|www\.|(?<!\\)[\[<]", shown, re.I) is None
        assert re.sub(r"\\(.)", r"\1", shown).replace(HIDDEN, "") == text


def test_other_words_are_left_alone() -> None:
    assert plain("La red de fiscales") == unlinked("La red de fiscales") == "La red de fiscales"
