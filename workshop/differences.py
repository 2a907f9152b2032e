"""What changed from one text to the next, word by word, for people to see at a glance."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

_MOST = 1_000_000  # pairs of words that are compared at a glance: two texts of a page or two
Opcode = tuple[str, int, int, int, int]  # "equal" or not; from, to in the old; from, to in the new
_WORD = re.compile(r"\\?\[\^[^\[\]\s]+\]|\w+|\s|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    text: str


def differences(before: str | None, after: str | None) -> list[Piece]:
    """Return the pieces of both texts in reading order; where words were replaced, the old ones come first.

    Where most of two long texts is another, the words are not compared: the whole of one went, the other came.
    """
    old, new = _WORD.findall(before or ""), _WORD.findall(after or "")
    return [piece for piece in _joined(_pieces(old, new)) if piece.text]


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces, those of one kind that follow one another as one."""
    for kind, found in groupby(pieces, key=lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in found))


def abridged(before: str | None, after: str | None, room: int = 60) -> list[Piece]:
    """Return what changed with about `room` characters of what stayed on either side: for lists of many changes."""
    found = differences(before, after)
    return [_shorter(piece, place, len(found) - 1, room) for place, piece in enumerate(found)]


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable], most: int = _MOST) -> Iterator[Opcode]:
    """Yield how one sequence becomes the other, step by step, of words as of whatever else can be told apart.

    What both begin and end with alike is set aside first; where more than `most` pairs are left, all of it is another.
    """
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    last, end = len(old) - tail, len(new) - tail
    if head:
        yield "equal", 0, head, 0, head
    if (last - head) * (end - head) <= most:
        for tag, *places in SequenceMatcher(None, old[head:last], new[head:end], autojunk=False).get_opcodes():
            start, stop, low, high = (place + head for place in places)
            yield tag, start, stop, low, high
    else:
        yield "replace", head, last, head, end
    if tail:
        yield "equal", last, len(old), end, len(new)


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Return how many words two texts begin with alike."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(old), len(new)))


def _shorter(piece: Piece, place: int, last: int, room: int) -> Piece:
    """Return a piece of which the far ends are left out: what stayed is for orientation, what changed is read."""
    text, far = piece.text, 10 * room
    if piece.kind != "same" or last == 0:
        return piece if len(text) <= far else Piece(piece.kind, f"{text[:far].rstrip()} …")
    before = text[:room].rpartition(" ")[0] if place > 0 else ""
    after = text[-room:].partition(" ")[2] if place < last else ""
    return piece if len(text) <= 2 * room else Piece("same", f"{before} … {after}")


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for tag, start, end, low, high in opcodes(old, new):
        if tag == "equal":
            yield Piece("same", "".join(old[start:end]))
            continue
        if end > start:
            yield Piece("gone", "".join(old[start:end]))
        if high > low:
            yield Piece("new", "".join(new[low:high]))
