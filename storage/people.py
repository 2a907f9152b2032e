"""Who may enter: people with their roles, personal links stored as hashes, and the sign-ins their cookies stand for."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, insert, or_, select, update

from storage import tables
from storage.database import Database
from storage.security_log import event_row
from workshop.changes import new_id
from workshop.errors import LinkNotValid
from workshop.permissions import Actor, Role

LINK_DAYS = 30
SIGN_IN_DAYS = 14  # from entering, however often seen
IDLE_DAYS = 4
_FIRST = "0" * 32  # the person the terminal invites


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may enter; `id` is what cookies and history know them by, `language` what they chose to read."""

    id: str
    name: str
    language: str | None = None


def invite_person(
    database: Database,
    name: str,
    role: Role,
    workshop_id: int | None = None,
    axes: Iterable[str] | None = None,
) -> str:
    """Give a new person a role (in every workshop when `workshop_id` is `None`) and return their link's token.

    `axes` limits a writer to some axes. Only the token's hash is kept: it cannot be shown again.
    """
    person, token = new_id(), secrets.token_urlsafe(24)

    def write(db: Connection) -> None:
        _add_person(db, person, name, role, workshop_id, list(axes) if axes is not None else [None])
        db.execute(insert(tables.link).values(_link(person, token)))

    database.write(write)
    return token


def first_coordinator_link(database: Database, name: str) -> str:
    """Return a fresh link for the one whom the terminal lets in first; the links it showed before are dead."""
    token = secrets.token_urlsafe(24)
    own = tables.link.c

    def write(db: Connection) -> None:
        if db.scalar(select(tables.person.c.id).where(tables.person.c.id == _FIRST)) is None:
            _add_person(db, _FIRST, name, Role.COORDINATOR, None, [None])
        db.execute(update(tables.link).where(own.person == _FIRST).values(revoked_at=datetime.now(UTC)))
        db.execute(insert(tables.link).values(_link(_FIRST, token)))

    database.write(write)
    return token


def _add_person(
    db: Connection, person: str, name: str, role: Role, workshop_id: int | None, axes: Sequence[str | None]
) -> None:
    db.execute(insert(tables.person).values(id=person, name=name, created_at=datetime.now(UTC)))
    common = {"person": person, "workshop_id": workshop_id, "role": role.value}
    db.execute(insert(tables.role), [{"id": new_id(), "axis": axis, **common} for axis in axes])


def _link(person: str, token: str) -> dict[str, object]:
    now = datetime.now(UTC)
    expires = now + timedelta(days=LINK_DAYS)
    return {"token_hash": hash_of(token), "person": person, "created_at": now, "expires_at": expires}


def person_of_link(database: Database, token: str) -> Person:
    """Return whom a link is for; reading it consumes nothing. Raises: LinkNotValid."""
    return database.read(lambda db: _person_of_link(db, token))


def enter(database: Database, token: str) -> str:
    """Use a link up and return the secret of a new sign-in, for the cookie. Raises: LinkNotValid."""
    secret, now = secrets.token_urlsafe(32), datetime.now(UTC)

    def write(db: Connection) -> None:
        person = _person_of_link(db, token)
        own = tables.link.c
        db.execute(update(tables.link).where(own.token_hash == hash_of(token)).values(entered_at=now))
        row = {
            "cookie_hash": hash_of(secret),
            "person": person.id,
            "created_at": now,
            "seen_at": now,
            "expires_at": now + timedelta(days=SIGN_IN_DAYS),
        }
        db.execute(insert(tables.sign_in).values(row))
        _log(db, "entered", person.id)

    database.write(write)
    return secret


def leave(database: Database, secret: str) -> None:
    """End a sign-in."""
    own = tables.sign_in.c

    def write(db: Connection) -> None:
        query = update(tables.sign_in).where(own.cookie_hash == hash_of(secret), own.ended_at.is_(None))
        person = db.scalar(query.values(ended_at=datetime.now(UTC)).returning(own.person))
        if person:
            _log(db, "left", person)

    database.write(write)


