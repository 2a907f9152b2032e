"""Scripts in processes of their own that need not load our libraries: each is forked from one that has them."""

import gc
import json
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parent.parent
PATIENCE = 120  # seconds a script may take
# What the commands load, and what some of them load only when they run: pandas, openpyxl and the solver cost most.
LOADED = (
    "alembic.command exports.sheets.incoming exports.sheets.text_table exports.sheets.workbook exports.word.documents "
    "exports.workshop_file manage pages.shared.running sqlalchemy.dialects.postgresql sqlalchemy.dialects.sqlite "
    "storage.backup storage.cloning storage.past storage.people storage.upgrade storage.verify "
    "workshop.assigning.solve workshop.demo"
).split()


class Forks:
    """Runs scripts one after the other; what each says, and how it ends, is as if it had been started by itself."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.forked"]
        self._stem = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(
        self, script: Path, *arguments: object, environment: Mapping[str, str] = os.environ
    ) -> subprocess.CompletedProcess[str]:
        """Run a script from the project's folder; a negative return code is the signal that ended it."""
        assert self._stem.stdin is not None and self._stem.stdout is not None
        with TemporaryDirectory() as name:
            out, err = Path(name) / "out", Path(name) / "err"
            argv = [str(script), *map(str, arguments)]
            job = {"argv": argv, "environment": dict(environment), "out": str(out), "err": str(err)}
            self._stem.stdin.write(json.dumps(job) + "\n")
            self._stem.stdin.flush()
            code = int(self._stem.stdout.readline())
            return subprocess.CompletedProcess(argv, code, out.read_text("utf-8"), err.read_text("utf-8"))

    def stop(self) -> None:
        """End the process the others come from."""
        self._stem.communicate()


def serve() -> None:
    """Fork a process for each job that comes in, and say how it ended."""
    for name in LOADED:
        import_module(name)
    gc.freeze()  # what is loaded stays: no child goes through it, and so copies it, when it collects
    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(do(job))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def do(job: dict[str, Any]) -> int:
    """Become the process that a job asks for, and return its exit code."""
    for number, name, how in ((0, os.devnull, os.O_RDONLY), (1, job["out"], os.O_WRONLY), (2, job["err"], os.O_WRONLY)):
        os.dup2(os.open(name, how | os.O_CREAT), number)
    os.environ.clear()
    os.environ.update(job["environment"])
    sys.argv = job["argv"]
    signal.alarm(PATIENCE)
    try:
        runpy.run_path(sys.argv[0], run_name="__main__")
    except SystemExit as end:
        return _exit_code(end)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def _exit_code(end: SystemExit) -> int:
    if end.code is None or isinstance(end.code, int):
        return end.code or 0
    print(end.code, file=sys.stderr)
    return 1


if __name__ == "__main__":
    serve()
