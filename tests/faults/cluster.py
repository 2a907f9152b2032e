"""A PostgreSQL of one's own, which may be stopped at will: made in a fresh folder, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.served import free_port


class Cluster:
    """A running PostgreSQL; `url` names its first database."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self._data, self._programs = folder / "data", programs
        self.port = free_port()
        self.url = f"postgresql://postgres@127.0.0.1:{self.port}/postgres"
        self._run("initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self._options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        self._control("start")

    def restart(self) -> None:
        """Let go of every connection at once, as a crash does, and start again."""
        self._control("restart", "-m", "immediate")

    def stop(self) -> None:
        """End it."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")

    def _control(self, *what: str) -> None:
        self._run("pg_ctl", "-D", self._data, "-l", self._data / "log", "-w", "-o", self._options, *what)

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(self._programs / program), *map(str, arguments)]
        as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        done = subprocess.run(
            [*as_postgres, *command], cwd=self._data.parent, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        assert done.returncode == 0, done.stderr.decode()


@contextmanager
def own_cluster() -> Iterator[Cluster]:
    """Run a PostgreSQL of one's own for a while; where its programs are not installed, the test skips."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    at_hand = shutil.which("initdb")
    if not found and not at_hand:
        pytest.skip("PostgreSQL's initdb is not installed")
    folder = Path(tempfile.mkdtemp(prefix="plenaria-"))  # outside the tests' folders, which only their owner enters
    if os.geteuid() == 0:  # PostgreSQL does not run as root
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
    try:
        cluster = Cluster(folder, (found[-1] if found else Path(at_hand or "")).parent)
        try:
            yield cluster
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(folder)
