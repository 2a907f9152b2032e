"""Tries at full length what must never lose a word and what must let nobody in, and prints one row for each."""

import asyncio
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from storage.database import Database
from storage.upgrade import open_database
from tests.bench.bench_room import full_room, percentiles
from tests.faults import defences
from tests.faults.away import AWAY, UNDER, full_disk, locked, read_only, take_away
from tests.faults.cluster import own_cluster
from tests.faults.conflicts import lose_the_row, repeat_and_reorder, write_one_cell
from tests.faults.defences import DEFENCES
from tests.faults.dropped import drop_all_at_once, restart_with_all_connected
from tests.faults.finding import Finding
from tests.faults.in_browser import on_cut, on_hands
from tests.faults.killed import kill_before_answer, kill_under_writers
from tests.faults.postgresql import restart_under_writers, write_through_two
from tests.faults.scene import Scene, scene_in
from tests.faults.verdict import Verdict
from tests.served import Server
from tests.storage.protocol_model import run_model

F = TypeVar("F")
HEADER = ("fault", "tries", "acknowledged", "lost", "twice", "misplaced", "held")
STEPS = 10_000  # requests of the model
FLAT = 1.2  # how much of what it held after a minute a server may hold at most
ACKNOWLEDGED, SEEN = 100, 300  # milliseconds, the bounds of the full room's p95
LOCKED = 30.0  # seconds another process holds the lock


def on_sqlite(fault: Callable[[Scene], Verdict]) -> Verdict:
    """Try a fault on a fresh server with its file."""
    with _folder() as folder, scene_in(folder, under=UNDER) as scene:
        return fault(scene)


def on_postgresql_restarted() -> Verdict:
    """Try fault 5 on a cluster of its own."""
    with _folder() as folder, own_cluster() as cluster, scene_in(folder, DATABASE_URL=cluster.url) as scene:
        return restart_under_writers(scene, cluster, tries=5)


def on_two_processes() -> Verdict:
    """Try fault 6 on a cluster of its own."""
    with _folder() as folder, own_cluster() as cluster, scene_in(folder / "one", DATABASE_URL=cluster.url) as scene:
        other = Server(folder / "other", DATABASE_URL=cluster.url)
        try:
            return write_through_two(scene, other, tries=250)
        finally:
            other.kill()


def on_model(url: str) -> Verdict:
    """Try fault 9: Hypothesis writes at random, and the database must be as the model has it."""
    processes = [open_database(url), Database(url)]
    verdict = Verdict(0)
    try:
        while verdict.tries < STEPS:
            sent, taken = run_model(processes, examples=50, steps=50)
            verdict.tries += sent
            verdict.acknowledged += taken
    except AssertionError as difference:
        verdict.faults.append(str(difference).split("\n")[0])
    finally:
        for each in processes:
            each.close()
    return verdict


def on_sqlite_model() -> Verdict:
    """Try fault 9 on a file."""
    with _folder() as folder:
        return on_model(f"sqlite:///{folder / 'plenaria.db'}")


def on_postgresql_model() -> Verdict:
    """Try fault 9 on a cluster of its own."""
    with own_cluster() as cluster:
        return on_model(cluster.url.replace("postgresql:", "postgresql+psycopg:"))


def timed(fault: Callable[[Scene], tuple[Verdict, float]], bound: float | None = None) -> Verdict:
    """Try a fault that is over when all work again, say after how long, and hold that against its bound."""
    with _folder() as folder, scene_in(folder) as scene:
        verdict, seconds = fault(scene)
    print(f"  all working again after {seconds:.1f} s", file=sys.stderr)
    if bound is not None and seconds > bound:
        verdict.faults.append(f"{seconds:.1f} s until all worked again")
    return verdict


def on_full_room(seconds: float) -> Verdict:
    """Try fault 14: sixty write and 240 look on; the bench's figures hold, nothing is lost, the memory stays flat."""
    seen, lost, watched = asyncio.run(full_room(seconds))
    print(f"  {watched.settled / 1e6:.0f} MB after a minute, {watched.memory / 1e6:.0f} MB at most", file=sys.stderr)
    acknowledged, told = percentiles(seen.acknowledged)[1], percentiles(seen.late())[1]
    print(f"  p95: acknowledged after {acknowledged} ms, seen by the last after {told} ms", file=sys.stderr)
    verdict = Verdict(1, acknowledged=len(seen.acknowledged), lost=lost, faults=seen.errors)
    if watched.memory > FLAT * watched.settled:
        verdict.faults.append("the memory grew")
    if int(acknowledged) > ACKNOWLEDGED or int(told) > SEEN:
        verdict.faults.append("slower than the bench's bounds")
    return verdict


