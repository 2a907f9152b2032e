"""Who may enter: people with their roles, personal links stored as hashes, and the sign-ins their cookies stand for."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, or_, select, update

from storage import tables
from storage.access import change_access
from storage.database import Database
from storage.security_log import event_row
from workshop.changes import new_id
from workshop.errors import LinkNotValid
from workshop.permissions import COMMAND_LINE, OF_AXES, WRITING, Actor, Grant, Role

LINK_DAYS = 30
SIGN_IN_DAYS = 14  # from entering, however often seen
IDLE_DAYS = 4
_SEEN = timedelta(hours=1)  # how exactly it is known when somebody was here last
_FIRST = "0" * 32  # the person the terminal invites
AT_TABLE = "{name} (mesa)"  # how the history names who types at a table's laptop, in whatever language they read


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may enter; `id` is what cookies and history know them by, `language` what they chose to read.

    `table_axis` is set for a table's laptop, which stands for whoever types there, now `sitting`. `principal` is the
    sign-in they are here by, as pages know it; `None` where they did not enter.
    """

    id: str
    name: str
    language: str | None = None
    table_axis: str | None = None
    sitting: str | None = None
    principal: str | None = None


def invite_person(
    database: Database,
    name: str,
    role: Role,
    workshop_id: int | None = None,
    axes: Iterable[str] | None = None,
) -> str:
    """Give a new person a role (in every workshop when `workshop_id` is `None`) and return their link's token.

    `axes` limits the role to some axes. Only the token's hash is kept: it cannot be shown again.
    """
    person, token = new_id(), new_token()
    given: list[str | None] = [None] if axes is None else list(axes)

    def write(db: Connection) -> None:
        add_person(db, person, name)
        _add_role(db, person, role, workshop_id, given)
        add_link(db, person, token)
        log(db, "invited", person, workshop_id, by=COMMAND_LINE.id, grants=[Grant(role, axis) for axis in given])

    change_access(database, write, person, workshop_id)
    return token


def first_coordinator_link(database: Database, name: str) -> str:
    """Return a fresh link for the one whom the terminal lets in first; the links it showed before are dead."""
    return database.write(lambda db: _coordinator_link(db, _FIRST, name))


def coordinator_link(database: Database, name: str) -> str:
    """Return a fresh link for who coordinates every workshop under this name, made anew where nobody does.

    It is for lost ones too: links of theirs that were not used are dead.
    """
    role, person = tables.role.c, tables.person.c
    known = (
        select(person.id)
        .join(tables.role, role.person == person.id)
        .where(person.name == name, role.role == Role.COORDINATOR, role.workshop_id.is_(None))
        .order_by(person.created_at)
    )
    found = database.read(lambda db: db.scalars(known).first()) or new_id()
    return change_access(database, lambda db: _coordinator_link(db, found, name), found)


def _coordinator_link(db: Connection, person: str, name: str) -> str:
    token, own = new_token(), tables.link.c
    if db.scalar(select(tables.person.c.id).where(tables.person.c.id == person)) is None:
        add_person(db, person, name)
        _add_role(db, person, Role.COORDINATOR, None, [None])
    unused = update(tables.link).where(own.person == person, own.entered_at.is_(None), own.revoked_at.is_(None))
    db.execute(unused.values(revoked_at=datetime.now(UTC)))
    add_link(db, person, token)
    log(db, "link_made", person, by=COMMAND_LINE.id)
    return token


def new_token() -> str:
    """Return a fresh link's token: 192 random bits."""
    return secrets.token_urlsafe(24)


def add_person(db: Connection, person: str, name: str, table_axis: str | None = None) -> None:
    """Keep a new person, who may do nothing yet."""
    row = {"id": person, "name": name, "created_at": datetime.now(UTC), "table_axis": table_axis}
    db.execute(insert(tables.person).values(row))


def _add_role(db: Connection, person: str, role: Role, workshop_id: int | None, axes: Sequence[str | None]) -> None:
    common = {"person": person, "workshop_id": workshop_id, "role": role.value}
    db.execute(insert(tables.role), [{"id": new_id(), "axis": axis, **common} for axis in axes])


