import pytest
from sqlalchemy import select

from storage import tables
from storage.commit import commit
from storage.database import Database
from storage.snapshots import pack_workshop, take_snapshot, unpack_workshop, workshop_at
from storage.workshops import read_workshop
from tests.two_axes import COORDINATOR, two_axes
from workshop.changes import Change
from workshop.errors import RevisionNotFound, WorkshopNotFound
from workshop.workshop import Workshop

STEPS = [
    [Change(kind="set", item="guide", field="text", text="Publicar dos guías.")],
    [Change(kind="insert", item="new", type="action", parent="objective1", after="guide", cells={"text": "Más."})],
    [Change(kind="move", item="network", parent="objective1", after="new"), Change(kind="delete", item="course")],
    [Change(kind="move", item="manual", parent="guide", after="chapter")],
    [Change(kind="restore", item="course"), Change(kind="set", item="guide", field="responsible", text="Norte\nSur")],
]


def walk(database: Database, plan: int) -> list[Workshop]:
    """Take all steps and return the workshop as it was at revisions 1, 2 …"""
    seen = [read_workshop(database, plan)]
    for changes in STEPS:
        seen.append(commit(database, plan, COORDINATOR, lambda workshop, actor, wanted=changes: wanted).workshop)
    return seen


def test_workshop_at_equals_the_value_at_that_time(database: Database, plan: int) -> None:
    seen = walk(database, plan)

    assert [workshop_at(database, plan, workshop.revision) for workshop in seen] == seen


def test_workshop_at_starts_from_the_nearest_snapshot_below(database: Database, plan: int) -> None:
    take_snapshot(database, plan, COORDINATOR, "preparation")
    seen = walk(database, plan)
    take_snapshot(database, plan, COORDINATOR, "group_work")

    database.write(lambda db: db.execute(tables.change.delete().where(tables.change.c.revision == 1)))

    assert [workshop_at(database, plan, workshop.revision) for workshop in seen] == seen


def test_snapshot_says_revision_reason_and_who(database: Database, plan: int) -> None:
    walk(database, plan)

    revision = take_snapshot(database, plan, COORDINATOR, "group_work")

    row = database.read(lambda db: db.execute(select(tables.snapshot)).one())
    assert (
        (row.revision, row.reason, row.actor_name)
        == (revision, "group_work", COORDINATOR.name)
        == (6, "group_work", "Coordinación")
    )
    assert unpack_workshop(row.content, plan, revision) == read_workshop(database, plan)


def test_packed_workshop_is_the_same_text_for_the_same_workshop() -> None:
    workshop = two_axes()
    shuffled = Workshop(1, 1, "root", dict(reversed(workshop.items.items())), dict(reversed(workshop.order.items())))

    assert pack_workshop(workshop) == pack_workshop(shuffled)
    assert unpack_workshop(pack_workshop(workshop), 1, 1) == workshop


def test_revision_before_anything_is_empty(database: Database, plan: int) -> None:
    assert workshop_at(database, plan, 0).items == {}


@pytest.mark.parametrize("revision", [-1, 2])
def test_revision_the_workshop_never_had_is_refused(database: Database, plan: int, revision: int) -> None:
    with pytest.raises(RevisionNotFound):
        workshop_at(database, plan, revision)


def test_unknown_workshop_is_refused(database: Database) -> None:
    with pytest.raises(WorkshopNotFound):
        workshop_at(database, 9, 1)
    with pytest.raises(WorkshopNotFound):
        take_snapshot(database, 9, COORDINATOR, "x")
