"""A small workshop in a database: two axes, the first with an objective and an action."""

from dataclasses import dataclass

from storage.commit import create
from storage.database import Database
from workshop.changes import Change, new_id
from workshop.permissions import COMMAND_LINE


@dataclass
class Written:
    """A small workshop in the database: its number and the ids of what stands in it."""

    id: int
    root: str
    axis: str
    other_axis: str
    objective: str
    action: str


def keep_workshop(database: Database) -> Written:
    """Keep a workshop with two axes, one objective and one action."""
    root, axis, other, objective, action = (new_id() for _ in range(5))
    changes = [
        Change(kind="insert", item=root, type="workshop", cells={"title": "Taller de prueba"}),
        Change(kind="insert", item=axis, type="axis", parent=root, cells={"title": "Primer eje"}),
        Change(kind="insert", item=other, type="axis", parent=root, after=axis, cells={"title": "Segundo eje"}),
        Change(kind="insert", item=objective, type="objective", parent=axis, cells={"text": "Un objetivo"}),
        Change(kind="insert", item=action, type="action", parent=objective, cells={"text": "Crear una lista común"}),
    ]
    return Written(create(database, COMMAND_LINE, changes), root, axis, other, objective, action)
