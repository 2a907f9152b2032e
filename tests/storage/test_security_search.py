from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from storage import tables
from storage.commit import create
from storage.database import Database
from storage.erasing import ERASED, erase_person
from storage.people import enter, leave, log_event
from storage.roles import change_roles, invite
from storage.security_search import WantedEvents, search_events, walk_events, who_is_told_of
from storage.workshops import read_workshop
from tests.storage.test_history_search import statements
from tests.two_axes import COORDINATOR, READER, WRITER
from workshop.errors import Forbidden
from workshop.permissions import COMMAND_LINE, Actor, Grant, Role
from workshop.templates import blank_workshop
from workshop.workshop import Workshop

ALL = WantedEvents()


@pytest.fixture
def here(database: Database, plan: int) -> Workshop:
    return read_workshop(database, plan)


def coming_and_going(database: Database, workshop: Workshop, name: str) -> str:
    """Have somebody invited, enter and leave; return their id."""
    person, token = invite(database, workshop, COORDINATOR, name, [Grant(Role.HELPER, "axis1")])
    leave(database, enter(database, token))
    return person


def kinds(database: Database, workshop: Workshop, wanted: WantedEvents = ALL) -> list[str]:
    return [event.kind for event in search_events(database, workshop, COORDINATOR, wanted).events]


def test_events_tell_of_the_people_of_this_workshop_alone(database: Database, here: Workshop) -> None:
    other = read_workshop(database, create(database, COMMAND_LINE, blank_workshop("Otro")))
    ana = coming_and_going(database, here, "Ana")
    coming_and_going(database, other, "Bea")
    log_event(database, "wrong_code", count=3)

    found = search_events(database, here, COORDINATOR, ALL)

    assert [(event.kind, event.person, event.by, event.count) for event in found.events] == [
        ("wrong_code", None, None, 3),
        ("left", ana, None, 1),
        ("entered", ana, None, 1),
        ("invited", ana, COORDINATOR.id, 1),
    ]
    assert found.events[-1].grants == (Grant(Role.HELPER, "axis1"),)
    assert (found.total, dict(found.names)) == (4, {ana: "Ana"})


def test_who_was_taken_out_is_still_told_of(database: Database, here: Workshop) -> None:
    ana = coming_and_going(database, here, "Ana")

    change_roles(database, here, COORDINATOR, ana, [])

    assert kinds(database, here) == ["roles_changed", "left", "entered", "invited"]


def test_who_was_erased_is_told_of_without_a_name(database: Database, here: Workshop) -> None:
    ana = coming_and_going(database, here, "Ana")

    erase_person(database, here, COORDINATOR, ana)

    found = search_events(database, here, COORDINATOR, ALL)
    assert [event.kind for event in found.events] == ["erased", "left", "entered", "invited"]
    assert dict(found.names) == {ana: ERASED}


def test_events_are_found_by_person_kind_and_day(database: Database, here: Workshop) -> None:
    ana, bea = (coming_and_going(database, here, name) for name in ("Ana", "Bea"))
    noon = datetime(2027, 3, 10, 12, tzinfo=UTC)
    row = tables.security_event.c
    early = update(tables.security_event).where(row.person == ana, row.kind == "entered").values(at=noon)
    database.write(lambda db: db.execute(early))

    assert kinds(database, here, WantedEvents(person=bea)) == ["left", "entered", "invited"]
    assert kinds(database, here, WantedEvents(person=COORDINATOR.id)) == ["invited", "invited"]
    assert kinds(database, here, WantedEvents(kinds=frozenset({"left"}))) == ["left", "left"]
    assert kinds(database, here, WantedEvents(since=noon, until=noon + timedelta(hours=1))) == ["entered"]
    assert who_is_told_of(database, here, COORDINATOR) == [(ana, "Ana"), (bea, "Bea")]


def test_search_and_walk_take_pages(database: Database, here: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    few = statements(database, lambda: search_events(database, here, COORDINATOR, ALL))
    for name in ("Ana", "Bea", "Carla", "Dina"):
        coming_and_going(database, here, name)
    monkeypatch.setattr("storage.security_search._AT_A_TIME", 5)

    many = statements(database, lambda: search_events(database, here, COORDINATOR, ALL))
    first = search_events(database, here, COORDINATOR, ALL, count=7)
    log_event(database, "denied", COORDINATOR.id, here.id)
    second = search_events(database, here, COORDINATOR, ALL, start=7, newest=first.newest)
    walked = [event for some, _names in walk_events(database, here, COORDINATOR, ALL) for event in some]

    assert len(few) == len(many) == 3
    assert len(walked) == 13
    assert [*first.events, *second.events] == walked[1:]


@pytest.mark.parametrize("actor", [WRITER, READER, Actor("nobody", "")])
def test_log_is_for_coordinators_alone(database: Database, here: Workshop, actor: Actor) -> None:
    for reading in (
        lambda: search_events(database, here, actor, ALL),
        lambda: walk_events(database, here, actor, ALL),
        lambda: who_is_told_of(database, here, actor),
    ):
        with pytest.raises(Forbidden):
            reading()
