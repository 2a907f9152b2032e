import queue
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from storage.commit import commit
from storage.database import Database
from storage.listeners import KEPT, Listeners, Watch
from storage.workshops import read_workshop
from tests.needs import ROOT
from tests.two_axes import COORDINATOR
from workshop.changes import Change, Entry
from workshop.items import Action

PATIENCE = 10  # seconds until another process's change must have been heard

ELSEWHERE = """
import sys
from storage.commit import commit
from storage.database import Database
from tests.two_axes import COORDINATOR
from workshop.changes import Change

database = Database(sys.argv[1])
for words in sys.argv[3:]:
    change = Change(kind="set", item="guide", field="text", text=words)
    commit(database, int(sys.argv[2]), COORDINATOR, lambda workshop, actor: [change])
database.close()
"""


@pytest.fixture
def watching(database: Database) -> Iterator[Database]:
    """Return the database with its watch running, as a server has it."""
    watch = Watch(database)
    watch.start()
    yield database
    watch.stop()


def write_elsewhere(database: Database, plan: int, *texts: str) -> None:
    url = database.url.render_as_string(hide_password=False)
    subprocess.run([sys.executable, "-c", ELSEWHERE, url, str(plan), *texts], cwd=ROOT, check=True, timeout=60)


def write_here(database: Database, plan: int, text: str) -> None:
    change = Change(kind="set", item="guide", field="text", text=text)
    commit(database, plan, COORDINATOR, lambda workshop, actor: [change])


def test_commit_of_another_process_is_heard_here(watching: Database, plan: int) -> None:
    heard: queue.Queue[int] = queue.Queue()
    read_workshop(watching, plan)
    watching.listeners.add(plan, heard.put)

    write_elsewhere(watching, plan, "Desde otro proceso.")

    assert heard.get(timeout=PATIENCE) == 2
    assert read_workshop(watching, plan).find("guide", Action).text == "Desde otro proceso."
    ((revision, entries),) = watching.listeners.since(plan, 1) or []
    assert revision == 2
    assert [entry.change.text for entry in entries] == ["Desde otro proceso."]


def test_several_commits_of_another_process_are_heard_in_order(watching: Database, plan: int) -> None:
    heard: queue.Queue[int] = queue.Queue()
    read_workshop(watching, plan)
    watching.listeners.add(plan, heard.put)

    write_elsewhere(watching, plan, "Primera.", "Segunda.", "Tercera.")
    write_here(watching, plan, "Cuarta.")

    last = 0
    while last < 5:
        revision = heard.get(timeout=PATIENCE)
        assert revision > last
        last = revision
    assert read_workshop(watching, plan).revision == 5


def test_own_commit_is_told_at_once_and_once(watching: Database, plan: int) -> None:
    heard: list[int] = []
    watching.listeners.add(plan, heard.append)

    write_here(watching, plan, "Primera.")
    write_here(watching, plan, "Segunda.")
    watching.listeners.publish(plan, watching.listeners.since(plan, 1)[0][1])  # type: ignore[index]

    assert heard == [2, 3]


def test_listener_that_stopped_hears_no_more(database: Database, plan: int) -> None:
    heard: list[int] = []
    stop = database.listeners.add(plan, heard.append)

    write_here(database, plan, "Primera.")
    stop()
    write_here(database, plan, "Segunda.")

    assert heard == [2]
    assert database.listeners.watched() == []


def test_listener_that_fails_spoils_neither_the_commit_nor_the_others(database: Database, plan: int) -> None:
    heard: list[int] = []

    def fail(revision: int) -> None:
        raise RuntimeError("its loop is closed")

    database.listeners.add(plan, fail)
    database.listeners.add(plan, heard.append)

    write_here(database, plan, "Primera.")

    assert heard == [2]
    assert read_workshop(database, plan).revision == 2


def entry(revision: int) -> Entry:
    change = Change(kind="delete", item="guide")
    return Entry(revision=revision, change=change, status="applied", actor="c", actor_name="", at=datetime.now(UTC))


def test_who_is_too_far_behind_has_to_read_anew() -> None:
    listeners = Listeners()

    for revision in range(2, KEPT + 5):
        listeners.publish(1, [entry(revision)])

    assert listeners.since(1, 1) is None
    assert [revision for revision, _ in listeners.since(1, KEPT + 2) or []] == [KEPT + 3, KEPT + 4]
    assert listeners.since(1, KEPT + 4) == []


def test_watch_stops_soon(database: Database) -> None:
    watch = Watch(database)
    watch.start()

    watch.stop()

    assert not watch._thread.is_alive()


def test_revision_of_another_process_between_two_of_ours_is_not_passed_over() -> None:
    listeners = Listeners()
    for revision in (2, 4):  # the third was made elsewhere and not looked for yet
        listeners.publish(1, [entry(revision)])

    assert listeners.since(1, 1) is None
    assert [revision for revision, _ in listeners.since(1, 3) or []] == [4]
