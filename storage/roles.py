"""The ways in of one workshop as its coordinators see and change them: who has which role, their links, their end."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, case, delete, false, func, insert, or_, select, update

from storage import tables
from storage.access import change_access
from storage.database import Database
from storage.people import add_link, add_person, log, new_token
from workshop.changes import new_id
from workshop.errors import AlsoElsewhere, Forbidden, NameRequired, OwnAccess, PersonNotFound
from workshop.labels import field_label
from workshop.permissions import OF_AXES, Actor, Doing, Grant, Role, may_give, require
from workshop.text import clean_text
from workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Access:
    """One person's way into a workshop.

    `invited` says that a link waits to be used, `present` that a sign-in of theirs lives; `everywhere` that they have a
    role in every workshop. `participant` is who they are on the workshop's list, `None` where that is not known.
    """

    id: str
    name: str
    grants: tuple[Grant, ...]
    participant: str | None = None
    table_axis: str | None = None
    invited: bool = False
    present: bool = False
    seen_at: datetime | None = None
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link as its workshop's coordinators see it: never what it is, only when it was made, used and ends."""

    id: str
    created_at: datetime
    expires_at: datetime
    entered_at: datetime | None


def list_access(database: Database, workshop: Workshop, actor: Actor) -> list[Access]:
    """Return everybody with a role in the workshop by name, in four statements. Raises: Forbidden."""
    require(actor, Doing.INVITE, workshop)
    return database.read(lambda db: _list(db, workshop.id))


def _list(db: Connection, workshop_id: int) -> list[Access]:
    role, now = tables.role.c, datetime.now(UTC)
    here = select(role.person).where(_in(workshop_id))
    grants: dict[str, list[Grant]] = defaultdict(list)
    everywhere = set()
    for row in db.execute(select(role.person, role.role, role.axis, role.workshop_id).where(_in(workshop_id))):
        grants[row.person].append(Grant(Role(row.role), row.axis))
        if row.workshop_id is None:
            everywhere.add(row.person)
    link, sign_in = tables.link.c, tables.sign_in.c
    open_link = link.entered_at.is_(None) & link.revoked_at.is_(None) & (link.expires_at > now)
    open_link &= link.device_of.is_(None)
    invited = set(db.scalars(select(link.person).where(link.person.in_(here), open_link)))
    alive = sign_in.ended_at.is_(None) & (sign_in.expires_at > now)
    entries = select(sign_in.person, func.max(sign_in.seen_at), func.max(_when(alive))).group_by(sign_in.person)
    seen = {row[0]: (row[1], bool(row[2])) for row in db.execute(entries.where(sign_in.person.in_(here)))}
    listed = tables.registration.c
    query = (
        select(tables.person, listed.participant)
        .join(
            tables.registration,
            (listed.person == tables.person.c.id) & (listed.workshop_id == workshop_id),
            isouter=True,
        )
        .where(tables.person.c.id.in_(here))
        .order_by(func.lower(tables.person.c.name), tables.person.c.id)
    )
    return [
        Access(
            id=row.id,
            name=row.name,
            grants=tuple(sorted(grants[row.id], key=_in_order)),
            participant=row.participant,
            table_axis=row.table_axis,
            invited=row.id in invited,
            present=seen.get(row.id, (None, False))[1],
            seen_at=seen.get(row.id, (None, False))[0],
            everywhere=row.id in everywhere,
        )
        for row in db.execute(query)
    ]


def _in_order(grant: Grant) -> tuple[int, str]:
    return list(Role).index(grant.role), grant.axis or ""


def _in(workshop_id: int) -> ColumnElement[bool]:
    return or_(tables.role.c.workshop_id == workshop_id, tables.role.c.workshop_id.is_(None))


