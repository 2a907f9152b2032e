"""The live socket: what one page or another process writes reaches the open pages."""

import json
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

import httpx
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from storage.commit import commit
from storage.database import Database
from storage.people import invite_person
from tests.pages.api.conftest import Written, entered, keep_workshop
from tests.pages.api.test_changes import send, typed
from tests.served import Server
from workshop.changes import Change, new_id
from workshop.permissions import COMMAND_LINE, Role

_waiting: WeakKeyDictionary[ClientConnection, list[dict[str, Any]]] = WeakKeyDictionary()


def listen(client: httpx.Client, written: Written, since: int | None = None) -> ClientConnection:
    cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    address = str(client.base_url).replace("http", "ws", 1).rstrip("/")
    query = "" if since is None else f"?since={since}"
    return connect(
        f"{address}/api/workshops/{written.id}/live{query}",
        additional_headers={"cookie": cookie},
        origin=str(client.base_url).rstrip("/"),
    )


def next_message(socket: ClientConnection, timeout: float = 10) -> dict[str, Any]:
    """Return the next message; those that came in one piece are returned one by one."""
    waiting = _waiting.setdefault(socket, [])
    if not waiting:
        heard = json.loads(socket.recv(timeout=timeout))
        waiting += heard if isinstance(heard, list) else [heard]
    return waiting.pop(0)


def next_changes(socket: ClientConnection) -> dict[str, Any]:
    """Return the next message that carries changes; beats between are passed over."""
    while True:
        message = next_message(socket)
        if "changes" in message or "reset" in message:
            return message


def test_change_of_one_page_reaches_another(writer: httpx.Client, reader: httpx.Client, written: Written) -> None:
    with listen(reader, written) as socket:
        send(writer, written, typed(written, "Visto por todos", 1))

        message = next_changes(socket)

    assert message["revision"] == 2
    change = message["changes"][0]
    assert (change["kind"], change["field"], change["text"], change["version"]) == ("set", "text", "Visto por todos", 2)
    assert change["by"] == "Relatoría"


def test_page_that_was_away_gets_what_it_missed(writer: httpx.Client, written: Written) -> None:
    send(writer, written, typed(written, "Uno", 1))
    send(writer, written, typed(written, "Dos", 2))

    with listen(writer, written, since=1) as socket:
        messages = [next_changes(socket), next_changes(socket)]

    assert [message["revision"] for message in messages] == [2, 3]


def test_page_from_the_future_is_told_to_start_anew(writer: httpx.Client, written: Written) -> None:
    with listen(writer, written, since=999) as socket:
        message = next_changes(socket)

    assert message == {"reset": True, "revision": 1}


def test_change_of_another_process_reaches_open_pages(writer: httpx.Client, written: Written, beside: Database) -> None:
    with listen(writer, written) as socket:
        change = Change(kind="set", item=written.action, field="text", text="Desde otro proceso")
        commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: [change])

        message = next_changes(socket)

    assert message["changes"][0]["text"] == "Desde otro proceso"


def test_new_workshop_of_another_process_reaches_open_lists(
    coordinator: httpx.Client, written: Written, beside: Database
) -> None:
    the_list = replace(written, id=0)
    with listen(coordinator, the_list) as socket:
        number = keep_workshop(beside).id

        message = next_changes(socket)

    assert message == {"revision": number, "changes": [{"kind": "insert", "type": "workshop"}]}


def test_every_change_names_the_kind_of_its_item(writer: httpx.Client, written: Written) -> None:
    with listen(writer, written) as socket:
        send(writer, written, typed(written, "Otro", 1))

        message = next_changes(socket)

    assert message["changes"][0]["type"] == "action"


def test_reader_does_not_hear_internal_notes(writer: httpx.Client, reader: httpx.Client, written: Written) -> None:
    with listen(reader, written) as socket:
        send(writer, written, typed(written, "Entre nosotros", 0, field="internal_note"))

        message = next_changes(socket)

    assert message == {"revision": 2, "changes": []}


def test_reader_hears_of_no_remark(writer: httpx.Client, reader: httpx.Client, written: Written) -> None:
    cells = {"text": "Solo para quien escribe", "author": "Otra persona"}
    insert = {"kind": "insert", "type": "remark", "item": new_id(), "parent": written.action, "after": written.action}
    with listen(reader, written) as to_reader, listen(writer, written) as to_writer:
        send(writer, written, {"id": new_id(), "cells": cells, **insert})
        heard, told = next_changes(to_reader), next_changes(to_writer)

    assert heard == {"revision": 2, "changes": []}
    kept = told["changes"][0]["cells"]
    assert (kept["text"], kept["author"]) == ("Solo para quien escribe", "Relatoría")


def test_stranger_gets_no_socket(server: Server, written: Written) -> None:
    with httpx.Client(base_url=server.url) as stranger:
        try:
            with listen(stranger, written) as socket:
                socket.recv(timeout=5)
        except (ConnectionClosed, InvalidStatus) as refused:
            assert isinstance(refused, InvalidStatus) and refused.response.status_code == 403
            return
    raise AssertionError("the socket stayed open")


def test_server_stops_within_two_seconds_with_fifty_sockets_open(serve: Callable[[], Server]) -> None:
    server = serve()
    with server.opened() as database:
        here = keep_workshop(database)
        token = invite_person(database, "Ana", Role.PARTICIPANT, here.id)
    with entered(server, token) as client, ExitStack() as stack:
        sockets = [stack.enter_context(listen(client, here)) for _ in range(50)]
        greeted = [next_message(socket)["revision"] for socket in sockets]

        code = server.stop(patience=2)

    assert greeted == [1] * 50
    assert code in (0, -15)


def test_revisions_that_come_together_are_told_in_one_piece(
    writer: httpx.Client, written: Written, beside: Database
) -> None:
    texts = ["Uno", "Dos", "Tres"]
    for place, text in enumerate(texts, 1):
        send(writer, written, typed(written, text, place))

    with listen(writer, written, since=1) as socket:
        next_message(socket)
        heard = json.loads(socket.recv(timeout=10))

    assert [message["revision"] for message in heard] == [2, 3, 4]
    assert [message["changes"][0]["text"] for message in heard] == texts
