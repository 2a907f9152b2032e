"""What the matrix reads of an axis, over a real server."""

from typing import Any

import httpx

from storage.commit import commit
from storage.database import Database
from tests.pages.api.conftest import Written
from tests.pages.api.test_changes import send, typed
from workshop.changes import Change, new_id
from workshop.permissions import COMMAND_LINE


def axis_of(client: httpx.Client, written: Written) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/api/workshops/{written.id}/axes/{written.axis}").json()
    return found


def ticked(written: Written, **cells: str) -> dict[str, object]:
    """Return the change a tick in the matrix sends: behind all children of its action, which the page does not know."""
    filled = {"outcome": "adopted", "wording": "Crear una lista común", "author": "Coordinación"} | cells
    change = {"id": new_id(), "kind": "insert", "item": new_id(), "type": "decision", "parent": written.action}
    return change | {"after": written.axis, "cells": filled}


def test_cells_never_filled_are_left_out(writer: httpx.Client, written: Written) -> None:
    action = next(item for item in axis_of(writer, written)["items"] if item["type"] == "action")

    assert action["cells"] == {"text": "Crear una lista común"}
    assert action["versions"] == {"text": 1}


def test_outcome_in_force_is_named_and_the_wording_where_it_is_no_longer_the_text(
    coordinator: httpx.Client, written: Written
) -> None:
    tick = ticked(written)

    answer = send(coordinator, written, tick)

    assert [result["status"] for result in answer.json()["results"]] == ["applied"]
    adopted = {"id": tick["item"], "outcome": "adopted"}
    assert axis_of(coordinator, written)["outcomes"] == {written.action: adopted}

    send(coordinator, written, typed(written, "Crear otra lista", 1))

    reworded = adopted | {"wording": "Crear una lista común"}
    assert axis_of(coordinator, written)["outcomes"] == {written.action: reworded}


def test_tick_stands_behind_earlier_decisions_and_taking_it_back_leaves_none(
    coordinator: httpx.Client, written: Written, beside: Database
) -> None:
    cells = {"outcome": "sent_back", "reason": "Falta el plazo"}
    earlier = Change(kind="insert", item=new_id(), type="decision", parent=written.action, cells=cells)
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [earlier])

    send(coordinator, written, ticked(written))
    assert axis_of(coordinator, written)["outcomes"][written.action]["outcome"] == "adopted"
    send(coordinator, written, ticked(written, outcome="reopened"))

    assert axis_of(coordinator, written)["outcomes"] == {}


def test_writer_may_not_tick(writer: httpx.Client, written: Written) -> None:
    answer = send(writer, written, ticked(written))

    assert [result["status"] for result in answer.json()["results"]] == ["refused"]
    assert axis_of(writer, written)["outcomes"] == {}


def test_no_outcome_of_an_unknown_name_is_kept(coordinator: httpx.Client, written: Written) -> None:
    answer = send(coordinator, written, ticked(written, outcome="whatever"))

    assert [result["status"] for result in answer.json()["results"]] == ["refused"]


def test_bodies_and_timeframes_of_the_whole_plan_are_offered(writer: httpx.Client, written: Written) -> None:
    send(
        writer,
        written,
        typed(written, "Norte\nSur", 0, field="responsible"),
        typed(written, "marzo 2027", 0, field="timeframe"),
    )

    axis = axis_of(writer, written)

    assert axis["bodies"] == ["Norte", "Sur"]
    assert axis["timeframes"] == ["marzo 2027", "Continuo", "Por definir"]


def test_answer_is_made_for_each_right_and_revision(
    writer: httpx.Client, reader: httpx.Client, coordinator: httpx.Client, written: Written
) -> None:
    send(coordinator, written, typed(written, "Entre nosotros", 0, field="internal_note"))

    seen = [axis_of(client, written) for client in (writer, reader, writer)]

    assert [axis["writable"] for axis in seen] == [True, False, True]
    assert ["internal_note" in str(axis["items"]) for axis in seen] == [True, False, True]
    send(writer, written, typed(written, "Otro texto", 1))
    assert [axis_of(client, written)["revision"] for client in (writer, reader)] == [3, 3]


def test_method_and_what_others_do_stand_beside_their_axes(
    coordinator: httpx.Client, writer: httpx.Client, written: Written
) -> None:
    def added(kind: str, **cells: str) -> dict[str, object]:
        change = {"id": new_id(), "kind": "insert", "item": new_id(), "type": kind, "parent": written.root}
        return change | {"after": None, "cells": cells}

    method = {
        "id": new_id(),
        "kind": "set",
        "item": written.root,
        "field": "method",
        "base": 0,
        "text": "Leer la guía.",
    }
    send(
        coordinator,
        written,
        method | {"text": "Leer la guía."},
        added("initiative", body="OIM", title="Campaña", actions="Afiches", axes=written.axis),
        added("initiative", body="Otro", title="De otro eje", axes=written.other_axis),
        added("compliance", text="Personas asistidas"),
    )

    answer = axis_of(writer, written)

    assert answer["method"] == "Leer la guía."
    assert answer["initiatives"] == [{"body": "OIM", "title": "Campaña", "actions": ["Afiches"]}]
    assert answer["compliance"] == [{"text": "Personas asistidas", "instrument": ""}]
