"""The agenda for calendars over a real server: whose it is, what a guest is not told, one's own room."""

from datetime import date

import httpx
import pytest
from icalendar import Calendar

from storage.commit import create
from storage.database import Database
from storage.people import invite_person
from tests.pages.api.conftest import entered
from tests.served import Server
from workshop.items import AgendaItem, Axis, Facts, Session, WorkingGroup
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE, Role


@pytest.fixture
def planned(beside: Database) -> int:
    """A workshop with a point for guests, and a group whose facilitator is known by name."""
    new = NewItems()
    root = new.add(Facts, None, title="Taller", place="Auditorio")
    day = new.add(Session, root, title="Día 1", date=date(2027, 3, 10), starts="08:30")
    new.add(AgendaItem, day, title="Apertura", minutes=30, open_to_guests=True)
    new.add(AgendaItem, day, title="Trabajo en grupos", kind="group_work", minutes=90)
    axis = new.add(Axis, root, title="Información")
    new.add(WorkingGroup, axis, room="Sala Norte", facilitator="Eva Modelo")
    return create(beside, COMMAND_LINE, new.changes)


def fetch(server: Server, token: str, path: str) -> httpx.Response:
    with entered(server, token) as client:
        return client.get(path)


def summaries(answer: httpx.Response) -> list[str]:
    return [event["SUMMARY"] for event in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_calendar_is_for_whoever_may_see_the_agenda_and_no_more_of_it(
    server: Server, beside: Database, planned: int
) -> None:
    reader, guest = (
        invite_person(beside, "Alguien", role, planned) for role in (Role.PARTICIPANT, Role.GUEST)
    )  # fmt: skip
    path = f"/api/workshops/{planned}/agenda.ics"

    answer = fetch(server, reader, path)

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="agenda-{planned}.ics"'
    assert summaries(answer) == ["Apertura", "Trabajo en grupos"]
    assert summaries(fetch(server, guest, path)) == ["Apertura"]


def test_own_calendar_says_where_ones_group_works(server: Server, beside: Database, planned: int) -> None:
    token = invite_person(beside, "Eva Modelo", Role.FACILITATOR, planned)

    answer = fetch(server, token, f"/api/workshops/{planned}/my-agenda.ics")

    assert summaries(answer)[1] == "Trabajo en grupos · Eje 1: Información"
    assert b"LOCATION:Sala Norte\r\n" in answer.content
