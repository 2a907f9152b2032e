"""Two edits of one text: kept together where they do not touch, never merged in silence where they do."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

# What belongs to the sign before it: accents that have no letter of their own, vowel signs, parts of an emoji.
_JOINED = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
    "\u0981-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff"
)
_SIGN = rf"[^\w\s][{_JOINED}]*"
_WORD = re.compile(rf"\[\^[^\[\]\s]+\]|\w[\w{_JOINED}]*|\s|{_SIGN}(?:(?<=\u200d){_SIGN})*")
_COMPARABLE = 1_000_000  # pairs of words compared at most: the writer thread serves everybody
Edit = tuple[int, int, list[str]]  # tokens from, to (exclusive) of the base, and what stands there instead


def merge_texts(base: str, theirs: str, mine: str) -> str | None:
    """Return the text with both edits of `base`, or `None` when they touch.

    Edits are compared by word; two insertions at one place touch, as do changes of neighbouring words on a line.
    """
    if theirs == mine or mine == base:
        return theirs
    if theirs == base:
        return mine
    tokens = tokens_of(base)
    their_edits, my_edits = edits_of(tokens, theirs), edits_of(tokens, mine)
    if any(touch(tokens, one, other) for one in their_edits for other in my_edits):
        return None
    return "".join(edited(tokens, [*their_edits, *my_edits]))


def tokens_of(text: str) -> list[str]:
    """Return a text's words, spaces and signs; a footnote's mark is one of them."""
    return _WORD.findall(text)


def edited(base: list[str], edits: Iterable[Edit]) -> list[str]:
    """Return the tokens with edits that do not touch one another."""
    tokens = list(base)
    for start, end, instead in sorted(edits, reverse=True):
        tokens[start:end] = instead
    return tokens


def edits_of(base: list[str], text: str) -> list[Edit]:
    """Return what was edited; where two long texts have little in common, all between their ends is one edit."""
    words = tokens_of(text)
    head = _common(base, words)
    tail = _common(base[head:][::-1], words[head:][::-1])
    old, new = base[head : len(base) - tail], words[head : len(words) - tail]
    if len(old) * len(new) > _COMPARABLE:
        return [(head, head + len(old), new)]
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(head + start, head + end, new[low:high]) for tag, start, end, low, high in steps if tag != "equal"]


def _common(one: list[str], other: list[str]) -> int:
    """Return how many tokens two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (this, that) in pairs if this != that), min(len(one), len(other)))


def touch(base: list[str], one: Edit, other: Edit) -> bool:
    """Say whether two edits overlap or have nothing but spaces of one line between them."""
    first, second = sorted((one, other), key=lambda edit: edit[:2])
    between = base[first[1] : second[0]]
    return all(token.isspace() and token != "\n" for token in between)
