"""The ways in of a workshop as its coordinators change them, on both databases."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, select, update

from storage import tables
from storage.commit import commit, create
from storage.database import Database
from storage.history import entries_of
from storage.people import actor_in, enter, invite_person, leave, person_of_cookie, person_of_link, person_of_principal
from storage.roles import (
    change_roles,
    fresh_links,
    invite,
    links_of,
    list_access,
    revoke,
    revoke_all,
    revoke_link,
)
from storage.room import knock, list_waiting, open_room, room_code
from storage.substitutes import substitute
from storage.workshops import read_workshop
from tests.two_axes import inserts
from workshop.errors import (
    AlsoElsewhere,
    CodeNotValid,
    Forbidden,
    LinkNotValid,
    NameRequired,
    OwnAccess,
    PersonNotFound,
)
from workshop.items import Member, Participant, WorkingGroup
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE, Actor, Grant, Role
from workshop.workshop import Workshop

WRITES = [Grant(Role.RAPPORTEUR, "axis1")]


@pytest.fixture
def workshop(database: Database) -> Workshop:
    return read_workshop(database, create(database, COMMAND_LINE, inserts()))


@pytest.fixture
def coordinator(database: Database, workshop: Workshop) -> Actor:
    """Return who coordinates this workshop alone."""
    secret = enter(database, invite_person(database, "Coordinación", Role.COORDINATOR, workshop.id))
    return acting(database, secret, workshop)


def acting(database: Database, secret: str, workshop: Workshop) -> Actor:
    person = person_of_cookie(database, secret)
    assert person is not None
    return actor_in(database, person.id, workshop.id)


def test_invited_person_has_the_roles_given(database: Database, workshop: Workshop, coordinator: Actor) -> None:
    grants = [*WRITES, Grant(Role.PARTICIPANT, "axis2")]

    person, token = invite(database, workshop, coordinator, "  Ana   Mora ", grants)

    actor = acting(database, enter(database, token), workshop)
    assert (actor.id, actor.name, actor.roles) == (person, "Ana Mora", {Role.RAPPORTEUR, Role.PARTICIPANT})
    assert (actor.axes_as(Role.RAPPORTEUR), actor.axes_as(Role.PARTICIPANT)) == ({"axis1"}, {"axis2"})
    assert actor.axes == {"axis1"}


def test_nobody_is_invited_without_a_name(database: Database, workshop: Workshop, coordinator: Actor) -> None:
    with pytest.raises(NameRequired):
        invite(database, workshop, coordinator, " ", WRITES)


def test_list_says_who_is_invited_entered_and_seen(database: Database, workshop: Workshop, coordinator: Actor) -> None:
    ana, _ = invite(database, workshop, coordinator, "Ana", WRITES)
    bea, token = invite(database, workshop, coordinator, "bea", [Grant(Role.GUEST)])
    secret = enter(database, token)

    before = list_access(database, workshop, coordinator)
    leave(database, secret)
    after = list_access(database, workshop, coordinator)

    states = [(each.id, each.invited, each.present, each.seen_at is not None) for each in before]
    assert states == [(ana, True, False, False), (bea, False, True, True), (coordinator.id, False, True, True)]
    assert [(each.id, each.present) for each in after if each.id == bea] == [(bea, False)]
    assert [each.grants for each in before][:2] == [tuple(WRITES), (Grant(Role.GUEST),)]


def test_list_takes_the_same_statements_however_long(
    database: Database, workshop: Workshop, coordinator: Actor
) -> None:
    def statements() -> int:
        counted: list[str] = []
        count = lambda *args: counted.append(args[2])  # noqa: E731
        event.listen(database.engine, "before_cursor_execute", count)
        list_access(database, workshop, coordinator)
        event.remove(database.engine, "before_cursor_execute", count)
        return len(counted)

    few = statements()
    for number in range(12):
        invite(database, workshop, coordinator, f"Persona {number}", WRITES)

    assert statements() == few


def test_roles_change_at_once_and_none_takes_out_of_the_workshop(
    database: Database, workshop: Workshop, coordinator: Actor
) -> None:
    person, _ = invite(database, workshop, coordinator, "Ana", WRITES)

    change_roles(
        database, workshop, coordinator, person, [Grant(Role.FACILITATOR, "axis2"), Grant(Role.GUEST, "axis2")]
    )
    changed = actor_in(database, person, workshop.id)
    change_roles(database, workshop, coordinator, person, [])

    assert (changed.roles, changed.axes_as(Role.GUEST)) == ({Role.FACILITATOR, Role.GUEST}, None)
    assert actor_in(database, person, workshop.id).roles == frozenset()
    with pytest.raises(PersonNotFound):
        change_roles(database, workshop, coordinator, person, WRITES)


def test_fresh_link_kills_the_unused_one_and_leaves_the_sign_in(
    database: Database, workshop: Workshop, coordinator: Actor
) -> None:
    person, first = invite(database, workshop, coordinator, "Ana", WRITES)
    secret = enter(database, first)
    unused = fresh_links(database, workshop, coordinator, [person])[person]

    second = fresh_links(database, workshop, coordinator, [person])[person]

    with pytest.raises(LinkNotValid):
        enter(database, unused)
    assert person_of_cookie(database, enter(database, second)) is not None
    assert person_of_cookie(database, secret) is not None


def test_revoking_a_link_ends_the_sign_ins_made_by_it_alone(
    database: Database, workshop: Workshop, coordinator: Actor
) -> None:
    person, first = invite(database, workshop, coordinator, "Ana", WRITES)
    one = enter(database, first)
    two = enter(database, fresh_links(database, workshop, coordinator, [person])[person])
    newest, oldest = links_of(database, workshop, coordinator, person)

    revoke_link(database, workshop, coordinator, person, oldest.id)

    assert (person_of_cookie(database, one), person_of_cookie(database, two) is not None) == (None, True)
    assert [link.id for link in links_of(database, workshop, coordinator, person)] == [newest.id]


def test_revoking_a_person_ends_all_and_keeps_the_role_for_a_new_link(
    database: Database, workshop: Workshop, coordinator: Actor
) -> None:
    person, first = invite(database, workshop, coordinator, "Ana", WRITES)
    secret = enter(database, first)
    waiting = fresh_links(database, workshop, coordinator, [person])[person]

    revoke(database, workshop, coordinator, person)

    assert person_of_cookie(database, secret) is None
    with pytest.raises(LinkNotValid):
        person_of_link(database, waiting)
    assert actor_in(database, person, workshop.id).roles == {Role.RAPPORTEUR}


def test_revoking_all_spares_who_asks_and_who_is_elsewhere_too(
    database: Database, workshop: Workshop, coordinator: Actor
) -> None:
    secret = enter(database, invite(database, workshop, coordinator, "Ana", WRITES)[1])
    everywhere = enter(database, invite_person(database, "Central", Role.COORDINATOR))

    count = revoke_all(database, workshop, coordinator)

    assert (count, person_of_cookie(database, secret)) == (1, None)
    assert person_of_cookie(database, everywhere) is not None
    assert [each.present for each in list_access(database, workshop, coordinator) if each.id == coordinator.id] == [
        True
    ]


def test_substitute_inherits_the_place_and_the_old_link_dies(
    database: Database, workshop: Workshop, coordinator: Actor
) -> None:
    person, token = invite(database, workshop, coordinator, "Ana", WRITES, participant="p1")
    secret = enter(database, token)

    new, link = substitute(database, workshop, coordinator, person, "Bea")

    assert person_of_cookie(database, secret) is None
    assert acting(database, enter(database, link), workshop).axes == {"axis1"}
    shown = [(each.id, each.name, each.participant) for each in list_access(database, workshop, coordinator)]
    assert (new, "Bea", "p1") in shown
    assert person not in [each[0] for each in shown]


def test_substitute_is_named_in_list_and_group_and_the_history_keeps_who_it_was(
    database: Database, workshop: Workshop, coordinator: Actor
) -> None:
    new = NewItems(workshop)
    person = {"name": "Ana Páez", "email": "ana@example.org", "delegation": "norte", "position": "Fiscal"}
    new.add(Participant, "root", item="p1", institution="Fiscalía", **person)
    new.add(WorkingGroup, "axis1", item="one", facilitator="Fede Luna", rapporteur="Ana Páez")
    new.add(Member, "one", participant="p1")
    commit(database, workshop.id, COMMAND_LINE, lambda workshop, actor: new.changes)
    before = read_workshop(database, workshop.id)
    ana, _token = invite(database, before, coordinator, "Ana Páez", WRITES, participant="p1")

    substitute(database, before, coordinator, ana, " Bea  Solís ")

    after = read_workshop(database, workshop.id)
    found = after.find("p1", Participant)
    assert (found.name, found.email, found.position) == ("Bea Solís", "", "")
    assert (found.delegation, found.institution) == ("norte", "Fiscalía")
    assert [each.name for each in after.members("one")] == ["Bea Solís"]
    assert (after.groups()[0].facilitator, after.groups()[0].rapporteur) == ("Fede Luna", "Bea Solís")
    renamed = database.read(lambda db: entries_of(db, workshop.id, ["p1"], "name"))
    assert [(entry.before, entry.change.text) for entry in renamed][-1] == ("Ana Páez", "Bea Solís")


def test_coordinator_of_one_workshop_cannot_enter_as_somebody_of_another(
    database: Database, workshop: Workshop, coordinator: Actor
) -> None:
    other = create(database, COMMAND_LINE, inserts())
    person, _ = invite(database, workshop, coordinator, "Ana", WRITES)
    chief = actor_in(database, person_of_link(database, invite_person(database, "C", Role.COORDINATOR)).id, other)
    invite_person(database, "Central", Role.COORDINATOR)
    with database.engine.begin() as db:
        db.execute(update(tables.role).where(tables.role.c.person == person).values(workshop_id=None))

    for attempt in (
        lambda: fresh_links(database, workshop, coordinator, [person]),
        lambda: substitute(database, workshop, coordinator, person, "Intrusa"),
        lambda: revoke(database, workshop, coordinator, person),
    ):
        with pytest.raises(AlsoElsewhere):
            attempt()
    assert fresh_links(database, workshop, actor_in(database, chief.id, workshop.id), [person])


def test_nobody_shuts_themselves_out(database: Database, workshop: Workshop, coordinator: Actor) -> None:
    with pytest.raises(OwnAccess):
        change_roles(database, workshop, coordinator, coordinator.id, [Grant(Role.GUEST)])
    with pytest.raises(OwnAccess):
        revoke(database, workshop, coordinator, coordinator.id)


def test_only_who_coordinates_changes_access(database: Database, workshop: Workshop, coordinator: Actor) -> None:
    person, _ = invite(database, workshop, coordinator, "Ana", [Grant(Role.FACILITATOR)])
    facilitator = actor_in(database, person, workshop.id)

    for attempt in (
        lambda: list_access(database, workshop, facilitator),
        lambda: invite(database, workshop, facilitator, "Otra", WRITES),
        lambda: change_roles(database, workshop, facilitator, person, [Grant(Role.COORDINATOR)]),
        lambda: fresh_links(database, workshop, facilitator, [person]),
        lambda: revoke_all(database, workshop, facilitator),
    ):
        with pytest.raises(Forbidden):
            attempt()


def test_leaving_everywhere_ends_every_sign_in_of_that_person_alone(
    database: Database, workshop: Workshop, coordinator: Actor
) -> None:
    person, first = invite(database, workshop, coordinator, "Ana", WRITES)
    one = enter(database, first)
    two = enter(database, fresh_links(database, workshop, coordinator, [person])[person])
    other = enter(database, invite(database, workshop, coordinator, "Bea", WRITES)[1])

    leave(database, one, everywhere=True)

    alive = [person_of_cookie(database, secret) is not None for secret in (one, two, other)]
    assert alive == [False, False, True]


def test_revoking_all_shuts_the_room_and_sends_away_who_waits(
    database: Database, workshop: Workshop, coordinator: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENARIA_DATA", str(tmp_path))
    code = open_room(database, workshop, coordinator)
    waiting = knock(database, code, "Bea")

    revoke_all(database, workshop, coordinator)

    assert (room_code(database, workshop.id), person_of_cookie(database, waiting)) == (None, None)
    assert list_waiting(database, workshop, coordinator) == []
    with pytest.raises(CodeNotValid):
        knock(database, code, "Carla")


@pytest.mark.parametrize("column", ["expires_at", "seen_at"])
def test_sign_in_ends_by_age_and_by_idleness(database: Database, workshop: Workshop, column: str) -> None:
    secret = enter(database, invite_person(database, "Ana", Role.GUEST, workshop.id))
    long_ago = datetime.now(UTC) - timedelta(days=5)

    with database.engine.begin() as db:
        db.execute(update(tables.sign_in).values({column: long_ago}))

    assert person_of_cookie(database, secret) is None


def test_being_here_is_noted_at_most_once_an_hour(database: Database, workshop: Workshop) -> None:
    secret = enter(database, invite_person(database, "Ana", Role.GUEST, workshop.id))
    earlier = datetime.now(UTC) - timedelta(hours=2)
    with database.engine.begin() as db:
        db.execute(update(tables.sign_in).values(seen_at=earlier))

    person_of_cookie(database, secret)
    database.write(lambda db: None)  # what was queued before is done

    seen = database.read(lambda db: db.scalar(select(tables.sign_in.c.seen_at)))
    assert seen is not None and seen > earlier


def test_expired_link_opens_nothing(database: Database, workshop: Workshop) -> None:
    token = invite_person(database, "Ana", Role.GUEST, workshop.id)

    with database.engine.begin() as db:
        db.execute(update(tables.link).values(expires_at=datetime.now(UTC) - timedelta(seconds=1)))

    with pytest.raises(LinkNotValid):
        enter(database, token)


def test_principal_is_the_sign_in_not_the_person(database: Database, workshop: Workshop) -> None:
    secret = enter(database, invite_person(database, "Ana", Role.GUEST, workshop.id))
    person = person_of_cookie(database, secret)
    assert person is not None and person.principal is not None

    leave(database, secret)

    assert person.principal != person.id
    assert person_of_principal(database, person.principal) is None
