"""What a distribution of people over groups is asked to do: the people, the groups, and what must hold between them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

Assignment = Mapping[str, str]  # person → group
_DEAREST = 10_000  # times the usual that anything costs, for a solver counts no further than about 15 digits
_UNLISTED = 4  # places down the list that an axis counts which somebody did not ask for

Mode = Literal["reshuffle", "fill", "repair"]
"""reshuffle: all who are free anew; fill: who has a group stays; repair: who has one moves only where it is needed."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each thing that does not hold costs: even numbers, the dearest first.

    limit: a person beyond what was said a group takes; bond: a group too many, or a person too many in one; profile: a
    profile absent from a group; uneven: a person away from even sizes; move: somebody who has to change groups;
    delegation: a person too many or too few of one; wish: a place further down somebody's list.
    """

    limit: int = 2000
    bond: int = 400
    profile: int = 120
    uneven: int = 50
    move: int = 0
    delegation: int = 10
    wish: int = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person to be placed; `wishes` are axes, the dearest first.

    `fixed` is the group they stay in, as officers and people who were pinned do; `now` the one they are in.
    """

    id: str
    delegation: str | None = None
    profile: str | None = None
    wishes: tuple[str, ...] = ()
    fixed: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A group with the axis it works on, and how many people it takes; `None` where nobody said.

    `least` is never above `most`.
    """

    id: str
    axis: str
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Bond:
    """People who should be in one group together, or apart, each in another one."""

    id: str
    together: bool
    people: frozenset[str]


@dataclass(frozen=True)
class Distribution:
    """A question to be answered: each candidate is to stand in one of the places.

    A repair mends nothing that was so before: `lacking` are the (profile, place) pairs that were not there, `before`
    how many people each place had.
    """

    people: tuple[Candidate, ...]
    places: tuple[Place, ...]
    bonds: tuple[Bond, ...] = ()
    mode: Mode = "reshuffle"
    lacking: frozenset[tuple[str, str]] = frozenset()
    before: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Candidate]:
        """Return the candidates by their id."""
        return {person.id: person for person in self.people}

    @cached_property
    def sizes(self) -> dict[str, tuple[int, int]]:
        """Return how small and how large each group should be: even, within what was said of it.

        A repair lets groups whose size nobody fixed differ by a quarter before it moves anybody.
        """
        level, rest = _level(self.places, len(self.people))
        found = {}
        for place in self.places:
            low, high = _within(place, level), _within(place, level + (1 if rest else 0))
            if self.mode == "repair":
                was = self.before.get(place.id, low)
                low = _within(place, min(was, low * 3 // 4))
                high = _within(place, max(was, -(-high * 5 // 4)))
            found[place.id] = low, high
        return found

    @cached_property
    def delegations(self) -> dict[str, int]:
        """Return how many candidates each delegation has."""
        return dict(Counter(person.delegation for person in self.people if person.delegation))

    @cached_property
    def profiles(self) -> dict[str, int]:
        """Return how many candidates each profile has."""
        return dict(Counter(person.profile for person in self.people if person.profile))

    @cached_property
    def weights(self) -> Weights:
        """Return what counts how much.

        In a repair, what must be mended is dearer than all moves it may take, and a move dearer than all that may be
        gained by it for delegations and wishes: of those who move, and of those who have no group yet.
        """
        usual = Weights()
        if self.mode != "repair":
            return usual
        gain = 2 * usual.delegation + _UNLISTED * usual.wish
        waiting = sum(person.now is None for person in self.people)
        move = gain * (waiting + 1) + 2
        times = min(_DEAREST, (move * (len(self.people) - waiting) + gain * len(self.people)) // usual.uneven + 1)
        must = {name: getattr(usual, name) * times for name in ("limit", "bond", "profile", "uneven")}
        return replace(usual, move=move, **must)

    def spread(self, delegation: str) -> tuple[int, int]:
        """Return how few and how many people of a delegation each group should have."""
        count, groups = self.delegations[delegation], len(self.places)
        return count // groups, -(-count // groups)


def wish_rank(person: Candidate, axis: str) -> int:
    """Return how far down somebody's list an axis stands, 0 for the first; 0 for whoever has no list."""
    if not person.wishes:
        return 0
    return min(person.wishes.index(axis), _UNLISTED - 1) if axis in person.wishes else _UNLISTED


def fixed_groups(distribution: Distribution) -> dict[str, str]:
    """Return person → group for those who do not move: the fixed, and when filling up whoever has a group."""
    places = {place.id for place in distribution.places}
    found = {}
    for person in distribution.people:
        held = person.fixed or (person.now if distribution.mode == "fill" else None)
        if held in places and held is not None:
            found[person.id] = held
    return found


def _within(place: Place, size: int) -> int:
    return max(place.least or 0, size if place.most is None else min(size, place.most))


def _level(places: tuple[Place, ...], people: int) -> tuple[int, bool]:
    """Return the highest water level at which groups within their limits hold no more than all, and if some remain."""
    low, high = 0, people + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if sum(_within(place, middle) for place in places) <= people else (low, middle)
    return low, sum(_within(place, low) for place in places) < people
