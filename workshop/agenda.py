"""The agenda's clock: hours made from a start and durations, around the points that are locked to theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.hours import days_after, hour_at, minutes_of
from workshop.items import AgendaItem
from workshop.language import _, ngettext
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Slot:
    """An agenda item with its hours, HH:MM in the workshop's zone or `None` where they cannot be known.

    `gap` is the minutes left free before a locked item, `overlap` those by which what precedes runs into it. `day` are
    the days after the session's own on which it starts: 1 past the midnight that the session runs into.
    """

    item: AgendaItem
    starts: str | None
    ends: str | None
    gap: int = 0
    overlap: int = 0
    day: int = 0

    @property
    def blank(self) -> bool:
        """Say whether an hour is missing, at either end."""
        return self.starts is None or self.ends is None

    def warnings(self) -> list[str]:
        """Return a sentence for each thing to look at before printing."""
        return list(_warnings(self))


def _warnings(slot: Slot) -> Iterator[str]:
    if slot.gap:
        free = ngettext("Queda {count} minuto libre antes.", "Quedan {count} minutos libres antes.", slot.gap)
        yield free.format(count=slot.gap)
    if slot.overlap:
        run_over = ngettext(
            "Lo anterior termina {count} minuto después de esta hora.",
            "Lo anterior termina {count} minutos después de esta hora.",
            slot.overlap,
        )
        yield run_over.format(count=slot.overlap)
    if slot.starts is None:
        yield _("Sin hora.")
    elif slot.ends is None:
        yield _("Sin duración.")


def clock(workshop: Workshop, session: str) -> list[Slot]:
    """Return the points of a session with their hours, in order.

    The first starts with the session, each next when the one before ends. A locked point stays at its own hour; an
    unlocked one's own hour counts only where nothing before it tells the time. Source: A2 of the product's definition.
    """
    slots: list[Slot] = []
    now = minutes_of(workshop.items[session].cell("starts"))
    for item in workshop.agenda_items(session):
        own = minutes_of(item.starts)
        begins = own if own is not None and (item.locked or now is None) else now
        shift = begins - now if begins is not None and now is not None else 0
        now = begins + item.minutes if begins is not None and item.minutes is not None else None
        gap, overlap = max(shift, 0), max(-shift, 0)
        slots.append(Slot(item, hour_at(begins), hour_at(now), gap, overlap, days_after(begins)))
    return slots


def session_end(workshop: Workshop, session: str) -> str | None:
    """Return the hour at which a session ends, `None` where it cannot be known."""
    slots = clock(workshop, session)
    return slots[-1].ends if slots else None
