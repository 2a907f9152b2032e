from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event, func, select, text

from storage import tables
from storage.commit import commit, create
from storage.database import Database
from storage.workshops import read_workshop
from tests.two_axes import COORDINATOR, READER, inserts
from workshop.changes import Change, Step, new_id
from workshop.errors import Forbidden, InvalidValue, WorkshopNotFound
from workshop.items import Action, Objective
from workshop.keeping_errors import BusyStorage
from workshop.permissions import COMMAND_LINE, Actor, Doing, require
from workshop.workshop import Workshop


def write_text(item: str, words: str, field: str = "text"):
    return lambda workshop, actor: [Change(kind="set", item=item, field=field, text=words)]


def fresh(database: Database, workshop_id: int) -> Workshop:
    """Return the workshop as a process that starts now reads it."""
    other = Database(database.url.render_as_string(hide_password=False))
    try:
        return read_workshop(other, workshop_id)
    finally:
        other.close()


def test_create_keeps_all_items_in_order(database: Database) -> None:
    number = create(database, COMMAND_LINE, inserts())

    workshop = fresh(database, number)

    assert workshop == read_workshop(database, number)
    assert workshop.revision == 1
    assert [axis.title for axis in workshop.axes] == ["Protección", "Investigación"]
    assert [action.id for action in workshop.walk_actions()] == ["guide", "chapter", "course", "manual", "network"]


def test_create_keeps_nothing_when_a_change_is_wrong(database: Database) -> None:
    changes = [*inserts(), Change(kind="insert", item="x", type="axis", parent="root", cells={"titel": "?"})]

    with pytest.raises(InvalidValue):
        create(database, COMMAND_LINE, changes)

    assert database.read(lambda db: db.scalar(select(func.count()).select_from(tables.workshop))) == 0
    assert read_workshop(database, create(database, COMMAND_LINE, inserts())).revision == 1


def test_commit_makes_the_next_revision_with_versions_and_words_before(database: Database, plan: int) -> None:
    made = commit(database, plan, COORDINATOR, write_text("guide", "Publicar dos guías."))

    entry = made.entries[0]
    assert (made.workshop.revision, entry.revision, entry.before) == (2, 2, "Publicar una guía.")
    assert entry.change.version == 2
    assert (entry.actor, entry.actor_name) == (COORDINATOR.id, COORDINATOR.name)
    assert fresh(database, plan) == made.workshop


def test_commit_keeps_nothing_when_the_use_case_refuses(database: Database, plan: int) -> None:
    def refuse(workshop: Workshop, actor: Actor) -> list[Change]:
        require(actor, Doing.PREPARE, workshop)
        return []

    with pytest.raises(Forbidden):
        commit(database, plan, READER, refuse)

    assert fresh(database, plan).revision == read_workshop(database, plan).revision == 1


def test_refusal_in_a_process_that_just_started_leaves_no_revision_behind(database: Database, plan: int) -> None:
    started = Database(database.url.render_as_string(hide_password=False))

    def refuse(workshop: Workshop, actor: Actor) -> list[Change]:
        raise Forbidden

    with pytest.raises(Forbidden):
        commit(started, plan, READER, refuse)
    commit(database, plan, COORDINATOR, write_text("guide", "Publicar dos guías."))

    assert read_workshop(started, plan) == read_workshop(database, plan)
    started.close()


def test_commit_without_changes_makes_no_revision(database: Database, plan: int) -> None:
    made = commit(database, plan, COORDINATOR, lambda workshop, actor: [])

    assert (made.workshop.revision, made.entries) == (1, ())
    assert fresh(database, plan).revision == 1


def test_commit_to_an_unknown_workshop_is_refused(database: Database) -> None:
    with pytest.raises(WorkshopNotFound):
        commit(database, 77, COORDINATOR, write_text("guide", "x"))


def test_several_threads_all_succeed_one_after_the_other(database: Database, plan: int) -> None:
    def add_action(number: int) -> int:
        change = Change(kind="insert", item=new_id(), type="action", parent="objective2", after=None)
        return commit(database, plan, COORDINATOR, lambda workshop, actor: [change]).workshop.revision

    with ThreadPoolExecutor(8) as threads:
        revisions = list(threads.map(add_action, range(40)))

    assert sorted(revisions) == list(range(2, 42))
    assert len(fresh(database, plan).actions("objective2")) == 42
    assert fresh(database, plan) == read_workshop(database, plan)


def test_two_processes_advance_one_workshop_without_gaps(database: Database, plan: int) -> None:
    other = Database(database.url.render_as_string(hide_password=False))

    def count_up(which: Database) -> None:
        def one_more(workshop: Workshop, actor: Actor) -> list[Change]:
            count = int(workshop.find("manual", Action).timeframe or 0)
            return [Change(kind="set", item="manual", field="timeframe", text=str(count + 1))]

        for _ in range(15):
            commit(which, plan, COORDINATOR, one_more)

    commit(database, plan, COORDINATOR, write_text("manual", "0", "timeframe"))
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(count_up, [database, other]))

    assert fresh(database, plan).find("manual", Action).timeframe == "30"
    assert read_workshop(other, plan) == read_workshop(database, plan)
    other.close()


