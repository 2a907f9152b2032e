"""The budget of wrong room codes, on a clock of its own."""

import pytest

from pages.api.tries import BUDGET, LONGEST, PACE, PLACES, Tries
from workshop.errors import TooManyTries

CODES = 31**8


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_two_hundred_honest_people_never_wait() -> None:
    tries = Tries(Clock())

    pauses = []
    for number in range(200):
        if number % 3 == 0:
            pauses.append(tries.begin())  # a slip of the finger first
        pauses.append(tries.begin())
        tries.right()

    assert set(pauses) == {0.0}


def test_guessing_all_day_finds_a_code_with_less_than_one_in_ten_thousand() -> None:
    clock = Clock()
    tries, tried = Tries(clock), 0

    for _second in range(7200):
        clock.now += 1
        for _attempt in range(200):
            try:
                tries.begin()
            except TooManyTries:
                break
            tried += 1

    # Two hours of guessing at four times the pace; a day has twelve times as many.
    assert tried <= 2 * BUDGET + (7200 + LONGEST) * PACE
    assert 12 * tried / CODES < 1e-4 / 15


def test_right_code_waits_for_its_turn_and_no_longer_than_said() -> None:
    clock = Clock()
    tries = Tries(clock)
    for _attempt in range(BUDGET):
        tries.begin()

    pauses = [tries.begin(f"address {number}") for number in range(int(LONGEST * PACE) - 1)]

    assert 0 < pauses[0] <= 2 / PACE
    assert max(pauses) <= LONGEST
    clock.now += 1
    assert tries.begin() <= LONGEST


def test_budget_comes_back_after_an_hour() -> None:
    clock = Clock()
    tries = Tries(clock)
    for _attempt in range(BUDGET + 10):
        tries.begin()

    clock.now = 3601.0

    assert tries.begin() == 0.0


def test_more_than_can_wait_are_told_to_come_again() -> None:
    tries = Tries(Clock())

    with pytest.raises(TooManyTries):
        for _attempt in range(int(BUDGET + LONGEST * PACE) + 5):
            tries.begin()


def test_wrong_codes_are_noted_at_once_then_by_the_minute() -> None:
    clock = Clock()
    tries = Tries(clock)

    first = [tries.wrong() for _attempt in range(5)]
    clock.now = 61.0

    assert (first, tries.wrong()) == ([1, 0, 0, 0, 0], 5)


def test_one_address_keeps_nobody_out_who_comes_from_another() -> None:
    clock = Clock()
    tries = Tries(clock)
    for _attempt in range(BUDGET):
        tries.begin("guesser")

    refused, entered = 0, []
    for second in range(30):
        clock.now = second
        for _attempt in range(1_000):
            try:
                tries.begin("guesser")
            except TooManyTries:
                refused += 1
        entered.append(tries.begin("venue"))
        tries.right()

    assert refused > 0
    assert len(entered) == 30 and max(entered) <= LONGEST


def test_crowd_at_one_address_finds_places_at_once_beside_a_guesser() -> None:
    tries = Tries(Clock())
    with pytest.raises(TooManyTries):
        for _attempt in range(BUDGET + PLACES):
            tries.begin("guesser")

    pauses = [tries.begin("venue") for _person in range(125)]

    assert max(pauses) <= LONGEST
