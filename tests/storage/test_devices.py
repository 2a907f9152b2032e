"""Links for another device of one's own, on both databases."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from storage import tables
from storage.commit import create
from storage.database import Database
from storage.devices import devices_of, link_for_device
from storage.people import Person, came_by, enter, invite_person, leave, person_of_cookie
from storage.roles import invite, links_of, list_access, revoke_link
from storage.room import knock, open_room
from storage.table_laptops import open_table
from storage.workshops import read_workshop
from tests.two_axes import COORDINATOR, inserts
from workshop.errors import Forbidden, LinkNotValid
from workshop.permissions import COMMAND_LINE, Grant, Role
from workshop.workshop import Workshop


@pytest.fixture
def workshop(database: Database) -> Workshop:
    return read_workshop(database, create(database, COMMAND_LINE, inserts()))


@pytest.fixture
def laptop(database: Database, workshop: Workshop) -> str:
    """Return the cookie's secret of somebody who has entered by their personal link."""
    return enter(database, invite(database, workshop, COORDINATOR, "Ana", [Grant(Role.GUEST)])[1])


def here(database: Database, secret: str) -> Person:
    person = person_of_cookie(database, secret)
    assert person is not None
    return person


def test_other_device_is_the_same_person_and_the_first_stays(database: Database, laptop: str) -> None:
    token, until = link_for_device(database, here(database, laptop))

    phone = enter(database, token)

    assert here(database, phone).id == here(database, laptop).id
    assert devices_of(database, here(database, phone).id) == 2
    assert timedelta(minutes=9) < until - datetime.now(UTC) <= timedelta(minutes=10)


def test_link_for_a_device_opens_once_and_the_newest_alone(database: Database, laptop: str) -> None:
    first, _ = link_for_device(database, here(database, laptop))
    second, _ = link_for_device(database, here(database, laptop))
    enter(database, second)

    for dead in (first, second):
        with pytest.raises(LinkNotValid):
            enter(database, dead)


def test_link_for_a_device_dies_with_the_sign_in_that_made_it(database: Database, laptop: str) -> None:
    token, _ = link_for_device(database, here(database, laptop))

    leave(database, laptop)

    with pytest.raises(LinkNotValid):
        enter(database, token)


def test_other_device_lasts_no_longer_than_the_first_and_ends_with_its_link(
    database: Database, workshop: Workshop, laptop: str
) -> None:
    phone = enter(database, link_for_device(database, here(database, laptop))[0])
    person = here(database, laptop).id
    ends = database.read(lambda db: list(db.scalars(select(tables.sign_in.c.expires_at))))
    [link] = links_of(database, workshop, COORDINATOR, person)

    revoke_link(database, workshop, COORDINATOR, person, link.id)

    assert ends[0] == ends[1]
    assert [person_of_cookie(database, secret) for secret in (laptop, phone)] == [None, None]


def test_coordinators_see_no_invitation_in_it(database: Database, workshop: Workshop, laptop: str) -> None:
    link_for_device(database, here(database, laptop))

    [found] = list_access(database, workshop, COORDINATOR)

    assert (found.invited, found.present) == (False, True)


def test_neither_a_table_nor_who_waits_may_open_another_device(
    database: Database, workshop: Workshop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PLENARIA_DATA", str(tmp_path))
    table = enter(database, open_table(database, workshop, COORDINATOR, "axis1")[1])
    waiting = knock(database, open_room(database, workshop, COORDINATOR), "Bea")

    for secret in (table, waiting):
        with pytest.raises(Forbidden):
            link_for_device(database, here(database, secret))


def test_who_has_left_makes_none(database: Database, laptop: str) -> None:
    person = here(database, laptop)
    leave(database, laptop)

    with pytest.raises(Forbidden):
        link_for_device(database, person)


def test_used_link_is_known_as_its_persons_own_until_it_is_revoked(database: Database) -> None:
    token = invite_person(database, "Ana", Role.GUEST)
    person = here(database, enter(database, token)).id
    before = [came_by(database, token, who) for who in (person, "somebody else")]

    with database.engine.begin() as db:
        db.execute(update(tables.link).values(revoked_at=datetime.now(UTC)))

    assert (before, came_by(database, token, person)) == ([True, False], False)
