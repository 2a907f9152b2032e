"""Buttons and pages that were withdrawn from somebody whose page is still open: nothing is done, and it is noted."""

import time
from datetime import date

import pytest
from sqlalchemy import select

from storage import tables
from storage.database import Database
from storage.people import actor_in, enter, person_of_cookie
from storage.roles import change_roles
from storage.table_laptops import open_table
from storage.workshops import read_workshop
from tests.pages.conftest import Opening, keep, shown
from tests.pages.test_access import people
from tests.two_axes import COORDINATOR, inserts
from workshop.permissions import Grant, Role
from workshop.templates import blank_workshop, two_day_workshop


@pytest.fixture
def plan(database: Database) -> int:
    return keep(database, [*inserts(), *people()])


def denials(database: Database, count: int) -> list[tuple[str, str, int]]:
    """Return kind, person and workshop of each denial, once there are so many, at most ten seconds later."""
    row = tables.security_event.c
    query = select(row.kind, row.person, row.workshop_id).where(row.kind.in_(["denied", "stage_closed"]))
    deadline = time.monotonic() + 10
    while True:
        found = [tuple(each) for each in database.read(lambda db: db.execute(query.order_by(row.number)).all())]
        if len(found) >= count or time.monotonic() > deadline:
            return found  # type: ignore[return-value]
        time.sleep(0.02)


def test_withdrawn_button_does_nothing_and_leaves_a_line(open_page: Opening, database: Database) -> None:
    plan = keep(database, two_day_workshop("Taller", date(2027, 3, 10)))
    at = open_page("preparation/agenda.py", workshop=plan, role=Role.COORDINATOR, only=plan)
    person = at.user["principal"]
    first = read_workshop(database, plan)
    at.button(key=f"longer-{first.agenda_items(first.sessions[0].id)[0].id}").click().run()
    before = read_workshop(database, plan)
    change_roles(database, before, COORDINATOR, person, [Grant(Role.GUEST)])

    at.button(key="undo-step").click().run()

    assert [each.value for each in at.error] == [
        "Su papel en este taller no permite hacer esto. Pídalo a la coordinación."
    ]
    assert read_workshop(database, plan) == before
    assert denials(database, 1) == [("denied", person, plan)]


def test_callback_of_a_table_without_its_role_leaves_a_line(open_page: Opening, database: Database, plan: int) -> None:
    here = read_workshop(database, plan)
    table = person_of_cookie(database, enter(database, open_table(database, here, COORDINATOR, "axis1")[1]))
    assert table is not None
    at = open_page(workshop=plan)
    at.user = {"principal": table.principal}
    at.switch_page("group_work/matrix.py").run()
    change_roles(database, here, COORDINATOR, table.id, [Grant(Role.GUEST)])

    at.selectbox(key="who-types").set_value("Béatriz Solís").run()

    assert actor_in(database, table.id, plan).name == table.name
    assert denials(database, 1)[0] == ("denied", table.id, plan)


def test_workshop_of_others_in_the_address_is_noted_once_in_a_session(
    open_page: Opening, database: Database, plan: int
) -> None:
    other = keep(database, blank_workshop("Otro taller"))

    at = open_page(workshop=other, role=Role.FACILITATOR, only=plan)
    at.run()
    at.run()

    assert "Otro taller" not in shown(at)
    assert denials(database, 1) == [("denied", at.user["principal"], other)]
