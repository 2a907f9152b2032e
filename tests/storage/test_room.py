"""The room code and the door behind it, on both databases."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from storage import tables
from storage.commit import create
from storage.database import Database
from storage.people import actor_in, enter, find_person, invite_person, leave, person_of_cookie, workshops_of
from storage.room import (
    ALPHABET,
    MOST,
    Admission,
    admit,
    close_room,
    forget_the_late,
    knock,
    list_waiting,
    open_room,
    refuse,
    registered,
    room_code,
    waits_at,
)
from storage.table_laptops import end_of_day, open_table, sit_down
from storage.workshops import read_workshop
from tests.two_axes import COORDINATOR, inserts
from workshop.changes import Change
from workshop.errors import CodeNotValid, Forbidden, InvalidValue, LinkNotValid, NameRequired, PersonNotFound, RoomFull
from workshop.permissions import COMMAND_LINE, Actor, Grant, Role
from workshop.workshop import Workshop

FACILITATOR = Actor("f", "Facilitadora", frozenset({Role.FACILITATOR}), frozenset({"axis1"}))
PLAIN = Admission([Grant(Role.PARTICIPANT)])


@pytest.fixture
def workshop(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    monkeypatch.setenv("PLENARIA_DATA", str(tmp_path))
    return read_workshop(database, create(database, COMMAND_LINE, inserts()))


def came(database: Database, code: str, name: str = "Ana") -> tuple[str, str]:
    """Return the person and the cookie's secret of somebody who typed the code."""
    secret = knock(database, code, name)
    person = person_of_cookie(database, secret)
    assert person is not None
    return person.id, secret


def test_code_has_forty_bits_of_letters_that_are_not_mistaken(database: Database, workshop: Workshop) -> None:
    code = open_room(database, workshop, COORDINATOR)

    assert re.fullmatch(f"[{ALPHABET}]{{8}}", code)
    assert not set("0O1IL") & set(ALPHABET)
    assert len(ALPHABET) ** 8 > 8.5e11


def test_code_is_stored_as_a_hash_and_shown_again_from_the_key(database: Database, workshop: Workshop) -> None:
    code = open_room(database, workshop, COORDINATOR)

    shown = room_code(database, workshop.id)

    rows = database.read(lambda db: db.execute(text("SELECT * FROM room_code")).all())
    assert shown is not None and shown.code == code
    assert code not in str(rows)


def test_code_of_another_installation_opens_here_and_is_not_shown(
    database: Database, workshop: Workshop, tmp_path: Path
) -> None:
    code = open_room(database, workshop, COORDINATOR)

    (tmp_path / "key").write_bytes(b"another key" * 3)

    shown = room_code(database, workshop.id)
    assert shown is not None and shown.code is None
    assert knock(database, code, "Ana")


def test_key_is_for_its_owner_alone(database: Database, workshop: Workshop, tmp_path: Path) -> None:
    open_room(database, workshop, COORDINATOR)

    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_renewed_expired_and_closed_codes_open_nothing(database: Database, workshop: Workshop) -> None:
    first = open_room(database, workshop, COORDINATOR)
    second = open_room(database, workshop, COORDINATOR)
    with pytest.raises(CodeNotValid):
        knock(database, first, "Ana")
    with database.engine.begin() as db:
        db.execute(update(tables.room_code).values(expires_at=datetime.now(UTC)))
    with pytest.raises(CodeNotValid):
        knock(database, second, "Ana")

    third = open_room(database, workshop, COORDINATOR)
    close_room(database, workshop, COORDINATOR)

    with pytest.raises(CodeNotValid):
        knock(database, third, "Ana")
    assert room_code(database, workshop.id) is None


def test_code_is_read_as_people_type_it(database: Database, workshop: Workshop) -> None:
    code = open_room(database, workshop, COORDINATOR)

    assert knock(database, f" {code[:4].lower()}-{code[4:]} ", "Ana")
    with pytest.raises(NameRequired):
        knock(database, code, "  ")
    with pytest.raises(CodeNotValid):
        knock(database, code + "A", "Ana")