FAULTS: dict[str, Callable[[], Verdict]] = {
    "1 kill -9 under 16 writers": lambda: on_sqlite(lambda scene: kill_under_writers(scene, 100)),
    "2 killed between commit and answer": lambda: on_sqlite(lambda scene: kill_before_answer(scene, 50)),
    "3 restart, 60 connected": lambda: timed(lambda scene: restart_with_all_connected(scene, 60), bound=30),
    "4 disk full": lambda: on_sqlite(lambda scene: take_away(scene, full_disk, 10)),
    "4 locked for 30 s": lambda: on_sqlite(lambda scene: take_away(scene, locked, 1, LOCKED)),
    "5 PostgreSQL restarted, 8 writers": on_postgresql_restarted,
    "6 two processes, one PostgreSQL": on_two_processes,
    "7 two editors, one cell": lambda: on_sqlite(lambda scene: write_one_cell(scene, 1_000)),
    "8 row goes while edited": lambda: on_sqlite(lambda scene: lose_the_row(scene, 200)),
    "9 model, SQLite": on_sqlite_model,
    "9 model, PostgreSQL": on_postgresql_model,
    "10 repeated and reordered": lambda: on_sqlite(lambda scene: repeat_and_reorder(scene, 100)),
    "11 typed through reloads, closed tabs, kills": lambda: on_hands(50),
    "12 cut for 4 s": lambda: on_cut("cut", 4),
    "12 cut for 60 s": lambda: on_cut("cut", 60),
    "12 cut for 10 min": lambda: on_cut("cut", 600),
    "12 black hole for 60 s": lambda: on_cut("black hole", 60),
    "13 260 dropped at once": lambda: timed(lambda scene: drop_all_at_once(scene, 260, 30)),
    "14 a full room for 30 min": lambda: on_full_room(1_800),
}
if read_only in AWAY:
    FAULTS["4 read-only file"] = lambda: on_sqlite(lambda scene: take_away(scene, read_only, 10))


def outcome(fault: Callable[[], F], failed: Callable[[list[str]], F]) -> F:
    """Try a fault; one that did not come to its end did not hold."""
    try:
        return fault()
    except (AssertionError, RuntimeError, TimeoutError) as error:
        traceback.print_exc()
        return failed([f"{type(error).__name__}: {error}"])


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def show(*cells: object) -> None:
    """Print a row of the table in Markdown."""
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def main(wanted: list[str]) -> int:
    """Try the faults with these numbers, all of them where none is named; return how many did not hold."""
    return _try_losses(_of(FAULTS, wanted)) + _try_defences(_of(DEFENCES, wanted))


def _of(faults: dict[str, F], wanted: list[str]) -> dict[str, F]:
    names = sorted(faults, key=lambda name: int(name.split()[0]))
    return {name: faults[name] for name in names if not wanted or name.split()[0] in wanted}


def _try_losses(faults: dict[str, Callable[[], Verdict]]) -> int:
    """Try what must never lose a word."""
    _begin(HEADER if faults else ())
    failed = 0
    for name, fault in faults.items():
        found = outcome(fault, lambda faults: Verdict(0, faults=faults))
        failed += not found.held
        show(name, found.tries, found.acknowledged, found.lost, found.twice, found.misplaced, _said(found))
    return failed


def _try_defences(faults: dict[str, Callable[[], Finding]]) -> int:
    """Try what must let nobody in and nothing out."""
    _begin(defences.HEADER if faults else ())
    failed = 0
    for name, fault in faults.items():
        found = outcome(fault, lambda faults: Finding(faults=faults))
        failed += not found.held
        show(name, found.tries, found.through, "; ".join(found.measured), _said(found))
    return failed


def _begin(header: tuple[str, ...]) -> None:
    if header:
        show(*header)
        show(*["---"] * len(header))


def _said(found: Verdict | Finding) -> str:
    return "yes" if found.held else "NO: " + "; ".join([*dict.fromkeys(found.faults)][:3])


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
