"""How the delegations stand to a text that was put to them: one mark each, observers apart, never a percentage."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop.items import Delegation, Mark, Participant, Sounding
from workshop.text import folded
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Stand:
    """A delegation and its mark, `None` while it has said nothing."""

    delegation: Delegation
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Tally:
    """All delegations in their order: the members, whose consensus it is about, and those who only observe."""

    members: tuple[Stand, ...]
    others: tuple[Stand, ...]

    def counts(self) -> Mapping[str, int]:
        """Return choice to number of members, in the order of the choices, and "" for those who said nothing yet."""
        found = Counter(stand.mark.choice if stand.mark else "" for stand in self.members)
        return {choice: found[choice] for choice in ("agree", "agree_with_remarks", "object", "")}

    @property
    def objections(self) -> Sequence[Stand]:
        """Return the members and observers who object."""
        return [stand for stand in (*self.members, *self.others) if stand.mark and stand.mark.choice == "object"]


def open_sounding(workshop: Workshop) -> Sounding | None:
    """Return the sounding that is open now; there is one at most."""
    found = [item for item in workshop.items.values() if isinstance(item, Sounding) and item.closed is None]
    return next((each for each in found if workshop.is_live(each.id)), None)


def last_sounding(workshop: Workshop, item: str, field: str | None = None) -> Sounding | None:
    """Return the sounding on a text that was put last."""
    found = [each for each in workshop.children(item, Sounding) if each.field == field]
    return found[-1] if found else None


def tally(workshop: Workshop, sounding: str) -> Tally:
    """Return how the delegations stand, each by its last mark."""
    marks = {each.delegation: each for each in workshop.children(sounding, Mark)}
    stands = [Stand(each, marks.get(each.id)) for each in workshop.delegations]
    members = tuple(stand for stand in stands if stand.delegation.kind == "member")
    return Tally(members, tuple(stand for stand in stands if stand.delegation.kind != "member"))


def speaks_for(workshop: Workshop, person: Participant | None) -> Delegation | None:
    """Return the delegation somebody marks for: its head does, and where none is on the list any of its people."""
    found = workshop.items.get(person.delegation or "") if person else None
    if person is None or not isinstance(found, Delegation) or found.deleted:
        return None
    heads = {each.id for each in workshop.participants if each.delegation == found.id and _is_head(found, each)}
    return found if not heads or person.id in heads else None


def _is_head(delegation: Delegation, person: Participant) -> bool:
    return bool(delegation.head) and folded(person.name) == folded(delegation.head or "")
