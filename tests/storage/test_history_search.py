from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, update

from storage import tables
from storage.commit import commit
from storage.database import Database
from storage.history_search import Wanted, search_history, walk_history, who_wrote
from storage.workshops import read_workshop
from tests.two_axes import COORDINATOR, READER, WRITER
from workshop.changes import Change
from workshop.errors import Forbidden
from workshop.permissions import Actor
from workshop.use_cases.hand_in import hand_in_axis
from workshop.workshop import Workshop

GUIDE = Change(kind="set", item="guide", field="text", text="Publicar una GUÍA única.")
MANUAL = Change(kind="set", item="manual", field="text", text="Escribir 100 % del manual.")


def write(database: Database, plan: int, actor: Actor, *changes: Change) -> Workshop:
    for change in changes:
        commit(database, plan, actor, lambda workshop, actor, wanted=change: [wanted])
    return read_workshop(database, plan)


@pytest.fixture
def here(database: Database, plan: int) -> Workshop:
    """The plan, after five changes of two people in both axes."""
    write(database, plan, COORDINATOR, GUIDE)
    return write(
        database,
        plan,
        WRITER,
        MANUAL,
        Change(kind="set", item="chapter", field="text", text="Un capítulo."),
        Change(kind="set", item="norte", field="name", text="Norteña"),
        Change(kind="delete", item="network"),
    )


def found(database: Database, here: Workshop, wanted: Wanted) -> list[str]:
    """Return the items of the changes that are found after the first revision, newest first."""
    entries = search_history(database, here, COORDINATOR, wanted).entries
    return [entry.change.item for entry in entries if entry.revision > 1]


@pytest.mark.parametrize(
    ("wanted", "items"),
    [
        (Wanted(), ["network", "norte", "chapter", "manual", "guide"]),
        (Wanted(person=COORDINATOR.id), ["guide"]),
        (Wanted(person=WRITER.id, name="Otra (mesa)"), []),
        (Wanted(axis="axis1"), ["chapter", "guide"]),
        (Wanted(axis="axis2"), ["network", "manual"]),
        (Wanted(kind="delegation"), ["norte"]),
        (Wanted(axis="axis2", person=COORDINATOR.id), []),
        (Wanted(words="guia UNICA"), ["guide"]),
        (Wanted(words="capitulo"), ["chapter"]),
        (Wanted(words="norteña"), ["norte"]),
        (Wanted(words="100 %"), ["manual"]),
        (Wanted(words="_%_"), []),
        (Wanted(since=datetime(2100, 1, 1, tzinfo=UTC)), []),
        (Wanted(until=datetime(2100, 1, 1, tzinfo=UTC), kind="delegation"), ["norte"]),
    ],
)
def test_changes_are_found_by_what_is_asked(
    database: Database, here: Workshop, wanted: Wanted, items: list[str]
) -> None:
    assert found(database, here, wanted) == items


def test_words_are_also_found_where_they_went_and_in_what_was_added(database: Database, here: Workshop) -> None:
    entries = search_history(database, here, COORDINATOR, Wanted(words="publicar una guía.")).entries

    assert [(entry.change.item, entry.change.kind) for entry in entries] == [("guide", "set"), ("guide", "insert")]


def test_days_begin_and_end_where_they_are_said_to(database: Database, here: Workshop) -> None:
    row, noon = tables.change.c, datetime(2027, 3, 10, 12, tzinfo=UTC)
    for item, at in (("guide", noon), ("manual", noon + timedelta(hours=1))):
        told = update(tables.change).where(row.item == item).values(at=at)
        database.write(lambda db, told=told: db.execute(told))

    wanted = Wanted(since=noon, until=noon + timedelta(hours=1))

    assert found(database, here, wanted) == ["guide"]


def test_pages_do_not_shift_while_somebody_writes(database: Database, here: Workshop) -> None:
    first = search_history(database, here, COORDINATOR, Wanted(), count=2)
    write(database, here.id, WRITER, Change(kind="set", item="manual", field="text", text="Otro."))

    second = search_history(database, here, COORDINATOR, Wanted(), start=2, count=2, newest=first.newest)

    items = [entry.change.item for entry in (*first.entries, *second.entries)]
    assert items == ["network", "norte", "chapter", "manual"]
    assert second.total == first.total == 18


def test_what_was_taken_back_and_written_after_a_close_can_be_told(database: Database, here: Workshop) -> None:
    commit(database, here.id, COORDINATOR, lambda workshop, actor: hand_in_axis(workshop, actor, "axis1"))
    before = search_history(database, here, COORDINATOR, Wanted())
    back = Change(kind="restore", item="network")
    undone = next(entry.request for entry in before.entries if entry.change.kind == "delete")
    commit(database, here.id, COORDINATOR, lambda workshop, actor: [back], undoes=undone)

    after = search_history(database, here, COORDINATOR, Wanted())

    assert [(turn.change.item, turn.change.field) for turn in after.turns] == [("root", None), ("axis1", "handed_in")]
    assert (before.undone, after.undone, after.entries[0].undoes) == (frozenset(), {undone}, undone)


def test_search_takes_the_same_statements_however_much_there_is(database: Database, here: Workshop) -> None:
    wanted = Wanted(person=WRITER.id, axis="axis2", kind="action", words="a")
    few = statements(database, lambda: search_history(database, here, COORDINATOR, wanted))
    more = [Change(kind="set", item="manual", field="text", text=f"Manual {number}.") for number in range(60)]
    write(database, here.id, WRITER, *more)

    many = statements(database, lambda: search_history(database, here, COORDINATOR, wanted, start=10))

    assert len(few) == len(many) == 4


def statements(database: Database, reading: Callable[[], object]) -> list[str]:
    """Return the statements that reading takes, without those that begin and end a transaction."""
    told: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().startswith("SELECT"):
            told.append(statement)

    event.listen(database.engine, "before_cursor_execute", listen)
    reading()
    event.remove(database.engine, "before_cursor_execute", listen)
    return told


def test_walk_meets_every_change_once_newest_first(
    database: Database, here: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.history_search._AT_A_TIME", 4)

    walked = [entry for some in walk_history(database, here, COORDINATOR, Wanted()) for entry in some.entries]

    assert walked == list(search_history(database, here, COORDINATOR, Wanted()).entries)
    assert len(walked) == 18


def test_authors_are_listed_by_name(database: Database, here: Workshop) -> None:
    assert who_wrote(database, here, COORDINATOR) == [
        (COORDINATOR.id, COORDINATOR.name),
        ("command-line", "manage.py"),
        (WRITER.id, WRITER.name),
    ]


@pytest.mark.parametrize("actor", [WRITER, READER, Actor("nobody", "")])
def test_history_is_for_coordinators_alone(database: Database, here: Workshop, actor: Actor) -> None:
    for reading in (
        lambda: search_history(database, here, actor, Wanted()),
        lambda: walk_history(database, here, actor, Wanted()),
        lambda: who_wrote(database, here, actor),
    ):
        with pytest.raises(Forbidden):
            reading()