def _when(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def invite(
    database: Database,
    workshop: Workshop,
    actor: Actor,
    name: str,
    grants: Sequence[Grant],
    participant: str | None = None,
) -> tuple[str, str]:
    """Give somebody new their roles; return their id and their link's token. Raises: Forbidden, NameRequired."""
    require(actor, Doing.INVITE, workshop)
    person, token, called = new_id(), new_token(), name_as_kept(name)

    def write(db: Connection) -> None:
        add_person(db, person, called)
        give(db, workshop.id, person, grants)
        add_link(db, person, token)
        if participant is not None:
            register(db, workshop.id, person, participant)
        log(db, "invited", person, workshop.id, by=actor.id, grants=grants)

    change_access(database, write, person, workshop.id)
    return person, token


def change_roles(database: Database, workshop: Workshop, actor: Actor, person: str, grants: Sequence[Grant]) -> None:
    """Give somebody other roles in this workshop; none takes them out of it. What they may everywhere stays.

    Raises: Forbidden, PersonNotFound, OwnAccess.
    """
    require(actor, Doing.INVITE, workshop)
    if person == actor.id and Role.COORDINATOR not in {grant.role for grant in grants}:
        raise OwnAccess()
    if not all(may_give(actor, workshop, grant.role, grant.axis) for grant in grants):
        raise Forbidden()

    def write(db: Connection) -> None:
        _require_here(db, workshop.id, person)
        db.execute(delete(tables.role).where(tables.role.c.person == person, tables.role.c.workshop_id == workshop.id))
        give(db, workshop.id, person, grants)
        log(db, "roles_changed", person, workshop.id, by=actor.id, grants=grants)

    change_access(database, write, person, workshop.id)


def fresh_links(database: Database, workshop: Workshop, actor: Actor, people: Sequence[str]) -> dict[str, str]:
    """Return person to the token of a new link; where they are signed in they stay so, links not yet used are dead.

    Raises: Forbidden, PersonNotFound, AlsoElsewhere.
    """
    require(actor, Doing.INVITE, workshop)
    tokens = {person: new_token() for person in people}

    def write(db: Connection) -> None:
        own = tables.link.c
        for person, token in tokens.items():
            require_in_hands(db, workshop.id, actor, person)
            waits = (own.person == person) & own.entered_at.is_(None) & own.revoked_at.is_(None)
            db.execute(update(tables.link).where(waits).values(revoked_at=datetime.now(UTC)))
            add_link(db, person, token)
            log(db, "link_made", person, workshop.id, by=actor.id)

    change_access(database, write, people[0] if len(people) == 1 else None, workshop.id)
    return tokens


def links_of(database: Database, workshop: Workshop, actor: Actor, person: str) -> list[Link]:
    """Return a person's links that open or opened something, the newest first. Raises: Forbidden, PersonNotFound."""
    require(actor, Doing.INVITE, workshop)
    own = tables.link.c
    query = (
        select(own.token_hash, own.created_at, own.expires_at, own.entered_at)
        .where(own.person == person, own.revoked_at.is_(None), own.expires_at > datetime.now(UTC))
        .where(own.device_of.is_(None))
        .order_by(own.created_at.desc())
    )

    def read(db: Connection) -> list[Link]:
        _require_here(db, workshop.id, person)
        return [Link(*row) for row in db.execute(query)]

    return database.read(read)


def revoke_link(database: Database, workshop: Workshop, actor: Actor, person: str, link: str) -> None:
    """End one link of a person and every sign-in made by it. Raises: Forbidden, PersonNotFound, AlsoElsewhere."""
    require(actor, Doing.INVITE, workshop)

    def write(db: Connection) -> None:
        require_in_hands(db, workshop.id, actor, person)
        is_theirs = tables.link.c.person == person
        _end(db, is_theirs & (tables.link.c.token_hash == link), tables.sign_in.c.link == link)
        log(db, "link_revoked", person, workshop.id, by=actor.id)

    change_access(database, write, person, workshop.id)


def revoke(database: Database, workshop: Workshop, actor: Actor, person: str) -> None:
    """End all links and sign-ins of a person; their roles wait for a new link.

    Raises: Forbidden, PersonNotFound, AlsoElsewhere, OwnAccess.
    """
    require(actor, Doing.INVITE, workshop)
    if person == actor.id:
        raise OwnAccess()

    def write(db: Connection) -> None:
        require_in_hands(db, workshop.id, actor, person)
        end_ways_in(db, person)
        log(db, "revoked", person, workshop.id, by=actor.id)

    change_access(database, write, person, workshop.id)


def revoke_all(database: Database, workshop: Workshop, actor: Actor) -> int:
    """End every link and sign-in of those whose roles are all in this workshop, but for who asks; return how many.

    The room's code opens no more, and who waits at the door waits in vain. Raises: Forbidden.
    """
    require(actor, Doing.INVITE, workshop)
    own = tables.role.c
    elsewhere = select(own.person).where(or_(own.workshop_id != workshop.id, own.workshop_id.is_(None)))
    others = own.person.not_in(elsewhere) & (own.person != actor.id)
    here = select(own.person).where(own.workshop_id == workshop.id, others)

    def write(db: Connection) -> int:
        people = set(db.scalars(here))
        _end(db, tables.link.c.person.in_(people), tables.sign_in.c.person.in_(people))
        _shut_door(db, workshop.id)
        log(db, "all_revoked", actor.id, workshop.id)
        return len(people)

    return change_access(database, write, None, workshop.id)


def _shut_door(db: Connection, workshop_id: int) -> None:
    now, code, at_door = datetime.now(UTC), tables.room_code.c, tables.waiting.c
    db.execute(update(tables.room_code).where(code.workshop_id == workshop_id).values(ended_at=now))
    waiting = select(at_door.person).where(at_door.workshop_id == workshop_id)
    _end(db, false(), tables.sign_in.c.person.in_(waiting))
    db.execute(update(tables.waiting).where(at_door.workshop_id == workshop_id).values(expires_at=now))


def give(db: Connection, workshop_id: int, person: str, grants: Iterable[Grant]) -> None:
    """Keep roles in a workshop; only those of a group are limited to an axis."""
    kept = {Grant(grant.role, grant.axis if grant.role in OF_AXES else None) for grant in grants}
    rows = [
        {"id": new_id(), "person": person, "workshop_id": workshop_id, "role": each.role.value, "axis": each.axis}
        for each in kept
    ]
    if rows:
        db.execute(insert(tables.role), rows)


def register(db: Connection, workshop_id: int, person: str, participant: str) -> None:
    """Keep who of a workshop's list a person is."""
    row = {"workshop_id": workshop_id, "person": person, "participant": participant}
    db.execute(insert(tables.registration).values(row))


def name_as_kept(name: str) -> str:
    """Return a person's name as it is kept: clean, on one line, not too long. Raises: NameRequired."""
    called = " ".join(clean_text(name).split())[:NAME]
    if not called:
        raise NameRequired(field=field_label("participant", "name"))
    return called


NAME = 120  # characters of a name that are kept


def end_ways_in(db: Connection, person: str) -> None:
    """End all links and sign-ins of a person, inside a transaction that is already open."""
    _end(db, tables.link.c.person == person, tables.sign_in.c.person == person)


def _end(db: Connection, links: ColumnElement[bool], sign_ins: ColumnElement[bool]) -> None:
    now = datetime.now(UTC)
    db.execute(update(tables.link).where(links, tables.link.c.revoked_at.is_(None)).values(revoked_at=now))
    db.execute(update(tables.sign_in).where(sign_ins, tables.sign_in.c.ended_at.is_(None)).values(ended_at=now))


def _require_here(db: Connection, workshop_id: int, person: str) -> None:
    own = tables.role.c
    if db.scalar(select(own.id).where(own.person == person, _in(workshop_id)).limit(1)) is None:
        raise PersonNotFound()


def require_in_hands(db: Connection, workshop_id: int, actor: Actor, person: str) -> None:
    """Let only who coordinates everything hand out or end the way in of somebody who has other workshops too.

    Raises: PersonNotFound, AlsoElsewhere.
    """
    _require_here(db, workshop_id, person)
    own = tables.role.c
    elsewhere = or_(own.workshop_id != workshop_id, own.workshop_id.is_(None))
    of_all = select(own.id).where(own.person == actor.id, own.workshop_id.is_(None), own.role == Role.COORDINATOR)
    if db.scalar(select(own.id).where(own.person == person, elsewhere).limit(1)) is None:
        return
    if db.scalar(of_all.limit(1)) is None:
        raise AlsoElsewhere()
