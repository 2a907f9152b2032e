"""Fault 16: files made to exhaust, to trick or to spy; each must be refused in words, soon and without much memory."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from tests.exports.word.tools import ROOT
from tests.faults.finding import Finding
from tests.hostile_documents import HOSTILE, lying_bomb, many_entries, overlapping, zip_bomb
from tests.pictures import boundless_png, png
from workshop.errors import Problem

SOON = 2.0  # seconds of the processor: a machine that does much else takes longer, whatever the file
MEMORY = 100_000_000  # bytes beyond what the process had
_BACKUPS = {"zip bomb": zip_bomb, "10,000 entries": many_entries, "overlapping": overlapping, "lying": lying_bomb}
_PICTURES = {
    "picture of 40 MB": lambda: png() + bytes(40_000_000),
    "picture that claims 10 gigapixels": lambda: boundless_png(100_000, 100_000),
    "picture with a sum that is none": lambda: png()[:-6] + b"\0\0" + png()[-4:],
}
_FILES = {
    "workshop file of brackets": lambda: b"[" * 10_000_000,
    "workshop file of values": lambda: b"[" + b"0," * 20_000_000 + b"0]",
    "workshop file of 60 MB": lambda: b" " * 60_000_000,
}
SENT: dict[str, dict[str, Callable[[], bytes]]] = {
    "document": {name: make for name, (make, _problem) in HOSTILE.items()},
    "backup": dict(_BACKUPS),
    "picture": dict(_PICTURES),
    "workshop": dict(_FILES),
}


def refuse_all(folder: Path, names: Iterable[str] | None = None) -> Finding:
    """Send every file, or those named, to what reads its kind; each by a process of its own, which is measured."""
    finding, slowest, most = Finding(), 0.0, 0
    for kind, files in SENT.items():
        for name, make in files.items():
            if names is not None and name not in names:
                continue
            path = folder / "hostile"
            path.write_bytes(make())
            refused, seconds, memory = _measured(kind, path)
            slowest, most = max(slowest, seconds), max(most, memory)
            finding.note(not refused, f"{name}: let through")
            if seconds > SOON or memory > MEMORY:
                finding.faults.append(f"{name}: {seconds:.1f} s, {memory / 1e6:.0f} MB")
    finding.measured += [f"{slowest:.2f} s", f"{most / 1e6:.0f} MB at most"]
    return finding


def _measured(kind: str, path: Path) -> tuple[bool, float, int]:
    command = [sys.executable, "-m", "tests.faults.hostile_files", kind, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    refused, seconds, memory = json.loads(done.stdout)
    return bool(refused), float(seconds), int(memory)


def _reader(kind: str, folder: Path) -> Callable[[Path], object]:
    """Return what reads a kind of file, as a route or a command calls it."""
    if kind == "document":
        from exports.word.incoming import check_document

        return lambda path: check_document(path.read_bytes())
    if kind == "backup":
        from storage.backup import restore_backup
        from storage.upgrade import open_database

        database = open_database(f"sqlite:///{folder / 'empty' / 'plenaria.db'}")
        return lambda path: restore_backup(database, path)
    if kind == "picture":
        from workshop.file_errors import PictureTooHeavy
        from workshop.pictures import LIMIT, read_picture

        def read(path: Path) -> object:  # as the route does: no more is taken than a picture may have
            if path.stat().st_size > LIMIT:
                raise PictureTooHeavy(limit=LIMIT // 1024**2)
            return read_picture(path.read_bytes())

        return read
    from exports.workshop_file import load_file

    return load_file


def main(kind: str, path: Path) -> None:
    """Read one file and print whether it was refused in words, after how many seconds, and with how much memory."""
    read = _reader(kind, path.parent)
    before, began, refused = getrusage(RUSAGE_SELF).ru_maxrss, _used(), False
    base = getrusage(RUSAGE_CHILDREN).ru_maxrss
    try:
        read(path)
    except Problem as problem:
        refused = bool(problem.message())
    seconds = _used() - began
    memory = getrusage(RUSAGE_SELF).ru_maxrss - before + getrusage(RUSAGE_CHILDREN).ru_maxrss - base
    sys.stdout.write(json.dumps([refused, seconds, memory * 1024]))


def _used() -> float:
    """Return the seconds of the processor that this process and those it started have used."""
    own, started = getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + started.ru_utime + started.ru_stime


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
