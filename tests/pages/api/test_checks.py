"""What an axis still lacks, as pages ask for it; and that the group's kitchen stays shut to readers."""

import httpx

from storage.commit import commit
from storage.database import Database
from tests.pages.api.conftest import Written
from tests.pages.api.test_changes import send
from tests.pages.api.test_live import listen, next_changes
from workshop.changes import Change, new_id
from workshop.permissions import COMMAND_LINE


def ask(client: httpx.Client, written: Written, axis: str) -> httpx.Response:
    return client.get(f"/api/workshops/{written.id}/axes/{axis}/checks")


def axis_of(client: httpx.Client, written: Written) -> dict[str, object]:
    answer: dict[str, object] = client.get(f"/api/workshops/{written.id}/axes/{written.axis}").json()
    return answer


def caught(written: Written, text: str = "Falta la costa.") -> dict[str, object]:
    return {
        "id": new_id(), "kind": "insert", "item": new_id(), "type": "input", "parent": written.axis,
        "after": written.objective, "cells": {"text": text, "author": "Una experta"},
    }  # fmt: skip


def test_checks_of_one_axis_name_the_cell_they_speak_of(reader: httpx.Client, written: Written) -> None:
    answer = ask(reader, written, written.axis)

    assert answer.status_code == 200
    assert answer.json()["revision"] == 1
    found = [(each["kind"], each["item"], each["field"], each["place"]) for each in answer.json()["checks"]]
    assert found == [
        ("commitment", written.axis, "commitment", "1"),
        ("responsible", written.action, "responsible", "1.1"),
        ("timeframe", written.action, "timeframe", "1.1"),
    ]
    assert answer.json()["checks"][2]["sentence"] == "Falta el plazo."


def test_check_that_is_certain_brings_the_text_that_puts_it_right(
    reader: httpx.Client, written: Written, beside: Database
) -> None:
    change = Change(kind="set", item=written.action, field="text", text="2. Abrir una línea")
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [change])

    with listen(reader, written, since=1) as socket:
        next_changes(socket)
    [found] = [each for each in ask(reader, written, written.axis).json()["checks"] if each["fix"]]

    assert (found["kind"], found["version"], found["fix"]["text"]) == ("typed_number", 2, "Abrir una línea")


def test_number_that_names_another_action_by_now_is_told_beside_the_matrix(
    reader: httpx.Client, written: Written, beside: Database
) -> None:
    text = Change(kind="set", item=written.action, field="text", text="Abrir la línea de la acción 1.1")
    another = Change(kind="insert", item=new_id(), type="action", parent=written.objective, cells={"text": "Crear"})
    for change in (text, another):
        commit(beside, written.id, COMMAND_LINE, lambda workshop, actor, change=change: [change])

    with listen(reader, written, since=2) as socket:
        next_changes(socket)
    found = [each for each in ask(reader, written, written.axis).json()["checks"] if each["kind"] == "cross_reference"]

    assert [(each["item"], each["fix"]["text"]) for each in found] == [
        (written.action, "Abrir la línea de la acción 1.2")
    ]


def test_checks_follow_the_plan(writer: httpx.Client, written: Written, beside: Database) -> None:
    ask(writer, written, written.axis)
    filled = Change(kind="set", item=written.action, field="timeframe", text="2027")
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [filled])

    with listen(writer, written, since=1) as socket:  # by now this process knows of the other's change
        next_changes(socket)
    answer = ask(writer, written, written.axis).json()

    assert (answer["revision"], [each["kind"] for each in answer["checks"]]) == (2, ["commitment", "responsible"])


def test_checks_are_for_those_who_may_read_and_for_axes_that_are_there(reader: httpx.Client, written: Written) -> None:
    assert ask(reader, written, new_id()).status_code == 404
    with httpx.Client(base_url=reader.base_url) as stranger:
        assert ask(stranger, written, written.axis).status_code == 401


def test_what_was_caught_reaches_the_group_and_no_reader(
    writer: httpx.Client, reader: httpx.Client, written: Written
) -> None:
    with listen(writer, written) as of_writer, listen(reader, written) as of_reader:
        said = caught(written)
        answer = send(writer, written, said)
        heard, overheard = next_changes(of_writer), next_changes(of_reader)

    assert answer.json()["results"][0]["status"] == "applied"
    assert [change["type"] for change in heard["changes"]] == ["input"]
    assert overheard == {"revision": 2, "changes": []}
    in_plan = [each["id"] for each in axis_of(writer, written)["items"]]
    assert said["item"] in in_plan
    read = axis_of(reader, written)
    assert "Falta la costa" not in str(read) and said["item"] not in str(read)


def test_an_input_and_what_it_became_are_one_revision(
    writer: httpx.Client, reader: httpx.Client, written: Written
) -> None:
    said, remark = caught(written), new_id()
    send(writer, written, said)

    answer = send(
        writer,
        written,
        {
            "id": new_id(), "kind": "insert", "item": remark, "type": "remark", "parent": written.action,
            "after": written.action, "cells": {"text": "Falta la costa."},
        },
        {"id": new_id(), "kind": "set", "item": said["item"], "field": "became", "base": 0, "text": remark},
    )  # fmt: skip

    assert answer.json()["revision"] == 3
    assert [result["status"] for result in answer.json()["results"]] == ["applied", "applied"]
    became = {each["id"]: each["cells"] for each in axis_of(writer, written)["items"]}[said["item"]]["became"]
    assert became == remark
    assert remark not in str(axis_of(reader, written))
