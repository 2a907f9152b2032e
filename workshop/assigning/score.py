"""What an assignment is worth: each thing that does not hold, how much of it, and what it costs."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from workshop.assigning.distribution import Assignment, Distribution, Weights, wish_rank

Kind = Literal["limit", "bond", "profile", "uneven", "move", "delegation", "wish"]
KINDS: tuple[Kind, ...] = ("limit", "bond", "profile", "uneven", "move", "delegation", "wish")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that does not hold: by how many people (or places down a list), and in which group.

    `subject` is what it is about: a profile, a delegation, a bond or a person. `amount` is negative where there are
    too few.
    """

    kind: Kind
    amount: int
    group: str | None = None
    subject: str | None = None

    def cost(self, weights: Weights) -> int:
        """Return what it costs."""
        weight: int = getattr(weights, self.kind)
        return abs(self.amount) * weight


def total_cost(distribution: Distribution, assignment: Assignment) -> int:
    """Return what an assignment of all candidates costs; 0 is perfect."""
    weights = distribution.weights
    return sum(each.cost(weights) for each in shortfalls(distribution, assignment))


def shortfalls(distribution: Distribution, assignment: Assignment) -> Iterator[Shortfall]:
    """Yield what does not hold, the dearest kind first; people who are not candidates are not counted."""
    placed = {person: group for person, group in assignment.items() if person in distribution.by_id}
    yield from _sizes(distribution, Counter(placed.values()))
    yield from _bonds(distribution, placed)
    yield from _profiles(distribution, placed)
    yield from _moves(distribution, placed)
    yield from _delegations(distribution, placed)
    yield from _wishes(distribution, placed)


def without(distribution: Distribution, absent: Collection[str]) -> Distribution:
    """Return the distribution of those who are there; in a repair, what did not hold before is let be."""
    people = tuple(person for person in distribution.people if person.id not in absent)
    if distribution.mode != "repair":
        return replace(distribution, people=people)
    now = {person.id: person.now for person in distribution.people if person.now is not None}
    found = list(shortfalls(distribution, now))
    broken = {each.subject for each in found if each.kind == "bond"}
    lacking = {(each.subject or "", each.group or "") for each in found if each.kind == "profile"}
    return replace(
        distribution,
        people=people,
        bonds=tuple(bond for bond in distribution.bonds if bond.id not in broken),
        lacking=frozenset(lacking),
        before=Counter(now.values()),
    )


def _sizes(distribution: Distribution, counts: Counter[str]) -> Iterator[Shortfall]:
    for place in distribution.places:
        amount = _beyond(counts[place.id], place.least or 0, place.most)
        if amount:
            yield Shortfall("limit", amount, place.id)
    for place in distribution.places:
        amount = _beyond(counts[place.id], *distribution.sizes[place.id])
        if amount:
            yield Shortfall("uneven", amount, place.id)


def _bonds(distribution: Distribution, placed: Assignment) -> Iterator[Shortfall]:
    for bond in distribution.bonds:
        groups = Counter(placed[person] for person in bond.people if person in placed)
        if bond.together and len(groups) > 1:
            yield Shortfall("bond", len(groups) - 1, None, bond.id)
        if not bond.together:
            for group, count in groups.items():
                if count > 1:
                    yield Shortfall("bond", count - 1, group, bond.id)


def _profiles(distribution: Distribution, placed: Assignment) -> Iterator[Shortfall]:
    present: set[tuple[str | None, str]] = {
        (distribution.by_id[person].profile, group) for person, group in placed.items()
    }
    present |= distribution.lacking
    for profile in distribution.profiles:
        for place in distribution.places:
            if (profile, place.id) not in present:
                yield Shortfall("profile", -1, place.id, profile)


def _moves(distribution: Distribution, placed: Assignment) -> Iterator[Shortfall]:
    if distribution.mode == "repair":
        for person in distribution.people:
            if person.now is not None and placed.get(person.id, person.now) != person.now:
                yield Shortfall("move", 1, placed[person.id], person.id)


def _delegations(distribution: Distribution, placed: Assignment) -> Iterator[Shortfall]:
    counts = Counter((distribution.by_id[person].delegation, group) for person, group in placed.items())
    for delegation in distribution.delegations:
        for place in distribution.places:
            amount = _beyond(counts[delegation, place.id], *distribution.spread(delegation))
            if amount:
                yield Shortfall("delegation", amount, place.id, delegation)


def _wishes(distribution: Distribution, placed: Assignment) -> Iterator[Shortfall]:
    axes = {place.id: place.axis for place in distribution.places}
    for person, group in placed.items():
        rank = wish_rank(distribution.by_id[person], axes[group])
        if rank:
            yield Shortfall("wish", rank, group, person)


def _beyond(count: int, low: int, high: int | None) -> int:
    """Return by how many a count is above (positive) or below (negative) its bounds."""
    if high is not None and count > high:
        return count - high
    return min(0, count - low)
