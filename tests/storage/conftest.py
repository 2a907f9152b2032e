"""A small plan kept in a database, for the tests of storage."""

import pytest

from storage.commit import create
from storage.database import Database
from tests.two_axes import inserts
from workshop.permissions import COMMAND_LINE


@pytest.fixture
def plan(database: Database) -> int:
    """Return the number of a plan of two axes, kept in the database."""
    return create(database, COMMAND_LINE, inserts())
