"""A first answer to a distribution: one person after the other to where they fit best at that moment."""

import random
from collections import Counter

from workshop.assigning.distribution import (
    Assignment,
    Bond,
    Candidate,
    Distribution,
    Place,
    Weights,
    fixed_groups,
    wish_rank,
)


def greedy_assignment(distribution: Distribution, seed: int = 0) -> Assignment:
    """Return where everybody lands who goes where they fit best, those hardest to place first; what is fixed stays.

    Another `seed` takes people who are as hard to place in another order.
    """
    table = _Table(distribution)
    people = list(distribution.people)
    if seed:
        random.Random(seed).shuffle(people)
    for person in sorted(people, key=table.ease):
        if person.id not in table.placed:
            table.place(person, table.best(person))
    return table.placed


def random_assignment(distribution: Distribution, seed: int = 0) -> Assignment:
    """Return even groups made without a thought, as by counting off along a shuffled list; what is fixed stays."""
    placed = fixed_groups(distribution)
    others = [person.id for person in distribution.people if person.id not in placed]
    random.Random(seed).shuffle(others)
    counts = Counter(placed.values())
    for person in others:
        group = min(distribution.places, key=lambda place: counts[place.id]).id
        placed[person] = group
        counts[group] += 1
    return placed


class _Table:
    """The groups while they fill."""

    def __init__(self, distribution: Distribution) -> None:
        self.distribution = distribution
        self.weights: Weights = distribution.weights
        self.placed: dict[str, str] = {}
        self.sizes: Counter[str] = Counter()
        self.delegations: Counter[tuple[str | None, str]] = Counter()
        self.profiles: Counter[tuple[str | None, str]] = Counter()
        self.bonds: dict[str, list[Bond]] = {}
        for bond in distribution.bonds:
            for person in bond.people:
                self.bonds.setdefault(person, []).append(bond)
        for held, group in fixed_groups(distribution).items():
            self.place(distribution.by_id[held], group)

    def ease(self, person: Candidate) -> tuple[bool, int, int]:
        profile = self.distribution.profiles.get(person.profile or "", len(self.distribution.people))
        delegation = self.distribution.delegations.get(person.delegation or "", 0)
        return person.id not in self.bonds, profile, -delegation

    def place(self, person: Candidate, group: str) -> None:
        self.placed[person.id] = group
        self.sizes[group] += 1
        self.delegations[person.delegation, group] += 1
        self.profiles[person.profile, group] += 1

    def best(self, person: Candidate) -> str:
        return min(self.distribution.places, key=lambda place: (self._cost(person, place), self.sizes[place.id])).id

    def _cost(self, person: Candidate, place: Place) -> int:
        weights, size, group = self.weights, self.sizes[place.id], place.id
        low, high = self.distribution.sizes[group]
        cost = weights.wish * wish_rank(person, place.axis)
        cost += weights.uneven * ((size >= high) - (size < low))
        cost += weights.limit * (place.most is not None and size >= place.most)
        if person.profile and not self.profiles[person.profile, group]:
            cost -= weights.profile
        if person.delegation:
            few, many = self.distribution.spread(person.delegation)
            count = self.delegations[person.delegation, group]
            cost += weights.delegation * ((count >= many) - (count < few))
        if person.now is not None and person.now != group:
            cost += weights.move
        return cost + weights.bond * self._broken(person, group)

    def _broken(self, person: Candidate, group: str) -> int:
        broken = 0
        for bond in self.bonds.get(person.id, ()):
            others = {self.placed[each] for each in bond.people if each in self.placed}
            broken += bool(others) and group not in others if bond.together else group in others
        return broken
