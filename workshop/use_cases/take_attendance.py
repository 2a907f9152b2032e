"""At the door: who came to a session is ticked, says so themselves, or stands in the platform's file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from workshop.attendance import expected, is_open, presence
from workshop.changes import Change
from workshop.errors import NotInvitedThere, SessionNotOpen
from workshop.items import Attendance, Participant, Session
from workshop.new_items import NewItems
from workshop.permissions import Actor, Doing, require
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Stay:
    """When somebody came to a session and left it, as UTC instants in ISO form; `None` where it is not known."""

    at: str | None = None
    left: str | None = None


def mark_present(
    workshop: Workshop, actor: Actor, session: str, people: Sequence[str], at: str | None, how: str = "tick"
) -> list[Change]:
    """Note that people came to a session at a UTC instant in ISO form; who is noted keeps their hour.

    Who had left is back. Raises: Forbidden, ItemNotFound.
    """
    require(actor, Doing.TAKE_ATTENDANCE, workshop)
    return _mark(workshop, session, dict.fromkeys(people, Stay(at)), how)


def mark_absent(workshop: Workshop, actor: Actor, session: str, people: Sequence[str]) -> list[Change]:
    """Take back that people came to a session. Raises: Forbidden, ItemNotFound."""
    require(actor, Doing.TAKE_ATTENDANCE, workshop)
    wanted = set(people)
    noted = workshop.children(workshop.find(session, Session).id, Attendance)
    return [Change(kind="delete", item=each.id) for each in noted if each.participant in wanted]


def mark_left(workshop: Workshop, actor: Actor, session: str, people: Sequence[str], at: str) -> list[Change]:
    """Note that people who are in the room leave it at a UTC instant in ISO form. Raises: Forbidden, ItemNotFound."""
    require(actor, Doing.TAKE_ATTENDANCE, workshop)
    session = workshop.find(session, Session).id
    there = [found for person in people if (found := presence(workshop, session, person)) and found.left is None]
    return [_left(each, at) for each in there]


def say_present(
    workshop: Workshop, actor: Actor, session: str, person: str, at: datetime, how: str = "link"
) -> list[Change]:
    """Note that somebody is there who says so themselves, at an instant around the session's hours.

    Who of the list they are, `person`, is the caller's to know. Raises: Forbidden, ItemNotFound, SessionNotOpen,
    NotInvitedThere.
    """
    require(actor, Doing.READ, workshop)
    found = workshop.find(session, Session)
    if not is_open(workshop, found, at):
        raise SessionNotOpen()
    if workshop.find(person, Participant) not in expected(workshop, session):
        raise NotInvitedThere()
    return _mark(workshop, session, {person: Stay(at.isoformat(timespec="seconds"))}, how)


def load_attendance(workshop: Workshop, actor: Actor, session: str, stays: Mapping[str, Stay]) -> list[Change]:
    """Note what the platform's file says, by participant, in one step; who was ticked keeps the hour they came.

    Raises: Forbidden, ItemNotFound.
    """
    require(actor, Doing.TAKE_ATTENDANCE, workshop)
    return [*_mark(workshop, session, stays, "file"), *_leavings(workshop, session, stays)]


def _mark(workshop: Workshop, session: str, stays: Mapping[str, Stay], how: str) -> list[Change]:
    new, back = NewItems(workshop), []
    parent = workshop.find(session, Session).id
    for person, stay in stays.items():
        found = presence(workshop, parent, workshop.find(person, Participant).id)
        if found is None:
            new.add(Attendance, parent, participant=person, at=stay.at, how=how, left=stay.left)
        elif found.left is not None and stay.left is None:
            back.append(_left(found, None))
    return [*new.changes, *back]


def _leavings(workshop: Workshop, session: str, stays: Mapping[str, Stay]) -> Iterable[Change]:
    for person, stay in stays.items():
        found = presence(workshop, session, person)
        if found is not None and stay.left is not None and found.left != stay.left:
            yield _left(found, stay.left)


def _left(attendance: Attendance, at: str | None) -> Change:
    return Change(kind="set", item=attendance.id, field="left", text=at, version=attendance.version("left") + 1)
