"""What the server's log says of faults."""

import asyncio
import io
import logging
import sqlite3
from collections.abc import Iterator

import pytest

from pages.shared.quiet_log import QuietRecord
from tests.own_loop import run_alone

SECRET = "Proteger a la testigo"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Collect what loggers of this process say, by the server's records."""
    for name in ("plenaria", "uvicorn", "uvicorn.error", "asyncio"):  # once it ran, Streamlit keeps some to itself
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
    before, target = logging.getLogRecordFactory(), io.StringIO()
    handler = logging.StreamHandler(target)
    logging.setLogRecordFactory(QuietRecord)
    logging.getLogger().addHandler(handler)
    yield target
    logging.getLogger().removeHandler(handler)
    logging.setLogRecordFactory(before)


def fail() -> None:
    try:
        {}[SECRET]
    except KeyError as error:
        raise ValueError(f"{SECRET} is no date") from error


def test_fault_is_told_by_kind_and_place_alone(said: io.StringIO) -> None:
    try:
        fail()
    except ValueError:
        logging.getLogger("plenaria").exception("bug %s", "0a1b2c3d")

    told = said.getvalue()
    assert SECRET not in told
    assert told.startswith("bug 0a1b2c3d\n")
    assert "in fail" in told and "builtins.ValueError" in told and "builtins.KeyError" in told


def test_fault_of_the_database_is_told_by_its_code(said: io.StringIO) -> None:
    with sqlite3.connect(":memory:") as db:
        try:
            db.execute("SELECT ? FROM nowhere", [SECRET])
        except sqlite3.OperationalError as error:
            logging.getLogger("uvicorn.error").error("failed", exc_info=error)

    assert "sqlite3.OperationalError (SQLITE_ERROR)" in said.getvalue()
    assert SECRET not in said.getvalue()


def test_forgotten_task_does_not_tell_what_it_failed_with(said: io.StringIO) -> None:
    async def forget() -> None:
        task = asyncio.ensure_future(asyncio.to_thread(fail))
        await asyncio.wait({task})

    run_alone(forget())

    assert "Task exception was never retrieved" in said.getvalue()
    assert "in fail" in said.getvalue()
    assert SECRET not in said.getvalue()


def test_every_fault_of_a_group_is_told(said: io.StringIO) -> None:
    group = ExceptionGroup(SECRET, [ValueError(SECRET), KeyError(SECRET)])

    logging.getLogger("plenaria").error("several", exc_info=group)

    assert SECRET not in said.getvalue()
    assert "ValueError" in said.getvalue() and "KeyError" in said.getvalue()
