import time
from pathlib import Path

import pytest

from storage.backup_timer import BackupTimer
from storage.commit import commit
from storage.database import Database
from tests.two_axes import COORDINATOR
from workshop.changes import Change

PATIENCE = 20  # seconds


def made(folder: Path) -> list[Path]:
    return [path for path in folder.glob("backups/*") if "unfinished" not in path.name]


def wait_for(folder: Path, count: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while len(made(folder)) < count:
        assert time.monotonic() < deadline, "no backup was made"
        time.sleep(0.02)


def test_backup_is_made_once_something_was_written(
    database: Database, plan: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENARIA_DATA", str(tmp_path))
    timer = BackupTimer(database, every=0.05)
    timer.start()

    commit(database, plan, COORDINATOR, lambda w, a: [Change(kind="delete", item="guide")])
    wait_for(tmp_path, 1)
    commit(database, plan, COORDINATOR, lambda w, a: [Change(kind="restore", item="guide")])
    wait_for(tmp_path, 2)
    timer.stop()

    assert len(made(tmp_path)) == 2


def test_timer_that_never_had_a_turn_stops_at_once(database: Database, plan: int, tmp_path: Path) -> None:
    timer = BackupTimer(database)
    timer.start()
    started = time.monotonic()

    timer.stop()

    assert time.monotonic() - started < PATIENCE
    assert made(tmp_path) == []
