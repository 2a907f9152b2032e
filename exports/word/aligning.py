"""Which things of two states belong together, such as the rows of a table: by what they say, and near enough to it."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from workshop.differences import opcodes

_ENOUGH = 0.45  # of the words of two things, from which one is taken for the other reworded
_MOST = 40_000  # pairs that are weighed against each other; where there are more, what is not the same is another


class Said(Protocol):
    """A thing that says something: of what kind, all of it, its longest part alone, and its words counted.

    Only things of one kind belong together.
    """

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def likeness(self) -> str: ...  # noqa: D102
    @property
    def longest(self) -> str: ...  # noqa: D102
    @property
    def words(self) -> Counter[str]: ...  # noqa: D102


Thing = TypeVar("Thing", bound=Said)
Pair = tuple[Thing | None, Thing | None]


def align(old: Sequence[Thing], new: Sequence[Thing]) -> Iterator[Pair[Thing]]:
    """Yield two states side by side in order: first what is the same, between it what says the same for the most part.

    What went stands before what came in its place.
    """
    yield from _align(list(old), list(new), 0)


def _align(old: list[Thing], new: list[Thing], by: int) -> Iterator[Pair[Thing]]:
    if not old or not new:
        yield from ((each, None) for each in old)
        yield from ((None, each) for each in new)
        return
    if by == len(_KEYS):
        yield from _nearest(old, new)
        return
    key = _KEYS[by]
    steps = opcodes([key(each) for each in old], [key(each) for each in new], most=sys.maxsize)
    for tag, start, end, low, high in steps:
        if tag == "equal":
            yield from zip(old[start:end], new[low:high], strict=True)
        else:
            yield from _align(old[start:end], new[low:high], by + 1)


def _whole(each: Said) -> tuple[str, ...]:
    return each.kind, each.likeness


def _longest(each: Said) -> tuple[str, ...]:
    """Return what a row is known by whose number or hour alone is another; one that says nothing is like no other."""
    return (each.kind, each.longest) if each.longest else (str(id(each)),)


_KEYS = (_whole, _longest)


def _nearest(old: list[Thing], new: list[Thing]) -> Iterator[Pair[Thing]]:
    """Yield the pairs that together have the most words in common, none of them crossing another."""
    if len(old) * len(new) > _MOST:
        yield from _align(old, [], 0)
        yield from _align([], new, 0)
        return
    likeness = [[_nearness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row in range(len(old) - 1, -1, -1):
        for place in range(len(new) - 1, -1, -1):
            both = best[row + 1][place + 1] + likeness[row][place] if likeness[row][place] else 0.0
            best[row][place] = max(best[row + 1][place], best[row][place + 1], both)
    yield from _walked(old, new, likeness, best)


def _walked(
    old: list[Thing], new: list[Thing], likeness: list[list[float]], best: list[list[float]]
) -> Iterator[Pair[Thing]]:
    gone, come = 0, 0  # behind the last pair
    row, place = 0, 0
    while row < len(old) and place < len(new):
        near = likeness[row][place]
        if near and best[row][place] == best[row + 1][place + 1] + near:
            yield from _align(old[gone:row], [], 0)
            yield from _align([], new[come:place], 0)
            yield old[row], new[place]
            row, place = row + 1, place + 1
            gone, come = row, place
        elif best[row][place] == best[row + 1][place]:
            row += 1
        else:
            place += 1
    yield from _align(old[gone:], [], 0)
    yield from _align([], new[come:], 0)


def _nearness(one: Said, other: Said) -> float:
    """Return how much of their words two things have in common; 0 where it is not enough."""
    if one.kind != other.kind:
        return 0.0
    count = one.words.total() + other.words.total()
    shared = 2 * (one.words & other.words).total() / count if count else 1.0
    return shared if shared >= _ENOUGH else 0.0
