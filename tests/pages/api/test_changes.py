"""The change protocol as a page speaks it, over a real server."""

import time

import httpx
import pytest
from sqlalchemy import select

from storage import tables
from storage.commit import commit
from storage.database import Database
from storage.history import entries_since
from storage.workshops import read_workshop
from tests.pages.api.conftest import Written
from workshop.changes import Change, new_id
from workshop.errors import AxisHandedIn
from workshop.items import Action
from workshop.permissions import COMMAND_LINE


def send(client: httpx.Client, written: Written, *changes: dict[str, object], **more: object) -> httpx.Response:
    body = {"protocol": 1, "client": "prueba", "changes": list(changes)} | more
    return client.post(f"/api/workshops/{written.id}/changes", json=body)


def typed(written: Written, text: str, base: int | str, **more: object) -> dict[str, object]:
    return {"id": new_id(), "kind": "set", "item": written.action, "field": "text", "text": text, "base": base} | more


def text_of(database: Database, written: Written) -> str:
    return read_workshop(database, written.id).find(written.action, Action).text


def test_change_is_kept_and_answered(writer: httpx.Client, written: Written, beside: Database) -> None:
    wish = typed(written, "Crear una lista común de contactos", 1)

    answer = send(writer, written, wish)

    assert answer.status_code == 200
    result = {"id": wish["id"], "status": "applied", "version": 2, "text": wish["text"], "reason": None}
    assert answer.json() == {"revision": 2, "results": [result]}
    assert text_of(beside, written) == "Crear una lista común de contactos"


def test_change_sent_twice_is_applied_once(writer: httpx.Client, written: Written, beside: Database) -> None:
    wish = typed(written, "Una vez", 1)

    first, second = send(writer, written, wish), send(writer, written, wish)

    assert first.json() == second.json()
    assert len(beside.read(lambda db: entries_since(db, written.id, 1))) == 1


def test_edits_that_do_not_touch_are_kept_together(
    writer: httpx.Client, coordinator: httpx.Client, written: Written
) -> None:
    send(coordinator, written, typed(written, "Crear una lista común y pública", 1))

    answer = send(writer, written, typed(written, "Elaborar una lista común", 1))

    result = answer.json()["results"][0]
    assert (result["status"], result["text"]) == ("merged", "Elaborar una lista común y pública")


def test_axis_that_was_handed_in_is_refused_in_words_and_writable_again_once_returned(
    writer: httpx.Client, coordinator: httpx.Client, written: Written
) -> None:
    at = "2027-03-10T22:40:00+00:00"
    turn = {"kind": "set", "item": written.axis, "field": "handed_in"}
    send(coordinator, written, {**turn, "id": new_id(), "text": at, "base": 0})

    refused = send(writer, written, typed(written, "Mío", 1)).json()["results"][0]
    axis = writer.get(f"/api/workshops/{written.id}/axes/{written.axis}").json()
    kept = send(coordinator, written, typed(written, "De la coordinación", 1)).json()["results"][0]
    send(coordinator, written, {**turn, "id": new_id(), "text": None, "base": 1})
    again = send(writer, written, typed(written, "De nuevo", 2)).json()["results"][0]

    assert (refused["status"], refused["reason"]) == ("refused", AxisHandedIn().message())
    assert (axis["writable"], axis["items"][0]["cells"]["handed_in"]) == (False, at)
    assert (kept["status"], again["status"]) == ("applied", "applied")


def test_edits_that_touch_are_parked_with_both_texts(
    writer: httpx.Client, coordinator: httpx.Client, written: Written, beside: Database
) -> None:
    send(coordinator, written, typed(written, "Crear una lista regional", 1))

    answer = send(writer, written, typed(written, "Crear una lista nacional", 1))

    result = answer.json()["results"][0]
    assert (result["status"], result["text"], result["version"]) == ("parked", "Crear una lista regional", 2)
    parked = beside.read(lambda db: entries_since(db, written.id, 2))
    assert [(entry.status, entry.change.text) for entry in parked] == [("parked", "Crear una lista nacional")]


def test_change_may_build_on_an_own_one(writer: httpx.Client, written: Written, beside: Database) -> None:
    first = typed(written, "Crear", 1)

    answer = send(writer, written, first, typed(written, "Crear más", str(first["id"])))

    assert [result["status"] for result in answer.json()["results"]] == ["applied", "applied"]
    assert text_of(beside, written) == "Crear más"


