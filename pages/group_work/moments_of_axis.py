"""The moments of an axis worth going back to: closings, hand-ins, and the end of each stretch of writing."""

from collections.abc import Iterator
from dataclasses import dataclass

from pages.shared.moments import moment_of
from pages.shared.running import database
from storage.history import entries_at, written_in
from storage.snapshots import Kept, list_snapshots
from workshop.cells import Item
from workshop.closing_labels import closing_label
from workshop.closings import read_closing
from workshop.items import Action, Axis, Objective
from workshop.language import _, ngettext
from workshop.stretches import Stretch, stretches
from workshop.workshop import Workshop

_NAMED = 3  # people, before the rest is counted


@dataclass(frozen=True, slots=True)
class Moment:
    """A revision with the words it is chosen by; `is_closing` where something ended there."""

    revision: int
    words: str
    is_closing: bool = False


def moments_of(workshop: Workshop, axis: str) -> list[Moment]:
    """Return the moments of an axis, the newest first."""
    items = [item.id for item in _in_axis(workshop, axis)]
    written = database().read(lambda db: written_in(db, workshop.id, items))
    found = [_of_stretch(workshop, each) for each in stretches(written)]
    for kept in list_snapshots(database(), workshop.id):
        closing = _of_closing(workshop, kept, axis)
        if closing is not None:
            found.append(closing)
    return sorted(found, key=lambda each: (each.revision, each.is_closing), reverse=True)


def moment_at(workshop: Workshop, revision: int) -> Moment:
    """Return any other revision as a moment: an address may name it."""
    entries = database().read(lambda db: entries_at(db, workshop.id, revision))
    if not entries:
        return Moment(revision, _("Versión {revision}").format(revision=revision))
    return _of_stretch(workshop, Stretch(revision, entries[0].at, (entries[0].actor_name,)))


def _in_axis(workshop: Workshop, parent: str) -> Iterator[Item]:
    """Yield an axis with all its objectives and actions, tombstones included."""
    yield workshop.items[parent]
    for child in workshop.order.get(parent, ()):
        if isinstance(workshop.items[child], Axis | Objective | Action):
            yield from _in_axis(workshop, child)


def _of_stretch(workshop: Workshop, stretch: Stretch) -> Moment:
    names = ", ".join(stretch.names[:_NAMED])
    more = len(stretch.names) - _NAMED
    if more > 0:
        names = ngettext("{names} y una persona más", "{names} y {count} personas más", more)
        names = names.format(names=", ".join(stretch.names[:_NAMED]), count=more)
    at = moment_of(stretch.at.isoformat(), workshop.facts.timezone)
    return Moment(stretch.revision, f"{at} · {names}")


def _of_closing(workshop: Workshop, kept: Kept, axis: str) -> Moment | None:
    closing = read_closing(kept.reason)
    if closing is None or (closing.kind == "hand_in" and closing.what != axis):
        return None
    words = _("Entrega a la plenaria") if closing.kind == "hand_in" else closing_label(workshop, closing)
    at = moment_of(kept.at.isoformat(), workshop.facts.timezone)
    return Moment(kept.revision, f"{at} · {words} · {kept.actor_name}", is_closing=True)
