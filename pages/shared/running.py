"""What this process runs on: its database, its address, and the moment it started."""

import os
import secrets
import socket
from functools import cache
from urllib.parse import urlsplit

from pages.shared.lan import likeliest_address, port
from pages.shared.to_the_room import DOORS
from storage.database import Database
from storage.known import Known
from storage.upgrade import open_database

SERVER_START = secrets.token_hex(8)  # pages tell by it that the server is another one than before


@cache
def database() -> Database:
    """Return the database of this process, opened (and upgraded) at the first call."""
    return open_database()


@cache
def known() -> Known:
    """Return what this process remembers of who may enter."""
    return Known(database())


def public_url() -> str:
    """Return the address people reach us at, without a slash at the end: PLENARIA_URL, or where we listen."""
    given = os.environ.get("PLENARIA_URL")
    return given.rstrip("/") if given else f"http://{_address()}:{port()}"


def _address() -> str:
    """Return the address we listen on; the one other equipment of the network uses, where we listen to that."""
    host = os.environ.get("HOST") or "127.0.0.1"
    if DOORS.addresses:
        return DOORS.addresses[0]
    if host in ("0.0.0.0", "::"):
        return likeliest_address() or socket.gethostname()
    return f"[{host}]" if ":" in host else host


def is_https() -> bool:
    """Say whether the public address is an encrypted one."""
    return urlsplit(public_url()).scheme == "https"


def cookie_name() -> str:
    """Return the name of the sign-in cookie; it carries the port, for browsers part cookies by host only."""
    return f"__Host-plenaria-{port()}" if is_https() else f"plenaria-{port()}"
