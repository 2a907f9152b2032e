"""Asistencia: the session of today and who came to it; on one's own page, saying that one is there."""

import pytest

from pages.plenary.arrival_scene import arrival
from storage.commit import commit
from storage.database import Database
from tests.attended import Attended, keep_attended
from tests.pages.conftest import Opening, latest, shown
from workshop.attendance import attendances, presence
from workshop.items import Facts
from workshop.new_items import NewItems, build_workshop
from workshop.permissions import COMMAND_LINE, Role
from workshop.platform_file import read_platform_file
from workshop.use_cases.take_attendance import mark_present

PAGE = "preparation/attendance.py"


@pytest.fixture
def attended(database: Database) -> Attended:
    return keep_attended(database)


def test_attendance_page_is_about_today_and_counts_who_came(
    open_page: Opening, database: Database, attended: Attended
) -> None:
    people = [attended.people[name] for name in ("ana", "bruno")]
    commit(database, attended.id, COMMAND_LINE, lambda now, by: mark_present(now, by, attended.session, people, None))

    at = open_page(PAGE, workshop=attended.id)

    assert not at.exception
    assert at.selectbox(key=f"attendance-session-{attended.id}").value == attended.session
    assert "<dt>Presentes</dt><dd>2</dd>" in shown(at) and "<dt>Esperadas</dt><dd>4</dd>" in shown(at)


@pytest.mark.parametrize("language", ["es", "en"])
def test_attendance_page_shows_the_demo(open_page: Opening, demo: int, language: str) -> None:
    at = open_page(PAGE, workshop=demo, language=language)

    assert not at.exception and not at.error


@pytest.mark.parametrize("role", [Role.RAPPORTEUR, Role.PARTICIPANT])
def test_attendance_page_is_not_for_others(open_page: Opening, demo: int, role: Role) -> None:
    with pytest.raises(ValueError, match="attendance"):
        open_page(PAGE, workshop=demo, role=role, only=demo)


def test_one_says_on_ones_own_page_that_one_is_there(
    open_page: Opening, database: Database, attended: Attended
) -> None:
    at = open_page(workshop=attended.id, role=Role.PARTICIPANT, only=attended.id, name="Ana Mora")

    at.button(key=f"i-am-here-{attended.session}").click().run()

    found = presence(latest(database, attended.id), attended.session, attended.people["ana"])
    assert not at.exception and found is not None
    assert found.how == "link"
    assert "Su asistencia de hoy está anotada" in shown(at)


def test_who_is_not_on_the_list_is_offered_nothing(open_page: Opening, attended: Attended) -> None:
    at = open_page(workshop=attended.id, role=Role.PARTICIPANT, only=attended.id, name="Zoe Nadie")

    assert f"i-am-here-{attended.session}" not in [button.key for button in at.button]


def test_report_of_the_platform_is_shown_decided_and_kept_in_one_step(
    open_page: Opening, database: Database, attended: Attended
) -> None:
    report = b"Name,Email,Join Time,Leave Time\nAna Mora,ana@prueba.example,00:05,01:00\nDora,,00:00,00:30\n"
    at = open_page(PAGE, workshop=attended.id)
    read = {"session": attended.session, "connections": read_platform_file(report)}
    at.session_state["connections"] = read

    at.run()
    assert "Falta decidir de quién es una conexión" in shown(at)
    at.selectbox(key="connection-0-Dora").set_value(attended.people["dora"]).run()
    at.button(key="load-attendance").click().run()

    kept = attendances(latest(database, attended.id))[attended.session]
    assert not at.exception
    assert {person: (each.how, (each.left or "")[11:16]) for person, each in kept.items()} == {
        attended.people["ana"]: ("file", "01:00"),
        attended.people["dora"]: ("file", "00:30"),
    }
    at.button(key="undo-step").click().run()
    assert attendances(latest(database, attended.id))[attended.session] == {}


def test_shared_screen_shows_the_code_of_the_session_and_how_many_are_there(
    database: Database, attended: Attended
) -> None:
    ana = [attended.people["ana"]]
    commit(database, attended.id, COMMAND_LINE, lambda now, by: mark_present(now, by, attended.session, ana, None))

    scene = arrival(latest(database, attended.id), "http://192.0.2.7:8501")

    assert "diga «Estoy aquí»" in scene and "Presentes: 1 de 4" in scene and "data:image/svg+xml" in scene


def test_shared_screen_has_words_for_a_workshop_without_an_agenda() -> None:
    new = NewItems()
    new.add(Facts, None, title="Taller", screen_scene="arrival")

    assert "Todavía no hay agenda." in arrival(build_workshop(new.changes), "http://192.0.2.7:8501")
