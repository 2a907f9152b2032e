"""Scripts and servers in processes of their own that need not load libraries: each is forked from one that has them."""

import gc
import json
import os
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
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


# What a server loads that is not the product's pages: those make themselves known to a server when they are loaded.
SERVING = (
    "alembic.command exports.sheets.books exports.sheets.incoming exports.sheets.text_table exports.word.documents "
    "sqlalchemy.dialects.sqlite storage.backup storage.people storage.upgrade streamlit.starlette streamlit.web.cli "
    "streamlit.web.server.starlette.starlette_server uvicorn workshop.demo"
).split()


class Forks:
    """Runs scripts one after the other, and modules that go on; each as if it had been started by itself."""

    def __init__(self, loaded: Sequence[str] = LOADED) -> None:
        command = [sys.executable, "-m", "tests.forked", *loaded]
        self._stem = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._asking = Lock()

    def run(
        self, script: Path, *arguments: object, environment: Mapping[str, str] = os.environ
    ) -> subprocess.CompletedProcess[str]:
        """Run a script from the project's folder; a negative return code is the signal that ended it."""
        with TemporaryDirectory() as name:
            out, err = Path(name) / "out", Path(name) / "err"
            argv = [str(script), *map(str, arguments)]
            job = {"argv": argv, "environment": dict(environment), "out": str(out), "err": str(err)}
            code = self.ask(job | {"waits": True})
            assert code is not None
            return subprocess.CompletedProcess(argv, code, out.read_text("utf-8"), err.read_text("utf-8"))

    def start(self, module: str, *arguments: object, environment: Mapping[str, str], log: Path) -> "Forked":
        """Start a module, as `python -m` does; what it says is added to the log."""
        job = {"argv": [module, *map(str, arguments)], "environment": dict(environment), "out": str(log)}
        pid = self.ask(job | {"err": str(log), "waits": False})
        assert pid is not None
        return Forked(self, pid)

    def ask(self, job: Mapping[str, Any]) -> int | None:
        """Give the process the others come from something to do, and return its answer."""
        assert self._stem.stdin is not None and self._stem.stdout is not None
        with self._asking:
            self._stem.stdin.write(json.dumps(job) + "\n")
            self._stem.stdin.flush()
            answer: int | None = json.loads(self._stem.stdout.readline())
            return answer

    def stop(self) -> None:
        """End the process the others come from."""
        self._stem.communicate()


class Forked:
    """A process that goes on until it is ended; it answers as one of `subprocess.Popen` does."""

    def __init__(self, forks: Forks, pid: int) -> None:
        self.pid = pid
        self._forks = forks
        self._code: int | None = None
        self._looking = Lock()

    def poll(self) -> int | None:
        """Return how it ended, `None` while it goes on."""
        with self._looking:
            if self._code is None:
                self._code = self._forks.ask({"ended": self.pid})
            return self._code

    def wait(self, timeout: float = PATIENCE) -> int:
        """Return how it ended, once it has."""
        deadline = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            time.sleep(0.01)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal if it has not ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


def serve(loaded: Sequence[str]) -> None:
    """Fork a process for each job that comes in and say how it ended, or its number where nobody waits for its end."""
    for name in loaded:
        import_module(name)
    gc.freeze()  # what is loaded stays: no child goes through it, and so copies it, when it collects
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)


def _answer(job: dict[str, Any]) -> int | None:
    if "ended" in job:
        ended, status = os.waitpid(job["ended"], os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if ended else None
    child = os.fork()
    if child == 0:
        os._exit(do(job))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) if job["waits"] else child


def do(job: dict[str, Any]) -> int:
    """Become the process that a job asks for, and return its exit code."""
    added = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    for number, name, how in ((0, os.devnull, os.O_RDONLY), (1, job["out"], added), (2, job["err"], added)):
        os.dup2(os.open(name, how), number)
    os.environ.clear()
    os.environ.update(job["environment"])
    sys.argv = job["argv"]
    try:
        if job["waits"]:
            signal.alarm(PATIENCE)
            runpy.run_path(sys.argv[0], run_name="__main__")
        else:
            runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
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
    serve(sys.argv[1:])
