"""What comes from outside is read in a process of its own, which may use little memory and time and asks nobody.

What would exhaust it ends it, and not the server.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workshop import file_errors
from workshop.errors import Problem

_ROOT = Path(__file__).parents[1]
_STATE = Path("/proc/self/statm")  # where Linux says what a process has taken
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")


def ask_apart(module: str, content: bytes, patience: float, too_much: Problem, arguments: Sequence[str] = ()) -> Any:
    """Return what a module answers in JSON when it is run on some bytes; `patience` is in seconds.

    Raises: `too_much` where it was ended by its bounds or by what it read, and the problem it names.
    """
    environment = {name: value for name, value in os.environ.items() if name in _KEPT}
    command = [sys.executable, "-m", module, *arguments]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, cwd=_ROOT, env=environment, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired:
        raise too_much from None
    if done.returncode != 0:
        raise too_much
    said = json.loads(done.stdout)
    if isinstance(said, dict) and "problem" in said:
        problem: type[Problem] = getattr(file_errors, said["problem"])
        raise problem(**said["facts"])
    return said


def bind(memory: int, seconds: int) -> None:
    """Bound what this process may use from now on: bytes beyond those it has, and seconds of the processor."""
    if _STATE.exists():
        used = int(_STATE.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + memory, used + memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