def test_who_waits_is_nobody_yet(database: Database, workshop: Workshop) -> None:
    person, _ = came(database, open_room(database, workshop, COORDINATOR), "Norte")

    assert waits_at(database, person) == workshop.id
    assert actor_in(database, person, workshop.id).roles == frozenset()
    assert workshops_of(database, person) == set()
    assert registered(database, workshop.id) == set()
    assert [(each.id, each.name) for each in list_waiting(database, workshop, FACILITATOR)] == [(person, "Norte")]


def test_admitted_together_each_in_their_place(database: Database, workshop: Workshop) -> None:
    code = open_room(database, workshop, COORDINATOR)
    (ana, secret), (bea, _) = came(database, code), came(database, code, "Bea")
    writes = Admission([Grant(Role.HELPER, "axis1")], participant="p1")

    admit(database, workshop, FACILITATOR, {ana: writes, bea: PLAIN})

    assert actor_in(database, ana, workshop.id).axes_as(Role.HELPER) == {"axis1"}
    assert actor_in(database, bea, workshop.id).roles == {Role.PARTICIPANT}
    assert (waits_at(database, ana), list_waiting(database, workshop, FACILITATOR)) == (None, [])
    assert registered(database, workshop.id) == {"p1"}
    ends = database.read(lambda db: db.scalars(select(tables.sign_in.c.expires_at)).all())
    assert min(ends) > datetime.now(UTC) + timedelta(days=13)
    assert person_of_cookie(database, secret) is not None


def test_one_who_waits_no_more_keeps_the_others_out_too(database: Database, workshop: Workshop) -> None:
    ana, _ = came(database, open_room(database, workshop, COORDINATOR))

    with pytest.raises(PersonNotFound):
        admit(database, workshop, FACILITATOR, {ana: PLAIN, "gone": PLAIN})

    assert waits_at(database, ana) == workshop.id


def test_facilitator_gives_no_more_than_the_own_group_needs(database: Database, workshop: Workshop) -> None:
    ana, _ = came(database, open_room(database, workshop, COORDINATOR))

    for grant in (Grant(Role.COORDINATOR), Grant(Role.RAPPORTEUR, "axis2"), Grant(Role.RAPPORTEUR)):
        with pytest.raises(Forbidden):
            admit(database, workshop, FACILITATOR, {ana: Admission([grant])})
    with pytest.raises(Forbidden):
        open_room(database, workshop, FACILITATOR)


def test_refused_and_late_people_are_forgotten(database: Database, workshop: Workshop) -> None:
    code = open_room(database, workshop, COORDINATOR)
    (ana, secret), (bea, late) = came(database, code), came(database, code, "Bea")

    refuse(database, workshop, FACILITATOR, [ana])
    with database.engine.begin() as db:
        past = datetime.now(UTC) - timedelta(seconds=1)
        db.execute(update(tables.waiting).values(expires_at=past))
        db.execute(update(tables.sign_in).values(expires_at=past))
    came(database, code, "Caro")

    assert [person_of_cookie(database, each) for each in (secret, late)] == [None, None]
    assert [find_person(database, each) for each in (ana, bea)] == [None, None]


def test_who_waited_in_vain_is_forgotten_though_nobody_comes_any_more(database: Database, workshop: Workshop) -> None:
    person, _ = came(database, open_room(database, workshop, COORDINATOR))
    with database.engine.begin() as db:
        db.execute(update(tables.waiting).values(expires_at=datetime.now(UTC) - timedelta(seconds=1)))

    forget_the_late(database)

    assert find_person(database, person) is None


def test_who_leaves_the_door_is_not_waited_for(database: Database, workshop: Workshop) -> None:
    person, secret = came(database, open_room(database, workshop, COORDINATOR))

    leave(database, secret)

    assert list_waiting(database, workshop, COORDINATOR) == []
    forget_the_late(database)
    assert find_person(database, person) is None


def test_no_more_than_a_hundred_wait(database: Database, workshop: Workshop) -> None:
    code = open_room(database, workshop, COORDINATOR)
    for number in range(MOST):
        knock(database, code, f"Persona {number}")

    with pytest.raises(RoomFull):
        knock(database, code, "Una más")


