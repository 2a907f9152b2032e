"""Two records of one person become one, with all their ways in: the links that were handed out still open."""

from sqlalchemy import Connection, delete, select, update

from storage import tables
from storage.access import change_access
from storage.commit import Committed, commit
from storage.database import Database
from storage.people import log
from storage.roles import require_in_hands
from workshop.errors import AlsoElsewhere
from workshop.permissions import Actor, Doing, require
from workshop.use_cases.merge_people import merge_people
from workshop.workshop import Workshop


def merge_listed(database: Database, workshop: Workshop, actor: Actor, kept: str, gone: str) -> Committed:
    """Merge two participants of a workshop's list; who entered as either is the one that stays.

    Where both had a way in, it is one person's from then on, with the roles of both, if whoever merges may hand them
    over; else either is known as that participant. Raises: Forbidden, ItemNotFound, SamePersonTwice.
    """
    require(actor, Doing.INVITE, workshop)
    committed = commit(database, workshop.id, actor, lambda here, who: merge_people(here, who, kept, gone))

    def write(db: Connection) -> None:
        own = tables.registration.c
        here = (own.workshop_id == workshop.id) & own.participant.in_([kept, gone])
        people = {row.participant: row.person for row in db.execute(select(own.participant, own.person).where(here))}
        db.execute(update(tables.registration).where(here).values(participant=kept))
        if len(people) == 2 and _may_hand_over(db, workshop.id, actor, people[gone]):
            _hand_over(db, people[gone], people[kept])
            log(db, "merged", people[kept], workshop.id, by=actor.id)

    change_access(database, write, None, workshop.id)
    return committed


def _may_hand_over(db: Connection, workshop_id: int, actor: Actor, person: str) -> bool:
    try:
        require_in_hands(db, workshop_id, actor, person)
    except AlsoElsewhere:
        return False
    return person != actor.id


def _hand_over(db: Connection, person: str, to: str) -> None:
    """Make somebody's roles, links, sign-ins and places in lists another person's, none of them twice."""
    role, listed = tables.role.c, tables.registration.c
    theirs = db.execute(select(role.id, role.workshop_id, role.role, role.axis).where(role.person == person)).all()
    held = {tuple(row)[1:] for row in db.execute(
        select(role.id, role.workshop_id, role.role, role.axis).where(role.person == to)
    )}  # fmt: skip
    twice = [row.id for row in theirs if tuple(row)[1:] in held]
    db.execute(delete(tables.role).where(role.id.in_(twice)))
    here = select(listed.workshop_id).where(listed.person == to)
    doubled = db.scalars(select(listed.workshop_id).where(listed.person == person, listed.workshop_id.in_(here))).all()
    db.execute(delete(tables.registration).where(listed.person == person, listed.workshop_id.in_(doubled)))
    for table in (tables.role, tables.registration, tables.link, tables.sign_in):
        db.execute(update(table).where(table.c.person == person).values(person=to))
