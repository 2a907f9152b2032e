from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, update

from storage import tables
from storage.commit import commit
from storage.database import Database
from storage.history import entries_by_id, entries_of, entries_since, first_broken_link, text_at, written_in
from storage.verify import verify_workshop
from storage.workshops import read_workshop, replay
from tests.two_axes import COORDINATOR
from workshop.changes import Change
from workshop.use_cases.hand_in import hand_in_axis
from workshop.workshop import Workshop


def write(database: Database, plan: int, *texts: str) -> None:
    for words in texts:
        change = Change(kind="set", item="guide", field="text", text=words)
        commit(database, plan, COORDINATOR, lambda workshop, actor, wanted=change: [wanted])


def broken(database: Database, plan: int) -> int | None:
    return database.read(lambda db: first_broken_link(db, plan))


def numbers(database: Database, plan: int) -> list[int]:
    row = tables.change.c
    query = tables.change.select().where(row.workshop_id == plan).order_by(row.number)
    return [each.number for each in database.read(lambda db: db.execute(query).all())]


def test_history_says_who_when_before_and_after(database: Database, plan: int) -> None:
    started = datetime.now(UTC)

    write(database, plan, "Primera.", "Segunda.")

    entries = database.read(lambda db: entries_of(db, plan, ["guide"], "text"))
    assert [(entry.before, entry.change.text) for entry in entries[1:]] == [
        ("Publicar una guía.", "Primera."),
        ("Primera.", "Segunda."),
    ]
    assert entries[0].change.cells["text"] == "Publicar una guía."
    assert all(entry.actor_name == COORDINATOR.name for entry in entries[1:])
    assert started - timedelta(seconds=1) <= entries[1].at <= entries[2].at <= datetime.now(UTC)


def test_entries_since_a_revision_end_where_asked(database: Database, plan: int) -> None:
    write(database, plan, "Primera.", "Segunda.", "Tercera.")

    def revisions(**bounds: int) -> list[int]:
        return [entry.revision for entry in database.read(lambda db: entries_since(db, plan, 1, **bounds))]

    assert revisions() == [2, 3, 4]
    assert revisions(until=3) == [2, 3]
    assert revisions(limit=1) == [2]


def test_any_text_can_be_read_as_it_was(database: Database, plan: int) -> None:
    write(database, plan, "Primera.", "Segunda.")

    texts = [database.read(lambda db, n=n: text_at(db, plan, "guide", "text", n)) for n in (1, 2, 3, 4)]

    assert texts == ["Publicar una guía.", "Primera.", "Segunda.", None]


def test_change_is_found_by_its_id_in_its_own_workshop_only(database: Database, plan: int) -> None:
    write(database, plan, "Primera.")
    id = database.read(lambda db: entries_since(db, plan, 1))[0].change.id

    assert set(database.read(lambda db: entries_by_id(db, plan, [id, "unknown"]))) == {id}
    assert database.read(lambda db: entries_by_id(db, plan + 1, [id])) == {}


def test_replay_of_all_changes_equals_what_is_kept(database: Database, plan: int) -> None:
    write(database, plan, "Primera.", "Segunda.")
    changes = [
        Change(kind="move", item="network", parent="objective1", after=None),
        Change(kind="move", item="manual", parent="objective1", after="network"),
        Change(kind="delete", item="course"),
        Change(kind="set", item="root", field="plan_to", text="2031"),
    ]
    commit(database, plan, COORDINATOR, lambda workshop, actor: changes)

    kept = read_workshop(database, plan)
    told = replay(
        Workshop(plan, 0, "root", {}, {}), database.read(lambda db: entries_since(db, plan, 0)), kept.revision
    )

    assert told == kept
    assert database.read(lambda db: verify_workshop(db, plan)).holds


def test_chain_holds_until_a_row_is_altered_and_names_it(database: Database, plan: int) -> None:
    write(database, plan, "Primera.", "Segunda.", "Tercera.")
    assert broken(database, plan) is None

    row = numbers(database, plan)[-2]
    database.write(
        lambda db: db.execute(update(tables.change).where(tables.change.c.number == row).values(text="Otra."))
    )

    assert broken(database, plan) == row
    assert not database.read(lambda db: verify_workshop(db, plan)).holds


def test_chain_names_where_a_row_was_taken_out(database: Database, plan: int) -> None:
    write(database, plan, "Primera.", "Segunda.")
    rows = numbers(database, plan)

    database.write(lambda db: db.execute(delete(tables.change).where(tables.change.c.number == rows[-2])))

    assert broken(database, plan) == rows[-1]


def test_chain_breaks_where_the_last_row_was_taken_out(database: Database, plan: int) -> None:
    write(database, plan, "Primera.", "Segunda.")
    rows = numbers(database, plan)

    database.write(lambda db: db.execute(delete(tables.change).where(tables.change.c.number == rows[-1])))

    assert broken(database, plan) == rows[-2]


def test_verifying_names_an_item_whose_cell_was_altered_beside_the_history(database: Database, plan: int) -> None:
    cell = tables.cell.c
    forged = update(tables.cell).where(cell.item == "course", cell.field == "text").values(text="Otra cosa.")

    database.write(lambda db: db.execute(forged))

    verdict = database.read(lambda db: verify_workshop(db, plan))
    assert (verdict.broken_row, verdict.altered) == (None, ("course",))


def test_written_in_names_each_revision_of_some_items_once_without_the_hand_ins(database: Database, plan: int) -> None:
    both = [Change(kind="set", item="guide", field=name, text="Otra.") for name in ("text", "timeframe")]
    commit(database, plan, COORDINATOR, lambda workshop, actor: both)
    commit(database, plan, COORDINATOR, lambda workshop, actor: hand_in_axis(workshop, actor, "axis1"))
    commit(database, plan, COORDINATOR, lambda workshop, actor: [Change(kind="delete", item="manual")])
    commit(database, plan, COORDINATOR, lambda workshop, actor: [Change(kind="delete", item="guide")])

    found = database.read(lambda db: written_in(db, plan, ["axis1", "guide"]))

    assert [(each.revision, each.name) for each in found] == [
        (1, "manage.py"),
        (2, COORDINATOR.name),
        (5, COORDINATOR.name),
    ]
