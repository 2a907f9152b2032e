"""Closings: what is kept as it stood then, and which of what came later was written after the close."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from workshop.changes import Change, Entry
from workshop.workshop import Workshop

_OPEN = {None, "preparation", "group_work"}  # the stages by which no group's work is closed yet
Kind = Literal["stage", "hand_in", "draft"]
WARNING = timedelta(minutes=5)  # how long ahead a closing is announced
# How long after the announced instant the stage stays open for what was written before it and is still on its way:
# pages stop at the instant, by the server's clock; what comes later than this waits on the screen it was written on.
GRACE = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Announced:
    """A closing to come: until when one writes, which stage it closes and which one it opens."""

    at: datetime
    closes: str
    opens: str

    def is_due(self, now: datetime) -> bool:
        """Say whether the stage is to be closed by now, the grace included."""
        return now >= self.at + GRACE


def announced(workshop: Workshop) -> Announced | None:
    """Return the closing that was announced, `None` where there is none."""
    facts = workshop.facts
    if facts.stage is None or facts.closes_at is None or facts.opens_next in (None, facts.stage):
        return None
    return Announced(datetime.fromisoformat(facts.closes_at), facts.stage, facts.opens_next or "")


@dataclass(frozen=True, slots=True)
class Closing:
    """Something that was closed: a "stage", by "hand_in" the axis whose id `what` is, or a "draft" by its number."""

    kind: Kind
    what: str

    @property
    def reason(self) -> str:
        """Return the closing as a snapshot names it: "closed group_work", "hand_in <id>", "draft 2"."""
        return f"{'closed' if self.kind == 'stage' else self.kind} {self.what}"


def read_closing(reason: str) -> Closing | None:
    """Return the closing a snapshot was kept for; `None` where it was for something else."""
    said, _, what = reason.partition(" ")
    if not what:
        return None
    kinds: dict[str, Kind] = {"closed": "stage", "hand_in": "hand_in", "draft": "draft"}
    return Closing(kinds[said], what) if said in kinds else None


def closing_of(before: Workshop, changes: Iterable[Change]) -> Closing | None:
    """Return what some changes close in a workshop; `None` for those that go on with the work."""
    for change in changes:
        if change.kind != "set":
            continue
        if change.field == "stage" and before.facts.stage is not None and change.text != before.facts.stage:
            return Closing("stage", before.facts.stage)
        if change.field == "handed_in" and change.text:
            return Closing("hand_in", change.item)
    return None


def issued_in(changes: Iterable[Change]) -> Closing | None:
    """Return the draft that some changes issue, besides whatever they close; `None` for any others."""
    found = (change for change in changes if change.kind == "insert" and change.type == "draft")
    return next((Closing("draft", change.cells.get("number", "")) for change in found), None)


def is_group_work_over(workshop: Workshop) -> bool:
    """Say whether the groups' work is closed: what is written in a matrix now was written after the close."""
    return workshop.facts.stage not in _OPEN


class AfterClosing:
    """Tells of one axis what was written after the close: while it was handed in, or once group work was over.

    `entries` are those of the workshop's stage and of the axis's hand-in, oldest first.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._turns: list[tuple[int, bool]] = []  # revision → whether all was closed from then on
        stage: str | None = None
        handed_in: str | None = None
        for entry in entries:
            change = entry.change
            told = change.cells if change.kind == "insert" else {change.field: change.text}
            stage = told.get("stage", stage)
            handed_in = told.get("handed_in", handed_in)
            self._turns.append((entry.revision, stage not in _OPEN or bool(handed_in)))

    def at(self, revision: int) -> bool:
        """Say whether what a revision did was done after the close; the closing itself was not."""
        turned = [closed for turn, closed in self._turns if turn < revision]
        return bool(turned) and turned[-1]
