"""Why something that was asked for does not hold: what no assignment could mend, told from what gave way."""

from collections.abc import Iterable
from typing import Literal

from workshop.assigning.distribution import Bond, Distribution, fixed_groups
from workshop.assigning.score import Shortfall

Reason = Literal["few_people", "many_people", "few_groups", "fixed", "limits", "gave_way"]
"""few_people: fewer of them than groups; many_people, few_groups: more of them than all groups take or there are;
fixed: officers and pinned people already decide it; limits: no group takes so many; gave_way: something dearer won."""


def reason_of(distribution: Distribution, shortfall: Shortfall) -> Reason:
    """Return why something does not hold; `gave_way` where another assignment might mend it."""
    match shortfall.kind:
        case "limit" | "uneven":
            return _of_size(distribution, shortfall)
        case "profile":
            return _of_profile(distribution, shortfall.subject or "")
        case "bond":
            bond = next(bond for bond in distribution.bonds if bond.id == shortfall.subject)
            return _of_together(distribution, bond) if bond.together else _of_apart(distribution, bond)
        case "delegation":
            return _of_delegation(distribution, shortfall)
        case _:
            return "gave_way"


def _of_size(distribution: Distribution, shortfall: Shortfall) -> Reason:
    people, places = len(distribution.people), distribution.places
    if shortfall.kind == "limit" and shortfall.amount < 0 and people < sum(place.least or 0 for place in places):
        return "few_people"
    most = [place.most for place in places]
    bounded = shortfall.kind == "limit" and shortfall.amount > 0 and None not in most
    if bounded and people > sum(each or 0 for each in most):
        return "many_people"
    place = next(place for place in places if place.id == shortfall.group)
    high = place.most if shortfall.kind == "limit" else distribution.sizes[place.id][1]
    held = sum(group == place.id for group in fixed_groups(distribution).values())
    return "fixed" if shortfall.amount > 0 and high is not None and held > high else "gave_way"


def _of_profile(distribution: Distribution, profile: str) -> Reason:
    groups = len(distribution.places)
    if distribution.profiles.get(profile, 0) < groups:
        return "few_people"
    free, held = _free_and_held(distribution, (p.id for p in distribution.people if p.profile == profile))
    return "fixed" if free < groups - len(set(held)) else "gave_way"


def _of_together(distribution: Distribution, bond: Bond) -> Reason:
    _free, held = _free_and_held(distribution, bond.people)
    if len(set(held)) > 1:
        return "fixed"
    most = [place.most for place in distribution.places]
    together = sum(person in distribution.by_id for person in bond.people)
    return "limits" if None not in most and together > max(each or 0 for each in most) else "gave_way"


def _of_apart(distribution: Distribution, bond: Bond) -> Reason:
    if sum(person in distribution.by_id for person in bond.people) > len(distribution.places):
        return "few_groups"
    _free, held = _free_and_held(distribution, bond.people)
    return "fixed" if len(set(held)) < len(held) else "gave_way"


def _of_delegation(distribution: Distribution, shortfall: Shortfall) -> Reason:
    subject = shortfall.subject or ""
    people = (person.id for person in distribution.people if person.delegation == subject)
    _free, held = _free_and_held(distribution, people)
    _few, many = distribution.spread(subject)
    return "fixed" if any(held.count(group) > many for group in held) else "gave_way"


def _free_and_held(distribution: Distribution, people: Iterable[str]) -> tuple[int, list[str]]:
    """Return how many of some people are free, and the groups of those who are not."""
    fixed = fixed_groups(distribution)
    there = [person for person in people if person in distribution.by_id]
    held = [fixed[person] for person in there if person in fixed]
    return len(there) - len(held), held
