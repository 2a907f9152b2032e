"""A real server for tests: `streamlit run app.py` on a free port, with a data folder of its own."""

import atexit
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from storage.database import Database
from tests.forked import SERVING, Forked, Forks

ROOT = Path(__file__).parent.parent
PATIENCE = 60  # seconds until a server must answer


class Server:
    """One running server; `data` is its folder, `log` what it printed.

    One that is `forked` starts from a process that has loaded the libraries; else it starts as people start it, `under`
    a command where there is one.
    """

    def __init__(
        self,
        data: Path,
        *,
        host: str = "127.0.0.1",
        port: int | None = None,
        under: Sequence[str] = (),
        forked: bool = False,
        **environment: str,
    ) -> None:
        self.data = data
        self.host = host
        self.port = port or free_port()
        self.log = data / "server.log"
        self._under = under
        self._is_forked = forked and not under
        self._environment = environment
        self.start()

    @property
    def url(self) -> str:
        """Return the address a client on this machine uses."""
        return f"http://{'127.0.0.1' if self.host == '0.0.0.0' else self.host}:{self.port}"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self.data.mkdir(parents=True, exist_ok=True)
        environment = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "PLENARIA_URL")}
        environment |= {"PLENARIA_DATA": str(self.data), "HOST": self.host, "PORT": str(self.port)} | self._environment
        words = ["run", "app.py", "--server.address", self.host, "--server.port", str(self.port)]
        self.process = self._forked(words, environment) if self._is_forked else self._started(words, environment)
        self._wait()

    def _forked(self, words: Sequence[str], environment: dict[str, str]) -> Forked:
        return _forks().start("streamlit", *words, environment=environment, log=self.log)

    def _started(self, words: Sequence[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
        command = [*self._under, sys.executable, "-m", "streamlit", *words]
        with self.log.open("ab") as log:
            return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended: {self.log.read_text()[-2000:]}")
            try:
                with urllib.request.urlopen(f"{self.url}/api/health", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise RuntimeError(f"no answer after {PATIENCE} s: {self.log.read_text()[-2000:]}")

    def stop(self, patience: float = 20) -> int:
        """Ask the server to end and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(patience)

    def kill(self) -> None:
        """End the server at once, whatever it is doing."""
        self.process.kill()
        self.process.wait()

    @contextmanager
    def opened(self) -> Iterator[Database]:
        """Open the server's SQLite file from here, as another process does."""
        database = Database(f"sqlite:///{self.data / 'plenaria.db'}")
        try:
            yield database
        finally:
            database.close()

    def coordinator_link(self) -> str:
        """Return the link the terminal showed for the first coordinator, as a path of this server."""
        found = re.findall(r"/entrar/([\w-]+)", self.log.read_text())
        return f"{self.url}/entrar/{found[-1]}"

    def manage(self, *arguments: str) -> str:
        """Run manage.py on this server's data and return what it printed."""
        environment = os.environ | {"PLENARIA_DATA": str(self.data), "HOST": self.host, "PORT": str(self.port)}
        environment |= self._environment
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()


@cache
def _forks() -> Forks:
    """Return what servers of these tests are forked from; it ends with them."""
    forks = Forks(SERVING)
    atexit.register(forks.stop)
    return forks


def free_port() -> int:
    """Return a port nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
