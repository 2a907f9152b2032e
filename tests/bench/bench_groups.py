"""How good and how fast people are distributed over groups, against a random split and one person after the other."""

import random
import statistics
from collections.abc import Iterable
from threading import Event, Thread
from time import perf_counter, sleep

from workshop.assigning.distribution import Bond, Candidate, Distribution, Place
from workshop.assigning.greedy import greedy_assignment, random_assignment
from workshop.assigning.score import total_cost, without
from workshop.assigning.solve import Answer, solve

HEADER = ("people in groups", "random", "one by one", "ours", "gap", "seconds", "others wait, p99 ms", "target")
SIZES = ((60, 4, "<= 0.2 s"), (200, 5, ""), (1_000, 10, "<= 10 s"))
ROUNDS = 5
_RANDOM_SPLITS = 20


def rows() -> list[tuple[str, ...]]:
    """Return one row per size, medians of several rooms of people; then one of a repair after no-shows."""
    solve(room_of(20, 2, 0))  # HiGHS is loaded by whoever asks first
    return [*(_row(people, groups, target) for people, groups, target in SIZES), _repair_row()]


def room_of(people: int, groups: int, seed: int) -> Distribution:
    """Return people as they come: delegations of every size, rare profiles, wishes for the axes everybody wants."""
    chance = random.Random(seed)
    places = tuple(Place(f"g{at}", f"a{at}") for at in range(groups))
    delegations = [f"d{at}" for at in range(max(8, people // 6))]
    sizes = [chance.uniform(0.3, 2) for _ in delegations]
    candidates = tuple(
        Candidate(
            f"p{at}",
            chance.choices(delegations, sizes)[0],
            chance.choices(["police", "prosecutor", "consul", "judge", "academy", None], [5, 4, 3, 2, 1, 2])[0],
            _wishes(chance, groups) if chance.random() < 0.7 else (),
            fixed=f"g{at % groups}" if at < 2 * groups else None,  # facilitator and rapporteur
        )
        for at in range(people)
    )
    ids = [person.id for person in candidates]
    bonds = tuple(
        Bond(f"b{at}", at % 2 == 0, frozenset(chance.sample(ids, 2 + at % 2))) for at in range(max(2, people // 30))
    )
    return Distribution(candidates, places, bonds)


def _wishes(chance: random.Random, groups: int) -> tuple[str, ...]:
    axes = chance.choices(range(groups), [1 / (at + 1) ** 0.5 for at in range(groups)], k=3)
    return tuple(dict.fromkeys(f"a{at}" for at in axes))


def _row(people: int, groups: int, target: str) -> tuple[str, ...]:
    rooms = [room_of(people, groups, seed) for seed in range(ROUNDS)]
    found = [_timed(room) for room in rooms]
    return (
        f"{people:,} in {groups}",
        f"{_median(_random_cost(room) for room in rooms):,.0f}",
        f"{_median(total_cost(room, greedy_assignment(room)) for room in rooms):,.0f}",
        f"{_median(answer.progress.cost for answer, _seconds, _waits in found):,.0f}",
        f"{100 * max(answer.progress.gap for answer, _seconds, _waits in found):.1f} %",
        " ".join(f"{seconds:.2f}" for _answer, seconds, _waits in sorted(found, key=lambda each: each[1])),
        f"{_median(waits for _answer, _seconds, waits in found):.1f}",
        target,
    )


def _repair_row() -> tuple[str, ...]:
    """Return how a split of 60 is mended once four do not come, the only one of a profile in a group among them."""
    room = room_of(60, 4, 1)
    placed = solve(room).assignment
    people = tuple(
        Candidate(each.id, each.delegation, each.profile, each.wishes, each.fixed, placed[each.id])
        for each in room.people
    )
    lonely = [
        one.id
        for one in people
        if one.profile and sum((each.profile, each.now) == (one.profile, one.now) for each in people) == 1
    ]
    absent = [*lonely[:2], *(each.id for each in people if each.id not in lonely and each.fixed is None)][:4]
    there = without(Distribution(people, room.places, room.bonds, "repair"), absent)
    answer, seconds, waits = _timed(there)
    moves = sum(answer.assignment[each.id] != each.now for each in there.people)
    return ("repair of 60 in 4", "", "", f"{moves} moves", "", f"{seconds:.2f}", f"{waits:.1f}", "")


def _timed(room: Distribution) -> tuple[Answer, float, float]:
    """Return an answer, its seconds, and how late (p99, ms) a thread woke meanwhile that sleeps 1 ms at a time."""
    ended, waits = Event(), [0.0]

    def wait() -> None:
        while not ended.is_set():
            before = perf_counter()
            sleep(0.001)
            waits.append((perf_counter() - before) * 1000 - 1)

    other = Thread(target=wait)
    other.start()
    began = perf_counter()
    answer = solve(room)
    seconds = perf_counter() - began
    ended.set()
    other.join()
    return answer, seconds, sorted(waits)[int(0.99 * (len(waits) - 1))]


def _random_cost(room: Distribution) -> float:
    return _median(total_cost(room, random_assignment(room, seed)) for seed in range(_RANDOM_SPLITS))


def _median(values: Iterable[float]) -> float:
    return float(statistics.median(values))
