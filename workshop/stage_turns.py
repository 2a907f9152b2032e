"""The turns of the stages as the history tells them: which one was open from when to when, and by whom."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from workshop.changes import Entry


@dataclass(frozen=True, slots=True)
class Turn:
    """One time that a stage was open; `closed_at` and `closed_by` are `None` while it is."""

    stage: str
    opened_at: datetime
    opened_by: str
    closed_at: datetime | None = None
    closed_by: str | None = None


def stage_turns(entries: Iterable[Entry]) -> list[Turn]:
    """Return the turns, oldest first; `entries` are those of the workshop's stage, oldest first."""
    turns: list[Turn] = []
    for entry in entries:
        change = entry.change
        told = change.cells if change.kind == "insert" else {change.field: change.text}
        if entry.status == "parked" or "stage" not in told:
            continue
        if turns and turns[-1].closed_at is None:
            turns[-1] = replace(turns[-1], closed_at=entry.at, closed_by=entry.actor_name)
        if told["stage"]:
            turns.append(Turn(told["stage"], entry.at, entry.actor_name))
    return turns
