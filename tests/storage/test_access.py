"""The sign that access has changed, in this process and from another one, on both databases."""

import queue

from storage.access import AccessListeners, change_access
from storage.database import Database
from storage.listeners import Watch

Heard = tuple[str | None, int | None]


def hearing(database: Database) -> "queue.Queue[Heard]":
    heard: queue.Queue[Heard] = queue.Queue()
    database.access.add(lambda person, workshop: heard.put((person, workshop)))
    return heard


def test_change_made_here_says_whose_and_where(database: Database) -> None:
    heard = hearing(database)

    change_access(database, lambda db: None, "ana", 7)
    change_access(database, lambda db: None, None, 7)

    assert [heard.get(timeout=5) for _ in range(2)] == [("ana", 7), (None, 7)]


def test_change_of_another_process_is_heard_by_everybody(database: Database) -> None:
    other = Database(database.url.render_as_string(hide_password=False))
    watch, heard = Watch(database), hearing(database)
    watch.start()

    change_access(other, lambda db: None, "ana", 7)

    assert heard.get(timeout=10) == (None, None)
    watch.stop()
    other.close()


def test_change_that_fails_is_not_told(database: Database) -> None:
    heard = hearing(database)

    def fail(db: object) -> None:
        raise ValueError

    try:
        change_access(database, fail, "ana")
    except ValueError:
        change_access(database, lambda db: None, "bea")

    assert heard.get(timeout=5) == ("bea", None)
    assert heard.empty()


def test_what_was_told_is_not_told_again_and_a_gap_is_everybodys() -> None:
    listeners, heard = AccessListeners(), []
    stop = listeners.add(lambda person, workshop: heard.append(person))

    listeners.publish(1, "ana")
    listeners.publish(1)
    listeners.publish(3, "bea")
    stop()
    listeners.publish(4, "caro")

    assert heard == ["ana", None]


def test_listener_that_fails_keeps_nobody_from_hearing() -> None:
    listeners, heard = AccessListeners(), []
    listeners.add(lambda person, workshop: 1 / 0)  # type: ignore[arg-type, return-value]
    listeners.add(lambda person, workshop: heard.append(person))

    listeners.publish(1, "ana")

    assert heard == ["ana"]
