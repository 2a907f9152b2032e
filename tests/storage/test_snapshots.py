import pytest
from sqlalchemy import select

from storage import tables
from storage.commit import commit
from storage.database import Database
from storage.requests import submit_request
from storage.snapshots import list_snapshots, pack_workshop, take_snapshot, unpack_workshop, workshop_at
from storage.workshops import read_workshop
from tests.two_axes import COORDINATOR, two_axes
from workshop.changes import Change
from workshop.errors import RevisionNotFound, WorkshopNotFound
from workshop.use_cases.hand_in import hand_in_axis, take_back_axis
from workshop.use_cases.open_stage import open_stage
from workshop.use_cases.write_matrix import Wish
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


def test_closing_a_stage_and_handing_in_keep_a_snapshot_in_the_same_revision(database: Database, plan: int) -> None:
    for stage in ("group_work", "plenary"):
        commit(database, plan, COORDINATOR, lambda workshop, actor, stage=stage: open_stage(workshop, actor, stage))
    handed_in = commit(database, plan, COORDINATOR, lambda workshop, actor: hand_in_axis(workshop, actor, "axis1"))
    commit(database, plan, COORDINATOR, lambda workshop, actor: take_back_axis(workshop, actor, "axis1"))

    kept = list_snapshots(database, plan)

    assert [(each.revision, each.reason, each.actor_name) for each in kept] == [
        (3, "closed group_work", COORDINATOR.name),
        (4, "hand_in axis1", COORDINATOR.name),
    ]
    assert kept[1].at == handed_in.entries[0].at
    assert workshop_at(database, plan, 4) == handed_in.workshop


def test_hand_in_by_a_pages_request_keeps_a_snapshot_too(database: Database, plan: int) -> None:
    change = Change(kind="set", item="axis1", field="handed_in", text="2027-03-10T22:40:00+00:00")
    submit_request(database, plan, COORDINATOR, [Wish(change, 0)], request="a" * 32).result()

    assert [each.reason for each in list_snapshots(database, plan)] == ["hand_in axis1"]


def test_every_so_many_revisions_a_snapshot_is_kept_on_the_way(
    database: Database, plan: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.commit.EVERY", 3)
    seen = walk(database, plan)

    found = database.read(lambda db: db.execute(select(tables.snapshot.c.revision, tables.snapshot.c.reason)).all())

    assert [tuple(row) for row in found] == [(3, "on_the_way"), (6, "on_the_way")]
    assert list_snapshots(database, plan) == []
    assert [workshop_at(database, plan, workshop.revision) for workshop in seen] == seen


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
