"""Commits that waited for the writer together: one trip to the disk, and each as if it had been alone."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text

from storage.commit import Committed, commit_in, create, write
from storage.database import Database
from storage.history import entries_since
from storage.upgrade import open_database
from storage.verify import verify_workshop
from storage.workshops import read_workshop
from tests.two_axes import COORDINATOR, READER, inserts
from workshop.changes import Change, new_id
from workshop.errors import Forbidden
from workshop.items import Action
from workshop.keeping_errors import BusyStorage
from workshop.permissions import COMMAND_LINE, Actor, Doing, require
from workshop.workshop import Workshop


@contextmanager
def writer_held_up(database: Database) -> Iterator[None]:
    """Let nothing be written until the end, so that what is sent meanwhile waits together."""
    go_on = threading.Event()
    database.queue(go_on.wait)
    try:
        yield
    finally:
        go_on.set()


def send(database: Database, plan: int, item: str, words: str, actor: Actor = COORDINATOR) -> "Future[Committed]":
    def use_case(workshop: Workshop, actor: Actor) -> list[Change]:
        require(actor, Doing.PREPARE, workshop)
        return [Change(kind="set", item=item, field="text", text=words)] if words else []

    return write(database, lambda db: commit_in(database, db, plan, actor, use_case, request=new_id()))


def failing(database: Database, sql: str) -> "Future[Committed]":
    return write(database, lambda db: db.execute(text(sql)))  # type: ignore[arg-type, return-value]


def ends(database: Database) -> list[int]:
    """Return a list that grows with each end of a transaction."""
    counted: list[int] = []
    event.listen(database.engine, "commit", lambda db: counted.append(1))
    return counted


def test_commits_that_wait_together_are_revisions_of_their_own(database: Database, plan: int) -> None:
    told: list[int] = []
    database.listeners.add(plan, told.append)
    trips = ends(database)

    with writer_held_up(database):
        sent = [send(database, plan, item, f"Texto {number}.") for number, item in enumerate(("guide", "course") * 3)]
    made = [each.result() for each in sent]

    assert [each.workshop.revision for each in made] == told == [2, 3, 4, 5, 6, 7]
    assert len(trips) == (1 if database.is_sqlite else 6)
    workshop = read_workshop(database, plan)
    assert (workshop.find("guide", Action).text, workshop.find("course", Action).text) == ("Texto 4.", "Texto 5.")
    assert workshop.find("guide").versions["text"] == 4
    assert database.read(lambda db: verify_workshop(db, workshop_id=plan)).holds


def test_what_is_refused_among_them_leaves_nothing(database: Database, plan: int) -> None:
    with writer_held_up(database):
        first = send(database, plan, "guide", "Uno.")
        refused = send(database, plan, "guide", "No.", READER)
        idle = send(database, plan, "guide", "")
        last = send(database, plan, "course", "Dos.")

    with pytest.raises(Forbidden):
        refused.result()
    assert [each.result().workshop.revision for each in (first, idle, last)] == [2, 2, 3]
    texts = [entry.change.text for entry in database.read(lambda db: entries_since(db, plan, 1))]
    assert texts == ["Uno.", "Dos."]


def test_mistake_in_one_keeps_none_of_the_others_from_being_kept(database: Database, plan: int) -> None:
    with writer_held_up(database):
        first = send(database, plan, "guide", "Uno.")
        mistaken = failing(database, "SELECT * FROM nothing_like_this")
        last = send(database, plan, "course", "Dos.")

    with pytest.raises(Exception, match="nothing_like_this"):
        mistaken.result()
    assert [each.result().workshop.revision for each in (first, last)] == [2, 3]


def test_nothing_is_shown_of_what_could_not_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who reads the file keeps the transaction from its end, after all of it was written."""
    monkeypatch.setattr("storage.database.PATIENCE", 50)
    url = f"sqlite:///{tmp_path / 'plenaria.db'}"
    database, told = open_database(url), list[int]()
    plan = create(database, COMMAND_LINE, inserts())
    database.listeners.add(plan, told.append)
    before = read_workshop(database, plan)

    with sqlite3.connect(tmp_path / "plenaria.db", isolation_level=None) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM workshop").fetchall()
        with writer_held_up(database):
            sent = [send(database, plan, "guide", "Uno."), send(database, plan, "course", "Dos.")]
        raised = [type(each.exception()) for each in sent]
        reader.execute("ROLLBACK")
    reader.close()

    assert raised == [BusyStorage, BusyStorage]
    assert (told, database.held[plan], read_workshop(database, plan)) == ([], before, before)
    assert send(database, plan, "guide", "Sí.").result().workshop.revision == 2
    database.close()
