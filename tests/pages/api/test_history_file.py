"""History and security log as files: for coordinators alone, of what is asked for, harmless in a spreadsheet."""

import csv
import io
import time
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from sqlalchemy import select

from pages.api.history_file import history_address, security_address
from storage import tables
from storage.commit import commit
from storage.database import Database
from storage.history_search import Wanted
from storage.roles import invite
from storage.security_search import WantedEvents
from storage.workshops import read_workshop
from tests.pages.api.conftest import Written
from tests.two_axes import COORDINATOR
from workshop.changes import Change
from workshop.permissions import Grant, Role

FILES = ("history.csv", "security.csv")


def read_csv(answer: httpx.Response) -> list[list[str]]:
    assert answer.status_code == 200, answer.text
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def set_text(database: Database, written: Written, *texts: str) -> None:
    for words in texts:
        change = Change(kind="set", item=written.action, field="text", text=words)
        commit(database, written.id, COORDINATOR, lambda workshop, actor, wanted=change: [wanted])


def test_changes_leave_whole_newest_first_and_harmless(
    coordinator: httpx.Client, beside: Database, written: Written
) -> None:
    set_text(beside, written, '=HYPERLINK("https://example.org")', 'Comillas "y"\nlíneas; largas ' + "x" * 5000)

    answer = coordinator.get(history_address(written.id, Wanted()))

    rows = read_csv(answer)
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="historial-{written.id}-')
    assert rows[0][3:] == ["Quién", "Qué", "Cuál", "Parte o paso", "Antes", "Después", "Observaciones"]
    assert [row[6] for row in rows[1:4]] == ["Acción", "Acción", "Se agregó"]
    assert rows[1][7:9] == ['\'=HYPERLINK("https://example.org")', 'Comillas "y"\nlíneas; largas ' + "x" * 5000]
    assert len(rows) == 1 + 5 + 2


def test_file_holds_what_the_filter_shows(coordinator: httpx.Client, beside: Database, written: Written) -> None:
    set_text(beside, written, "Crear una RED.", "Otra cosa.")
    wanted = Wanted(person=COORDINATOR.id, axis=written.axis, words="red", since=datetime(2020, 1, 1, tzinfo=UTC))

    rows = read_csv(coordinator.get(history_address(written.id, wanted)))
    other = read_csv(coordinator.get(history_address(written.id, Wanted(axis=written.other_axis))))

    first, second = ["Crear una lista común", "Crear una RED."], ["Crear una RED.", "Otra cosa."]
    assert [row[7:9] for row in rows[1:]] == [second, first]
    assert [row[4] for row in other[1:]] == ["Eje 2"]


def test_security_log_leaves_with_the_names_of_now(
    coordinator: httpx.Client, beside: Database, written: Written
) -> None:
    here = read_workshop(beside, written.id)
    invite(beside, here, COORDINATOR, "@Luz Solano", [Grant(Role.HELPER, written.axis)])

    rows = read_csv(coordinator.get(security_address(written.id, WantedEvents(kinds=frozenset({"erased"})))))
    roles = read_csv(coordinator.get(f"/api/workshops/{written.id}/security.csv?group=roles"))

    assert rows[0][2:] == ["Quién", "Qué pasó", "A quién"] and len(rows) == 1
    assert ["Dio acceso: Apoyo a la relatoría · Eje 1", "'@Luz Solano"] in [row[3:] for row in roles]


@pytest.mark.parametrize("file", FILES)
def test_file_is_for_coordinators_alone_and_asking_is_noted(
    file: str, server: object, writer: httpx.Client, reader: httpx.Client, beside: Database, written: Written
) -> None:
    path = f"/api/workshops/{written.id}/{file}"
    answers = [client.get(path) for client in (writer, reader)]

    assert [(answer.status_code, answer.json()["error"]) for answer in answers] == [(403, "Forbidden")] * 2
    row = tables.security_event.c
    query = select(row.kind).where(row.workshop_id == written.id, row.kind == "denied")
    deadline = time.monotonic() + 10
    while len(beside.read(lambda db: db.scalars(query).all())) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(beside.read(lambda db: db.scalars(query).all())) == 2


@pytest.mark.parametrize("file", FILES)
def test_file_needs_a_sign_in_and_an_address_that_makes_sense(
    file: str, coordinator: httpx.Client, written: Written
) -> None:
    path = f"/api/workshops/{written.id}/{file}"

    stranger = httpx.get(f"{str(coordinator.base_url).rstrip('/')}{path}")
    wrong = [coordinator.get(path, params=each) for each in ({"since": "ayer"}, {"until": "0001-01-01T00:00+14:00"})]
    odd = coordinator.get(path, params={"person": "\0' OR 1=1 --", "words": "\0%"})

    assert stranger.status_code == 401
    assert [(answer.status_code, answer.json().get("path")) for answer in wrong] == [(400, "since"), (400, "until")]
    assert len(read_csv(odd)) == 1


def test_address_says_all_that_is_wanted() -> None:
    noon = datetime(2027, 3, 10, 12, tzinfo=UTC)
    wanted = Wanted("p" * 32, "Ana & Luz (mesa)", None, "action", noon, None, "100 % = todo")

    asked = {name: values[0] for name, values in parse_qs(urlsplit(history_address(7, wanted)).query).items()}

    assert asked == {
        "person": "p" * 32,
        "name": "Ana & Luz (mesa)",
        "kind": "action",
        "words": "100 % = todo",
        "since": "2027-03-10T12:00:00+00:00",
    }
