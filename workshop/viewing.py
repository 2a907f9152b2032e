"""What of a workshop a viewer may see: guests and observers only the points of the agenda they were invited to."""

from dataclasses import dataclass, replace
from datetime import datetime

from workshop.agenda import Slot, clock
from workshop.attachments import dossier_of
from workshop.derived import once
from workshop.items import AgendaItem, Attachment, Session
from workshop.now import Moment, now_and_next
from workshop.permissions import Actor, Doing, may
from workshop.use_cases.show_screen import Scene, scene_on
from workshop.workshop import Workshop

# Scenes that tell a guest nothing of the groups' work.
_ALWAYS_SHOWN = frozenset({"welcome", "arrival", "agenda", "blank"})
# The kinds of item that stand on pages open to guests: the agenda's, and what the room's screen shows.
KINDS_FOR_GUESTS = frozenset(
    "workshop session agenda_item attachment axis objective action footnote decision group member participant "
    "attendance sounding mark speaker presentation".split()
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a viewer sees it: its points with their hours, and the hour at which the last of these ends."""

    session: Session
    slots: list[Slot]
    ends: str | None


def is_guest(workshop: Workshop, actor: Actor) -> bool:
    """Say whether somebody sees but the sessions they were invited to: no role of theirs reads the matrix."""
    return not may(actor, Doing.READ_MATRIX, workshop)


def is_open_to_guests(workshop: Workshop, point: AgendaItem) -> bool:
    """Say whether guests are invited to a point: to itself, or to all of its day."""
    session = workshop.items.get(point.parent or "")
    return point.open_to_guests or (isinstance(session, Session) and session.open_to_guests)


def may_see_dossier(workshop: Workshop, actor: Actor, attachment: Attachment) -> bool:
    """Say whether a viewer sees something attached: guests only with a point they are invited to."""
    if not workshop.is_live(attachment.id):
        return False
    parent = workshop.items.get(attachment.parent or "")
    is_open = isinstance(parent, AgendaItem) and is_open_to_guests(workshop, parent)
    return is_open or not is_guest(workshop, actor)


def dossier_for(workshop: Workshop, actor: Actor) -> list[Attachment]:
    """Return what a viewer sees of the dossier: what is attached to the workshop first, then to each point."""
    return [each for each in dossier_of(workshop) if may_see_dossier(workshop, actor, each)]


def agenda_for(workshop: Workshop, actor: Actor) -> list[Day]:
    """Return the days with the points that a viewer may see; the days of a guest are those with such points."""
    return _agenda_of_guests(workshop) if is_guest(workshop, actor) else whole_agenda(workshop)


def now_and_next_for(workshop: Workshop, actor: Actor, at: datetime) -> tuple[Moment | None, Moment | None]:
    """Return what is on at a local time of the workshop's zone and what begins next, of what a viewer may see."""
    if not is_guest(workshop, actor):
        return now_and_next(workshop, at)
    return now_and_next(workshop, at, lambda point: is_open_to_guests(workshop, point))


def scene_for(workshop: Workshop, actor: Actor, at: datetime) -> Scene:
    """Return what a viewer sees of the room's screen at a local time of the workshop's zone.

    A guest sees what is shown while a point they were invited to is on; before and after it, the welcome.
    """
    scene = scene_on(workshop)
    if scene[0] in _ALWAYS_SHOWN or not is_guest(workshop, actor):
        return scene
    now, _next = now_and_next_for(workshop, actor, at)
    return scene if now else ("welcome", None)


@once
def whole_agenda(workshop: Workshop) -> list[Day]:
    """Return all days with all their points."""
    return [_day(session, clock(workshop, session.id)) for session in workshop.sessions]


@once
def _agenda_of_guests(workshop: Workshop) -> list[Day]:
    """Return the days of guests; what is free or clashes before a point would tell of those they do not see."""
    days = []
    for day in whole_agenda(workshop):
        slots = [replace(slot, gap=0, overlap=0) for slot in day.slots if is_open_to_guests(workshop, slot.item)]
        if slots or day.session.open_to_guests:
            days.append(_day(day.session, slots))
    return days


def _day(session: Session, slots: list[Slot]) -> Day:
    return Day(session, slots, slots[-1].ends if slots else None)
