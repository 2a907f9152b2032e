"""Taking back a delay: how many minutes from which points to come, so that a locked one begins at its hour."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.agenda import clock
from workshop.hours import minutes_of
from workshop.items import AgendaItem
from workshop.running_agenda import Course, Turn, length_of
from workshop.workshop import Workshop

_KEPT = 0.5  # of a point's time, which is left to it whatever the delay


@dataclass(frozen=True, slots=True)
class Recovery:
    """What can be recovered: minutes taken from points by their ids, up to which point (`None`: the day's end).

    `late` is how much there is to recover.
    """

    late: int
    until: AgendaItem | None
    taken: dict[str, int]

    @property
    def minutes(self) -> int:
        """Return how many minutes are recovered in all."""
        return sum(self.taken.values())


def recovery(workshop: Workshop, day: Course) -> Recovery:
    """Return how the delay of a day can be recovered before its next locked point, else before its end."""
    coming = day.to_come
    locked = next((turn for turn in coming if turn.item.locked and turn.item.starts), None)
    before = coming[: coming.index(locked)] if locked else coming
    late = locked.overlap if locked else _late_at_the_end(workshop, day)
    lengths = [length_of(turn.item) or 0 for turn in before]
    shares = shared_out(lengths, late)
    taken = {turn.item.id: minutes for turn, minutes in zip(before, shares, strict=True) if minutes}
    return Recovery(late, locked.item if locked else None, taken)


def shared_out(lengths: Sequence[int], minutes: int) -> list[int]:
    """Return how many minutes each of some points gives, in proportion to its length and at most half of it.

    Together they give `minutes`, or as many as they can.
    """
    most = [int(length * (1 - _KEPT)) for length in lengths]
    wanted = min(max(minutes, 0), sum(most))
    given = [wanted * each // sum(most) if sum(most) else 0 for each in most]
    while sum(given) < wanted:
        place = max(range(len(most)), key=lambda each: most[each] - given[each])
        given[place] += 1
    return given


def _late_at_the_end(workshop: Workshop, day: Course) -> int:
    planned = [slot for slot in clock(workshop, day.session.id) if slot.ends]
    due = minutes_of(planned[-1].starts) if planned else None
    last: Turn | None = day.to_come[-1] if day.to_come else None
    if due is None or last is None or day.ends is None:
        return 0
    return max(0, day.ends - (due + (planned[-1].item.minutes or 0)))
