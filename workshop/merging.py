"""Two edits of one text: kept together where they do not touch, never merged in silence where they do."""

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\[\^[^\]\s]+\]|\w+|\s|[^\w\s]")
Edit = tuple[int, int, list[str]]  # tokens from, to (exclusive) of the base, and what stands there instead


def merge_texts(base: str, theirs: str, mine: str) -> str | None:
    """Return the text with both edits of `base`, or `None` when they touch.

    Edits are compared by word; two insertions at one place touch, as do changes of neighbouring words.
    """
    if theirs == mine or mine == base:
        return theirs
    if theirs == base:
        return mine
    tokens = _WORD.findall(base)
    their_edits, my_edits = _edits(tokens, theirs), _edits(tokens, mine)
    if any(_touch(one, other) for one in their_edits for other in my_edits):
        return None
    merged = list(tokens)
    for start, end, instead in sorted([*their_edits, *my_edits], reverse=True):
        merged[start:end] = instead
    return "".join(merged)


def _edits(base: list[str], text: str) -> list[Edit]:
    words = _WORD.findall(text)
    steps = SequenceMatcher(None, base, words, autojunk=False).get_opcodes()
    return [(start, end, words[low:high]) for tag, start, end, low, high in steps if tag != "equal"]


def _touch(one: Edit, other: Edit) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
