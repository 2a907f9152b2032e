"""The assignment: each thing that may be asked for holds where it can, and what is found is the best there is."""

from dataclasses import replace
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshop.assigning.distributions import broken, distributions, every_assignment, groups, people
from workshop.assigning.distribution import Bond, Candidate, Distribution, Weights, fixed_groups
from workshop.assigning.greedy import greedy_assignment, random_assignment
from workshop.assigning.score import shortfalls, total_cost, without
from workshop.assigning.solve import solve


def answer(distribution):
    return solve(distribution).assignment


def sizes(assignment, *names):
    return [list(assignment.values()).count(name) for name in names]


def test_delegations_are_spread_over_the_groups():
    sent = people(*[(country, None) for country in ("north",) * 4 + ("south",) * 4 + ("west",) * 4])

    found = answer(Distribution(sent, groups(None, None, None, None)))

    assert [len({found[person.id] for person in sent if person.delegation == each}) for each in
            ("north", "south", "west")] == [4, 4, 4]  # fmt: skip


def test_each_profile_is_present_in_each_group():
    sent = people(*[("north", "police")] * 3, *[("south", "prosecutor")] * 3, *[("west", "judge")] * 3)
    distribution = Distribution(sent, groups(None, None, None))

    assert broken(distribution, answer(distribution), "profile", "uneven") == []


def test_preferences_are_honoured_where_there_is_room():
    sent = [replace(person, wishes=("a1",)) for person in people(*[(None, None)] * 3)]
    others = [Candidate(f"o{at}") for at in range(3)]
    distribution = Distribution((*sent, *others), groups(None, None))

    assert {person: group for person, group in answer(distribution).items() if group == "g1"}.keys() == {
        "p0",
        "p1",
        "p2",
    }


def test_of_two_who_want_one_place_it_is_the_second_choice_for_one_and_no_stranger_axis():
    first = Candidate("first", wishes=("a0", "a1"))
    second = Candidate("second", wishes=("a0",))
    distribution = Distribution((first, second), groups((1, 1), (1, 1), (0, 0)))

    assert answer(distribution) == {"first": "g1", "second": "g0"}


def test_pinned_people_stay_though_all_else_speaks_against_it():
    pinned = [Candidate(f"p{at}", "north", wishes=("a1",), fixed="g0") for at in range(4)]
    distribution = Distribution((*pinned, Candidate("free", "north")), groups((0, 2), None))

    found = answer(distribution)

    assert [found[person.id] for person in pinned] == ["g0"] * 4
    assert broken(distribution, found, "limit") == [2]


@pytest.mark.parametrize(
    ("first", "second", "expected"), [((5, None), None, [5, 1]), ((0, 2), None, [2, 4]), (None, None, [3, 3])]
)
def test_groups_keep_to_their_limits_and_are_even_otherwise(first, second, expected):
    distribution = Distribution(people(*[(None, None)] * 6), groups(first, second))

    assert sizes(answer(distribution), "g0", "g1") == expected


def test_limits_that_cannot_hold_are_reported_by_how_many():
    crowded = Distribution(people(*[(None, None)] * 6), groups((0, 2), (0, 2)))
    empty = Distribution(people(*[(None, None)] * 3), groups((3, 9), (2, 9)))

    assert sum(broken(crowded, answer(crowded), "limit")) == 2
    assert sum(broken(empty, answer(empty), "limit")) == -2


def test_people_apart_and_together_are():
    sent = people(*[("north", None)] * 3, *[("south", None)] * 3)
    bonds = (Bond("t", True, frozenset({"p0", "p1"})), Bond("a", False, frozenset({"p3", "p4", "p5"})))

    found = answer(Distribution(sent, groups(None, None, None), bonds))

    assert found["p0"] == found["p1"]
    assert len({found["p3"], found["p4"], found["p5"]}) == 3


def test_together_gives_way_to_a_limit_and_says_so():
    sent = people(*[(None, None)] * 4)
    distribution = Distribution(sent, groups((0, 2), (0, 2)), (Bond("t", True, frozenset({"p0", "p1", "p2"})),))

    assert broken(distribution, answer(distribution), "limit", "bond") == [1]


def test_who_is_already_placed_stays_while_the_others_fill_up():
    placed = [Candidate(f"p{at}", now="g0") for at in range(4)]
    distribution = Distribution((*placed, *(Candidate(f"n{at}") for at in range(4))), groups(None, None), mode="fill")

    found = answer(distribution)

    assert [found[person.id] for person in placed] == ["g0"] * 4
    assert sizes(found, "g0", "g1") == [4, 4]


