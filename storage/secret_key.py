"""A key of this installation, beside the database and never in it nor in its backups."""

import os
import secrets
from pathlib import Path

from storage.database import data_folder

_BYTES = 32


def secret_key() -> bytes:
    """Return the key, made at the first call."""
    path = data_folder() / "key"
    if not path.exists():
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"key.{secrets.token_hex(8)}")
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(_BYTES))
    try:
        os.link(unfinished, path)  # whole or not at all; another process may have been faster
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