def test_rows_are_inserted_moved_deleted_and_restored(writer: httpx.Client, written: Written, beside: Database) -> None:
    fresh, sub = new_id(), new_id()
    insert = {"id": new_id(), "kind": "insert", "item": fresh, "type": "action", "parent": written.objective}
    below = {"id": new_id(), "kind": "insert", "item": sub, "type": "action", "parent": fresh, "cells": {"text": "a"}}
    move = {"id": new_id(), "kind": "move", "item": fresh, "parent": written.objective, "after": written.action}
    delete = {"id": new_id(), "kind": "delete", "item": written.action}
    restore = {"id": new_id(), "kind": "restore", "item": written.action}

    answer = send(writer, written, insert, below, move, delete, restore)

    assert {result["status"] for result in answer.json()["results"]} == {"applied"}
    workshop = read_workshop(beside, written.id)
    assert [action.id for action in workshop.actions(written.objective)] == [written.action, fresh]
    assert [action.text for action in workshop.actions(fresh)] == ["a"]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"protocol": 1, "client": "x", "changes": []}, "changes"),
        ({"protocol": 1, "client": "x", "changes": [{"id": "no"}]}, "changes[0].id"),
        ({"protocol": 1, "client": 7, "changes": [{}]}, "client"),
        ({"protocol": 1, "client": "x", "changes": {}, "more": 1}, "changes"),
        ([1, 2], "$"),
    ],
)
def test_malformed_request_is_refused_with_its_path(
    writer: httpx.Client, written: Written, body: object, path: str, beside: Database
) -> None:
    answer = writer.post(f"/api/workshops/{written.id}/changes", json=body)

    assert (answer.status_code, answer.json()["error"], answer.json()["path"]) == (400, "InvalidChange", path)
    assert read_workshop(beside, written.id).revision == 1


def test_request_that_is_no_json_or_too_large_is_refused(writer: httpx.Client, written: Written) -> None:
    address = f"/api/workshops/{written.id}/changes"

    broken = writer.post(address, content=b"{")
    large = writer.post(address, content=b" " * (256 * 1024 + 1))

    assert [broken.status_code, large.status_code] == [400, 400]
    assert large.json()["path"] == "$"


def test_step_that_cannot_be_taken_back_is_refused_and_leaves_nothing_behind(
    writer: httpx.Client, coordinator: httpx.Client, written: Written, beside: Database
) -> None:
    mine = new_id()
    send(writer, written, typed(written, "Crear una lista regional", 1), request=mine)
    send(coordinator, written, typed(written, "Crear una lista mundial", 2))

    answer = send(writer, written, typed(written, "Crear una lista común", 2), undoes=mine)

    result = answer.json()["results"][0]
    assert (answer.status_code, result["status"]) == (200, "refused")
    assert result["reason"] == "Otra persona cambió este texto después: no se puede deshacer."
    assert text_of(beside, written) == "Crear una lista mundial"
    assert len(beside.read(lambda db: entries_since(db, written.id, 1))) == 2


def test_step_of_somebody_else_is_not_taken_back_by_naming_it(
    writer: httpx.Client, coordinator: httpx.Client, written: Written, beside: Database
) -> None:
    theirs = new_id()
    send(coordinator, written, typed(written, "Crear una lista regional", 1), request=theirs)

    answer = send(writer, written, typed(written, "Crear una lista común", 2), undoes=theirs)

    assert [result["status"] for result in answer.json()["results"]] == ["refused"]
    assert text_of(beside, written) == "Crear una lista regional"


def test_unknown_protocol_asks_for_a_reload(writer: httpx.Client, written: Written) -> None:
    answer = send(writer, written, typed(written, "x", 1), protocol=99)

    assert (answer.status_code, answer.json()["error"]) == (409, "UnknownProtocol")


@pytest.mark.parametrize("text", ["x" * 20_001, "una\x00nula", "un\x1bescape"])
def test_unfit_text_is_refused_in_words(writer: httpx.Client, written: Written, text: str, beside: Database) -> None:
    answer = send(writer, written, typed(written, text, 1))

    result = answer.json()["results"][0]
    assert result["status"] == "refused"
    assert result["reason"]
    assert text_of(beside, written) == "Crear una lista común"


