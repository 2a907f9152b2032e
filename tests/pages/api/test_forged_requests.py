"""What a page of ours would never send is refused in words, and nothing of it is written."""

import httpx
import pytest

from storage.database import Database
from storage.history import entries_since
from storage.workshops import read_workshop
from tests.pages.api.conftest import Written, keep_workshop
from tests.pages.api.test_changes import send, typed
from workshop.changes import new_id

CONTROLS = [
    chr(code) for code in (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFDD0, 0xFFFE, 0xFFFF)
]


def refusals(answer: httpx.Response) -> list[str]:
    """Return the sentences a request was refused with; everything in it must have been."""
    results = answer.json()["results"]
    assert {result["status"] for result in results} == {"refused"}
    return [result["reason"] for result in results]


def assert_untouched(database: Database, written: Written) -> None:
    assert read_workshop(database, written.id).revision == 1
    assert database.read(lambda db: entries_since(db, written.id, 1)) == []


def test_every_character_that_no_word_file_can_hold_is_refused_by_name(
    writer: httpx.Client, written: Written, beside: Database
) -> None:
    wishes = [typed(written, f"antes{control}después", 1) for control in CONTROLS]

    reasons = refusals(send(writer, written, *wishes))

    assert [f"U+{ord(control):04X}" in reason for control, reason in zip(CONTROLS, reasons, strict=True)] == [
        True
    ] * len(CONTROLS)
    assert_untouched(beside, written)


def test_half_of_a_character_is_refused(writer: httpx.Client, written: Written, beside: Database) -> None:
    wish = typed(written, "mitad", 1)
    body = f'{{"protocol": 1, "client": "x", "changes": [{{"id": "{wish["id"]}", "kind": "set",'
    body += f' "item": "{written.action}", "field": "text", "text": "mitad \\ud83d", "base": 1}}]}}'

    answer = writer.post(f"/api/workshops/{written.id}/changes", content=body.encode())

    assert answer.status_code in (200, 400)
    assert answer.json().get("message") or answer.json()["results"][0]["reason"]
    assert_untouched(beside, written)


@pytest.mark.parametrize("size", [300_000, 1_000_000])
def test_request_that_is_too_large_is_refused(
    writer: httpx.Client, written: Written, beside: Database, size: int
) -> None:
    answer = send(writer, written, typed(written, "x" * size, 1))

    assert (answer.status_code, answer.json()["error"]) == (400, "InvalidChange")
    assert answer.json()["message"]
    assert_untouched(beside, written)


def test_five_thousand_changes_are_refused_whole(writer: httpx.Client, written: Written, beside: Database) -> None:
    wishes = [{"id": f"{number:032x}", "kind": "delete", "item": "0" * 32} for number in range(5_000)]

    answer = send(writer, written, *wishes)

    assert (answer.status_code, answer.json()["error"]) == (400, "InvalidChange")
    assert_untouched(beside, written)


def test_most_changes_of_a_request_are_taken(writer: httpx.Client, written: Written) -> None:
    rows = [
        {"id": new_id(), "kind": "insert", "item": new_id(), "type": "action", "parent": written.objective}
        for _ in range(500)
    ]

    answer = send(writer, written, *rows)

    assert {result["status"] for result in answer.json()["results"]} == {"applied"}


def test_ids_that_name_nothing_here_are_refused(writer: httpx.Client, written: Written, beside: Database) -> None:
    elsewhere = keep_workshop(beside)
    row = {"type": "action", "cells": {"text": "Ajena"}}
    wishes = [
        typed(written, "Nada", 1, item=new_id()),
        typed(written, "De otro taller", 1, item=elsewhere.action),
        {"id": new_id(), "kind": "delete", "item": elsewhere.action},
        {"id": new_id(), "kind": "move", "item": written.action, "parent": elsewhere.objective},
        {"id": new_id(), "kind": "insert", "item": new_id(), "parent": elsewhere.objective} | row,
        {"id": new_id(), "kind": "insert", "item": written.action, "parent": written.objective} | row,
        {"id": new_id(), "kind": "insert", "item": new_id(), "parent": new_id()} | row,
        {"id": new_id(), "kind": "delete", "item": written.root},
    ]

    reasons = refusals(send(writer, written, *wishes))

    assert all(reasons)
    assert_untouched(beside, written)
    assert_untouched(beside, elsewhere)


@pytest.mark.parametrize(
    "fault", [{"id": "g" * 32}, {"item": "0" * 31}, {"base": "nunca"}, {"parent": "../1"}, {"kind": "drop"}]
)
def test_id_that_is_none_is_refused_with_its_place(
    writer: httpx.Client, written: Written, beside: Database, fault: dict[str, object]
) -> None:
    answer = send(writer, written, typed(written, "x", 1) | fault)

    assert answer.status_code == 400
    assert answer.json()["path"].startswith("changes[0]." + next(iter(fault)))
    assert_untouched(beside, written)


def test_change_of_somebody_else_sent_under_its_id_is_refused(
    writer: httpx.Client, coordinator: httpx.Client, written: Written, beside: Database
) -> None:
    theirs = typed(written, "Lo que escribió la coordinación", 1)
    send(coordinator, written, theirs)

    answer = send(writer, written, theirs | {"text": "Otra cosa"})

    assert refusals(answer)[0]
    assert answer.json()["results"][0]["text"] is None
    assert len(beside.read(lambda db: entries_since(db, written.id, 1))) == 1


def test_text_upon_a_version_that_never_was_overwrites_nothing(
    writer: httpx.Client, coordinator: httpx.Client, written: Written, beside: Database
) -> None:
    send(coordinator, written, typed(written, "Una lista regional", 1))

    answer = send(writer, written, typed(written, "Mía", 99), typed(written, "Mía también", new_id()))

    assert [result["status"] for result in answer.json()["results"]] == ["parked", "parked"]
    kept = beside.read(lambda db: entries_since(db, written.id, 2))
    assert [(entry.status, entry.change.text) for entry in kept] == [("parked", "Mía"), ("parked", "Mía también")]


def test_other_axis_is_closed_by_every_way_into_it(writer: httpx.Client, written: Written, beside: Database) -> None:
    wishes = [
        {"id": new_id(), "kind": "set", "item": written.other_axis, "field": "title", "text": "Mío", "base": 1},
        {"id": new_id(), "kind": "insert", "item": new_id(), "type": "objective", "parent": written.other_axis},
        {"id": new_id(), "kind": "move", "item": written.objective, "parent": written.other_axis},
        {"id": new_id(), "kind": "delete", "item": written.other_axis},
        {"id": new_id(), "kind": "restore", "item": written.other_axis},
    ]

    reasons = refusals(send(writer, written, *wishes))

    assert all(reasons)
    assert_untouched(beside, written)
