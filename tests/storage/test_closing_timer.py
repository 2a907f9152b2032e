"""Announced closings come about once, at their hour: by the timer of any process, or before the first change after."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from storage.closing_timer import LOOK, ClosingTimer
from storage.commit import close_stage, commit
from storage.database import Database
from storage.history import entries_of
from storage.requests import submit_request
from storage.snapshots import list_snapshots
from storage.workshops import read_workshop
from tests.two_axes import COORDINATOR, WRITER
from workshop.changes import Change, Entry
from workshop.closings import GRACE
from workshop.errors import StageClosed
from workshop.permissions import COMMAND_LINE, Actor
from workshop.use_cases.announce_closing import announce_closing
from workshop.use_cases.open_stage import open_stage
from workshop.use_cases.write_matrix import Wish
from workshop.workshop import Workshop

OVER = -GRACE - timedelta(seconds=1)


def announce(database: Database, plan: int, left: timedelta) -> None:
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: open_stage(workshop, actor, "group_work"))
    at = datetime.now(UTC) + left
    commit(database, plan, COORDINATOR, lambda workshop, actor: announce_closing(workshop, actor, "plenary", at))


def turns(database: Database, plan: int) -> list[Entry]:
    found = database.read(lambda db: entries_of(db, plan, ["root"], "stage"))
    return [entry for entry in found if entry.change.kind == "set"]


def write_guide(workshop: Workshop, _actor: Actor) -> list[Change]:
    return [Change(kind="set", item="guide", field="text", text="Otra guía.")]


def test_timer_closes_in_the_name_of_who_announced_it(database: Database, plan: int) -> None:
    announce(database, plan, OVER)

    pause = ClosingTimer(database).look()

    facts = read_workshop(database, plan).facts
    assert (facts.stage, facts.closes_at, facts.opens_next) == ("plenary", None, None)
    assert [(entry.change.text, entry.actor_name) for entry in turns(database, plan)] == [
        ("group_work", COMMAND_LINE.name),
        ("plenary", COORDINATOR.name),
    ]
    assert [kept.reason for kept in list_snapshots(database, plan)] == ["closed group_work"]
    assert pause == LOOK


def test_timer_waits_for_the_hour_and_the_grace(database: Database, plan: int) -> None:
    announce(database, plan, timedelta(seconds=1) - GRACE)

    pause = ClosingTimer(database).look()

    assert 0 < pause <= 1
    assert read_workshop(database, plan).facts.stage == "group_work"


def test_timer_that_runs_closes_by_itself(database: Database, plan: int) -> None:
    heard: list[int] = []
    announce(database, plan, OVER)
    database.listeners.add(plan, heard.append)
    timer = ClosingTimer(database)

    timer.start()
    timer._thread.join(timeout=0.05)
    deadline = datetime.now(UTC) + timedelta(seconds=10)
    while not heard and datetime.now(UTC) < deadline:
        timer._thread.join(timeout=0.05)
    timer.stop()

    assert heard == [4]
    assert not timer._thread.is_alive()
    assert read_workshop(database, plan).facts.stage == "plenary"


def test_two_processes_close_once(database: Database, database_url: str, plan: int) -> None:
    other = Database(database_url)
    announce(database, plan, OVER)
    read_workshop(other, plan)

    with ThreadPoolExecutor(2) as threads:
        done = [each.result() for each in [threads.submit(close_stage, each, plan) for each in (database, other)]]

    assert sorted(len(each.entries) for each in done) == [0, 3]
    assert len(turns(database, plan)) == 2
    assert len(list_snapshots(database, plan)) == 1
    other.close()


def test_first_change_after_the_hour_finds_the_stage_closed(database: Database, database_url: str, plan: int) -> None:
    announce(database, plan, OVER)
    other = Database(database_url)  # it was not there when the closing was announced

    done = commit(other, plan, COMMAND_LINE, write_guide)

    assert [entry.revision for entry in done.entries] == [5]
    assert [entry.change.text for entry in turns(other, plan)] == ["group_work", "plenary"]
    assert read_workshop(other, plan).facts.stage == "plenary"
    other.close()


def test_change_that_is_refused_leaves_the_stage_closed(database: Database, plan: int) -> None:
    announce(database, plan, OVER)

    def refuse(workshop: Workshop, actor: Actor) -> list[Change]:
        raise StageClosed()

    with pytest.raises(StageClosed):
        commit(database, plan, WRITER, refuse)

    assert read_workshop(database, plan).facts.stage == "plenary"


@pytest.mark.parametrize(
    ("left", "status"), [(timedelta(minutes=5), "applied"), (timedelta(0), "applied"), (OVER, "refused")]
)
def test_text_counts_until_the_grace_is_over(database: Database, plan: int, left: timedelta, status: str) -> None:
    announce(database, plan, left)
    wish = Wish(Change(kind="set", item="guide", field="text", text="Escrito hasta el final."), base=1)

    _revision, results = submit_request(database, plan, WRITER, [wish], request=wish.change.id).result(timeout=20)

    assert [result.status for result in results] == [status]
    assert (results[0].reason == StageClosed().message()) == (status == "refused")
