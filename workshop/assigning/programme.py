"""A distribution as an integer programme: columns for how many of a class go to a group, rows for what should hold."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf

from workshop.assigning.distribution import (
    Assignment,
    Candidate,
    Distribution,
    Place,
    Weights,
    fixed_groups,
    wish_rank,
)


@dataclass(slots=True)
class Programme:
    """Minimise `costs` over the columns, each within its bounds, so that each row lies within its bounds.

    The columns that count people are whole numbers; those that measure what does not hold follow from them.
    """

    costs: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    indices: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def column(self, cost: float, upper: float, whole: bool = False) -> int:
        """Add a column from 0 to `upper` and return its number."""
        self.costs.append(cost)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.costs) - 1

    def row(self, low: float, high: float, entries: Iterable[tuple[int, float]]) -> None:
        """Add a row."""
        for column, value in entries:
            self.indices.append(column)
            self.values.append(value)
        self.starts.append(len(self.indices))
        self.row_lower.append(low)
        self.row_upper.append(high)


@dataclass(frozen=True, slots=True)
class Alike:
    """People whom nothing that is asked for tells apart, so that only their number in each group matters."""

    people: tuple[Candidate, ...]

    @property
    def one(self) -> Candidate:
        """Return any of them."""
        return self.people[0]


class Formulation:
    """The programme of a distribution, and the way from and to its columns; what is fixed is counted beforehand."""

    def __init__(self, distribution: Distribution) -> None:
        self.distribution = distribution
        self.weights: Weights = distribution.weights
        self.fixed = fixed_groups(distribution)
        self.classes = _classes(distribution, self.fixed)
        self.programme = Programme()
        self.columns = [self._columns(each) for each in self.classes]
        for each, columns in zip(self.classes, self.columns, strict=True):
            self.programme.row(len(each.people), len(each.people), ((column, 1) for column in columns))
        self._class_of = {person.id: at for at, each in enumerate(self.classes) for person in each.people}
        for place_at, place in enumerate(distribution.places):
            self._size_rows(place_at, place)
        self._profile_rows()
        self._delegation_rows()
        self._bond_rows()

    def values_of(self, assignment: Assignment) -> list[float]:
        """Return how many of each class an assignment puts in each group: the columns that count people."""
        at = {place.id: number for number, place in enumerate(self.distribution.places)}
        values = [0.0] * (self.columns[-1][-1] + 1 if self.columns else 0)
        for person, group in assignment.items():
            if person in self._class_of:
                values[self.columns[self._class_of[person]][at[group]]] += 1
        return values

    def assignment_of(self, values: Sequence[float], seed: int = 0) -> dict[str, str]:
        """Return an assignment that puts as many of each class in each group.

        Who has a group stays if they can, unless a `seed` says in which order the people of a class are taken.
        """
        placed = dict(self.fixed)
        for each, columns in zip(self.classes, self.columns, strict=True):
            groups = [place.id for place in self.distribution.places]
            room = {group: round(values[column]) for group, column in zip(groups, columns, strict=True)}
            waiting = []
            for person in each.people:
                if not seed and person.now is not None and room.get(person.now, 0) > 0:
                    placed[person.id] = person.now
                    room[person.now] -= 1
                else:
                    waiting.append(person)
            if seed:
                random.Random(seed).shuffle(waiting)
            free = (group for group, count in room.items() for _ in range(count))
            placed.update({person.id: group for person, group in zip(waiting, free, strict=True)})
        return placed

    def _columns(self, each: Alike) -> list[int]:
        person = each.one
        columns = []
        for place in self.distribution.places:
            cost = self.weights.wish * wish_rank(person, place.axis)
            if person.now is not None and person.now != place.id:
                cost += self.weights.move
            columns.append(self.programme.column(cost, len(each.people), whole=True))
        return columns

    def _size_rows(self, at: int, place: Place) -> None:
        entries = [(columns[at], 1.0) for columns in self.columns]
        there = Counter(self.fixed.values())[place.id]
        self._soft_row(entries, there, *self.distribution.sizes[place.id], self.weights.uneven)
        if place.least is not None or place.most is not None:
            most = inf if place.most is None else place.most
            self._soft_row(entries, there, place.least or 0, most, self.weights.limit)

    def _profile_rows(self) -> None:
        by_id = self.distribution.by_id
        there: set[tuple[str | None, str]] = {(by_id[person].profile, group) for person, group in self.fixed.items()}
        there |= self.distribution.lacking
        for profile in self.distribution.profiles:
            of_it = [columns for each, columns in self._numbered() if each.one.profile == profile]
            for at, place in enumerate(self.distribution.places):
                if (profile, place.id) not in there:
                    absent = self.programme.column(self.weights.profile, 1)
                    self.programme.row(1, inf, [*((columns[at], 1.0) for columns in of_it), (absent, 1.0)])

    def _delegation_rows(self) -> None:
        by_id = self.distribution.by_id
        there = Counter((by_id[person].delegation, group) for person, group in self.fixed.items())
        for delegation in self.distribution.delegations:
            of_it = [columns for each, columns in self._numbered() if each.one.delegation == delegation]
            few, many = self.distribution.spread(delegation)
            for at, place in enumerate(self.distribution.places):
                entries = [(columns[at], 1.0) for columns in of_it]
                self._soft_row(entries, there[delegation, place.id], few, many, self.weights.delegation)

    def _bond_rows(self) -> None:
        for bond in self.distribution.bonds:
            people = [person for person in bond.people if person in self.distribution.by_id]
            if len(people) < 2:
                continue
            for at, place in enumerate(self.distribution.places):
                free = [self.columns[self._class_of[each]][at] for each in people if each in self._class_of]
                there = sum(self.fixed.get(each) == place.id for each in people)
                if not bond.together:
                    self._soft_row([(column, 1.0) for column in free], there, 0, 1, self.weights.bond)
                    continue
                self._together_rows(free, there)

    def _together_rows(self, free: list[int], there: int) -> None:
        """Pay for a group in which anybody of a bond is; the first is paid too, a constant of the programme."""
        used = self.programme.column(self.weights.bond, 1)
        if there:
            self.programme.row(1, inf, [(used, 1.0)])
        for column in free:
            self.programme.row(0, inf, [(used, 1.0), (column, -1.0)])

    def _soft_row(self, entries: list[tuple[int, float]], there: int, low: float, high: float, weight: float) -> None:
        """Keep a count within bounds, or pay for each person beyond them; `there` are counted already."""
        entries = list(entries)
        if low > 0:
            entries.append((self.programme.column(weight, inf), 1.0))
        if high < inf:
            entries.append((self.programme.column(weight, inf), -1.0))
        self.programme.row(low - there if low > 0 else -inf, high - there, entries)

    def _numbered(self) -> Iterable[tuple[Alike, list[int]]]:
        return zip(self.classes, self.columns, strict=True)


def _classes(distribution: Distribution, fixed: Assignment) -> list[Alike]:
    bound = {person for bond in distribution.bonds for person in bond.people}
    keeps = distribution.mode == "repair"
    found: dict[object, list[Candidate]] = {}
    for person in distribution.people:
        if person.id not in fixed:
            alike = (person.delegation, person.profile, person.wishes, person.now if keeps else None)
            found.setdefault(person.id if person.id in bound else alike, []).append(person)
    return [Alike(tuple(people)) for people in found.values()]
