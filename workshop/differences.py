"""What changed from one text to the next, word by word, for people to see at a glance."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\\?\[\^[^\]\s]+\]|\w+|\s|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    text: str


def differences(before: str | None, after: str | None) -> list[Piece]:
    """Return the pieces of both texts in reading order; where words were replaced, the old ones come first."""
    return list(_pieces(_WORD.findall(before or ""), _WORD.findall(after or "")))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, start, end, low, high in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[start:end]))
            continue
        if end > start:
            yield Piece("gone", "".join(old[start:end]))
        if high > low:
            yield Piece("new", "".join(new[low:high]))
