"""Two records of one person made one, on both databases: links and sign-ins of both lead to who is kept."""

import pytest
from sqlalchemy import select

from storage import tables
from storage.commit import commit, create
from storage.database import Database
from storage.merging_people import merge_listed
from storage.people import actor_in, enter, invite_person, person_of_cookie
from storage.roles import invite, list_access
from storage.workshops import read_workshop
from tests.two_axes import inserts
from workshop.errors import Forbidden
from workshop.items import Participant
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE, Actor, Grant, Role
from workshop.workshop import Workshop

KEPT, GONE = "a" * 32, "b" * 32


@pytest.fixture
def workshop(database: Database) -> Workshop:
    number = create(database, COMMAND_LINE, inserts())
    new = NewItems(read_workshop(database, number))
    new.add(Participant, "root", item=KEPT, name="Ana Vela Cruz")
    new.add(Participant, "root", item=GONE, name="A. Vela", phone="6000-0000")
    return commit(database, number, COMMAND_LINE, lambda workshop, actor: new.changes).workshop


@pytest.fixture
def coordinator(database: Database, workshop: Workshop) -> Actor:
    person = person_of_cookie(
        database, enter(database, invite_person(database, "Central", Role.COORDINATOR, workshop.id))
    )
    assert person is not None
    return actor_in(database, person.id, workshop.id)


def test_both_ways_in_lead_to_the_one_that_is_kept(database: Database, workshop: Workshop, coordinator: Actor) -> None:
    reads, writes = [Grant(Role.PARTICIPANT)], [Grant(Role.RAPPORTEUR, "axis1")]
    person, link = invite(database, workshop, coordinator, "Ana Vela Cruz", reads, participant=KEPT)
    _other, other_link = invite(database, workshop, coordinator, "A. Vela", writes, participant=GONE)
    cookie = enter(database, other_link)

    committed = merge_listed(database, workshop, coordinator, KEPT, GONE)

    assert [(each.name, each.phone) for each in committed.workshop.participants] == [("Ana Vela Cruz", "6000-0000")]
    entered = [person_of_cookie(database, secret) for secret in (cookie, enter(database, link))]
    assert [each.id for each in entered if each] == [person, person]
    assert actor_in(database, person, workshop.id).roles == {Role.PARTICIPANT, Role.RAPPORTEUR}
    shown = [(each.name, each.participant) for each in list_access(database, workshop, coordinator) if each.participant]
    assert shown == [("Ana Vela Cruz", KEPT)]


def test_way_in_of_the_one_that_goes_is_of_the_one_that_is_kept(
    database: Database, workshop: Workshop, coordinator: Actor
) -> None:
    person, _link = invite(database, workshop, coordinator, "A. Vela", [Grant(Role.PARTICIPANT)], participant=GONE)

    merge_listed(database, workshop, coordinator, KEPT, GONE)

    own = tables.registration.c
    rows = database.read(lambda db: db.execute(select(own.person, own.participant)).all())
    assert [tuple(row) for row in rows] == [(person, KEPT)]


def test_merging_is_for_who_invites(database: Database, workshop: Workshop) -> None:
    with pytest.raises(Forbidden):
        merge_listed(database, workshop, Actor("r", "Lee", frozenset({Role.PARTICIPANT})), KEPT, GONE)
