"""Pages under AppTest: run from the script Streamlit runs, each test with a database of its own."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest

from pages.shared import running
from storage import tables
from storage.commit import create
from storage.database import Database
from storage.people import choose_language, invite_person
from storage.workshops import read_workshop
from workshop.changes import Change
from workshop.demo import demo_changes
from workshop.permissions import COMMAND_LINE, Role
from workshop.workshop import Workshop

MAIN = Path(__file__).parents[2] / "pages" / "main.py"
Opening = Callable[..., AppTest]


@pytest.fixture(scope="session")
def as_one_server() -> Iterator[None]:
    """Do once what AppTest does for every page, and a server once: look for components, compile the scripts."""
    compiled = ScriptCache()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        patched.setattr("streamlit.testing.v1.app_test.ScriptCache", lambda: compiled)
        patched.setattr("streamlit.testing.v1.local_script_runner.ScriptCache", lambda: compiled)
        yield


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_template: Path) -> Iterator[Database]:
    """The database the pages of this test run on."""
    shutil.copy(sqlite_template, tmp_path / "plenaria.db")
    monkeypatch.setenv("PLENARIA_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    running.database.cache_clear()
    opened = running.database()
    yield opened
    opened.close()
    running.database.cache_clear()


@pytest.fixture
def open_page(database: Database, as_one_server: None) -> Opening:
    """A function that signs somebody in and opens a page (its file below pages/) of a workshop."""

    def open_page(
        page: str | None = None,
        *,
        workshop: int | None = None,
        role: Role = Role.COORDINATOR,
        only: int | None = None,
        axes: list[str] | None = None,
        language: str = "es",
        name: str = "Persona de prueba",
    ) -> AppTest:
        at = AppTest.from_file(str(MAIN), default_timeout=30)
        at.user = {"principal": person(database, name, role, only, axes, language)}
        if workshop is not None:
            at.query_params["taller"] = str(workshop)
        at.run()
        if page is not None:
            at.switch_page(page).run()
        assert not at.exception
        return at

    return open_page


@pytest.fixture
def demo(database: Database) -> int:
    """The number of a workshop that holds the demo."""
    return keep(database, demo_changes(date(2027, 3, 10)))


def keep(database: Database, changes: list[Change]) -> int:
    """Create a workshop and return its number."""
    return create(database, COMMAND_LINE, changes)


def latest(database: Database, number: int) -> Workshop:
    """Return a workshop as it now is."""
    return read_workshop(database, number)


def screen(at: AppTest) -> str:
    """Return the scene on the shared screen."""
    found = (json.loads(each.proto.json) for each in at.get("bidi_component"))
    return next(str(each["shown"]["html"]) for each in found if "shown" in each)


def person(
    database: Database, name: str, role: Role, only: int | None, axes: list[str] | None, language: str = "es"
) -> str:
    """Return the id of a new person with a role (in every workshop when `only` is `None`) who reads a language."""
    invite_person(database, name, role, only, axes)
    query = select(tables.person.c.id).where(tables.person.c.name == name)
    found = database.read(lambda db: db.scalars(query).all())[-1]
    choose_language(database, found, language)
    return str(found)


def edit(at: AppTest, item: str, form: str = "item") -> AppTest:
    """Open a form of the page Taller: that of an item of a list, or one by its name."""
    return at.button(key=f"open-{item}-{form}").click().run()


def shown(at: AppTest) -> str:
    """Return all the HTML and text a page shows, for looking something up in it."""
    parts = [*at.html, *at.markdown, *at.caption, *at.title, *at.subheader]
    return "\n".join(str(part.value) for part in parts)
