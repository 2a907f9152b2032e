"""Propuestas: a delegation rewrites a text from its own device, sees what became of it, and takes it back."""

import pytest
from streamlit.testing.v1 import AppTest

from storage.commit import UseCase, commit
from storage.database import Database
from tests.pages.conftest import Opening, keep, latest
from tests.two_axes import inserts
from workshop.amendments import open_amendments
from workshop.changes import Change
from workshop.items import Participant
from workshop.language import LANGUAGES
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE, Role
from workshop.use_cases.amend import accept, decline, propose
from workshop.use_cases.decide import decide
from workshop.use_cases.show_screen import show_on_screen

PAGE = "plenary/own_proposals.py"


@pytest.fixture
def plan(database: Database) -> int:
    """The number of a workshop in plenary with Ana of the delegation Norte on its list."""
    number = keep(database, inserts())
    do(database, number, lambda workshop, actor: _ana_and_the_plenary(NewItems(workshop)))
    return number


def _ana_and_the_plenary(new: NewItems) -> list[Change]:
    new.add(Participant, "root", name="Ana", delegation="norte")
    return [*new.changes, Change(kind="set", item="root", field="stage", text="plenary")]


def do(database: Database, number: int, use_case: UseCase) -> str:
    """Do something beside the page and return the id of what it changed first."""
    return commit(database, number, COMMAND_LINE, use_case).entries[0].change.item


def opened(open_page: Opening, plan: int, **options: object) -> AppTest:
    return open_page(PAGE, workshop=plan, **({"role": Role.PARTICIPANT, "name": "Ana"} | options))


def told(at: AppTest) -> list[str]:
    return [str(html.value) for html in at.html if "pl-proposal" in str(html.value) and "<style" not in str(html.value)]


def test_proposal_is_written_compared_and_sent_in_the_name_of_the_delegation(
    open_page: Opening, database: Database, plan: int
) -> None:
    at = opened(open_page, plan)
    at.selectbox(key="proposed-upon").set_value("guide").run()
    at.button(key="start-proposing").click().run()
    at.text_area(key="proposed-guide").set_value("Publicar dos guías.")
    at.button(key="compare-proposal").click().run()
    assert any("<del>una</del>" in str(html.value) for html in at.html)
    assert open_amendments(latest(database, plan), "guide") == []

    at.button(key="send-proposal").click().run()

    (found,) = open_amendments(latest(database, plan), "guide")
    assert (found.text, found.base, found.delegation) == ("Publicar dos guías.", "Publicar una guía.", "norte")
    assert "Por resolver" in told(at)[0] and "Acción 1.1" in told(at)[0]
    assert at.selectbox(key="proposed-upon").value == "guide"


def test_text_in_the_room_is_offered_first_and_followed_until_another_is_chosen(
    open_page: Opening, database: Database, plan: int
) -> None:
    do(database, plan, lambda workshop, actor: show_on_screen(workshop, actor, "action", "guide"))
    at = opened(open_page, plan)
    chooser = at.selectbox(key="proposed-upon")
    assert (chooser.value, chooser.options[0][:18]) == ("guide", "En pantalla ahora:")

    do(database, plan, lambda workshop, actor: show_on_screen(workshop, actor, "action", "manual"))
    at.run()
    assert at.selectbox(key="proposed-upon").value == "manual"
    at.selectbox(key="proposed-upon").set_value("guide").run()
    do(database, plan, lambda workshop, actor: show_on_screen(workshop, actor, "action", "course"))
    at.run()

    assert at.selectbox(key="proposed-upon").value == "guide"
    at.button(key="text-in-the-room").click().run()
    assert at.selectbox(key="proposed-upon").value == "course"


def test_what_became_of_each_is_told_with_the_reason_and_the_decision(
    open_page: Opening, database: Database, plan: int
) -> None:
    first, second = [
        do(
            database,
            plan,
            lambda workshop, actor, text=text: propose(workshop, actor, "guide", text, delegation="norte"),
        )
        for text in ("Publicar una guía breve.", "Difundir una guía.")
    ]
    do(database, plan, lambda workshop, actor: propose(workshop, actor, "guide", "Nada.", delegation="sur"))
    do(database, plan, lambda workshop, actor: decline(workshop, actor, [second], "Ya se difunde."))
    do(database, plan, lambda workshop, actor: accept(workshop, actor, [first]))

    found = told(opened(open_page, plan))

    assert len(found) == 2
    assert any("No incorporada" in each and "Ya se difunde." in each for each in found)
    assert any("Aceptada" in each for each in found)
    assert not any("Nada." in each for each in found)


def test_decision_from_before_a_proposal_is_not_told_as_what_became_of_it(
    open_page: Opening, database: Database, plan: int
) -> None:
    do(database, plan, lambda workshop, actor: decide(workshop, actor, "guide", "adopted"))
    own = do(database, plan, lambda workshop, actor: propose(workshop, actor, "guide", "Otra.", delegation="norte"))

    def proposed(at: str) -> str:
        do(database, plan, lambda workshop, actor: [Change(kind="set", item=own, field="at", text=at)])
        return told(opened(open_page, plan))[0]

    assert "Decisión de la plenaria" not in proposed("9999-01-01T00:00:00Z")
    assert "Decisión de la plenaria" in proposed("2018-03-01T00:00:00Z")


def test_open_proposal_is_withdrawn_by_who_made_it_alone(open_page: Opening, database: Database, plan: int) -> None:
    other = do(database, plan, lambda workshop, actor: propose(workshop, actor, "guide", "Otra.", delegation="norte"))
    at = opened(open_page, plan)
    at.button(key="start-proposing").click().run()
    at.text_area[0].set_value("Plan de la región")
    at.button(key="compare-proposal").click().run()
    at.button(key="send-proposal").click().run()
    (own,) = open_amendments(latest(database, plan), "root", "plan_title")
    assert f"withdraw-{other}" not in [button.key for button in at.button]

    at.button(key=f"withdraw-{own.id}").click().run()

    assert open_amendments(latest(database, plan), "root", "plan_title") == []
    assert len(open_amendments(latest(database, plan), "guide")) == 1


def test_who_facilitates_speaks_for_any_delegation_or_none(open_page: Opening, database: Database, plan: int) -> None:
    at = opened(open_page, plan, role=Role.FACILITATOR, name="Quien facilita")
    at.button(key="start-proposing").click().run()
    at.selectbox(key="proposed-for").set_value("sur")
    at.text_area[0].set_value("Plan de la región")
    at.button(key="compare-proposal").click().run()
    at.button(key="send-proposal").click().run()

    (found,) = open_amendments(latest(database, plan), "root", "plan_title")

    assert found.delegation == "sur"


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_the_plenary_nothing_is_proposed_and_what_became_stays(
    open_page: Opening, database: Database, plan: int, language: str
) -> None:
    do(database, plan, lambda workshop, actor: propose(workshop, actor, "guide", "Otra.", delegation="norte"))
    closed = Change(kind="set", item="root", field="stage", text="consolidation")
    do(database, plan, lambda workshop, actor: [closed])

    at = opened(open_page, plan, language=language)

    assert "start-proposing" not in [button.key for button in at.button]
    assert len(told(at)) == 1
