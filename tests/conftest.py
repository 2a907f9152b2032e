"""Both databases for the tests of every layer, a server, and what becomes of a test whose tool is missing."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import make_url

from storage.database import Database
from storage.upgrade import upgrade
from tests import needs
from tests.forked import Forks
from tests.served import Server
from tests.small_workshop import Written, keep_workshop

# No test judges by the clock: on a busy machine an example takes as long as it takes.
settings.register_profile("plenaria", deadline=None)
settings.load_profile("plenaria")


@pytest.fixture(scope="session")
def require_tool() -> Callable[[str], str]:
    """Return needs.require_tool, for tests that rather ask for a fixture."""
    return needs.require_tool


@pytest.fixture(scope="session")
def shared_file() -> Callable[[str], Path]:
    """Return needs.shared_file, for tests that rather ask for a fixture."""
    return needs.shared_file


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty database file of the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("template") / "plenaria.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_template() -> Iterator[tuple[str, str]]:
    """Return a server's address and the name of an empty database of the newest schema on it, to be copied."""
    server = needs.require_postgresql()
    with needs.fresh_database(server) as url:
        upgrade(url)
        yield server, make_url(url).database or ""


@pytest.fixture
def make_database(request: pytest.FixtureRequest) -> Iterator[Callable[[str, Path], str]]:
    """Return how to make an empty database of a kind, and get its address; a file lies in the folder named."""
    with ExitStack() as made:

        def make(kind: str, folder: Path) -> str:
            if kind == "postgresql":
                return made.enter_context(needs.fresh_database(*request.getfixturevalue("postgresql_template")))
            folder.mkdir(exist_ok=True)
            shutil.copy(request.getfixturevalue("sqlite_template"), folder / "plenaria.db")
            return f"sqlite:///{folder / 'plenaria.db'}"

        yield make


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, make_database: Callable[[str, Path], str], tmp_path: Path) -> str:
    """Return the address of a database of this test's own, on each kind in turn."""
    return make_database(request.param, tmp_path)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Return a database of this test's own, opened, on each kind in turn."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """Return what runs scripts in processes of their own, quickly."""
    forks = Forks()
    yield forks
    forks.stop()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve from a fresh folder for as long as the worker lives, started as people start it."""
    folder = tmp_path_factory.mktemp("served")
    server = Server(folder, PLENARIA_CLOCK=str(folder / "clock"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def beside(server: Server) -> Iterator[Database]:
    """Open the server's database from here, as another process does."""
    with server.opened() as database:
        yield database


@pytest.fixture
def written(beside: Database) -> Written:
    """Keep a small workshop in the server's database."""
    return keep_workshop(beside)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Return how to serve from an empty folder of this test's own; see Server for what can be said."""
    servers: list[Server] = []

    def serve(**more: Any) -> Server:
        servers.append(Server(tmp_path / f"served{len(servers)}", **{"forked": True} | more))
        return servers[-1]

    yield serve
    for server in servers:
        if server.process.poll() is None:
            server.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    """Where REQUIRE_ALL=1, count a skipped test as failed unless the product's definition is what it lacks."""
    report: pytest.TestReport = yield
    if report.skipped and os.environ.get("REQUIRE_ALL") == "1" and _reason(report) != needs.SHARED_ABSENT:
        report.outcome = "failed"
        report.longrepr = f"skipped where REQUIRE_ALL=1: {_reason(report)}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print a line for each reason for which tests were skipped."""
    counts: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        counts[_reason(report)] = counts.get(_reason(report), 0) + 1
    for reason, count in sorted(counts.items()):
        terminalreporter.write_line(f"skipped {count} tests: {reason}")


def _reason(report: pytest.TestReport) -> str:
    said = report.longrepr
    return (said[2] if isinstance(said, tuple) else str(said)).removeprefix("Skipped: ")
