"""Copies and rehearsals of a workshop as the database keeps them."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from storage import tables
from storage.cloning import clone_workshop, wipe_rehearsal
from storage.commit import commit
from storage.database import Database
from storage.files import keep_file, read_file, read_logos
from storage.people import actor_in, enter, invite_person, person_of_cookie, workshops_of
from storage.room import knock, open_room
from storage.verify import verify_workshop
from storage.workshops import list_workshops, read_workshop
from tests.pictures import png
from tests.two_axes import COORDINATOR
from workshop.copying import CopyWish
from workshop.errors import Forbidden, NotARehearsal, WorkshopNotFound
from workshop.items import Attachment
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.use_cases.keep_dossier import attach
from workshop.use_cases.prepare_workshop import add_logo

REHEARSAL = CopyWish(title="Ensayo", rehearsal=True)


def rows_of(database: Database, number: int) -> dict[str, int]:
    """Return how many rows each table has of a workshop, but for those that have none."""
    found = {}
    for table in tables.metadata.sorted_tables:
        own = table.c.id if table is tables.workshop else table.c.get("workshop_id")
        if own is not None:
            query = select(func.count()).select_from(table).where(own == number)
            found[table.name] = database.read(lambda db, query=query: db.scalar(query))
    return {name: count for name, count in found.items() if count}


def events(database: Database) -> list[tuple[str, int | None]]:
    own = tables.security_event.c
    query = select(own.kind, own.workshop_id).order_by(own.number)
    return [(row.kind, row.workshop_id) for row in database.read(lambda db: db.execute(query).all())]


def coordinator(database: Database, number: int) -> Actor:
    """Return somebody who coordinates one workshop."""
    secret = enter(database, invite_person(database, "Coordinación", Role.COORDINATOR, number))
    person = person_of_cookie(database, secret)
    assert person is not None
    return actor_in(database, person.id, number)


def test_copy_has_rows_and_files_of_its_own(database: Database, plan: int) -> None:
    file = keep_file(database, plan, "a.png", "image/png", png())
    commit(database, plan, COORDINATOR, lambda w, a: add_logo(w, a, file, "Logo"))
    commit(database, plan, COORDINATOR, lambda w, a: attach(w, a, w.root, "La imagen", file=file, file_name="a.png"))
    original = read_workshop(database, plan)

    copy = read_workshop(database, clone_workshop(database, original, COMMAND_LINE, CopyWish(title="Otra")))

    (attached,) = copy.children(copy.root, Attachment)
    assert set(copy.items) & set(original.items) == set()
    assert attached.file == copy.logos[0].file != file
    assert read_file(database, copy.id, attached.file or "").content == png()
    assert read_logos(database, copy) == {attached.file: png()}
    assert rows_of(database, copy.id)["file"] == 1
    assert database.read(lambda db: verify_workshop(db, copy.id)).holds
    assert read_workshop(database, plan) == original


def test_who_makes_a_copy_coordinates_it_and_nobody_elses_way_in_is_copied(database: Database, plan: int) -> None:
    actor = coordinator(database, plan)
    invite_person(database, "Otra persona", Role.PARTICIPANT, plan)

    number = clone_workshop(database, read_workshop(database, plan), actor, CopyWish(title="Otra"))

    assert workshops_of(database, actor.id) == {plan, number}
    assert actor_in(database, actor.id, number).roles == {Role.COORDINATOR}
    assert rows_of(database, number)["role"] == 1
    assert events(database)[-1] == ("copied", plan)


def test_wiped_rehearsal_leaves_nothing_but_a_word_in_the_log(database: Database, plan: int) -> None:
    actor = coordinator(database, plan)
    before, original = rows_of(database, plan), read_workshop(database, plan)
    number = clone_workshop(database, original, actor, REHEARSAL)
    guest = enter(database, invite_person(database, "Solo en el ensayo", Role.GUEST, number))
    rehearsal = read_workshop(database, number)
    knock(database, open_room(database, rehearsal, actor), "Quien espera")

    wipe_rehearsal(database, rehearsal, actor)

    left = {name: count for name, count in rows_of(database, number).items() if name != "security_event"}
    assert left == {}
    assert events(database)[-1] == ("rehearsal_wiped", plan)
    assert person_of_cookie(database, guest) is None
    assert actor_in(database, actor.id, plan).roles == {Role.COORDINATOR}
    assert rows_of(database, plan) == before | {"security_event": before["security_event"] + 2}
    assert [each.id for each in list_workshops(database)] == [plan]
    with pytest.raises(WorkshopNotFound):
        read_workshop(database, number)
    with pytest.raises(WorkshopNotFound):
        commit(database, number, COMMAND_LINE, lambda w, a: add_logo(w, a, "0" * 32, "Logo"))


def test_number_of_a_wiped_rehearsal_is_never_given_again(database: Database, plan: int) -> None:
    number = clone_workshop(database, read_workshop(database, plan), COMMAND_LINE, REHEARSAL)
    wipe_rehearsal(database, read_workshop(database, number), COMMAND_LINE)

    again = clone_workshop(database, read_workshop(database, plan), COMMAND_LINE, REHEARSAL)

    assert again > number


def test_real_workshop_is_not_wiped_and_only_coordinators_copy(database: Database, plan: int) -> None:
    workshop, rapporteur = read_workshop(database, plan), Actor("x", "X", frozenset({Role.RAPPORTEUR}))

    with pytest.raises(NotARehearsal):
        wipe_rehearsal(database, workshop, COMMAND_LINE)
    with pytest.raises(Forbidden):
        clone_workshop(database, workshop, rapporteur, REHEARSAL)
    with pytest.raises(Forbidden):
        wipe_rehearsal(database, workshop, rapporteur)

    assert [each.id for each in list_workshops(database)] == [plan]


def test_created_at_of_a_copied_file_is_when_it_was_copied(database: Database, plan: int) -> None:
    file, before = keep_file(database, plan, "a.png", "image/png", png()), datetime.now(UTC)
    commit(database, plan, COORDINATOR, lambda w, a: add_logo(w, a, file, "Logo"))

    number = clone_workshop(database, read_workshop(database, plan), COMMAND_LINE, CopyWish(title="Otra"))

    own = tables.file.c
    at = database.read(lambda db: db.scalar(select(own.created_at).where(own.workshop_id == number)))
    assert at is not None and at >= before
