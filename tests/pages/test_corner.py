"""The corner of the shared screen: whose time is counted down there, who speaks next, and what a guest reads."""

from datetime import UTC, datetime, timedelta
from typing import Any

from pages.components.countdown import countdown_data
from pages.plenary.showing import shown_now
from tests.two_axes import COORDINATOR, two_axes
from workshop.changes import Change
from workshop.items import AgendaItem, Presentation, Session, Speaker
from workshop.new_items import NewItems
from workshop.now import local_now
from workshop.permissions import Actor, Role
from workshop.running_agenda import course
from workshop.workshop import Workshop

GUEST = Actor("guest", "Invitada", frozenset({Role.GUEST}))


def ago(minutes: int) -> str:
    return (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat(timespec="seconds")


def corner(workshop: Workshop, actor: Actor = COORDINATOR) -> dict[str, Any]:
    found: dict[str, Any] = shown_now(workshop, actor, None)["clock"]
    return found


def presenting() -> Workshop:
    """Return a workshop that shows the agenda while one axis is presented, since five of twenty minutes."""
    workshop = two_axes()
    new = NewItems(workshop)
    new.add(Presentation, "root", axis="axis1", minutes=20, began=ago(5))
    facts = {"screen_scene": "agenda", "speaking_minutes": "3"}
    sets = [Change(kind="set", item="root", field=name, text=text) for name, text in facts.items()]
    return workshop.apply([*new.changes, *sets])


def with_speakers(workshop: Workshop) -> Workshop:
    new = NewItems(workshop)
    new.add(Speaker, "root", delegation="norte", began=ago(1))
    new.add(Speaker, "root", delegation="sur", name="Ana")
    return workshop.apply(new.changes)


def test_presentation_is_counted_down_until_somebody_has_the_floor() -> None:
    before, after = corner(presenting()), corner(with_speakers(presenting()))

    assert (before["of"], before["following"]) == ("Presentación", "")
    assert 14 * 60_000 < before["left"] <= 15 * 60_000
    assert (after["of"], after["following"]) == ("Turno", "Sigue: Sur: Ana")
    assert 60_000 < after["left"] <= 2 * 60_000


def test_guest_reads_neither_who_speaks_nor_what_is_presented_at_a_point_of_others() -> None:
    found = corner(with_speakers(presenting()), GUEST)

    assert (found["of"], found["following"], found["left"]) == ("", "", None)


def test_day_that_was_never_begun_is_behind_nothing() -> None:
    workshop = two_axes()
    at = local_now(workshop).replace(hour=17, minute=0)
    new = NewItems(workshop)
    day = new.add(Session, "root", date=at.date(), starts="08:30")
    new.add(AgendaItem, day, title="Apertura", minutes=30)
    waiting = course(workshop.apply(new.changes), day, at)

    assert waiting.delay == 510 and countdown_data(waiting, at, "large")["late"] is None
