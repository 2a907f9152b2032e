"""Another device of one's own: personal links are used up by entering, so who is in may make one more, for a moment."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, func, select

from storage import tables
from storage.database import Database
from storage.people import Person, add_link, lives, log, new_token
from workshop.errors import Forbidden

PATIENCE = timedelta(minutes=10)  # how long such a link waits to be used


def link_for_device(database: Database, person: Person) -> tuple[str, datetime]:
    """Return the token of a link for another device of somebody who is in, and until when it opens, once.

    Theirs that were not used are dead. What it opens ends when the sign-in does by which it was made: by age, by a
    revoked link, not by leaving. Raises: Forbidden for a table's laptop, and for who waits at a door.
    """
    token, until = new_token(), datetime.now(UTC) + PATIENCE

    def write(db: Connection) -> None:
        own, sign_in, at_door = tables.link.c, tables.sign_in.c, tables.waiting.c
        is_in = db.scalar(select(sign_in.person).where(sign_in.cookie_hash == person.principal, lives()))
        waits = db.scalar(select(at_door.person).where(at_door.person == person.id))
        if is_in != person.id or waits is not None or person.table_axis is not None:
            raise Forbidden()
        db.execute(delete(tables.link).where(own.person == person.id, own.device_of.is_not(None)))
        add_link(db, person.id, token, until, device_of=person.principal)
        log(db, "device_link_made", person.id)

    database.write(write)
    return token, until


def devices_of(database: Database, person: str) -> int:
    """Return on how many devices somebody is in."""
    own = tables.sign_in.c
    return database.read(lambda db: db.scalar(select(func.count()).where(own.person == person, lives()))) or 0
