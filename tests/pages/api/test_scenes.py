"""The shared screen over the live line: as far as each may see it, and only when it changed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from websockets.sync.client import ClientConnection

from pages.api.scenes import Onlooker
from storage.commit import commit
from storage.database import Database
from storage.people import invite_person
from tests.pages.api.conftest import Written, entered
from tests.pages.api.test_changes import send, typed
from tests.pages.api.test_live import listen, next_message
from tests.served import Server
from workshop.changes import new_id
from workshop.permissions import COMMAND_LINE, Role
from workshop.use_cases.show_screen import show_on_screen


@contextmanager
def screen_of(client: httpx.Client, written: Written, language: str = "es", zone: str | None = None) -> Iterator[Any]:
    """Offer the live socket of somebody who has the screen open."""
    with listen(client, written) as socket:
        socket.send(json.dumps({"screen": {"language": language, "zone": zone}}))
        yield socket


def next_scene(socket: ClientConnection) -> str:
    """Return the HTML of the next scene that is told."""
    while True:
        message = next_message(socket)
        if "scene" in message:
            return str(message["scene"]["html"])


def show(beside: Database, written: Written, scene: str, item: str | None = None) -> None:
    commit(beside, written.id, COMMAND_LINE, lambda workshop, actor: show_on_screen(workshop, actor, scene, item))


@pytest.fixture
def shown(beside: Database, written: Written) -> Written:
    """Return the workshop with its action on the screen."""
    show(beside, written, "action", written.action)
    return written


def test_text_that_is_typed_stands_in_the_next_scene(
    writer: httpx.Client, reader: httpx.Client, shown: Written
) -> None:
    with screen_of(reader, shown) as socket:
        before = next_scene(socket)
        send(writer, shown, typed(shown, "Visto en la sala", 1))

        after = next_scene(socket)

    assert "pl-screen" in before and "Visto en la sala" not in before
    assert "Visto en la sala" in after


def test_guest_and_reader_of_another_language_see_their_own(
    server: Server, reader: httpx.Client, shown: Written, beside: Database
) -> None:
    token = invite_person(beside, "Invitada", Role.GUEST, shown.id)
    with entered(server, token) as guest, screen_of(guest, shown) as seen, screen_of(reader, shown, "en") as socket:
        scenes = [next_scene(seen), next_scene(socket)]
        show(beside, shown, "agenda")

        agendas = [next_scene(seen), next_scene(socket)]

    assert ["pl-screen-welcome" in scene for scene in scenes] == [True, False]
    assert agendas[0] != agendas[1]


def test_page_hears_no_scene_that_it_knows(coordinator: httpx.Client, reader: httpx.Client, shown: Written) -> None:
    """What changes in another axis is told as ever, without a scene; the one after shows that none was on its way."""
    elsewhere = {"kind": "insert", "type": "objective", "item": new_id(), "parent": shown.other_axis}
    with screen_of(reader, shown) as socket:
        next_scene(socket)
        send(coordinator, shown, {"id": new_id(), **elsewhere, "cells": {"text": "Otro"}})
        told = [_next_word(socket)]
        send(coordinator, shown, typed(shown, "Después", 1))

        while "scene" not in told[-1]:
            told.append(_next_word(socket))

    assert ["scene" in message for message in told] == [False, False, True]
    assert "Después" in told[-1]["scene"]["html"]


def _next_word(socket: ClientConnection) -> dict[str, Any]:
    """Return the next message that is no beat, nor of the stage."""
    while True:
        message = next_message(socket)
        if "changes" in message or "scene" in message:
            return message


def test_page_that_left_the_screen_asks_for_no_more() -> None:
    page = Onlooker(1)
    heard = [page.hear('{"screen": {"language": "xx", "zone": 5}}'), page.hear('{"axis": null}'), page.hear("[")]
    asked = page.asked
    page.hear('{"screen": null}')

    assert (heard, asked, page.asked) == ([True, False, False], ("es", None), None)
