"""Stretches of writing: a group writes, pauses, writes on; the end of each is a moment worth going back to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

PAUSE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Written:
    """That somebody wrote: in which revision, when, who."""

    revision: int
    at: datetime
    name: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Writing without a longer pause: its last revision, when that was made, and who wrote, in order of appearance."""

    revision: int
    at: datetime
    names: tuple[str, ...]


def stretches(written: Iterable[Written]) -> list[Stretch]:
    """Part what was written, oldest first, wherever nobody wrote for more than `PAUSE`; oldest stretch first."""
    found: list[Stretch] = []
    for each in written:
        if found and each.at - found[-1].at <= PAUSE:
            names = found.pop().names
            found.append(Stretch(each.revision, each.at, tuple(dict.fromkeys((*names, each.name)))))
        else:
            found.append(Stretch(each.revision, each.at, (each.name,)))
    return found
