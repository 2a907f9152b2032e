import time
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import tables
from storage.database import Database
from storage.erasing import erase_person
from storage.history import entries_since
from storage.people import enter, first_coordinator_link, invite_person, leave
from storage.requests import submit_request
from storage.roles import change_roles, fresh_links, invite, revoke, revoke_all
from storage.room import Admission, admit, knock, list_waiting, open_room
from storage.substitutes import substitute
from storage.table_laptops import open_table
from storage.workshops import read_workshop
from tests.storage.test_requests import send, text
from tests.two_axes import COORDINATOR, WRITER
from workshop.changes import Change, new_id
from workshop.permissions import Actor, Grant, Role
from workshop.use_cases.write_matrix import Wish

ABROAD = Actor("w2", "Relator", frozenset({Role.RAPPORTEUR}), frozenset({"axis2"}))


def logged(database: Database, count: int) -> list[tuple[str, str, int]]:
    """Return kind, person and count of each event, once there are so many, at most ten seconds later."""
    row = tables.security_event.c
    query = select(row.kind, row.person, row.count).where(row.workshop_id.is_not(None)).order_by(row.number)
    deadline = time.monotonic() + 10
    while True:
        found = [tuple(each) for each in database.read(lambda db: db.execute(query).all())]
        if len(found) >= count or time.monotonic() > deadline:
            return found  # type: ignore[return-value]
        time.sleep(0.02)


def test_denied_changes_of_one_request_are_one_row_for_each_kind(database: Database, plan: int) -> None:
    abroad = [text("guide", f"Mío {number}") for number in range(400)]
    unknown = [Wish(Change(kind="delete", item=new_id())) for _ in range(99)]

    revision, results = send(database, plan, *abroad, *unknown, text("manual", "Redactar un manual."), actor=ABROAD)

    assert logged(database, 2) == [("denied", "w2", 400), ("unknown_item", "w2", 99)]
    assert (revision, [result.status for result in results][-1]) == (2, "applied")
    assert [entry.change.item for entry in database.read(lambda db: entries_since(db, plan, 1))] == ["manual"]


def test_forged_and_repeated_ids_change_nothing_and_are_noted(database: Database, plan: int) -> None:
    first = text("guide", "Publicar dos guías.")
    send(database, plan, first, request=new_id())
    other = Wish(Change(kind="set", item="guide", field="text", text="Otra cosa.", id=first.change.id), 2)

    send(database, plan, other, request=new_id())
    _, forged = send(database, plan, other, actor=WRITER, request=new_id())
    undone = submit_request(database, plan, WRITER, [other], request=new_id(), undoes="r" * 32).result()

    assert logged(database, 3)[:2] == [("repeated_id", COORDINATOR.id, 1), ("forged_id", "w", 1)]
    assert (forged[0].status, undone[1][0].status) == ("refused", "refused")
    assert read_workshop(database, plan).revision == 2


def test_request_that_is_simply_sent_again_is_not_noted(database: Database, plan: int) -> None:
    wishes = [text("guide", "Publicar dos guías."), Wish(Change(kind="delete", item="course"))]
    send(database, plan, *wishes)
    send(database, plan, *wishes)

    send(database, plan, text("guide", "x"), actor=ABROAD, request=new_id())

    assert logged(database, 1) == [("denied", "w2", 1)]


def test_everything_about_ways_in_leaves_who_did_what_to_whom(
    database: Database, plan: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENARIA_DATA", str(tmp_path))
    here = read_workshop(database, plan)
    ana, token = invite(database, here, COORDINATOR, "Ana", [Grant(Role.RAPPORTEUR, "axis1")])
    cookie = enter(database, token)
    change_roles(database, here, COORDINATOR, ana, [Grant(Role.GUEST)])
    fresh_links(database, here, COORDINATOR, [ana])
    leave(database, cookie, everywhere=True)
    revoke(database, here, COORDINATOR, ana)
    knock(database, open_room(database, here, COORDINATOR), "Bea")
    [bea] = list_waiting(database, here, COORDINATOR)
    admit(database, here, COORDINATOR, {bea.id: Admission([Grant(Role.PARTICIPANT)])})
    new, _ = substitute(database, here, COORDINATOR, bea.id, "Carla")
    table, _ = open_table(database, here, COORDINATOR, "axis2")
    erase_person(database, here, COORDINATOR, ana)
    revoke_all(database, here, COORDINATOR)

    row = tables.security_event.c
    query = select(row.kind, row.person, row.actor, row.roles).order_by(row.number)
    found = [tuple(each) for each in database.read(lambda db: db.execute(query).all())]
    by = COORDINATOR.id
    assert found == [
        ("invited", ana, by, '[["rapporteur", "axis1"]]'),
        ("entered", ana, None, None),
        ("roles_changed", ana, by, '[["guest", null]]'),
        ("link_made", ana, by, None),
        ("left_everywhere", ana, None, None),
        ("revoked", ana, by, None),
        ("room_opened", by, None, None),
        ("knocked", bea.id, None, None),
        ("admitted", bea.id, by, '[["participant", null]]'),
        ("replaced", bea.id, by, None),
        ("came_instead", new, by, None),
        ("table_opened", table, by, '[["rapporteur", "axis2"]]'),
        ("erased", ana, by, None),
        ("all_revoked", by, None, None),
    ]


def test_terminal_that_invites_leaves_a_line_too(database: Database, plan: int) -> None:
    invite_person(database, "Luz", Role.HELPER, plan, ["axis1"])
    first_coordinator_link(database, "Coordinación")

    row = tables.security_event.c
    query = select(row.kind, row.actor, row.workshop_id, row.roles).order_by(row.number)
    assert [tuple(each) for each in database.read(lambda db: db.execute(query).all())] == [
        ("invited", "command-line", plan, '[["helper", "axis1"]]'),
        ("link_made", "command-line", None, None),
    ]
