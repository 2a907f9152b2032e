"""Sounding the delegations: put from the page of the decisions, answered from one's own, seen on the screen."""

import pytest
from streamlit.testing.v1 import AppTest

from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, keep, latest, screen, shown
from tests.two_axes import inserts
from workshop.changes import Change
from workshop.items import Participant
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE, Role
from workshop.soundings import last_sounding, open_sounding, tally
from workshop.use_cases.show_screen import scene_on, show_on_screen
from workshop.use_cases.sound import put_to_delegations, use_soundings

PAGE = "plenary/decisions.py"


@pytest.fixture
def plan(database: Database) -> int:
    """The number of a small plan in plenary; the viewer of the pages is on the list, of the delegation Norte."""
    new = NewItems()
    new.add(Participant, "root", name="Ana", delegation="norte")
    stage = Change(kind="set", item="root", field="stage", text="plenary")
    number = keep(database, inserts())
    commit(database, number, COMMAND_LINE, lambda workshop, actor: [*new.changes, stage])
    return number


def put(database: Database, number: int, item: str = "guide") -> str:
    """Put a text to the delegations and return the sounding."""
    commit(database, number, COMMAND_LINE, lambda plan, actor: use_soundings(plan, actor, True))
    commit(database, number, COMMAND_LINE, lambda plan, actor: put_to_delegations(plan, actor, item))
    found = open_sounding(latest(database, number))
    assert found is not None
    return found.id


def at_guide(open_page: Opening, plan: int) -> AppTest:
    return open_page(PAGE, workshop=plan).selectbox(key="plenary-item").set_value("guide").run()


def test_soundings_are_off_until_the_coordination_turns_them_on(
    open_page: Opening, database: Database, plan: int
) -> None:
    at = at_guide(open_page, plan)
    assert "put-sounding" not in [button.key for button in at.button]

    at.toggle(key="use-soundings-False").set_value(True).run()
    at.button(key="put-sounding").click().run()

    found = last_sounding(latest(database, plan), "guide")
    assert found is not None and found.wording == "Publicar una guía."


def test_what_is_said_aloud_is_noted_and_the_sounding_is_closed(
    open_page: Opening, database: Database, plan: int
) -> None:
    sounding = put(database, plan)
    at = at_guide(open_page, plan)

    at.selectbox(key=f"mark-who-{sounding}-0").set_value("sur").run()
    at.radio(key=f"mark-choice-{sounding}-0").set_value("object").run()
    at.text_input(key=f"mark-reason-{sounding}-0").set_value("Falta el plazo.").run()
    at.button(key="note-mark").click().run()

    assert tally(latest(database, plan), sounding).counts()["object"] == 1
    assert "Sur: Falta el plazo." in shown(at)
    at.button(key="close-sounding").click().run()
    assert open_sounding(latest(database, plan)) is None


def test_who_speaks_for_a_delegation_answers_from_their_own_page(
    open_page: Opening, database: Database, plan: int
) -> None:
    sounding = put(database, plan)
    at = open_page(workshop=plan, role=Role.PARTICIPANT, name="Ana")

    at.button(key="mark-agree").click().run()

    stand = tally(latest(database, plan), sounding).members[0]
    assert stand.mark is not None and (stand.delegation.id, stand.mark.choice) == ("norte", "agree")
    assert any("Norte" in caption.value for caption in at.caption)


def test_who_speaks_for_none_is_asked_nothing(open_page: Opening, database: Database, plan: int) -> None:
    put(database, plan)

    at = open_page(workshop=plan, role=Role.PARTICIPANT, name="Otra persona")

    assert "mark-agree" not in [button.key for button in at.button]


def test_screen_shows_the_text_that_was_put_and_how_each_stands(
    open_page: Opening, database: Database, plan: int
) -> None:
    put(database, plan)
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: show_on_screen(workshop, actor, "sounding"))

    at = open_page("plenary/screen.py", workshop=plan)

    assert scene_on(latest(database, plan)) == ("sounding", None)
    words = screen(at)
    assert "Publicar una guía." in words and "Norte" in words
    assert "Sin respuesta: 2" in words and " %" not in words