def add_link(db: Connection, person: str, token: str, until: datetime | None = None, **more: object) -> None:
    """Keep a link that opens once within a month, or until a given end; `more` are other columns of its row."""
    now = datetime.now(UTC)
    expires = until or now + timedelta(days=LINK_DAYS)
    row = {"token_hash": hash_of(token), "person": person, "created_at": now, "expires_at": expires}
    db.execute(insert(tables.link).values(**row, **more))


def person_of_link(database: Database, token: str) -> Person:
    """Return whom a link is for; reading it consumes nothing. Raises: LinkNotValid."""
    return _person(database.read(lambda db: _living_link(db, token)))


def enter(database: Database, token: str) -> str:
    """Use a link up and return the secret of a new sign-in, for the cookie. Raises: LinkNotValid."""
    secret = secrets.token_urlsafe(32)
    person = person_of_link(database, token)
    workshops = workshops_of(database, person.id) or set()

    def write(db: Connection) -> None:
        link = _living_link(db, token)
        _use_up(db, token)
        ends, by = _reach(db, link, hash_of(token))
        add_sign_in(db, link.id, secret, ends, by)
        log(db, "entered", link.id)

    change_access(database, write, person.id, min(workshops, default=None))
    return secret


def _use_up(db: Connection, token: str) -> None:
    """Note that a link was used; of two who use it at once, one is too late."""
    own = tables.link.c
    mine = (own.token_hash == hash_of(token)) & or_(own.reusable, own.entered_at.is_(None))
    if not db.execute(update(tables.link).where(mine).values(entered_at=datetime.now(UTC))).rowcount:
        raise LinkNotValid()


def _reach(db: Connection, link: Row[Any], token_hash: str) -> tuple[datetime | None, str | None]:
    """Return when a sign-in made by a link ends (`None`: after two weeks) and by which link it counts as made.

    Another device's lasts as long as the one that let it in, and ends with the link that one came by.
    """
    if link.reusable:
        return min(datetime.now(UTC) + timedelta(days=SIGN_IN_DAYS), link.expires_at), token_hash
    if link.device_of is None:
        return None, token_hash
    own = tables.sign_in.c
    first = db.execute(select(own.expires_at, own.link).where(own.cookie_hash == link.device_of)).one()
    return first.expires_at, first.link


def add_sign_in(
    db: Connection, person: str, secret: str, until: datetime | None = None, link: str | None = None
) -> None:
    """Keep a sign-in that ends after two weeks, or at a given instant."""
    now = datetime.now(UTC)
    row = {
        "cookie_hash": hash_of(secret),
        "person": person,
        "created_at": now,
        "seen_at": now,
        "expires_at": until or now + timedelta(days=SIGN_IN_DAYS),
        "link": link,
    }
    db.execute(insert(tables.sign_in).values(row))


def leave(database: Database, secret: str, everywhere: bool = False) -> None:
    """End a sign-in, or `everywhere` all of the same person; links that wait to be used stay as they are.

    Who leaves the door waits there no more.
    """
    own = tables.sign_in.c
    person = database.read(lambda db: db.scalar(select(own.person).where(own.cookie_hash == hash_of(secret))))
    if person is None:
        return
    which = own.person == person if everywhere else own.cookie_hash == hash_of(secret)

    def write(db: Connection) -> None:
        now = datetime.now(UTC)
        db.execute(update(tables.waiting).where(tables.waiting.c.person == person).values(expires_at=now))
        query = update(tables.sign_in).where(which, own.ended_at.is_(None))
        if db.execute(query.values(ended_at=now)).rowcount:
            log(db, "left_everywhere" if everywhere else "left", person)

    change_access(database, write, person)


def person_of_cookie(database: Database, secret: str) -> Person | None:
    """Return who a cookie stands for, `None` when its sign-in ended, expired or never was."""
    return person_of_principal(database, hash_of(secret))


def person_of_principal(database: Database, principal: str) -> Person | None:
    """Return who is here by a sign-in, `None` when it ended, expired or never was."""
    own = tables.sign_in.c
    query = (
        select(tables.person, own.seen_at)
        .join(tables.sign_in, own.person == tables.person.c.id)
        .where(own.cookie_hash == principal, lives())
    )
    row = database.read(lambda db: db.execute(query).one_or_none())
    if row is None:
        return None
    if row.seen_at < datetime.now(UTC) - _SEEN:
        _mark_seen(database, principal)
    return _person(row, principal)


