"""What a browser of ours would never send, from everybody: forged ids, cookies and words; nothing comes of any."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from storage.people import invite_person
from storage.roles import change_roles
from tests.table.effects import denials, traces
from tests.table.people import Asking
from tests.table.served_world import ServedWorld, serving
from tests.table.table import WHO, everybody, may, rows
from tests.table.visit import Visit
from tests.table.withdrawn import press_what_is_not_theirs
from tests.table.world import ABROAD, Place, Somebody
from workshop.changes import new_id
from workshop.permissions import COMMAND_LINE, Grant, Role

MESSAGES = {
    "ids of another workshop": "test_item_of_another_workshop_is_not_found_as_one_that_is_nowhere",
    "the address of another workshop": "test_another_workshop_is_not_found_as_one_that_is_not",
    "a page with the address of another workshop": "test_address_of_another_workshop_shows_nothing_of_it",
    "numbers that nothing bears": "test_numbers_in_an_address_that_name_nothing_break_nothing",
    "a tampered cookie": "test_tampered_cookie_is_no_session",
    "buttons one does not have": "test_buttons_one_does_not_have_do_nothing",
    "buttons withdrawn since the page was opened": "test_buttons_withdrawn_since_the_page_was_opened_do_nothing",
    "dialogs withdrawn since they were opened": "test_dialog_withdrawn_since_it_was_opened_shows_and_does_nothing",
    "another person's session": "test_session_of_another_person_is_not_to_be_had",
    "orders to Streamlit itself": "test_words_to_streamlit_itself_have_no_effect",
    "presence in an axis one does not write in": "test_presence_is_told_of_those_alone_who_write_in_that_axis",
    "malformed words to the live socket": "test_malformed_words_to_the_live_socket_have_no_effect",
}
INSIDE = [who for who in WHO if who not in ("nobody", "ended", "waits", "away")]
MANY = "9" * 5_000  # digits of a number that no workshop and no revision bears


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedWorld]:
    with serving(tmp_path_factory.mktemp("forged")) as served:
        yield served


def test_every_kind_of_message_has_its_row_and_its_test() -> None:
    assert list(MESSAGES) == rows("message")
    assert [name for name in MESSAGES.values() if name not in globals()] == []
    assert {may("message", name, who, when) for name in MESSAGES for who, when in everybody()} == {False}


@pytest.fixture
def here(served: ServedWorld) -> Place:
    return served.world.places["G"]


@pytest.fixture
def abroad(served: ServedWorld) -> Place:
    return served.world.places[ABROAD]


@pytest.fixture(autouse=True)
def no_trace(served: ServedWorld) -> Iterator[None]:
    """Whatever a test here does to the server, it leaves workshops and files as they were."""
    before = traces(served.world.database)[1:]
    yield
    assert traces(served.world.database)[1:] == before
    assert "Traceback" not in served.server.log.read_text()


def words(asking: Asking, place: Place) -> list[str]:
    """Return the planted words of a workshop that somebody was told."""
    return [word for word in place.planted().values() if word.encode() in asking.told]


def said(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.text


@pytest.mark.parametrize("who", INSIDE)
def test_item_of_another_workshop_is_not_found_as_one_that_is_nowhere(
    served: ServedWorld, here: Place, abroad: Place, who: str
) -> None:
    asking, own = served.asking[who, "G"], f"/api/workshops/{here.number}"
    forged = {
        f"{own}/axes/{{axis1}}": ("axis1", "objective1", "root"),
        f"{own}/axes/{{axis1}}/checks": ("axis1",),
        f"{own}/files/{{axis1}}": ("file",),
    }

    for path, names in forged.items():
        nowhere = asking.ask("GET", path.format(axis1=new_id()))
        for name in names:
            there = asking.ask("GET", path.format(axis1=abroad[name]))
            assert said(there) == said(nowhere)
        assert nowhere.status_code == (403 if who == "guest" and "/files/" not in path else 404)
    assert words(asking, abroad) == []


@pytest.mark.parametrize("who", [who for who in WHO if who not in ("all", "away")])
def test_another_workshop_is_not_found_as_one_that_is_not(served: ServedWorld, abroad: Place, who: str) -> None:
    asking = served.asking[who, "G"]
    paths = ["axes/{axis1}", "axes/{axis1}/checks", "plan.docx", "files/{file}", "links"]
    status = 401 if who in ("nobody", "ended") else 404

    for path in (path.format(**abroad.ids) for path in paths):
        there = asking.ask("GET", f"/api/workshops/{abroad.number}/{path}")
        assert said(there) == said(asking.ask("GET", f"/api/workshops/999999/{path}"))
        assert said(there) == said(asking.ask("GET", f"/api/workshops/{MANY}/{path}"))
        assert there.status_code == status
    for number in (abroad.number, 999_999):
        with asking.listening(f"/api/workshops/{number}/live") as socket:
            assert socket is None
    assert words(asking, abroad) == []


@pytest.mark.parametrize("who", [who for who in WHO if who not in ("all", "away")])
def test_address_of_another_workshop_shows_nothing_of_it(served: ServedWorld, abroad: Place, who: str) -> None:
    asking = served.asking[who, "G"]

    for number in (str(abroad.number), "999999", MANY, "0", "-1", "x"):
        with Visit(asking) as visit:
            for name in ("", "matriz", "versiones", "accesos", "pantalla"):
                shown = visit.run(name, taller=number)
                assert not shown.is_broken, (name, number)
                assert shown.is_closed or number in ("-1", "x"), (name, number)

    assert words(asking, abroad) == []


def test_numbers_in_an_address_that_name_nothing_break_nothing(served: ServedWorld) -> None:
    asking = served.asking["coord", "G"]

    for query in ({"eje": MANY}, {"eje": "0"}, {"version": MANY}, {"version": "-1"}, {"version": "77"}):
        with Visit(asking) as visit:
            for name in ("matriz", "versiones"):
                assert not visit.run(name, **query).is_broken, query


def test_tampered_cookie_is_no_session(served: ServedWorld, here: Place) -> None:
    coordinator = served.asking["coord", "G"]
    secret = coordinator.somebody.secret
    turned = secret[:-1] + ("A" if secret[-1] != "A" else "B")

    for forged in (turned, secret.upper(), secret + "x", secret[:-1], "", "0" * 43, "%00"):
        asking = Asking(served.server, served.world, "nobody", "G")
        asking.cookie = f"plenaria-{served.server.port}={forged}"
        assert asking.ask("GET", f"/api/workshops/{here.number}/links").status_code == 401
        with Visit(asking) as visit:
            assert visit.run("accesos").is_closed
        with asking.listening(f"/api/workshops/{here.number}/live") as socket:
            assert socket is None
        assert words(asking, here) == []


@pytest.mark.parametrize("when", ["G"])
def test_buttons_one_does_not_have_do_nothing(served: ServedWorld, when: str) -> None:
    before = traces(served.world.database)

    count = press_what_is_not_theirs(served, when, ("guest", "reads", "rapp", "facil", "plen", "merge"))

    assert count > 200
    assert traces(served.world.database) == before


def fresh_coordinator(served: ServedWorld, here: Place) -> Asking:
    """Return somebody who has just entered as coordinator, for a test to take that away."""
    database = served.world.database
    asking = Asking(served.server, served.world, "coord", here.when)
    entered = asking.ask("POST", f"/entrar/{invite_person(database, 'Por un rato', Role.COORDINATOR, here.number)}")
    asking.cookie = entered.headers["set-cookie"].split(";")[0]
    listed = database.read(lambda db: db.exec_driver_sql("SELECT id FROM person WHERE name = 'Por un rato'").all())
    asking.somebody = Somebody(listed[-1][0])
    return asking


def demote(served: ServedWorld, here: Place, asking: Asking) -> None:
    """Make a guest of a coordinator, while their page stays open."""
    workshop = served.world.workshop(here.when)
    change_roles(served.world.database, workshop, COMMAND_LINE, asking.somebody.id, [Grant(Role.GUEST)])
    asking.told.clear()


def test_button_that_is_there_works_when_it_is_pressed_so(served: ServedWorld, here: Place) -> None:
    """The other tests would prove nothing if a button pressed by a message did nothing for who has it."""
    with Visit(served.asking["coord", "G"]) as visit:
        page = visit.run("matriz")
        (opening,) = [each for each in page.buttons if each.endswith(f"hand-in-{here['axis1']}")]
        dialog = visit.run(page=page.page, pressed=(opening,))

    assert [each for each in dialog.buttons if each.endswith("hand-in-now")]


def test_buttons_withdrawn_since_the_page_was_opened_do_nothing(served: ServedWorld, here: Place) -> None:
    noted = denials(served.world.database)
    for name in rows("page"):
        asking = fresh_coordinator(served, here)
        with Visit(asking) as visit:
            shown = visit.run("" if name == "inicio" else name)
            demote(served, here, asking)
            before = traces(served.world.database)
            visit.run(page=shown.page, pressed=tuple(shown.buttons))
            for fragment in shown.fragments:
                visit.run(page=shown.page, fragment=fragment, pressed=tuple(shown.buttons))

        assert traces(served.world.database) == before, name
        allowed = ["the title", "a point of the agenda for guests"]
        assert set(words(asking, here)) <= {here.planted()[each] for each in allowed}, name
    assert sum(denials(served.world.database).values()) > sum(noted.values())


def test_dialog_withdrawn_since_it_was_opened_shows_and_does_nothing(served: ServedWorld, here: Place) -> None:
    asking = fresh_coordinator(served, here)
    with Visit(asking) as visit:
        page = visit.run("matriz")
        (opening,) = [each for each in page.buttons if each.endswith(f"hand-in-{here['axis1']}")]
        dialog = visit.run(page=page.page, pressed=(opening,))
        (doing,) = [each for each in dialog.buttons if each.endswith("hand-in-now")]
        assert dialog.fragments
        demote(served, here, asking)
        before = traces(served.world.database)

        for fragment in dialog.fragments:
            again = visit.run(page=page.page, fragment=fragment, pressed=(doing,))
            assert again.buttons == []

    assert traces(served.world.database) == before
    assert words(asking, here) == []


def test_session_of_another_person_is_not_to_be_had(served: ServedWorld, here: Place) -> None:
    coordinator, asking = served.asking["coord", "G"], Asking(served.server, served.world, "guest", "G")
    open_page = Visit(coordinator)
    with open_page:
        open_page.run("accesos")
        theirs = open_page.session
        with Visit(asking, session=theirs) as visit:
            visit.run("accesos")
            assert visit.session != theirs
    with Visit(asking, session=theirs) as visit:  # the page is closed: now somebody may come back to it
        visit.run("accesos")
        assert visit.session != theirs

    assert here.planted()["who has access"].encode() not in asking.told


def test_words_to_streamlit_itself_have_no_effect(served: ServedWorld) -> None:
    asking = served.asking["guest", "G"]
    with Visit(asking) as visit:
        visit.run()
        for order in ("clear_cache", "load_git_info", "set_run_on_save", "stop_script", "debug_shutdown_runtime"):
            visit.socket.send(BackMsg(**{order: True}).SerializeToString())
        announced = BackMsg()
        announced.file_urls_request.request_id = "x"
        announced.file_urls_request.file_names.append("virus.docm")
        announced.file_urls_request.session_id = visit.session
        visit.socket.send(announced.SerializeToString())
        visit.socket.send(b"\x00\xff not a message")

    assert asking.ask("PUT", f"/_stcore/upload_file/{visit.session}/x", content=b"x").status_code == 404
    assert asking.ask("GET", "/api/health").status_code == 200
    with Visit(asking) as visit:
        assert visit.run("agenda").text


def presence(message: str) -> dict[str, Any]:
    """Return who is told to be where by a message of the live socket, page to entry."""
    said = json.loads(message)
    parts = said if isinstance(said, list) else [said]
    return {page: entry for part in parts for page, entry in part.get("presence", {}).items()}


def test_presence_is_told_of_those_alone_who_write_in_that_axis(served: ServedWorld, here: Place) -> None:
    path = f"/api/workshops/{here.number}/live"
    word = {"axis": here["axis1"], "at": {"item": here["action1"], "field": "text"}}
    with served.asking["rapp", "G"].listening(path) as socket:
        assert socket is not None
        socket.send(json.dumps({"axis": here["axis1"]}))
        intruders = ("guest", "reads", "other", "plen", "merge")
        sockets = [served.asking[who, "G"].listening(path) for who in intruders]
        entered = [each.__enter__() for each in sockets]
        for each in entered:
            assert each is not None
            each.send(json.dumps(word))
        with served.asking["helps", "G"].listening(path) as last:
            assert last is not None
            last.send(json.dumps(word))
            names: set[str] = set()
            while "Persona helps" not in names:
                told = presence(served.asking["rapp", "G"].hear(socket))
                names |= {entry["name"] for entry in told.values() if entry}
        for each_socket in sockets:
            each_socket.__exit__(None, None, None)

    assert names & {f"Persona {who}" for who in intruders} == set()


def test_malformed_words_to_the_live_socket_have_no_effect(served: ServedWorld, here: Place) -> None:
    asking = served.asking["reads", "G"]
    forged = [
        "", "{", "null", "[]", '"at"', "[" * 100_000, "x" * 1_000_000, '{"at": 1e999}',
        '{"axis": {"axis": []}, "at": "x"}',
        json.dumps({"axis": "../../etc", "at": {"item": ["x"], "field": {}}}), b"\x00\xff", '{"pong": "\\ud800"}',
    ]  # fmt: skip

    for word in forged:
        with asking.listening(f"/api/workshops/{here.number}/live") as socket:
            assert socket is not None
            socket.send(word)
    for since in ("abc", "-1", MANY, "0x1", "1e3", "%00", "٣"):
        with asking.listening(f"/api/workshops/{here.number}/live?since={since}") as socket:
            assert socket is not None

    assert asking.ask("GET", f"/api/workshops/{here.number}/axes/{here['axis1']}").status_code == 200