def test_somebody_of_another_workshop_cannot_be_admitted_here(database: Database, workshop: Workshop) -> None:
    ana, _ = came(database, open_room(database, workshop, COORDINATOR))
    other = read_workshop(database, create(database, COMMAND_LINE, inserts()))

    with pytest.raises(PersonNotFound):
        admit(database, other, COORDINATOR, {ana: PLAIN})


def test_security_log_holds_no_names_and_no_codes(database: Database, workshop: Workshop) -> None:
    code = open_room(database, workshop, COORDINATOR)
    person, _ = came(database, code, "Nombre Secreto")
    admit(database, workshop, COORDINATOR, {person: PLAIN})

    rows = database.read(lambda db: db.execute(text("SELECT * FROM security_event")).all())

    assert [row.kind for row in rows] == ["room_opened", "knocked", "admitted"]
    assert "Secreto" not in str(rows) and code not in str(rows)


def test_table_opens_its_axis_as_often_as_needed_until_the_day_ends(database: Database, workshop: Workshop) -> None:
    person, token = open_table(database, workshop, COORDINATOR, "axis1")

    first, second = enter(database, token), enter(database, token)

    actor = actor_in(database, person, workshop.id)
    assert (actor.roles, actor.axes) == ({Role.RAPPORTEUR}, {"axis1"})
    assert all(person_of_cookie(database, secret) for secret in (first, second))
    ends = database.read(lambda db: db.scalars(select(tables.sign_in.c.expires_at)).all())
    assert max(ends) <= end_of_day(workshop)
    with database.engine.begin() as db:
        db.execute(update(tables.link).values(expires_at=datetime.now(UTC)))
    with pytest.raises(LinkNotValid):
        enter(database, token)


def test_table_is_admitted_from_the_door_until_the_day_ends(database: Database, workshop: Workshop) -> None:
    person, secret = came(database, open_room(database, workshop, COORDINATOR), "mesa 1")

    admit(database, workshop, FACILITATOR, {person: Admission.of_table("axis1")})

    table = person_of_cookie(database, secret)
    ends = database.read(lambda db: db.scalar(select(tables.sign_in.c.expires_at)))
    assert table is not None
    assert (table.name, table.table_axis) == ("Mesa · Protección", "axis1")
    assert actor_in(database, person, workshop.id).axes_as(Role.RAPPORTEUR) == {"axis1"}
    assert ends == end_of_day(workshop)


def test_facilitator_admits_no_table_of_another_group(database: Database, workshop: Workshop) -> None:
    person, _ = came(database, open_room(database, workshop, COORDINATOR), "mesa 2")

    with pytest.raises(Forbidden):
        admit(database, workshop, FACILITATOR, {person: Admission.of_table("axis2")})


def test_day_ends_where_the_workshop_is_held(database: Database, workshop: Workshop) -> None:
    evening = datetime(2027, 3, 11, 3, 30, tzinfo=UTC)  # half past nine in the evening of the tenth in Costa Rica

    assert end_of_day(workshop, evening) == datetime(2027, 3, 11, 6, 0, tzinfo=UTC)


def test_history_names_who_picked_their_name_at_the_table(database: Database, workshop: Workshop) -> None:
    group = Change(kind="insert", item="g", type="group", parent="axis1", cells={"rapporteur": "Luz Solano"})
    workshop = workshop.apply([group])
    person, _ = open_table(database, workshop, COORDINATOR, "axis1")
    before = actor_in(database, person, workshop.id)

    sit_down(database, workshop, before, "axis1", "Luz Solano")

    assert before.name == "Mesa · Protección"
    assert actor_in(database, person, workshop.id).name == "Luz Solano (mesa)"
    with pytest.raises(InvalidValue):
        sit_down(database, workshop, before, "axis1", "Otra Persona")


def test_person_who_is_no_table_cannot_take_a_name(database: Database, workshop: Workshop) -> None:
    secret = enter(database, invite_person(database, "Ana", Role.RAPPORTEUR, workshop.id))
    person = person_of_cookie(database, secret)
    assert person is not None

    with pytest.raises(Forbidden):
        sit_down(database, workshop, actor_in(database, person.id, workshop.id), person.table_axis, "Luz Solano")
