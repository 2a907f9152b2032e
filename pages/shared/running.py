"""What this process runs on: its database, its address, and the moment it started."""

import os
import secrets
from functools import cache
from urllib.parse import urlsplit

from storage.database import Database
from storage.upgrade import open_database

SERVER_START = secrets.token_hex(8)  # pages tell by it that the server is another one than before


@cache
def database() -> Database:
    """Return the database of this process, opened (and upgraded) at the first call."""
    return open_database()


def public_url() -> str:
    """Return the address people reach us at, without a slash at the end: PLENARIA_URL, or where we listen."""
    given = os.environ.get("PLENARIA_URL")
    return given.rstrip("/") if given else f"http://{os.environ.get('HOST') or '127.0.0.1'}:{port()}"


def port() -> int:
    """Return the port we listen on."""
    return int(os.environ.get("PORT") or 8501)


def is_https() -> bool:
    """Say whether the public address is an encrypted one."""
    return urlsplit(public_url()).scheme == "https"


def cookie_name() -> str:
    """Return the name of the sign-in cookie; it carries the port, for browsers part cookies by host only."""
    return f"__Host-plenaria-{port()}" if is_https() else f"plenaria-{port()}"
