"""A page that fails says so in a plain sentence with a number; the log explains that number, the browser never."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, WebSocket, expect
from sqlalchemy import text, update

from storage import tables
from storage.database import Database
from storage.people import invite_person
from tests.browser.conftest import SitDown, let_in
from tests.served import Server
from tests.small_workshop import Written, keep_workshop
from workshop.permissions import Role

NUMBER = re.compile(r"dé este número a soporte: ([0-9a-f]{8})")
LEAKS = re.compile(
    r"Traceback|KeyError|OperationalError|site-packages|\.py\b|SELECT |no such table|sqlite", re.IGNORECASE
)


@pytest.fixture
def damaged(beside: Database) -> Written:
    """Keep a workshop one of whose rows has since become nonsense."""
    here = keep_workshop(beside)
    row = tables.item.c
    query = update(tables.item).where(row.workshop_id == here.id, row.id == here.action).values(kind="nonsense")
    beside.write(lambda db: db.execute(query))
    return here


@pytest.fixture
def falling(serve: Callable[[], Server]) -> Iterator[tuple[Server, Database]]:
    """Serve from a folder of its own, for a test that breaks the database; it comes open from here as well."""
    server = serve()
    with server.opened() as database:
        yield server, database


@pytest.mark.parametrize("name", ["", "matriz", "pantalla", "borrador"])
def test_page_over_a_damaged_row_says_a_sentence_and_a_number(
    name: str, coordinator: Page, damaged: Written, server: Server
) -> None:
    heard = hear(coordinator)

    coordinator.goto(f"/{name}?taller={damaged.id}")

    number = number_on(coordinator)
    assert explained(server, number, "KeyError", "KINDS[")
    assert LEAKS.search(shown(coordinator)) is None
    assert heard and LEAKS.search("\n".join(heard)) is None


def test_requests_over_a_damaged_row_answer_a_number_alone(coordinator: Page, damaged: Written, server: Server) -> None:
    paths = [f"axes/{damaged.axis}", "plan.docx"]

    answers = [coordinator.request.get(f"/api/workshops/{damaged.id}/{path}") for path in paths]

    assert [answer.status for answer in answers] == [500, 500]
    assert all(explained(server, answer.json()["id"], "KeyError", "KINDS[") for answer in answers)
    assert [LEAKS.search(answer.text()) for answer in answers] == [None, None]


def test_page_that_loses_a_table_while_it_is_open_says_a_sentence_and_a_number(
    falling: tuple[Server, Database], sit_down: SitDown
) -> None:
    server, database = falling
    here = keep_workshop(database)
    page = let_in(sit_down(base_url=server.url), invite_person(database, "Ana", Role.COORDINATOR))
    heard = hear(page)
    page.goto(f"/?taller={here.id}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Taller de prueba")
    database.write(lambda db: db.execute(text("DROP TABLE role")))

    page.get_by_role("link", name="Borrador").click()

    number = number_on(page)
    assert explained(server, number, "OperationalError (SQLITE_ERROR)", "storage/people.py")
    assert LEAKS.search(shown(page)) is None
    assert heard and LEAKS.search("\n".join(heard)) is None


def hear(page: Page) -> list[str]:
    """Return what comes to a page over its sockets, letter by letter, growing from now on."""
    heard: list[str] = []

    def listen(socket: WebSocket) -> None:
        socket.on(
            "framereceived", lambda frame: heard.append(frame if isinstance(frame, str) else frame.decode("latin-1"))
        )

    page.on("websocket", listen)
    return heard


def number_on(page: Page) -> str:
    """Return the number a page gives for support."""
    alert = page.get_by_role("alert").filter(has_text="Algo falló de nuestro lado")
    expect(alert).to_contain_text(NUMBER)
    found = NUMBER.search(alert.inner_text())
    return found[1] if found else ""


def shown(page: Page) -> str:
    """Return all that a page holds, but for the names of Streamlit's own files."""
    return re.sub(r"(src|href)=\"[^\"]*\"", "", page.content())


def explained(server: Server, number: str, *cause: str) -> bool:
    """Say whether the log tells kind and place of a bug under its number."""
    _before, found, after = server.log.read_text().partition(f"bug {number}")
    return bool(found) and all(each in after for each in cause)
