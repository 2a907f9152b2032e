import time
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select, update

from storage import tables
from storage.commit import commit
from storage.database import Database
from storage.history import entries_since
from storage.requests import submit_request
from storage.workshops import read_workshop
from tests.two_axes import COORDINATOR, READER, WRITER
from workshop.changes import Change, new_id
from workshop.items import Action
from workshop.permissions import Actor
from workshop.use_cases.write_matrix import Result, Wish

OTHER = Actor("o", "Otra", COORDINATOR.roles)


def send(
    database: Database, plan: int, *wishes: Wish, actor=COORDINATOR, request: str = "r" * 32
) -> tuple[int, list[Result]]:
    return submit_request(database, plan, actor, wishes, request=request).result()


def text(item: str, words: str, base: int | str = 1) -> Wish:
    return Wish(Change(kind="set", item=item, field="text", text=words), base)


def kept_rows(database: Database, plan: int) -> int:
    rows = tables.change.c
    query = select(func.count()).select_from(tables.change).where(rows.workshop_id == plan)
    return database.read(lambda db: db.scalar(query)) or 0


def test_request_is_one_revision(database: Database, plan: int) -> None:
    revision, results = send(database, plan, text("guide", "Una."), text("course", "Otra."), text("nobody", "?"))

    entries = database.read(lambda db: entries_since(db, plan, 1))
    assert revision == 2
    assert [result.status for result in results] == ["applied", "applied", "refused"]
    assert [(entry.revision, entry.request) for entry in entries] == [(2, "r" * 32)] * 2


def test_request_sent_twice_is_applied_once_and_answered_alike(database: Database, plan: int) -> None:
    row = Wish(Change(kind="insert", item=new_id(), type="action", parent="objective1"))
    wishes = [row, text("guide", "Una."), Wish(Change(kind="delete", item="course"))]

    first = send(database, plan, *wishes)
    rows = kept_rows(database, plan)
    second = send(database, plan, *wishes)

    assert second == first
    assert kept_rows(database, plan) == rows
    assert read_workshop(database, plan).revision == 2


def test_request_sent_at_once_from_several_threads_is_applied_once(database: Database, plan: int) -> None:
    row = Wish(Change(kind="insert", item=new_id(), type="action", parent="objective1"))

    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda _: send(database, plan, row), range(6)))

    assert {answer[1][0].status for answer in answers} == {"applied"}
    assert len(read_workshop(database, plan).actions("objective1")) == 3


def test_edits_that_do_not_touch_are_merged_from_the_text_typed_upon(database: Database, plan: int) -> None:
    send(database, plan, text("guide", "Redactar una guía."), request=new_id())

    _, results = send(database, plan, text("guide", "Publicar una guía. Y darla a conocer."), request=new_id())

    assert results[0].status == "merged"
    words = "Redactar una guía. Y darla a conocer."
    assert read_workshop(database, plan).find("guide", Action).text == results[0].text == words
    entry = database.read(lambda db: entries_since(db, plan, 2))[0]
    assert (entry.offered, entry.before) == ("Publicar una guía. Y darla a conocer.", "Redactar una guía.")


def test_edit_of_the_same_words_is_parked_and_can_be_read(database: Database, plan: int) -> None:
    send(database, plan, text("guide", "Publicar un libro."), request=new_id())

    _, results = send(database, plan, text("guide", "Publicar un manual."), request=new_id())

    assert (results[0].status, results[0].text, results[0].version) == ("parked", "Publicar un libro.", 2)
    parked = database.read(lambda db: entries_since(db, plan, 2))
    assert [(entry.status, entry.change.text) for entry in parked] == [("parked", "Publicar un manual.")]
    assert read_workshop(database, plan).find("guide", Action).text == "Publicar un libro."


def test_edit_typed_upon_an_own_change_of_an_earlier_request_follows_it(database: Database, plan: int) -> None:
    first = text("guide", "Publicar dos guías.")
    send(database, plan, first, request=new_id())

    _, results = send(database, plan, text("guide", "Publicar tres guías.", first.change.id), request=new_id())

    assert (results[0].status, results[0].version) == ("applied", 3)


def test_two_writers_of_one_cell_lose_no_text(database: Database, plan: int) -> None:
    def write(name: str) -> list[tuple[str, str]]:
        sent = []
        for number in range(20):
            words = f"{name}{number}"
            version = read_workshop(database, plan).items["manual"].version("text")
            _, results = send(database, plan, text("manual", words, version), request=new_id())
            sent.append((results[0].status, words))
        return sent

    with ThreadPoolExecutor(2) as threads:
        sent = [each for written in threads.map(write, ["Norte", "Sur"]) for each in written]

    entries = database.read(lambda db: entries_since(db, plan, 1))
    kept = {(entry.status, entry.change.text) for entry in entries}
    assert set(sent) <= kept
    versions = [entry.change.version for entry in entries if entry.status == "applied"]
    assert versions == list(range(2, 2 + len(versions)))


def test_request_that_is_refused_whole_makes_no_revision(database: Database, plan: int) -> None:
    revision, results = send(database, plan, text("guide", "x"), actor=READER)

    assert (revision, results[0].status) == (1, "refused")
    assert read_workshop(database, plan).revision == 1


