"""Ctrl+Z in the matrix: a page sends the inverse of an own step, which is done whole or refused in words."""

from collections.abc import Sequence

from workshop.changes import Change, Entry, Step
from workshop.denials import FORGED_ID
from workshop.errors import InvalidChange, MovedOnSince, Problem, TextChangedSince
from workshop.permissions import Actor
from workshop.use_cases.write_matrix import Result, Wish, Writing
from workshop.workshop import Workshop


class TakingBack:
    """A request that undoes another, as a use case; `results` answers each wish once it has run, in their order.

    `undone` is what history keeps of the other request, `since` what was done after it to the items the wishes name
    or below them. Nothing is ever parked: there is no text in an inverse that somebody just wrote.
    """

    def __init__(
        self, writing: Writing, wishes: Sequence[Wish], undone: Sequence[Entry], since: Sequence[Entry]
    ) -> None:
        self._writing = writing
        self._changes = [wish.change for wish in wishes]
        self._undone = undone
        self._since = since
        self.results: list[Result] = []

    def __call__(self, workshop: Workshop, actor: Actor) -> list[Step]:
        """Return the steps to keep: all of them, or none where one cannot be."""
        steps = self._writing(workshop, actor)
        self.results = list(self._writing.results)
        if self._writing.is_known:  # it came through before, whatever happened since
            return steps
        reason = self._reason(workshop, actor, steps)
        if reason is None:
            return steps
        self.results = [Result(result.id, "refused", reason=reason) for result in self.results]
        return []

    def _reason(self, workshop: Workshop, actor: Actor, steps: list[Step]) -> str | None:
        """Say in words why the step cannot be taken back; `None` when it can."""
        problem = self._problem(workshop, actor)
        if problem is not None:
            return problem.message()
        if any(result.status == "parked" for result in self.results):
            return TextChangedSince().message()
        refused = next((result for result in self.results if result.status == "refused"), None)
        if refused is not None:
            return refused.reason
        back = workshop.apply([step.change for step in steps])
        ends = {change.item: change.kind for change in self._changes}
        returned = [item for item, kind in ends.items() if kind in ("restore", "move")]
        return None if all(back.is_live(item) for item in returned) else MovedOnSince().message()

    def _problem(self, workshop: Workshop, actor: Actor) -> Problem | None:
        if any(entry.actor != actor.id for entry in self._undone):
            self._writing.denials[FORGED_ID] += 1
            return InvalidChange(path="undoes", reason=self._undone[0].request)
        others = [entry for entry in self._since if entry.actor != actor.id]
        if any(_undoes_work(workshop, change, entry.change) for change in self._changes for entry in others):
            return MovedOnSince()
        return None


def _undoes_work(workshop: Workshop, mine: Change, theirs: Change) -> bool:
    """Say whether an inverse would take away what somebody else did since: a place, a text, a row inside."""
    if mine.kind == "move":
        return theirs.kind == "move" and theirs.item == mine.item
    if mine.kind != "delete":
        return False
    stands = theirs.item in workshop.items and not workshop.items[theirs.item].deleted
    return theirs.item == mine.item if theirs.kind == "set" else theirs.parent == mine.item and stands


def items_at_stake(wishes: Sequence[Wish]) -> list[str]:
    """Return the items whose later history decides whether wishes may take a step back."""
    return list(dict.fromkeys(wish.change.item for wish in wishes if wish.change.kind in ("delete", "move")))
