"""People, links, sign-ins and roles, on both databases."""

import pytest

from storage.commit import create
from storage.database import Database
from storage.people import (
    actor_in,
    choose_language,
    enter,
    find_person,
    first_coordinator_link,
    invite_person,
    leave,
    person_of_cookie,
    person_of_link,
    somebody_coordinates,
    workshops_of,
)
from workshop.changes import new_id
from workshop.errors import LinkNotValid
from workshop.permissions import COMMAND_LINE, Role
from workshop.templates import quick_workshop


def entered(database: Database, token: str) -> str:
    """Return the id of who entered by a link."""
    person = person_of_cookie(database, enter(database, token))
    assert person is not None
    return person.id


def test_link_says_whom_it_is_for_and_is_used_up_by_entering(database: Database) -> None:
    token = invite_person(database, "Ana", Role.COORDINATOR)
    asked = [person_of_link(database, token).name for _ in range(2)]

    secret = enter(database, token)

    person = person_of_cookie(database, secret)
    assert asked == ["Ana", "Ana"]
    assert person is not None and person.name == "Ana"
    with pytest.raises(LinkNotValid):
        enter(database, token)


def test_leaving_ends_the_sign_in(database: Database) -> None:
    secret = enter(database, invite_person(database, "Ana", Role.COORDINATOR))

    leave(database, secret)

    assert person_of_cookie(database, secret) is None


def test_roles_of_a_workshop_and_of_all_add_up(database: Database) -> None:
    first = create(database, COMMAND_LINE, quick_workshop("Uno", ["Eje"]))
    second = create(database, COMMAND_LINE, quick_workshop("Dos", ["Eje"]))
    axis = new_id()
    writer = entered(database, invite_person(database, "Relatoría", Role.RAPPORTEUR, first, [axis]))
    coordinator = entered(database, invite_person(database, "Coordinación", Role.COORDINATOR))

    there, elsewhere = actor_in(database, writer, first), actor_in(database, writer, second)

    assert (there.roles, there.axes) == (frozenset({Role.RAPPORTEUR}), frozenset({axis}))
    assert elsewhere.roles == frozenset()
    assert actor_in(database, coordinator, second).roles == frozenset({Role.COORDINATOR})
    assert (workshops_of(database, writer), workshops_of(database, coordinator)) == ({first}, None)


def test_terminal_shows_one_living_link_until_somebody_coordinates(database: Database) -> None:
    before = somebody_coordinates(database)
    old = first_coordinator_link(database, "Coordinación")
    new = first_coordinator_link(database, "Coordinación")

    with pytest.raises(LinkNotValid):
        enter(database, old)
    person = entered(database, new)

    assert before is False
    assert somebody_coordinates(database) is True
    assert actor_in(database, person, None).roles == frozenset({Role.COORDINATOR})


def test_language_stays_with_the_person(database: Database) -> None:
    person = entered(database, invite_person(database, "Ana", Role.COORDINATOR))

    choose_language(database, person, "en")

    found = find_person(database, person)
    assert found is not None and found.language == "en"
