"""The room code: who types it waits at the workshop's door, and does nothing else until somebody lets them in.

The code is kept as a slow hash, which says whether one is right. To be shown on the room's screen it is made anew from
the key of this installation: where that key is not (another machine on the same database), it is not shown.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from storage import tables
from storage.access import change_access
from storage.database import Database
from storage.people import SIGN_IN_DAYS, add_person, add_sign_in, log
from storage.roles import NAME, give, register
from storage.secret_key import secret_key
from storage.table_laptops import end_of_day, table_name
from workshop.changes import new_id
from workshop.errors import CodeNotValid, Forbidden, NameRequired, PersonNotFound, RoomFull
from workshop.labels import field_label
from workshop.permissions import Actor, Doing, Grant, Role, may_give, require
from workshop.text import clean_text
from workshop.workshop import Workshop

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without 0 O 1 I L, which are taken for one another
LENGTH = 8
CODE_DAYS = 7
PATIENCE = timedelta(minutes=30)  # how long somebody waits at the door before they are forgotten
MOST = 100  # people who wait at one workshop's door


@dataclass(frozen=True, slots=True)
class RoomCode:
    """A living code; `code` is `None` on a machine that does not have the key it was made from."""

    code: str | None
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody at the door, by the name they gave."""

    id: str
    name: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Admission:
    """How somebody is let in: with which roles and, where it is known, as which participant of the list.

    `table_axis` is set where it is no person but the laptop of a table: whoever types there picks their name.
    """

    grants: Sequence[Grant]
    participant: str | None = None
    table_axis: str | None = None

    @classmethod
    def of_table(cls, axis: str) -> "Admission":
        """Return how the laptop of an axis's table is let in: it writes as a rapporteur does, until the day ends."""
        return cls([Grant(Role.RAPPORTEUR, axis)], table_axis=axis)


def open_room(database: Database, workshop: Workshop, actor: Actor) -> str:
    """Make a workshop's code, in the place of the one it had, and return it. Raises: Forbidden."""
    require(actor, Doing.INVITE, workshop)
    own = tables.room_code

    def write(db: Connection) -> str:
        made = (db.scalar(select(own.c.made).where(own.c.workshop_id == workshop.id)) or 0) + 1
        code = _code(workshop.id, made)
        row = {"code_hash": _hash(code), "made": made, "expires_at": datetime.now(UTC) + timedelta(days=CODE_DAYS)}
        if made == 1:
            db.execute(insert(own).values(workshop_id=workshop.id, **row))
        else:
            db.execute(update(own).where(own.c.workshop_id == workshop.id).values(ended_at=None, **row))
        log(db, "room_opened", actor.id, workshop.id)
        return code

    return change_access(database, write, None, workshop.id)


def close_room(database: Database, workshop: Workshop, actor: Actor) -> None:
    """Switch a workshop's code off; who waits by it still may be let in. Raises: Forbidden."""
    require(actor, Doing.INVITE, workshop)
    own = tables.room_code

    def write(db: Connection) -> None:
        db.execute(update(own).where(own.c.workshop_id == workshop.id).values(ended_at=datetime.now(UTC)))
        log(db, "room_closed", actor.id, workshop.id)

    change_access(database, write, None, workshop.id)


def room_code(database: Database, workshop_id: int) -> RoomCode | None:
    """Return a workshop's living code, `None` where there is none."""
    own = tables.room_code.c
    query = select(own.made, own.code_hash, own.expires_at).where(own.workshop_id == workshop_id, _lives())
    row = database.read(lambda db: db.execute(query).one_or_none())
    if row is None:
        return None
    code = _code(workshop_id, row.made)
    return RoomCode(code if _hash(code) == row.code_hash else None, row.expires_at)


def knock(database: Database, code: str, name: str) -> str:
    """Have somebody wait at the door a code leads to; return the secret of their sign-in, for the cookie.

    Nobody is taken for a namesake. Raises: CodeNotValid, NameRequired, InvalidText, RoomFull.
    """
    person, secret = new_id(), secrets.token_urlsafe(32)
    workshop_id = workshop_of_code(database, code)
    called = " ".join(clean_text(name).split())[:NAME]
    if not called:
        raise NameRequired(field=field_label("participant", "name"))
    now = datetime.now(UTC)

    def write(db: Connection) -> None:
        _forget_the_late(db)
        own = tables.waiting
        if (db.scalar(select(func.count()).where(own.c.workshop_id == workshop_id)) or 0) >= MOST:
            raise RoomFull(limit=MOST)
        add_person(db, person, called)
        add_sign_in(db, person, secret, now + PATIENCE)
        row = {"person": person, "workshop_id": workshop_id, "asked_at": now, "expires_at": now + PATIENCE}
        db.execute(insert(own).values(row))
        log(db, "knocked", person, workshop_id)

    change_access(database, write, person, workshop_id)
    return secret


def waits_at(database: Database, person: str) -> int | None:
    """Return the workshop at whose door a person waits, `None` where they do not."""
    own = tables.waiting.c
    query = select(own.workshop_id).where(own.person == person, own.expires_at > datetime.now(UTC))
    return database.read(lambda db: db.scalar(query))


