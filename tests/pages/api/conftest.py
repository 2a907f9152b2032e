"""People who have entered the worker's server, for the tests of the API."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import httpx
import pytest
from httpx._config import create_ssl_context

from storage.database import Database
from storage.people import invite_person
from tests.served import Server
from tests.small_workshop import Written, keep_workshop
from workshop.permissions import Role

__all__ = ["Written", "entered", "keep_workshop"]


@pytest.fixture(scope="session", autouse=True)
def certificates_read_once() -> Iterator[None]:
    """Read the machine's certificates once and not for each client, the more so as all of them speak plain http."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("httpx._transports.default.create_ssl_context", cache(create_ssl_context))
        yield


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
