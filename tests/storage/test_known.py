"""People kept in memory are those the database names, and forgotten when access changes, on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from storage.commit import create
from storage.database import Database
from storage.erasing import erase_person
from storage.known import Known
from storage.listeners import Watch
from storage.people import Person, enter, invite_person, leave
from storage.roles import change_roles, revoke
from storage.workshops import read_workshop
from tests.two_axes import inserts
from workshop.permissions import COMMAND_LINE, Grant, Role
from workshop.workshop import Workshop


@pytest.fixture
def workshop(database: Database) -> Workshop:
    return read_workshop(database, create(database, COMMAND_LINE, inserts()))


@pytest.fixture
def secret(database: Database, workshop: Workshop) -> str:
    return enter(database, invite_person(database, "Ana", Role.RAPPORTEUR, workshop.id))


def found(known: Known, secret: str, workshop: Workshop) -> Person:
    """Have somebody known, as they act in a workshop."""
    person = known.find_person(secret)
    assert person is not None
    known.find_actor(person.id, workshop.id)
    return person


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """Collect what is asked of the database."""
    asked: list[str] = []
    listener = lambda conn, cursor, statement, *rest: asked.append(statement)  # noqa: E731
    event.listen(database.engine, "before_cursor_execute", listener)
    yield asked
    event.remove(database.engine, "before_cursor_execute", listener)


def test_who_was_found_is_known_without_asking(database: Database, workshop: Workshop, secret: str) -> None:
    known = Known(database)
    before = known.person(secret)
    person = found(known, secret, workshop)

    with statements(database) as asked:
        again, actor = known.person(secret), known.actor(person.id, workshop.id)

    assert (before, again, asked) == (None, person, [])
    assert actor is not None
    assert actor.roles == {Role.RAPPORTEUR}


def test_nobody_is_not_known(database: Database, workshop: Workshop) -> None:
    known = Known(database)

    assert known.find_person("guessed") is None
    assert known.find_actor("nobody", workshop.id).roles == frozenset()
    assert (known.person("guessed"), known.actor("nobody", workshop.id)) == (None, None)


def test_who_leaves_or_is_revoked_is_forgotten_at_once(database: Database, workshop: Workshop, secret: str) -> None:
    known = Known(database)
    other = enter(database, invite_person(database, "Bea", Role.PARTICIPANT, workshop.id))
    ana, bea = found(known, secret, workshop), found(known, other, workshop)

    leave(database, secret)
    left = known.person(secret)
    stays = known.person(other)
    revoke(database, workshop, COMMAND_LINE, bea.id)

    assert (left, stays) == (None, bea)
    assert (known.actor(ana.id, workshop.id), known.person(other), known.actor(bea.id, workshop.id)) == (None,) * 3


def test_roles_that_change_are_asked_for_anew(database: Database, workshop: Workshop, secret: str) -> None:
    known = Known(database)
    person = found(known, secret, workshop)

    change_roles(database, workshop, COMMAND_LINE, person.id, [Grant(Role.PARTICIPANT)])

    assert known.actor(person.id, workshop.id) is None
    assert known.find_actor(person.id, workshop.id).roles == {Role.PARTICIPANT}


def test_what_another_process_changed_is_forgotten_when_it_is_noticed(
    database: Database, workshop: Workshop, secret: str
) -> None:
    known, watch = Known(database), Watch(database)
    watch.look()
    person = found(known, secret, workshop)
    beside = Database(database.url.render_as_string(hide_password=False))

    revoke(beside, workshop, COMMAND_LINE, person.id)
    watch.look()

    assert (known.person(secret), known.actor(person.id, workshop.id)) == (None, None)
    beside.close()


def test_erased_person_leaves_nobody_known(database: Database, workshop: Workshop, secret: str) -> None:
    """Somebody else may be known by the same name: who sits at a table's laptop."""
    known = Known(database)
    other = enter(database, invite_person(database, "Bea", Role.PARTICIPANT, workshop.id))
    ana = found(known, secret, workshop)
    found(known, other, workshop)

    erase_person(database, workshop, COMMAND_LINE, ana.id)

    assert (known.person(secret), known.person(other)) == (None, None)


def test_what_was_read_before_a_change_of_access_is_not_kept(
    database: Database, workshop: Workshop, secret: str
) -> None:
    known = Known(database)
    person = found(known, secret, workshop)
    known.forget(None)
    told = lambda *_: known.forget(person.id)  # noqa: E731 - access changes while the rows are on their way

    event.listen(database.engine, "after_cursor_execute", told)
    known.find_person(secret)
    known.find_actor(person.id, workshop.id)
    event.remove(database.engine, "after_cursor_execute", told)

    assert (known.person(secret), known.actor(person.id, workshop.id)) == (None, None)
