"""Word documents that come from outside: none is opened here before a process of its own has looked through all of it.

That process may use little memory and time and asks nobody: what would exhaust it ends it, and not the server.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from exports.word.inspection import LIMIT
from workshop import file_errors
from workshop.errors import Problem
from workshop.file_errors import DocumentTooLarge

MEGABYTES = LIMIT // 1024**2
_ROOT = Path(__file__).parents[2]
_PATIENCE = 20  # seconds, for a machine that does much else; of the processor it may use but two


def check_document(content: bytes) -> None:
    """Refuse what is no plain Word document: afterwards python-docx may open it.

    Raises: NotAWordDocument, DocumentTooLarge, DocumentWithMacros, DocumentAsksOutside, ArchiveDamaged,
    ArchiveEncrypted, ArchiveTooLarge, ArchiveTooMany.
    """
    if len(content) > LIMIT:
        raise DocumentTooLarge(limit=MEGABYTES)
    command = [sys.executable, "-m", "exports.word.inspection"]
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")}
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, cwd=_ROOT, env=kept, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise DocumentTooLarge(limit=MEGABYTES) from None
    if done.returncode != 0:  # it was ended by its bounds, or by what it read
        raise DocumentTooLarge(limit=MEGABYTES)
    said = json.loads(done.stdout)
    if said:
        problem: type[Problem] = getattr(file_errors, said["problem"])
        raise problem(**said["facts"])
