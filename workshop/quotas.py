"""The quota board: which profiles each delegation has sent, and where some are missing or too many."""

from collections import Counter
from dataclasses import dataclass

from workshop.items import Delegation, Profile
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class QuotaCell:
    """How many people of one profile a delegation has, and by how many it falls short of or exceeds the quota."""

    count: int
    missing: int = 0
    surplus: int = 0


@dataclass(frozen=True)
class QuotaBoard:
    """Delegations by profiles. `cells` is keyed (delegation id, profile id).

    Quotas bind the member countries; the others are only counted. Guests, experts and panelists stand outside.
    `without` is the number of people of each delegation who have no profile; `unattached` of those who have no
    delegation. `low` and `high` are how many people each delegation sends in all (`None`: no bound).
    """

    delegations: list[Delegation]
    profiles: list[Profile]
    cells: dict[tuple[str, str], QuotaCell]
    without: dict[str, int]
    unattached: int
    low: int | None = None
    high: int | None = None

    def people(self, delegation: str) -> int:
        """Return how many people of a delegation are counted, with a profile or without."""
        return self.without[delegation] + sum(self.cells[delegation, profile.id].count for profile in self.profiles)

    def missing(self, delegation: str | None = None, profile: str | None = None) -> int:
        """Return how many people are missing: of a delegation, of a profile, or in all."""
        return sum(cell.missing for place, cell in self.cells.items() if _within(place, delegation, profile))

    def short(self, delegation: str) -> int:
        """Return how many people a delegation has too few in all, whatever their profiles."""
        return max(0, (self.low or 0) - self.people(delegation)) if self.is_bound(delegation) else 0

    def over(self, delegation: str) -> int:
        """Return how many people a delegation has too many in all."""
        if self.high is None or not self.is_bound(delegation):
            return 0
        return max(0, self.people(delegation) - self.high)

    def uncovered(self, delegation: str) -> list[Profile]:
        """Return the profiles for which a delegation sends nobody, where a range in all asks it to cover them."""
        if (self.low is None and self.high is None) or not self.is_bound(delegation):
            return []
        return [profile for profile in self.profiles if not self.cells[delegation, profile.id].count]

    def awaited(self, delegation: str | None = None) -> int:
        """Return how many people are still to be named: those a profile or the whole lacks, whichever is more."""
        chosen = [each.id for each in self.delegations] if delegation is None else [delegation]
        return sum(max(self.missing(each), self.short(each)) for each in chosen)

    def too_many(self, delegation: str | None = None) -> int:
        """Return by how many people the quotas are exceeded, of profiles or of the whole, whichever is more."""
        chosen = [each.id for each in self.delegations] if delegation is None else [delegation]
        return sum(max(self.surplus(each), self.over(each)) for each in chosen)

    def is_bound(self, delegation: str) -> bool:
        """Say whether quotas bind a delegation: a member country's."""
        return any(each.id == delegation and each.kind == "member" for each in self.delegations)

    def has_gap(self, delegation: str) -> bool:
        """Say whether anything of a delegation is too few, too many or not covered."""
        return bool(self.awaited(delegation) or self.too_many(delegation) or self.uncovered(delegation))

    def surplus(self, delegation: str | None = None, profile: str | None = None) -> int:
        """Return by how many people quotas are exceeded: of a delegation, of a profile, or in all."""
        return sum(cell.surplus for place, cell in self.cells.items() if _within(place, delegation, profile))


def quota_board(workshop: Workshop) -> QuotaBoard:
    """Return the board of a workshop, in the order of its delegations and profiles."""
    people = [person for person in workshop.participants if not person.guest and person.part == "delegate"]
    delegations, profiles = workshop.delegations, workshop.profiles
    known, of_profile = {each.id for each in delegations}, {each.id for each in profiles}
    counts = Counter((person.delegation, person.profile) for person in people)
    cells = {
        (delegation.id, profile.id): _cell(delegation, profile, counts[delegation.id, profile.id])
        for delegation in delegations
        for profile in profiles
    }
    without = Counter(person.delegation for person in people if person.profile not in of_profile)
    unattached = sum(person.delegation not in known for person in people)
    facts, by_delegation = workshop.facts, {each: without[each] for each in known}
    bounds = facts.delegation_minimum, facts.delegation_maximum
    return QuotaBoard(delegations, profiles, cells, by_delegation, unattached, *bounds)


def _cell(delegation: Delegation, profile: Profile, count: int) -> QuotaCell:
    if delegation.kind != "member":
        return QuotaCell(count)
    missing = max(0, (profile.minimum or 0) - count)
    surplus = max(0, count - profile.maximum) if profile.maximum is not None else 0
    return QuotaCell(count, missing, surplus)


def _within(place: tuple[str, str], delegation: str | None, profile: str | None) -> bool:
    return delegation in (None, place[0]) and profile in (None, place[1])