def test_moves_and_inserts_keep_their_order_for_every_reader(database: Database, plan: int) -> None:
    steps = [
        [Change(kind="move", item="network", parent="objective1", after="guide")],
        [Change(kind="insert", item="first", type="action", parent="objective1", after=None)],
        [Change(kind="move", item="course", parent="objective1", after=None)],
        [
            Change(kind="insert", item="second", type="action", parent="objective1", after="first"),
            Change(kind="insert", item="third", type="action", parent="objective1", after="second"),
            Change(kind="move", item="guide", parent="objective1", after="second"),
        ],
        [Change(kind="move", item="manual", parent="guide", after="chapter")],
        [Change(kind="insert", item="lost", type="action", parent="objective1", after="nowhere")],
    ]

    for changes in steps:
        commit(database, plan, COORDINATOR, lambda workshop, actor, wanted=changes: wanted)

    order = ["course", "first", "second", "guide", "third", "network", "lost"]
    assert [action.id for action in fresh(database, plan).actions("objective1")] == order
    assert [action.id for action in fresh(database, plan).actions("guide")] == ["chapter", "manual"]
    assert fresh(database, plan) == read_workshop(database, plan)


def test_many_inserts_at_one_place_find_room(database: Database, plan: int) -> None:
    for number in range(60):
        change = Change(kind="insert", item=f"new{number}", type="action", parent="objective2", after="manual")
        commit(database, plan, COORDINATOR, lambda workshop, actor, wanted=change: [wanted])

    expected = ["manual", *(f"new{number}" for number in reversed(range(60))), "network"]
    assert [action.id for action in fresh(database, plan).actions("objective2")] == expected


def test_deleted_item_stays_as_a_tombstone_and_comes_back_whole(database: Database, plan: int) -> None:
    before = read_workshop(database, plan)

    commit(database, plan, COORDINATOR, lambda workshop, actor: [Change(kind="delete", item="objective1")])
    deleted = fresh(database, plan)
    commit(database, plan, COORDINATOR, lambda workshop, actor: [Change(kind="restore", item="objective1")])

    assert not deleted.is_live("guide") and "guide" in deleted.items
    assert fresh(database, plan).items == before.items
    assert fresh(database, plan).order == before.order


def test_parked_text_reaches_the_history_and_not_the_cell(database: Database, plan: int) -> None:
    step = Step(change=Change(kind="set", item="guide", field="text", text="Otra guía."), status="parked")

    made = commit(database, plan, COORDINATOR, lambda workshop, actor: [step])

    assert made.entries[0].change.text == "Otra guía."
    assert fresh(database, plan).find("guide", Action).text == "Publicar una guía."
    assert fresh(database, plan) == made.workshop


def count_statements(database: Database, workshop_id: int) -> list[int]:
    """Return how many statements saving a cell, adding a row, moving and deleting it take."""
    wishes = [
        Change(kind="set", item="guide", field="text", text="Publicar dos guías."),
        Change(kind="insert", item="new", type="action", parent="objective1", after="guide", cells={"text": "Más."}),
        Change(kind="move", item="new", parent="objective2", after=None),
        Change(kind="delete", item="new"),
    ]
    counts = []
    for wish in wishes:
        statements: list[str] = []
        listener = lambda conn, cursor, statement, *rest: statements.append(statement)  # noqa: B023, E731
        event.listen(database.engine, "before_cursor_execute", listener)
        commit(database, workshop_id, COORDINATOR, lambda workshop, actor, wanted=wish: [wanted])
        event.remove(database.engine, "before_cursor_execute", listener)
        counts.append(len(statements))
    return counts


def test_change_takes_as_many_statements_at_4000_actions_as_at_40(database: Database) -> None:
    counts = []
    for size in (40, 4000):
        changes = inserts()
        previous = "network"
        for number in range(size):
            item = f"a{number}"
            changes.append(
                Change(
                    kind="insert", item=item, type="action", parent="objective2", after=previous, cells={"text": item}
                )
            )
            previous = item
        counts.append(count_statements(database, create(database, COMMAND_LINE, changes)))

    assert counts[0] == counts[1]
    assert max(counts[0]) <= 10


def test_locked_database_is_busy_and_keeps_nothing(
    database: Database, plan: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.PATIENCE", 50)
    hurried = Database(database.url.render_as_string(hide_password=False))

    with database.engine.connect().execution_options(writes=True) as holding, holding.begin():
        holding.execute(text("UPDATE workshop SET revision = revision"))
        with pytest.raises(BusyStorage):
            commit(hurried, plan, COORDINATOR, write_text("guide", "Se perdió."))
    hurried.close()

    assert read_workshop(database, plan).revision == 1
    assert commit(database, plan, COORDINATOR, write_text("guide", "Se guardó.")).workshop.revision == 2


def test_a_mistake_of_ours_is_not_taken_for_a_busy_database(database: Database) -> None:
    with pytest.raises(Exception, match="nothing_like_this") as raised:
        database.write(lambda db: db.execute(text("SELECT * FROM nothing_like_this")))

    assert not isinstance(raised.value, BusyStorage)


def test_an_objective_loaded_anew_keeps_typed_values(database: Database, plan: int) -> None:
    commit(database, plan, COORDINATOR, write_text("course", "Norte\nSur", "responsible"))

    found = fresh(database, plan)

    assert found.find("course", Action).responsible == ("Norte", "Sur")
    assert found.find("objective1", Objective).text == "Asegurar la asistencia."
    assert found.facts.plan_from == 2026
