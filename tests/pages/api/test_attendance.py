"""Attendance over a real server: ticks kept once with the hour they were made, and refused to who may not."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO

import httpx
import openpyxl
import pytest

from storage.commit import commit
from storage.database import Database
from storage.people import invite_person
from storage.workshops import read_workshop
from tests.attended import Attended, keep_attended
from tests.pages.api.conftest import entered
from tests.served import Server
from workshop.attendance import attendances
from workshop.changes import Change
from workshop.items import Attendance
from workshop.permissions import COMMAND_LINE, Role
from workshop.platform_file import LIMIT


@pytest.fixture
def attended(beside: Database) -> Attended:
    return keep_attended(beside)


@pytest.fixture
def helper(server: Server, beside: Database, attended: Attended) -> Iterator[httpx.Client]:
    """Return somebody who helps at the door."""
    with entered(server, invite_person(beside, "Mesa", Role.HELPER, attended.id)) as client:
        yield client


def tick(client: httpx.Client, attended: Attended, **more: object) -> httpx.Response:
    body = {"session": attended.session, "does": "here", "people": [attended.people["ana"]]} | more
    return client.post(f"/api/workshops/{attended.id}/attendance", json=body)


def noted(database: Database, attended: Attended) -> dict[str, Attendance]:
    """Return who is noted for the session, by the first name."""
    found = attendances(read_workshop(database, attended.id))[attended.session]
    return {name: found[person] for name, person in attended.people.items() if person in found}


def test_tick_sent_twice_is_kept_once_with_the_hour_it_was_made(
    helper: httpx.Client, attended: Attended, beside: Database
) -> None:
    answers = [tick(helper, attended, ago=ago) for ago in (600, 0)]

    kept = noted(beside, attended)
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json() == {"revision": 2}
    assert list(kept) == ["ana"]
    late = datetime.now(UTC) - datetime.fromisoformat(kept["ana"].at or "")
    assert timedelta(seconds=600) <= late < timedelta(seconds=700)


def test_whole_delegation_comes_one_leaves_and_one_was_a_mistake(
    helper: httpx.Client, attended: Attended, beside: Database
) -> None:
    ana, bruno = attended.people["ana"], attended.people["bruno"]

    tick(helper, attended, people=[ana, bruno])
    tick(helper, attended, does="away", people=[ana])
    tick(helper, attended, does="left", people=[bruno])

    kept = noted(beside, attended)
    assert list(kept) == ["bruno"]
    assert kept["bruno"].left is not None


@pytest.mark.parametrize(
    "wrong",
    [{"does": "dances"}, {"people": []}, {"people": ["x"]}, {"ago": -1}, {"more": 1}, {"people": ["0" * 32] * 1001}],
)
def test_malformed_ticks_are_refused_and_change_nothing(
    helper: httpx.Client, attended: Attended, beside: Database, wrong: dict[str, object]
) -> None:
    answer = tick(helper, attended, **wrong)

    assert (answer.status_code, answer.json()["error"]) == (400, "InvalidChange")
    assert read_workshop(beside, attended.id).revision == 1


def test_nobody_else_ticks_and_nobody_unknown_is_ticked(
    server: Server, helper: httpx.Client, attended: Attended, beside: Database
) -> None:
    with entered(server, invite_person(beside, "Ana Mora", Role.PARTICIPANT, attended.id)) as participant:
        refused = tick(participant, attended)
    unknown = tick(helper, attended, people=["0" * 32])

    assert (refused.status_code, unknown.status_code) == (403, 404)
    assert noted(beside, attended) == {}


def test_whoever_scans_the_sessions_code_says_that_they_are_there(
    server: Server, attended: Attended, beside: Database
) -> None:
    address = f"/presente/{attended.id}/{attended.session}"
    with entered(server, invite_person(beside, "Ana Mora", Role.PARTICIPANT, attended.id)) as ana:
        looked = ana.get(address)
        before = noted(beside, attended)
        said = ana.post(address)
        after = ana.get(address)

    assert (looked.status_code, "Estoy aquí" in looked.text, before) == (200, True, {})
    assert (said.status_code, said.headers["location"]) == (303, address)
    assert "Su asistencia está anotada" in after.text
    assert {name: each.how for name, each in noted(beside, attended).items()} == {"ana": "qr"}


def test_sessions_code_is_of_no_use_to_who_has_not_entered_or_is_not_on_the_list_or_comes_another_day(
    server: Server, attended: Attended, beside: Database
) -> None:
    address = f"/presente/{attended.id}/{attended.session}"
    with httpx.Client(base_url=server.url, headers={"origin": server.url}) as nobody:
        answers = [nobody.get(address), nobody.post(address)]
    with entered(server, invite_person(beside, "Zoe Nadie", Role.PARTICIPANT, attended.id)) as unlisted:
        answers.append(unlisted.post(address))
    with entered(server, invite_person(beside, "Bruno Lara", Role.PARTICIPANT, attended.id)) as bruno:
        answers.append(bruno.post(f"/presente/{attended.id}/{attended.other}"))

    assert [answer.status_code for answer in answers] == [401, 401, 409, 409]
    assert "Entre primero" in answers[0].text and "Taller de prueba" not in answers[0].text
    assert noted(beside, attended) == {}


def test_badge_is_ticked_by_the_desk_and_tells_nobody_else_whose_it_is(
    server: Server, helper: httpx.Client, attended: Attended, beside: Database
) -> None:
    address = f"/gafete/{attended.id}/{attended.people['carla']}"
    with entered(server, invite_person(beside, "Ana Mora", Role.PARTICIPANT, attended.id)) as ana:
        hers = [ana.get(address), ana.post(address)]
    with httpx.Client(base_url=server.url, headers={"origin": server.url}) as nobody:
        theirs = nobody.get(address)

    looked, ticked = helper.get(address), helper.post(address)

    assert [answer.status_code for answer in (*hers, theirs)] == [200, 403, 401]
    assert "Carla" not in "".join(answer.text for answer in (*hers, theirs))
    assert "Carla Mena" in looked.text and "Anotar asistencia" in looked.text
    assert ticked.status_code == 303
    assert "Asistencia anotada" in helper.get(address).text
    assert {name: each.how for name, each in noted(beside, attended).items()} == {"carla": "qr"}


def test_workbooks_are_for_whom_the_list_says_and_open_in_a_spreadsheet(
    server: Server, helper: httpx.Client, attended: Attended, beside: Database
) -> None:
    tick(helper, attended)
    with entered(server, invite_person(beside, "Coordinación", Role.COORDINATOR, attended.id)) as coordinator:
        answers = [coordinator.get(f"/api/workshops/{attended.id}/{name}.xlsx") for name in ("people", "nothing")]
    refused = helper.get(f"/api/workshops/{attended.id}/people.xlsx")
    attendance = helper.get(f"/api/workshops/{attended.id}/attendance.xlsx")

    assert [answer.status_code for answer in (*answers, refused, attendance)] == [200, 404, 403, 200]
    assert answers[0].headers["content-disposition"].startswith(f'attachment; filename="people-{attended.id}-')
    sheet = openpyxl.load_workbook(BytesIO(attendance.content))["Llegadas"]
    assert [cell.value for cell in sheet[2]][:3] == ["Día 1", "Ana Mora", "Norte"]


def test_report_of_the_platform_is_read_and_kept_nowhere(
    helper: httpx.Client, attended: Attended, beside: Database
) -> None:
    address = f"/api/workshops/{attended.id}/attendance-file"
    report = b"Name,Email,Join Time,Leave Time\nAna Mora,ana@prueba.example,9:05 AM,10:00 AM\n"

    answers = [helper.post(address, content=content) for content in (report, b"Hola", b"x" * (LIMIT + 1))]

    assert [answer.status_code for answer in answers] == [201, 422, 413]
    assert answers[0].json()["filled"]["connections"][0]["at"] == 545
    assert read_workshop(beside, attended.id).revision == 1


def test_tick_for_a_day_that_is_over_is_kept_as_signed_without_an_hour(
    helper: httpx.Client, attended: Attended, beside: Database
) -> None:
    yesterday = (datetime.now(UTC) - timedelta(days=2)).date().isoformat()
    change = Change(kind="set", item=attended.session, field="date", text=yesterday)
    commit(beside, attended.id, COMMAND_LINE, lambda workshop, actor: [change])

    tick(helper, attended)

    kept = noted(beside, attended)["ana"]
    assert (kept.at, kept.how) == (None, "sheet")
