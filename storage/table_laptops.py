"""Table laptops: a link that opens one group's matrix for the day, where whoever types picks their name."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, update

from storage import tables
from storage.access import change_access
from storage.database import Database
from storage.people import add_link, add_person, log, new_token
from storage.roles import give
from workshop.changes import new_id
from workshop.errors import Forbidden, InvalidValue
from workshop.expected_roles import people_at_table
from workshop.items import Axis
from workshop.language import _
from workshop.permissions import Actor, Doing, Grant, Role, require
from workshop.workshop import Workshop


def open_table(database: Database, workshop: Workshop, actor: Actor, axis: str) -> tuple[str, str]:
    """Make a table's link, good until the day ends where the workshop is held; return its person and token.

    It writes as a rapporteur of that axis does. Raises: Forbidden, ItemNotFound.
    """
    require(actor, Doing.INVITE, workshop)
    name = table_name(workshop, axis)
    person, token = new_id(), new_token()

    def write(db: Connection) -> None:
        add_person(db, person, name, table_axis=axis)
        give(db, workshop.id, person, [Grant(Role.RAPPORTEUR, axis)])
        add_link(db, person, token, end_of_day(workshop), reusable=True)
        log(db, "table_opened", person, workshop.id, by=actor.id, grants=[Grant(Role.RAPPORTEUR, axis)])

    change_access(database, write, person, workshop.id)
    return person, token


def table_name(workshop: Workshop, axis: str) -> str:
    """Return what the laptop at the table of an axis is called. Raises: ItemNotFound."""
    found = workshop.find(axis, Axis)
    return _("Mesa · {axis}").format(axis=found.short_title or found.title)[:120]


def sit_down(database: Database, workshop: Workshop, actor: Actor, table_axis: str | None, name: str) -> None:
    """Say who types at a table now: one of the group. Raises: Forbidden where it is no table, InvalidValue."""
    if table_axis is None:
        raise Forbidden()
    require(actor, Doing.READ_MATRIX, workshop)
    if name not in people_at_table(workshop, table_axis):
        raise InvalidValue(value=name[:60], field=_("el nombre"))
    query = update(tables.person).where(tables.person.c.id == actor.id).values(sitting=name)
    change_access(database, lambda db: db.execute(query), actor.id, workshop.id)


def end_of_day(workshop: Workshop, now: datetime | None = None) -> datetime:
    """Return the instant at which the day ends where the workshop is held."""
    zone = ZoneInfo(workshop.facts.timezone)
    here = now.astimezone(zone) if now else datetime.now(zone)
    return datetime.combine(here.date() + timedelta(days=1), time(), zone)
