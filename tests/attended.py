"""A workshop of two countries with a day in the middle of today, for the tests of attendance."""

from dataclasses import dataclass
from datetime import UTC, datetime

from storage.commit import create
from storage.database import Database
from workshop.changes import new_id
from workshop.items import AgendaItem, Delegation, Facts, Participant, Session
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE


@dataclass
class Attended:
    """The workshop's number, and the ids of its session, its people by first name, and its closed other session."""

    id: int
    session: str
    other: str
    people: dict[str, str]


def keep_attended(database: Database) -> Attended:
    """Keep the workshop; its session is on all day, in UTC, whenever the test runs."""
    new, people = NewItems(), {}
    root = new.add(Facts, None, title="Taller de prueba", timezone="UTC", stage="plenary")
    session = new.add(Session, root, title="Día 1", date=datetime.now(UTC).date(), starts="00:00")
    new.add(AgendaItem, session, title="Trabajo", minutes=24 * 60 - 1)
    other = new.add(Session, root, title="Día 2")
    north = new.add(Delegation, root, code="NOR", name="Norte", official_name="República del Norte")
    south = new.add(Delegation, root, code="SUR", name="Sur")
    for name, place in (("Ana Mora", north), ("Bruno Lara", north), ("Carla Mena", south), ("Dora Paz", None)):
        people[name.split()[0].lower()] = new.add(
            Participant,
            root,
            item=new_id(),
            name=name,
            delegation=place,
            position="Directora" if place else "",
            email=f"{name.split()[0].lower()}@prueba.example",
        )
    return Attended(create(database, COMMAND_LINE, new.changes), session, other, people)
