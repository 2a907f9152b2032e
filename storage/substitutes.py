"""Somebody else comes in a person's place: their roles and their place in the list pass on, the old way in ends."""

from sqlalchemy import Connection, select, update

from storage import tables
from storage.access import change_access
from storage.commit import UseCase, commit
from storage.database import Database
from storage.people import actor_in, add_link, add_person, log, new_token
from storage.roles import end_ways_in, name_as_kept, require_in_hands
from workshop.changes import new_id
from workshop.errors import OwnAccess
from workshop.permissions import Actor, Doing, require
from workshop.use_cases.register_people import replace_person
from workshop.workshop import Workshop


def substitute(database: Database, workshop: Workshop, actor: Actor, person: str, name: str) -> tuple[str, str]:
    """Let somebody else come in a person's place, with their roles; the old links and sign-ins are dead.

    The list and the groups name the substitute from then on; the history keeps who it was. Return the substitute's id
    and their link's token. Raises: Forbidden, PersonNotFound, AlsoElsewhere, NameRequired, OwnAccess.
    """
    require(actor, Doing.INVITE, workshop)
    if person == actor.id:
        raise OwnAccess()
    new, token, called = new_id(), new_token(), name_as_kept(name)

    def write(db: Connection) -> str:
        require_in_hands(db, workshop.id, actor, person)
        former = db.scalar(select(tables.person.c.name).where(tables.person.c.id == person)) or ""
        add_person(db, new, called)
        for table in (tables.role, tables.registration):
            db.execute(update(table).where(table.c.person == person).values(person=new))
        end_ways_in(db, person)
        add_link(db, new, token)
        log(db, "replaced", person, workshop.id, by=actor.id)
        log(db, "came_instead", new, workshop.id, by=actor.id)
        return former

    former = change_access(database, write, person, workshop.id)
    for number, participant in _places(database, workshop.id, new).items():
        mine = actor if number == workshop.id else actor_in(database, actor.id, number)
        commit(database, number, mine, _replacing(participant, former, called))
    return new, token


def _replacing(participant: str | None, former: str, name: str) -> UseCase:
    return lambda workshop, actor: replace_person(workshop, actor, participant, former, name)


def _places(database: Database, workshop_id: int, person: str) -> dict[int, str | None]:
    """Return the workshops somebody has to do with, each with who of its list they are, `None` for nobody."""
    own = tables.registration.c
    query = select(own.workshop_id, own.participant).where(own.person == person)
    found = {row.workshop_id: row.participant for row in database.read(lambda db: db.execute(query).all())}
    return {workshop_id: None} | found
