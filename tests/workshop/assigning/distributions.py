"""Distributions for the tests: written in a line, or drawn by Hypothesis."""

from itertools import product

from hypothesis import strategies as st

from workshop.assigning.distribution import Bond, Candidate, Distribution, Place
from workshop.assigning.score import shortfalls


def groups(*sizes, axes=None):
    """Return groups g0, g1 … on axes of the same number; each size is (least, most), or `None`."""
    axes = axes or [f"a{at}" for at in range(len(sizes))]
    return tuple(Place(f"g{at}", axes[at], *(size or ())) for at, size in enumerate(sizes))


def people(*rows):
    """Return people p0, p1 … from rows of (delegation, profile)."""
    return tuple(Candidate(f"p{at}", *row) for at, row in enumerate(rows))


def every_assignment(distribution):
    """Yield each way of placing all candidates, the fixed where they are fixed."""
    names = [place.id for place in distribution.places]
    choices = [[person.fixed] if person.fixed in names else names for person in distribution.people]
    for chosen in product(*choices):
        yield {person.id: group for person, group in zip(distribution.people, chosen, strict=True)}


def broken(distribution, assignment, *kinds):
    """Return the amounts of what does not hold, of some kinds."""
    return [each.amount for each in shortfalls(distribution, assignment) if each.kind in kinds]


def _in_order(least, most):
    return (least, most) if least is None or most is None else (min(least, most), max(least, most))


@st.composite
def distributions(draw, most_people=7, most_groups=3, modes=("reshuffle", "fill", "repair")):
    """Draw a small distribution in which anything may be asked for, sensible or not."""
    count = draw(st.integers(1, most_groups))
    limit = st.one_of(st.none(), st.integers(0, 4))
    limits = [(draw(limit), draw(limit)) for _ in range(count)]
    places = tuple(Place(f"g{at}", f"a{at // 2}", *_in_order(*each)) for at, each in enumerate(limits))
    names = st.one_of(st.none(), st.sampled_from([place.id for place in places]))
    axes = [place.axis for place in places]
    found = []
    for at in range(draw(st.integers(1, most_people))):
        found.append(
            Candidate(
                f"p{at}",
                draw(st.sampled_from([None, "north", "south"])),
                draw(st.sampled_from([None, "police", "prosecutor"])),
                tuple(draw(st.lists(st.sampled_from(axes), unique=True, max_size=2))),
                fixed=draw(st.one_of(st.none(), st.none(), st.none(), names)),
                now=draw(names),
            )
        )
    some = st.frozensets(st.sampled_from([person.id for person in found]), min_size=1, max_size=3)
    bonds = draw(st.lists(st.tuples(st.booleans(), some), max_size=2))
    tied = tuple(Bond(f"b{at}", together, who) for at, (together, who) in enumerate(bonds))
    return Distribution(tuple(found), places, tied, draw(st.sampled_from(modes)))
