"""A small workshop for the tests of the API, and people who have entered the worker's server."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import pytest

from storage.commit import create
from storage.database import Database
from storage.people import invite_person
from tests.served import Server
from workshop.changes import Change, new_id
from workshop.permissions import COMMAND_LINE, Role


@dataclass
class Written:
    """A small workshop in the database: its number and the ids of what stands in it."""

    id: int
    root: str
    axis: str
    other_axis: str
    objective: str
    action: str


@pytest.fixture
def written(beside: Database) -> Written:
    """Keep a small workshop in the server's database."""
    return keep_workshop(beside)


def keep_workshop(database: Database) -> Written:
    """Keep a workshop with two axes, one objective and one action."""
    root, axis, other, objective, action = (new_id() for _ in range(5))
    changes = [
        Change(kind="insert", item=root, type="workshop", cells={"title": "Taller de prueba"}),
        Change(kind="insert", item=axis, type="axis", parent=root, cells={"title": "Primer eje"}),
        Change(kind="insert", item=other, type="axis", parent=root, after=axis, cells={"title": "Segundo eje"}),
        Change(kind="insert", item=objective, type="objective", parent=axis, cells={"text": "Un objetivo"}),
        Change(kind="insert", item=action, type="action", parent=objective, cells={"text": "Crear una lista común"}),
    ]
    return Written(create(database, COMMAND_LINE, changes), root, axis, other, objective, action)


@contextmanager
def entered(server: Server, token: str) -> Iterator[httpx.Client]:
    """Offer a client that has entered by a link."""
    with httpx.Client(base_url=server.url, headers={"origin": server.url}, timeout=30) as client:
        answer = client.post(f"/entrar/{token}")
        assert answer.status_code == 303, answer.text
        yield client


@pytest.fixture
def coordinator(server: Server, beside: Database) -> Iterator[httpx.Client]:
    """Return somebody who may do everything everywhere."""
    with entered(server, invite_person(beside, "Coordinación", Role.COORDINATOR)) as client:
        yield client


@pytest.fixture
def writer(server: Server, beside: Database, written: Written) -> Iterator[httpx.Client]:
    """Return somebody who writes the first axis of the workshop."""
    token = invite_person(beside, "Relatoría", Role.RAPPORTEUR, written.id, [written.axis])
    with entered(server, token) as client:
        yield client


@pytest.fixture
def reader(server: Server, beside: Database, written: Written) -> Iterator[httpx.Client]:
    """Return somebody who reads the workshop."""
    with entered(server, invite_person(beside, "Participante", Role.PARTICIPANT, written.id)) as client:
        yield client
