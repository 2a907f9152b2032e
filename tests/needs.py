"""What a machine may lack, asked for in one way: without it a test skips with the reason, in CI it fails."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SHARED_ABSENT = "../shared is not beside the project"
# The names each tool goes by; the first one found is used.
TOOLS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "libreoffice": ("soffice", "libreoffice"),
    "pdftoppm": ("pdftoppm",),
    "node": ("node", "nodejs"),
    "ip": ("ip",),
    "ooxml-validator": (str(ROOT / "build/validator/node_modules/.bin/ooxml-validator"),),
}


def require_tool(name: str) -> str:
    """Return the path of a tool named in TOOLS, or skip the test."""
    found = [path for path in map(shutil.which, TOOLS[name]) if path]
    if not found:
        pytest.skip(f"{name} is not installed")
    return found[0]


def shared_file(name: str) -> Path:
    """Return a file of the product's definition, or skip the test where that is absent."""
    if not (SHARED / name).exists():
        pytest.skip(SHARED_ABSENT)
    return SHARED / name


def require_postgresql() -> str:
    """Return the address of a server where databases may be made, or skip the test."""
    named = os.environ.get("TEST_DATABASE_URL")
    for url in [named] if named else ["postgresql://postgres@127.0.0.1:5432/postgres", "postgresql:///postgres"]:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            continue
        return url
    pytest.skip("PostgreSQL is not running (TEST_DATABASE_URL names a server)")


@contextmanager
def fresh_database(server: str, template: str = "template1") -> Iterator[str]:
    """Give the address of a new database on a server, empty or like a template, and drop it afterwards."""
    name = f"plenaria_test_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        url = make_url(server).set(drivername="postgresql+psycopg", database=name)
        yield url.render_as_string(hide_password=False)
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
