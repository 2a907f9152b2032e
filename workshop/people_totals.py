"""Which totals of people can be told: those by sex only where somebody gave it, and only as numbers."""

from workshop.workshop import Workshop

_SEXES = ("female", "male", "other")


def sexes_given(workshop: Workshop) -> list[str]:
    """Return which sexes were given of anybody, in the order in which they are counted; none where nobody was asked."""
    given = {person.sex for person in workshop.participants}
    return [sex for sex in _SEXES if sex in given]
