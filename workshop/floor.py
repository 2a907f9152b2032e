"""The speakers' list: who has the floor, who comes next, and how long each delegation has spoken."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop.items import Delegation, Speaker
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Floor:
    """Who speaks, `None` while nobody does, who waits, in order, and who has spoken, the last one first."""

    speaking: Speaker | None
    waiting: tuple[Speaker, ...]
    spoken: tuple[Speaker, ...]

    @property
    def following(self) -> Speaker | None:
        """Return who speaks next."""
        return self.waiting[0] if self.waiting else None


def floor(workshop: Workshop) -> Floor:
    """Return the speakers' list as it stands."""
    found = workshop.children(workshop.root, Speaker)
    speaking = [each for each in found if each.began and not each.ended]
    spoken = sorted((each for each in found if each.ended), key=lambda each: each.ended or "", reverse=True)
    waiting = tuple(each for each in found if not each.began)
    return Floor(speaking[-1] if speaking else None, waiting, tuple(spoken))


def speaker_name(workshop: Workshop, speaker: Speaker) -> str:
    """Return how a speaker is called: the delegation, the name, or "Norte: Ana"."""
    found = workshop.items.get(speaker.delegation or "")
    country = (found.name or found.code) if isinstance(found, Delegation) else ""
    return ": ".join(part for part in (country, speaker.name.strip()) if part)


def time_spoken(workshop: Workshop, at: datetime) -> Mapping[str, timedelta]:
    """Return delegation to how long it has had the floor until an instant, who has it now included; "" is no one's."""
    total: dict[str, timedelta] = defaultdict(timedelta)
    for each in workshop.children(workshop.root, Speaker):
        if each.began:
            until = datetime.fromisoformat(each.ended) if each.ended else at
            total[each.delegation or ""] += max(until - datetime.fromisoformat(each.began), timedelta())
    return dict(total)


def due(workshop: Workshop, speaker: Speaker) -> datetime | None:
    """Return the instant at which a speaker's time is up; `None` where no minutes are set, or nobody speaks yet."""
    minutes = workshop.facts.speaking_minutes
    if not minutes or not speaker.began:
        return None
    return datetime.fromisoformat(speaker.began) + timedelta(minutes=minutes)