def person_of_cookie(database: Database, secret: str) -> Person | None:
    """Return who a cookie stands for, `None` when its sign-in ended, expired or never was."""
    own, now = tables.sign_in.c, datetime.now(UTC)
    query = (
        select(tables.person)
        .join(tables.sign_in, own.person == tables.person.c.id)
        .where(own.cookie_hash == hash_of(secret), own.ended_at.is_(None), own.expires_at > now)
        .where(own.seen_at > now - timedelta(days=IDLE_DAYS))
    )
    row = database.read(lambda db: db.execute(query).one_or_none())
    return Person(row.id, row.name, row.language) if row else None


def find_person(database: Database, person: str) -> Person | None:
    """Return a person by id."""
    query = select(tables.person).where(tables.person.c.id == person)
    row = database.read(lambda db: db.execute(query).one_or_none())
    return Person(row.id, row.name, row.language) if row else None


def choose_language(database: Database, person: str, code: str) -> None:
    """Keep the language a person reads in."""
    query = update(tables.person).where(tables.person.c.id == person).values(language=code)
    database.write(lambda db: db.execute(query))


def mark_seen(database: Database, secret: str) -> None:
    """Note that a sign-in is in use, at most once an hour."""
    own, now = tables.sign_in.c, datetime.now(UTC)
    query = update(tables.sign_in).where(own.cookie_hash == hash_of(secret), own.seen_at < now - timedelta(hours=1))
    database.write(lambda db: db.execute(query.values(seen_at=now)))


def actor_in(database: Database, person: str, workshop_id: int | None) -> Actor:
    """Return a person as they act in a workshop (`None`: outside any): roles there and everywhere add up."""
    own = tables.role.c
    query = (
        select(tables.person.c.name, own.role, own.axis)
        .join(tables.role, own.person == tables.person.c.id)
        .where(tables.person.c.id == person, or_(own.workshop_id == workshop_id, own.workshop_id.is_(None)))
    )
    rows = database.read(lambda db: db.execute(query).all())
    writing = [row.axis for row in rows if row.role == Role.WRITER]
    axes = None if None in writing else frozenset(writing)
    return Actor(person, rows[0].name if rows else "", frozenset(Role(row.role) for row in rows), axes)


def workshops_of(database: Database, person: str) -> set[int] | None:
    """Return the numbers of the workshops a person may see; `None` means every one."""
    query = select(tables.role.c.workshop_id).where(tables.role.c.person == person)
    found = set(database.read(lambda db: db.scalars(query).all()))
    return None if None in found else {each for each in found if each is not None}


def somebody_coordinates(database: Database) -> bool:
    """Say whether a coordinator has entered yet; until then the terminal shows a link."""
    query = (
        select(func.count())
        .select_from(tables.sign_in)
        .join(tables.role, tables.role.c.person == tables.sign_in.c.person)
        .where(tables.role.c.role == Role.COORDINATOR, tables.role.c.workshop_id.is_(None))
    )
    return bool(database.read(lambda db: db.scalar(query)))


def log_event(database: Database, kind: str, person: str | None = None, workshop_id: int | None = None) -> None:
    """Note a sign-in or a denial in the security log, which holds no names and no texts."""
    database.write(lambda db: _log(db, kind, person, workshop_id))


def hash_of(secret: str) -> str:
    """Return the form in which a secret is stored; the secrets are random, so one SHA-256 is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _person_of_link(db: Connection, token: str) -> Person:
    own = tables.link.c
    query = (
        select(tables.person.c.id, tables.person.c.name)
        .join(tables.link, own.person == tables.person.c.id)
        .where(own.token_hash == hash_of(token), own.revoked_at.is_(None), own.entered_at.is_(None))
        .where(own.expires_at > datetime.now(UTC))
    )
    row = db.execute(query).one_or_none()
    if row is None:
        raise LinkNotValid()
    return Person(row.id, row.name)


def _log(db: Connection, kind: str, person: str | None, workshop_id: int | None = None) -> None:
    db.execute(insert(tables.security_event).values(event_row(kind, person, workshop_id)))