def list_waiting(database: Database, workshop: Workshop, actor: Actor) -> list[Waiting]:
    """Return who waits at a workshop's door, the first first. Raises: Forbidden."""
    require(actor, Doing.ADMIT, workshop)
    own = tables.waiting.c
    query = (
        select(own.person, tables.person.c.name, own.asked_at)
        .join(tables.person, tables.person.c.id == own.person)
        .where(own.workshop_id == workshop.id, own.expires_at > datetime.now(UTC))
        .order_by(own.asked_at, own.person)
    )
    return [Waiting(*row) for row in database.read(lambda db: db.execute(query).all())]


def registered(database: Database, workshop_id: int) -> set[str]:
    """Return the participants of a workshop's list of whom it is known which person they are."""
    return set(registrations(database, workshop_id).values())


def registrations(database: Database, workshop_id: int) -> dict[str, str]:
    """Return person to the participant of a workshop's list that they are known to be."""
    own = tables.registration.c
    query = select(own.person, own.participant).where(own.workshop_id == workshop_id)
    return {row.person: row.participant for row in database.read(lambda db: db.execute(query).all())}


def admit(database: Database, workshop: Workshop, actor: Actor, admissions: Mapping[str, Admission]) -> None:
    """Let people in who wait, together.

    Raises: Forbidden, ItemNotFound for a table without its axis; PersonNotFound for one who waits no more: nobody is
    in then.
    """
    require(actor, Doing.ADMIT, workshop)
    names = {axis: table_name(workshop, axis) for each in admissions.values() if (axis := each.table_axis) is not None}
    grants = [grant for admission in admissions.values() for grant in admission.grants]
    if not all(may_give(actor, workshop, grant.role, grant.axis) for grant in grants):
        raise Forbidden()

    def write(db: Connection) -> None:
        for person, admission in admissions.items():
            _take_from_door(db, workshop.id, person)
            give(db, workshop.id, person, admission.grants)
            if admission.participant is not None:
                register(db, workshop.id, person, admission.participant)
            ends = datetime.now(UTC) + timedelta(days=SIGN_IN_DAYS)
            if admission.table_axis is not None:
                ends = end_of_day(workshop)
                row = {"table_axis": admission.table_axis, "name": names[admission.table_axis]}
                db.execute(update(tables.person).where(tables.person.c.id == person).values(row))
            db.execute(update(tables.sign_in).where(tables.sign_in.c.person == person).values(expires_at=ends))
            log(db, "admitted", person, workshop.id, by=actor.id, grants=admission.grants)

    change_access(database, write, _one(admissions), workshop.id)


def refuse(database: Database, workshop: Workshop, actor: Actor, people: Sequence[str]) -> None:
    """Send people away from the door and forget what they gave. Raises: Forbidden, PersonNotFound."""
    require(actor, Doing.ADMIT, workshop)

    def write(db: Connection) -> None:
        for person in people:
            _take_from_door(db, workshop.id, person)
            log(db, "turned_away", person, workshop.id, by=actor.id)
        _forget(db, people)

    change_access(database, write, _one(people), workshop.id)


def _one(people: Sequence[str] | Mapping[str, Admission]) -> str | None:
    return next(iter(people)) if len(people) == 1 else None


def _take_from_door(db: Connection, workshop_id: int, person: str) -> None:
    own = tables.waiting.c
    here = (own.person == person) & (own.workshop_id == workshop_id) & (own.expires_at > datetime.now(UTC))
    if not db.execute(delete(tables.waiting).where(here)).rowcount:
        raise PersonNotFound()


def forget_the_late(database: Database) -> None:
    """Forget those who waited in vain, also where nobody has come since; nothing is written where there are none."""
    late = select(tables.waiting.c.person).where(tables.waiting.c.expires_at <= datetime.now(UTC)).limit(1)
    if database.read(lambda db: db.scalar(late)) is not None:
        database.write(_forget_the_late)


def _forget_the_late(db: Connection) -> None:
    own = tables.waiting.c
    late = list(db.scalars(select(own.person).where(own.expires_at <= datetime.now(UTC))))
    if late:
        db.execute(delete(tables.waiting).where(own.person.in_(late)))
        _forget(db, late)


def _forget(db: Connection, people: Sequence[str]) -> None:
    db.execute(delete(tables.sign_in).where(tables.sign_in.c.person.in_(people)))
    db.execute(delete(tables.person).where(tables.person.c.id.in_(people)))


def workshop_of_code(database: Database, code: str) -> int:
    """Return the workshop to whose door a code leads. Raises: CodeNotValid."""
    own = tables.room_code.c
    tried = _hash("".join(each for each in code.upper() if each.isalnum())[: LENGTH + 1])
    found: int | None = database.read(
        lambda db: db.scalar(select(own.workshop_id).where(own.code_hash == tried, _lives()))
    )
    if found is None:
        raise CodeNotValid()
    return found


def _lives() -> ColumnElement[bool]:
    own = tables.room_code.c
    return own.ended_at.is_(None) & (own.expires_at > datetime.now(UTC))


def _code(workshop_id: int, made: int) -> str:
    digest = hmac.digest(secret_key(), f"room code {workshop_id} {made}".encode(), "sha256")
    number, letters = int.from_bytes(digest, "big"), []
    for _place in range(LENGTH):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def _hash(code: str) -> str:
    """Return the form in which a code is stored: slow, for forty bits are soon tried by who has the database."""
    return hashlib.scrypt(code.encode(), salt=b"plenaria room code", n=2**12, r=8, p=1, dklen=32).hex()