def lives() -> ColumnElement[bool]:
    """Return what holds for a sign-in by which somebody is here."""
    own, now = tables.sign_in.c, datetime.now(UTC)
    return own.ended_at.is_(None) & (own.expires_at > now) & (own.seen_at > now - timedelta(days=IDLE_DAYS))


def came_by(database: Database, token: str, person: str) -> bool:
    """Say whether a link was this person's own, used or not: who is in already may go on by it."""
    own = tables.link.c
    query = select(own.person).where(own.token_hash == hash_of(token), own.person == person, own.revoked_at.is_(None))
    return database.read(lambda db: db.scalar(query)) is not None


def find_person(database: Database, person: str) -> Person | None:
    """Return a person by id."""
    query = select(tables.person).where(tables.person.c.id == person)
    row = database.read(lambda db: db.execute(query).one_or_none())
    return _person(row) if row else None


def choose_language(database: Database, person: str, code: str) -> None:
    """Keep the language a person reads in."""
    query = update(tables.person).where(tables.person.c.id == person).values(language=code)
    database.write(lambda db: db.execute(query))


def _mark_seen(database: Database, principal: str) -> None:
    own, now = tables.sign_in.c, datetime.now(UTC)
    query = update(tables.sign_in).where(own.cookie_hash == principal, own.seen_at < now - _SEEN).values(seen_at=now)
    database.queue(lambda: database.transact(lambda db: db.execute(query)))  # nobody waits for it


def actor_in(database: Database, person: str, workshop_id: int | None) -> Actor:
    """Return a person as they act in a workshop (`None`: outside any): roles there and everywhere add up."""
    own = tables.role.c
    query = (
        select(tables.person.c.name, tables.person.c.sitting, own.role, own.axis)
        .join(tables.role, own.person == tables.person.c.id)
        .where(tables.person.c.id == person, or_(own.workshop_id == workshop_id, own.workshop_id.is_(None)))
    )
    rows = database.read(lambda db: db.execute(query).all())
    if not rows:
        return Actor(person, "")
    by_role = {Role(row.role): _axes_of(rows, Role(row.role)) for row in rows}
    group = [by_role[role] for role in WRITING if role in by_role] or [by_role.get(Role.PARTICIPANT)]
    axes = None if None in group else frozenset().union(*(each for each in group if each is not None))
    name = AT_TABLE.format(name=rows[0].sitting) if rows[0].sitting else rows[0].name
    return Actor(person, name, frozenset(by_role), axes, by_role)


def _axes_of(rows: Iterable[Any], role: Role) -> frozenset[str] | None:
    axes = [row.axis for row in rows if row.role == role]
    return None if None in axes or role not in OF_AXES else frozenset(axes)


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


def log_event(
    database: Database, kind: str, person: str | None = None, workshop_id: int | None = None, count: int = 1
) -> None:
    """Note a sign-in or a denial in the security log, which holds no names and no texts."""
    database.write(lambda db: log(db, kind, person, workshop_id, count))


def log(
    db: Connection,
    kind: str,
    person: str | None,
    workshop_id: int | None = None,
    count: int = 1,
    *,
    by: str | None = None,
    grants: Iterable[Grant] | None = None,
) -> None:
    """Note it inside a transaction that is already open; `by` is who did it to the person, with which roles."""
    db.execute(insert(tables.security_event).values(event_row(kind, person, workshop_id, count, by, grants)))


def hash_of(secret: str) -> str:
    """Return the form in which a secret is stored; the secrets are random, so one SHA-256 is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _living_link(db: Connection, token: str) -> Row[Any]:
    own = tables.link.c
    query = (
        select(tables.person, own.reusable, own.expires_at, own.device_of)
        .join(tables.link, own.person == tables.person.c.id)
        .where(own.token_hash == hash_of(token), own.revoked_at.is_(None), own.expires_at > datetime.now(UTC))
        .where(or_(own.reusable, own.entered_at.is_(None)))
        .where(or_(own.device_of.is_(None), own.device_of.in_(select(tables.sign_in.c.cookie_hash).where(lives()))))
    )
    row = db.execute(query).one_or_none()
    if row is None:
        raise LinkNotValid()
    return row


def _person(row: Row[Any], principal: str | None = None) -> Person:
    return Person(row.id, row.name, row.language, row.table_axis, row.sitting, principal)