def test_rows_added_by_two_at_one_place_both_stand(database: Database, plan: int) -> None:
    for item in ("one", "two"):
        row = Wish(Change(kind="insert", item=item, type="action", parent="objective2", after="manual"))
        send(database, plan, row, request=new_id())

    assert [action.id for action in read_workshop(database, plan).actions("objective2")] == [
        "manual",
        "two",
        "one",
        "network",
    ]


def test_undone_request_is_named_by_the_one_that_takes_it_back(database: Database, plan: int) -> None:
    send(database, plan, text("guide", "Una."), request="a" * 32)

    back = [text("guide", "Publicar una guía.", 2)]
    submit_request(database, plan, COORDINATOR, back, request="b" * 32, undoes="a" * 32).result()

    assert [entry.undoes for entry in database.read(lambda db: entries_since(db, plan, 1))] == [None, "a" * 32]


def test_row_another_wrote_in_is_not_taken_back_by_who_made_it(database: Database, plan: int) -> None:
    for item in ("one", "two"):
        row = Change(kind="insert", item=item, type="action", parent="objective1", after="course")
        send(database, plan, Wish(row), request=item * 2)
    send(database, plan, text("one", "De otra persona.", 0), actor=OTHER, request=new_id())

    answers = []
    for item in ("one", "two"):
        gone = [Wish(Change(kind="delete", item=item))]
        back = submit_request(database, plan, COORDINATOR, gone, request=new_id(), undoes=item * 2)
        answers.append(back.result()[1][0].status)

    assert answers == ["refused", "applied"]
    assert [action.id for action in read_workshop(database, plan).actions("objective1")] == ["guide", "course", "one"]


def test_process_that_just_started_merges_from_history(database: Database, plan: int) -> None:
    commit(
        database,
        plan,
        COORDINATOR,
        lambda w, a: [Change(kind="set", item="guide", field="text", text="Redactar una guía.")],
    )
    started = Database(database.url.render_as_string(hide_password=False))

    _, results = send(started, plan, text("guide", "Publicar una guía ya."), request=new_id())

    assert results[0].text == "Redactar una guía ya."
    started.close()


def test_row_deleted_under_its_writer_comes_back_in_the_same_revision_and_only_once(
    database: Database, plan: int
) -> None:
    send(database, plan, Wish(Change(kind="delete", item="guide")), request=new_id())
    wish = text("guide", "Publicar dos guías.")

    revision, results = send(database, plan, wish, request=new_id())
    again = send(database, plan, wish, request=new_id())

    entries = database.read(lambda db: entries_since(db, plan, 2))
    assert [(entry.revision, entry.change.kind) for entry in entries] == [(3, "restore"), (3, "set")]
    assert (revision, results) == again
    assert read_workshop(database, plan).find("guide", Action).text == "Publicar dos guías."


def test_deleting_undone_brings_a_row_back_that_is_back_already(database: Database, plan: int) -> None:
    send(database, plan, Wish(Change(kind="delete", item="guide")), request="a" * 32)
    send(database, plan, text("guide", "Publicar dos guías."), actor=WRITER, request=new_id())

    back = [Wish(Change(kind="restore", item="guide"))]
    submit_request(database, plan, COORDINATOR, back, request="b" * 32, undoes="a" * 32).result()

    assert read_workshop(database, plan).find("guide", Action).text == "Publicar dos guías."


def test_row_deleted_again_comes_back_for_the_next_text_only(database: Database, plan: int) -> None:
    send(database, plan, Wish(Change(kind="delete", item="guide")), request=new_id())
    send(database, plan, text("guide", "Publicar dos guías."), request=new_id())
    send(database, plan, Wish(Change(kind="delete", item="guide")), request=new_id())
    assert not read_workshop(database, plan).is_live("guide")

    send(database, plan, text("guide", "Publicar tres guías.", 2), request=new_id())

    assert read_workshop(database, plan).find("guide", Action).text == "Publicar tres guías."


def test_text_taken_back_in_a_row_that_others_deleted_does_not_bring_it_back(database: Database, plan: int) -> None:
    send(database, plan, text("guide", "Publicar dos guías."), request="a" * 32)
    send(database, plan, Wish(Change(kind="delete", item="guide")), actor=WRITER, request=new_id())

    back = [text("guide", "Publicar una guía.", 2)]
    _, results = submit_request(database, plan, COORDINATOR, back, request="b" * 32, undoes="a" * 32).result()

    assert results[0].status == "refused"
    assert not read_workshop(database, plan).is_live("guide")


def test_request_sent_to_two_processes_at_once_is_applied_once(database: Database, plan: int) -> None:
    other = Database(database.url.render_as_string(hide_password=False))
    row = Wish(Change(kind="insert", item=new_id(), type="action", parent="objective1"))

    with database.engine.connect().execution_options(writes=True) as held, held.begin():
        held.execute(update(tables.workshop).values(revision=tables.workshop.c.revision))  # both must wait for its end
        answers = [submit_request(each, plan, COORDINATOR, [row], request=new_id()) for each in (database, other)]
        wait_for_waiting(database, 2)
    results = [answer.result()[1][0].status for answer in answers]

    other.close()
    assert results == ["applied", "applied"]
    assert len(read_workshop(database, plan).actions("objective1")) == 3


def wait_for_waiting(database: Database, count: int) -> None:
    """Wait until so many transactions wait for a lock, where the database can say so."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    deadline = time.monotonic() + 10
    while not database.is_sqlite and database.read(lambda db: db.exec_driver_sql(query).scalar_one()) < count:
        assert time.monotonic() < deadline
