from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, update
from sqlalchemy.exc import IntegrityError

from storage import tables
from storage.commit import commit
from storage.database import Database, database_url, journal_mode
from storage.workshops import load, read_workshop
from tests.two_axes import COORDINATOR
from workshop.changes import Change
from workshop.keeping_errors import BusyStorage
from workshop.workshop import Workshop


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "DELETE"),
        ((3, 44, 5), "DELETE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "DELETE"),
        ((3, 50, 6), "DELETE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "DELETE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
    ],
)
def test_write_ahead_log_is_used_only_where_it_is_sound(version: tuple[int, int, int], mode: str) -> None:
    assert journal_mode(version) == mode


def test_sqlite_waits_for_the_disk_and_checks_references(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new' / 'plenaria.db'}")

    settings = {
        name: database.read(lambda db, n=name: db.exec_driver_sql(f"PRAGMA {n}").scalar())
        for name in ("synchronous", "foreign_keys", "busy_timeout")
    }

    assert settings == {"synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0
    database.close()


def test_what_goes_wrong_is_told_without_the_texts_in_it(database: Database) -> None:
    def write(db: Connection) -> None:
        row = {"id": "twice", "name": "Nombre Reservado", "created_at": datetime.now(UTC)}
        for _time in range(2):
            db.execute(insert(tables.person).values(row))

    with pytest.raises(IntegrityError) as problem:
        database.write(write)

    assert "INSERT INTO person" in str(problem.value)
    assert "Reservado" not in str(problem.value)


def test_reader_sees_one_state_while_others_write(database: Database, plan: int) -> None:
    other = Database(database.url.render_as_string(hide_password=False))

    def read(db: Connection) -> tuple[Workshop, Workshop]:
        first = load(db, plan)
        if not database.is_sqlite:  # there, without a write-ahead log, the writer waits for the reader
            commit(other, plan, COORDINATOR, lambda w, a: [Change(kind="delete", item="guide")])
        return first, load(db, plan)

    first, second = database.read(read)

    other.close()
    assert first == second


def test_database_that_takes_no_change_is_said_to_be_busy(database: Database, plan: int) -> None:
    def write(db: Connection) -> None:
        db.exec_driver_sql("PRAGMA query_only=1" if database.is_sqlite else "SET TRANSACTION READ ONLY")
        db.execute(update(tables.workshop).values(revision=99))

    with pytest.raises(BusyStorage):
        database.write(write)

    assert read_workshop(database, plan).revision == 1


@pytest.mark.parametrize(
    ("given", "opened"),
    [
        ("postgresql://u:p@host/plan", "postgresql+psycopg://u:p@host/plan"),
        ("postgres://host/plan", "postgresql+psycopg://host/plan"),
        ("sqlite:////somewhere/plan.db", "sqlite:////somewhere/plan.db"),
    ],
)
def test_address_of_the_database_is_taken_as_operators_write_it(
    given: str, opened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", given)

    assert database_url() == opened


def test_without_an_address_the_database_lies_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("PLENARIA_DATA", str(tmp_path))

    assert database_url() == f"sqlite:///{tmp_path}/plenaria.db"
