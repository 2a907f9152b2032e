"""What each viewer sees of the agenda and the room's screen; guests only what they were invited to."""

from datetime import date, datetime

import pytest

from tests.two_axes import COORDINATOR, inserts
from workshop.changes import Change
from workshop.items import AgendaItem, Session
from workshop.new_items import NewItems, build_workshop
from workshop.permissions import Actor, Role
from workshop.use_cases.show_screen import show_on_screen
from workshop.viewing import agenda_for, now_and_next_for, scene_for
from workshop.workshop import Workshop

GUEST = Actor("g", "Visita", frozenset({Role.GUEST}))
BOTH = Actor("b", "Visita que participa", frozenset({Role.GUEST, Role.PARTICIPANT}))
DAY = date(2027, 3, 10)


def plan(open_day: bool = False) -> Workshop:
    """Return two days: on the first an opening for all (08:30), a closed round (09:00), a panel for all (10:00)."""
    new = NewItems()
    new.add(Session, "root", item="first", title="Día 1", date=DAY, starts="08:30")
    new.add(AgendaItem, "first", item="opening", title="Apertura", minutes=30, open_to_guests=True)
    new.add(AgendaItem, "first", item="round", title="Ronda", minutes=40, kind="group_work")
    panel = {"starts": "10:00", "locked": True, "open_to_guests": True}
    new.add(AgendaItem, "first", item="panel", title="Panel", minutes=60, **panel)
    second = {"date": date(2027, 3, 11), "starts": "09:00", "open_to_guests": open_day}
    new.add(Session, "root", item="second", title="Día 2", **second)
    new.add(AgendaItem, "second", item="closing", title="Cierre", minutes=30)
    return build_workshop([*inserts(), *new.changes])


def at(hour: int, minute: int = 0, day: int = 10) -> datetime:
    return datetime(2027, 3, day, hour, minute)


def points(workshop: Workshop, actor: Actor) -> dict[str, list[str]]:
    return {day.session.id: [slot.item.id for slot in day.slots] for day in agenda_for(workshop, actor)}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.GUEST])
def test_whole_agenda_is_seen_by_every_role_but_guests(role: Role) -> None:
    seen = points(plan(), Actor("x", "Alguien", frozenset({role})))

    assert seen == {"first": ["opening", "round", "panel"], "second": ["closing"]}


def test_guest_sees_the_points_they_were_invited_to_with_their_hours() -> None:
    (day,) = agenda_for(plan(), GUEST)

    assert [(slot.item.id, slot.starts, slot.ends) for slot in day.slots] == [
        ("opening", "08:30", "09:00"),
        ("panel", "10:00", "11:00"),
    ]
    assert not any(slot.gap or slot.overlap for slot in day.slots)
    assert day.ends == "11:00"


def test_open_day_shows_guests_all_its_points() -> None:
    assert points(plan(open_day=True), GUEST)["second"] == ["closing"]


def test_guest_who_also_participates_sees_all() -> None:
    assert points(plan(), BOTH) == points(plan(), COORDINATOR)


@pytest.mark.parametrize(
    ("hour", "now", "following"),
    [
        (at(8), None, "opening"),
        (at(8, 45), "opening", "panel"),
        (at(9, 15), None, "panel"),  # the closed round is on: nothing is told of it
        (at(10, 30), "panel", None),
    ],
)
def test_now_and_next_tell_guests_of_theirs_alone(hour: datetime, now: str | None, following: str | None) -> None:
    found = now_and_next_for(plan(), GUEST, hour)

    assert tuple(moment.slot.item.id if moment else None for moment in found) == (now, following)


def test_point_without_an_end_is_over_for_guests_when_a_closed_one_begins() -> None:
    endless = plan().apply([Change(kind="set", item="opening", field="minutes", text=None)])
    timed = endless.apply([Change(kind="set", item="round", field="starts", text="09:00")])

    assert now_and_next_for(timed, GUEST, at(8, 45))[0] is not None
    assert now_and_next_for(timed, GUEST, at(9, 5))[0] is None


@pytest.mark.parametrize(("scene", "item"), [("action", "guide"), ("plan", None), ("groups", None)])
def test_screen_is_shown_to_guests_while_a_point_of_theirs_is_on(scene: str, item: str | None) -> None:
    workshop = plan().apply(show_on_screen(plan(), COORDINATOR, scene, item))

    assert scene_for(workshop, GUEST, at(10, 30)) == (scene, item)
    assert scene_for(workshop, GUEST, at(9, 15)) == ("welcome", None)
    assert scene_for(workshop, BOTH, at(9, 15)) == (scene, item)


def test_scenes_that_tell_nothing_of_the_work_are_shown_to_guests_at_any_time() -> None:
    shown = plan().apply(show_on_screen(plan(), COORDINATOR, "agenda"))

    assert scene_for(shown, GUEST, at(9, 15)) == ("agenda", None)
