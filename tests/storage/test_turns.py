"""Threads take turns at the file: a commit waits for readers, readers for a commit, and nobody for ever."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

from storage.turns import Turns


def in_thread(turn: Callable[[], AbstractContextManager[None]], order: list[str], name: str) -> threading.Thread:
    """Take a turn on a thread of its own, which notes when it has it."""

    def take() -> None:
        with turn():
            order.append(name)

    thread = threading.Thread(target=take)
    thread.start()
    return thread


def test_reader_waits_until_the_commit_is_done() -> None:
    turns, order = Turns(), list[str]()

    with turns.ending():
        reader = in_thread(turns.reading, order, "reads")
        order.append("committed")
    reader.join()

    assert order == ["committed", "reads"]


def test_commit_waits_until_those_who_read_are_done() -> None:
    turns, order = Turns(), list[str]()

    with turns.reading(), turns.reading():
        writer = in_thread(turns.ending, order, "commits")
        order.append("read")
    writer.join()

    assert order == ["read", "commits"]


def test_who_reads_within_a_read_goes_on_although_a_commit_waits() -> None:
    turns, order = Turns(), list[str]()

    with turns.reading():
        writer = in_thread(turns.ending, order, "commits")
        with turns.reading():
            pass
    writer.join()

    assert order == ["commits"]


def test_turn_ends_with_an_error_too() -> None:
    turns, order = Turns(), list[str]()

    for turn in (turns.reading, turns.ending):
        try:
            with turn():
                raise ValueError
        except ValueError:
            pass
    in_thread(turns.ending, order, "commits").join()
    in_thread(turns.reading, order, "reads").join()

    assert order == ["commits", "reads"]
