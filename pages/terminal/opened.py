"""What every command does with the machine: opens the database for a while, and writes a file whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from storage.database import Database

UNFINISHED = ".unfinished"  # what a file is called until it is complete


@contextmanager
def opened() -> "Iterator[Database]":
    """Open the database, brought up to date, for as long as a command needs it."""
    from storage.upgrade import open_database

    database = open_database()
    try:
        yield database
    finally:
        database.close()


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Write a file that appears only when it is complete."""
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