def test_writer_may_not_touch_another_axis_nor_the_workshop(writer: httpx.Client, written: Written) -> None:
    elsewhere = {"id": new_id(), "kind": "set", "item": written.other_axis, "field": "title", "text": "Mío", "base": 1}
    facts = {"id": new_id(), "kind": "set", "item": written.root, "field": "title", "text": "Mío", "base": 1}
    abroad = {"id": new_id(), "kind": "insert", "item": new_id(), "type": "objective", "parent": written.other_axis}

    answer = send(writer, written, elsewhere, facts, abroad)

    assert [result["status"] for result in answer.json()["results"]] == ["refused"] * 3


def test_reader_may_not_write(reader: httpx.Client, written: Written, beside: Database) -> None:
    answer = send(reader, written, typed(written, "Mío", 1))

    assert answer.json()["results"][0]["status"] == "refused"
    assert text_of(beside, written) == "Crear una lista común"


def test_stranger_is_sent_to_enter(server: object, written: Written, coordinator: httpx.Client) -> None:
    stranger = httpx.post(f"{coordinator.base_url}/api/workshops/{written.id}/changes", json={})

    assert (stranger.status_code, stranger.json()["error"]) == (401, "NotEntered")


@pytest.mark.parametrize("number", [10_000, 2**31, 10**30])
def test_workshop_of_others_is_not_found(writer: httpx.Client, written: Written, number: int) -> None:
    answer = writer.get(f"/api/workshops/{written.id + number}/axes/{written.axis}")

    assert (answer.status_code, answer.json()["error"]) == (404, "WorkshopNotFound")


def test_axis_comes_with_items_order_and_notes(writer: httpx.Client, written: Written) -> None:
    note = new_id()
    footnote = {"id": new_id(), "kind": "insert", "item": note, "type": "footnote", "parent": written.root}
    marked = typed(written, f"Crear[^{note}] una lista", 1)
    send(writer, written, footnote | {"cells": {"text": "La nota"}}, marked)

    axis = writer.get(f"/api/workshops/{written.id}/axes/{written.axis}").json()

    assert [(item["type"], item["id"]) for item in axis["items"]] == [
        ("axis", written.axis),
        ("objective", written.objective),
        ("action", written.action),
    ]
    assert axis["order"][written.objective] == [written.action]
    assert axis["footnotes"] == {note: {"text": "La nota", "version": 1, "deleted": False}}
    assert axis["note_numbers"] == {note: 1}
    assert axis["writable"] is True


def test_axis_names_what_the_plenary_withdrew(writer: httpx.Client, written: Written, beside: Database) -> None:
    decision = Change(
        kind="insert", item=new_id(), type="decision", parent=written.action, cells={"outcome": "withdrawn"}
    )
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [decision])

    axis = writer.get(f"/api/workshops/{written.id}/axes/{written.axis}").json()

    assert axis["withdrawn"] == [written.action]


def test_reader_is_not_shown_internal_notes(reader: httpx.Client, writer: httpx.Client, written: Written) -> None:
    send(writer, written, typed(written, "Entre nosotros", 0, field="internal_note"))

    axis = reader.get(f"/api/workshops/{written.id}/axes/{written.axis}").json()

    assert axis["writable"] is False
    assert all("internal_note" not in item["cells"] for item in axis["items"])


def test_denied_changes_leave_one_line_in_the_security_log_and_nothing_else(
    writer: httpx.Client, written: Written, beside: Database
) -> None:
    abroad = [
        {"id": new_id(), "kind": "set", "item": written.other_axis, "field": "title", "text": "Mío", "base": 1}
        for _ in range(500)
    ]

    answer = send(writer, written, *abroad)

    assert {result["status"] for result in answer.json()["results"]} == {"refused"}
    assert read_workshop(beside, written.id).revision == 1
    row = tables.security_event.c
    query = select(row.kind, row.count).where(row.workshop_id == written.id, row.kind != "invited")
    deadline = time.monotonic() + 10
    while not (noted := beside.read(lambda db: db.execute(query).all())) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert [tuple(each) for each in noted] == [("denied", 500)]
