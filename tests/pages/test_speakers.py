"""The speakers' list and the next steps beside the decisions, and the speakers on the room's screen."""

import pytest
from streamlit.testing.v1 import AppTest

from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, keep, latest, screen
from tests.two_axes import inserts
from workshop.floor import floor, speaker_name
from workshop.items import NextStep
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.give_floor import ask_for_floor, give_floor
from workshop.use_cases.show_screen import show_on_screen

PAGE = "plenary/decisions.py"


@pytest.fixture
def plan(database: Database) -> int:
    return keep(database, inserts())


def ask(database: Database, number: int, delegation: str) -> None:
    commit(database, number, COMMAND_LINE, lambda workshop, actor: ask_for_floor(workshop, actor, delegation))


def waiting(database: Database, number: int) -> list[str]:
    workshop = latest(database, number)
    return [speaker_name(workshop, each) for each in floor(workshop).waiting]


def test_speakers_are_listed_called_and_ended(open_page: Opening, database: Database, plan: int) -> None:
    at: AppTest = open_page(PAGE, workshop=plan)
    at.selectbox(key="asks-who-0").set_value("norte")
    at.button(key="ask-floor").click().run()
    at.text_input(key="asks-name-1").set_value("Experta invitada")
    at.button(key="ask-floor").click().run()
    assert waiting(database, plan) == ["Norte", "Experta invitada"]

    at.button(key="next-speaker").click().run()
    assert any("**Norte**" in each.value for each in at.markdown)
    at.button(key="end-floor").click().run()

    now = latest(database, plan)
    assert floor(now).speaking is None
    assert [speaker_name(now, each) for each in floor(now).spoken] == ["Norte"]
    assert "Tiempo por delegación\n- Norte: menos de 1 min" in [each.value for each in at.markdown]
    assert waiting(database, plan) == ["Experta invitada"]


def test_delegation_that_asked_twice_is_told_apart(open_page: Opening, database: Database, plan: int) -> None:
    ask(database, plan, "norte")
    ask(database, plan, "norte")

    at = open_page(PAGE, workshop=plan)

    assert not at.exception
    assert [each.label for each in at.button if each.key == "next-speaker"] == ["Dar la palabra: Norte"]


def test_next_step_is_noted_with_who_and_when(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)

    at.text_input(key="step-what-0").set_value("Enviar el borrador")
    at.text_input(key="step-who-0").set_value("Secretaría")
    at.text_input(key="step-when-0").set_value("en abril")
    at.button(key="add-step").click().run()

    found = latest(database, plan).children("root", NextStep)
    assert [(each.what, each.who, each.when) for each in found] == [("Enviar el borrador", "Secretaría", "en abril")]
    assert any("Enviar el borrador" in each.value for each in at.markdown)


def test_screen_shows_who_speaks_and_who_comes_next(open_page: Opening, database: Database, plan: int) -> None:
    ask(database, plan, "norte")
    ask(database, plan, "sur")
    commit(database, plan, COMMAND_LINE, give_floor)
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: show_on_screen(workshop, actor, "speakers"))

    at = open_page("plenary/screen.py", workshop=plan)

    scene = screen(at)
    assert scene.index("Norte") < scene.index("Sur")
    assert '<h1 class="pl-screen-heading">Norte</h1>' in scene
