"""One change saved: statements and milliseconds at 40 and at 4,000 actions, against the same rows in bare sqlite3."""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import event

from storage.commit import create
from storage.database import Database, journal_mode
from storage.requests import submit_request
from storage.upgrade import open_database
from storage.workshops import read_workshop
from tests.bench.plans import plan_of
from workshop.changes import Change, new_id
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.write_matrix import Wish

TIMES = 150
HEADER = ("one change saved", "statements", "median ms", "p95 ms", "times bare sqlite3")


def rows() -> list[tuple[str, ...]]:
    """Return the table's rows; ours and the bare one take turns, so that both meet the same machine."""
    made = []
    for size in (40, 4_000):
        with tempfile.TemporaryDirectory() as folder:
            database = open_database(f"sqlite:///{folder}/plenaria.db")
            save, statements = _saving(database, size)
            bare = _bare(Path(folder) / "bare.db")
            ours, theirs = _take_turns(save, bare)
            database.close()
        ratio = statistics.median(ours) / statistics.median(theirs)
        made.append((f"{size:,} actions", str(statements()), _ms(ours), _p95(ours), f"{ratio:.1f}"))
        made.append((f"bare sqlite3 beside {size:,}", "5", _ms(theirs), _p95(theirs), "1.0"))
    return made


def _saving(database: Database, size: int) -> tuple[Callable[[int], None], Callable[[], int]]:
    """Return how to save one change, and how many statements the last one took."""
    number = create(database, COMMAND_LINE, plan_of(size))
    action = next(read_workshop(database, number).walk_actions()).id
    seen: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *told: seen.append(told[2]))

    def save(turn: int) -> None:
        seen.clear()
        change = Change(kind="set", item=action, field="text", text=f"Un texto nuevo de la misma longitud {turn:5d}")
        submit_request(database, number, COMMAND_LINE, [Wish(change, 1 + turn)], request=new_id()).result()

    return save, lambda: len(seen)


def _bare(path: Path) -> Callable[[int], None]:
    """Return how to write the same rows with nothing but sqlite3, under the same settings."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA journal_mode={journal_mode(sqlite3.sqlite_version_info)}")
    connection.execute("PRAGMA synchronous=FULL")
    connection.executescript(
        "CREATE TABLE workshop (id INTEGER PRIMARY KEY, revision INT, chain TEXT);"
        "CREATE TABLE cell (item TEXT, field TEXT, text TEXT, version INT, PRIMARY KEY (item, field));"
        "CREATE TABLE change (number INTEGER PRIMARY KEY, id TEXT UNIQUE, item TEXT, field TEXT, before TEXT,"
        " text TEXT, version INT, actor TEXT, at TEXT, chain TEXT);"
        "CREATE INDEX by_item ON change (item, field);"
        "INSERT INTO workshop VALUES (1, 0, '');"
    )
    item = new_id()

    def save(turn: int) -> None:
        text, link = f"Un texto nuevo de la misma longitud {turn:5d}", new_id() * 2
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE workshop SET revision = revision + 1, chain = ? WHERE id = 1", (link,))
        connection.execute(
            "INSERT INTO cell VALUES (?, 'text', ?, ?)"
            " ON CONFLICT DO UPDATE SET text = excluded.text, version = excluded.version",
            (item, text, turn),
        )
        connection.execute(
            "INSERT INTO change (id, item, field, before, text, version, actor, at, chain) VALUES (?,?,?,?,?,?,?,?,?)",
            (new_id(), item, "text", text, text, turn, "a", "2026-01-01T00:00:00", link),
        )
        connection.execute("COMMIT")

    return save


def _take_turns(*works: Callable[[int], None]) -> list[list[float]]:
    taken: list[list[float]] = [[] for _ in works]
    for turn in range(TIMES):
        for work, times in zip(works, taken, strict=True):
            start = time.perf_counter()
            work(turn)
            times.append((time.perf_counter() - start) * 1000)
    return taken


def _ms(times: list[float]) -> str:
    return f"{statistics.median(times):.2f}"


def _p95(times: list[float]) -> str:
    return f"{statistics.quantiles(times, n=20)[-1]:.2f}"