def test_repair_brings_a_profile_back_with_one_move_and_leaves_the_rest():
    sent = [
        Candidate(f"p{at}", f"d{at}", "police" if at in (0, 1, 4) else "other", now=f"g{at % 2}") for at in range(12)
    ]
    whole = Distribution(tuple(sent), groups(None, None), mode="repair")

    found = answer(without(whole, {"p1"}))  # the only one of the police in g1

    moved = [person.id for person in sent if person.id in found and found[person.id] != person.now]
    assert (len(moved), found[moved[0]]) == (1, "g1")
    assert broken(without(whole, {"p1"}), found, "profile", "limit", "uneven") == []


def test_repair_moves_nobody_where_nothing_is_broken():
    sent = tuple(Candidate(f"p{at}", "north" if at < 6 else "south", now=f"g{at // 6}") for at in range(12))

    assert answer(Distribution(sent, groups(None, None), mode="repair")) == {each.id: each.now for each in sent}


def test_repair_lets_be_what_was_so_before():
    sent = [Candidate(f"p{at}", f"d{at}", "police" if at < 3 else None, now=f"g{at // 6}") for at in range(12)]
    whole = Distribution(tuple(sent), groups(None, None), (Bond("b", True, frozenset({"p0", "p11"})),), mode="repair")

    after = without(whole, {"p5"})

    assert answer(after) == {person.id: person.now for person in sent if person.id != "p5"}


def test_stopped_search_answers_with_the_best_so_far():
    sent = tuple(Candidate(f"p{at}", f"d{at % 7}", f"q{at % 3}", (f"a{at * at % 4}",)) for at in range(40))
    distribution = Distribution(sent, groups(None, None, None, None))
    stop = Event()
    stop.set()

    found = solve(distribution, stop=stop)

    assert found.assignment.keys() == {person.id for person in sent}
    assert found.progress.cost <= total_cost(distribution, greedy_assignment(distribution))
    assert found.progress.bound <= found.progress.cost


def test_progress_is_told_and_only_ever_gets_better():
    heard = []
    sent = tuple(Candidate(f"p{at}", f"d{at % 7}", f"q{at % 3}", (f"a{at * at % 4}",)) for at in range(40))

    found = solve(Distribution(sent, groups(None, None, None, None)), tell=heard.append)

    costs = [each.cost for each in heard]
    assert costs == sorted(costs, reverse=True)
    assert found.progress.cost <= min(costs)
    assert all(each.bound <= found.progress.cost for each in heard)


def test_nobody_to_place_needs_no_search():
    assert answer(Distribution((), groups(None))) == {}


@settings(max_examples=80, deadline=None)
@given(distributions())
def test_answer_is_the_best_of_all_there_are_and_keeps_what_is_fixed(distribution):
    free = {
        person.id: replace(person, fixed=fixed_groups(distribution).get(person.id)) for person in distribution.people
    }
    fixed = replace(distribution, people=tuple(free.values()))
    best = min(total_cost(distribution, each) for each in every_assignment(fixed))

    found = solve(distribution)

    assert found.assignment.keys() == distribution.by_id.keys()
    assert set(found.assignment.values()) <= {place.id for place in distribution.places}
    assert found.assignment.items() >= fixed_groups(distribution).items()
    assert (total_cost(distribution, found.assignment), found.progress.cost, found.stopped) == (best, best, False)
    assert found.progress.gap == 0


MUST = {kind: getattr(Weights(), kind) for kind in ("limit", "bond", "uneven", "profile")}


def must_and_moves(distribution, assignment):
    """Return what is broken of what a repair must mend, and how many people changed groups for it."""
    found = list(shortfalls(distribution, assignment))
    must = sum(MUST[each.kind] * abs(each.amount) for each in found if each.kind in MUST)
    return must, sum(each.kind == "move" for each in found)


@settings(max_examples=60, deadline=None)
@given(distributions(modes=("repair",)))
def test_repair_mends_all_that_can_be_mended_with_the_fewest_moves(distribution):
    fewest = min(must_and_moves(distribution, each) for each in every_assignment(distribution))

    assert must_and_moves(distribution, answer(distribution)) == fewest


@settings(max_examples=60, deadline=None)
@given(distributions(most_people=30, most_groups=6), st.integers(0, 5))
def test_nobody_is_lost_or_placed_twice_however_it_is_done(distribution, seed):
    for found in (greedy_assignment(distribution), random_assignment(distribution, seed), answer(distribution)):
        assert found.keys() == distribution.by_id.keys()
        assert found.items() >= fixed_groups(distribution).items()
