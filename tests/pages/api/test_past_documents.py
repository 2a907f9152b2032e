"""Documents as of a closing, over a real server: what they hold, what is stamped on them, whose they are."""

import functools

import httpx
import pytest

from storage.commit import commit
from storage.database import Database
from tests.exports.word.plan_reader import Package, read_lines
from tests.pages.api.conftest import Written
from workshop.changes import Change
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.open_stage import open_stage


@pytest.fixture
def closed(beside: Database, written: Written) -> int:
    """Return the revision at which preparation closed; the workshop was renamed afterwards."""
    for stage in ("preparation", "group_work"):
        made = commit(beside, written.id, COMMAND_LINE, functools.partial(open_stage, stage=stage)).workshop
    change = Change(kind="set", item=written.root, field="title", text="Otro título")
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [change])
    return made.revision


def texts(document: bytes) -> list[str]:
    return [line.text for line in read_lines(document)]


def test_folder_of_a_closing_is_as_it_was_and_stamped(
    coordinator: httpx.Client, reader: httpx.Client, written: Written, closed: int
) -> None:
    address = f"/api/workshops/{written.id}/fallback.docx"

    then, again = (coordinator.get(address, params={"revision": closed}) for _ in range(2))
    now = coordinator.get(address)

    assert then.content == again.content
    assert "Taller de prueba" in texts(then.content)
    assert ("Taller de prueba" in texts(now.content), "Otro título" in texts(now.content)) == (False, True)
    footer = "".join(Package(then.content).xml("word/footer1.xml").itertext())
    assert footer.startswith("Cierre de «Preparación», ")
    assert then.headers["content-disposition"].endswith(f'-revision-{closed}.docx"')
    assert reader.get(address, params={"revision": closed}).status_code == 403


def test_past_of_other_documents_is_for_whom_the_present_is(
    reader: httpx.Client, written: Written, closed: int
) -> None:
    address = f"/api/workshops/{written.id}/agenda.docx"

    first = reader.get(address, params={"revision": 1})

    assert "Taller de prueba" in texts(first.content)
    assert "".join(Package(first.content).xml("word/footer1.xml").itertext()).startswith("Versión 1, ")


@pytest.mark.parametrize("revision", ["0", "99", "-1", "x", "1.0", "", "9" * 5_000])
def test_revisions_there_are_not_are_refused(reader: httpx.Client, written: Written, revision: str) -> None:
    for ending in ("docx", "pdf"):
        answer = reader.get(f"/api/workshops/{written.id}/agenda.{ending}", params={"revision": revision})

        assert (answer.status_code, answer.json()["error"]) == (404, "RevisionNotFound")
