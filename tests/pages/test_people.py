"""Personas: added one by one or from a pasted list that is looked at first; delegations, profiles and their gaps."""

import pytest

from storage.database import Database
from tests.pages.conftest import Opening, keep, latest, shown
from workshop.changes import Change
from workshop.errors import ListTooLong
from workshop.items import Delegation, Facts, Participant, Profile
from workshop.new_items import NewItems
from workshop.pasted_lines import LINES
from workshop.permissions import Role

PAGE = "preparation/people.py"


@pytest.fixture
def small(database: Database) -> int:
    """A workshop with two delegations, one profile and one person."""
    return keep(database, _inserts())


def _inserts() -> list[Change]:
    new = NewItems()
    root = new.add(Facts, None, title="Taller", stage="preparation")
    north = new.add(Delegation, root, code="NOR", name="Norte")
    new.add(Delegation, root, code="SUR", name="Sur")
    police = new.add(Profile, root, name="Policía", minimum=1, maximum=1)
    new.add(Participant, root, name="Alba Serrano", delegation=north, profile=police)
    return new.changes


def names(database: Database, number: int) -> list[str]:
    """Return the participants' names in order."""
    return [person.name for person in latest(database, number).participants]


@pytest.mark.parametrize("language", ["es", "en"])
def test_people_page_shows_the_demo(open_page: Opening, database: Database, demo: int, language: str) -> None:
    at = open_page(PAGE, workshop=demo, language=language)

    assert all(person.name in shown(at) for person in latest(database, demo).participants)
    assert not at.error


@pytest.mark.parametrize("role", [Role.RAPPORTEUR, Role.PARTICIPANT])
def test_people_page_is_not_for_others(open_page: Opening, demo: int, role: Role) -> None:
    with pytest.raises(ValueError, match="people"):
        open_page(PAGE, workshop=demo, role=role, only=demo)


def test_person_is_added_and_shown(open_page: Opening, database: Database, small: int) -> None:
    at = open_page(PAGE, workshop=small)
    south = latest(database, small).delegations[1].id

    at.text_input(key="add-person-name-0").set_value("Bruno Lara")
    at.selectbox(key="add-person-delegation-0").set_value(south)
    at.button(key="add-person-submit").click().run()

    assert not at.exception
    assert names(database, small) == ["Alba Serrano", "Bruno Lara"]
    assert latest(database, small).participants[1].delegation == south
    assert "Bruno Lara" in shown(at)


def test_form_keeps_what_was_typed_when_refused(open_page: Opening, database: Database, small: int) -> None:
    at = open_page(PAGE, workshop=small)

    at.text_input(key="add-delegation-code-0").set_value("nor")
    at.text_input(key="add-delegation-name-0").set_value("Noreste")
    at.button(key="add-delegation-submit").click().run()

    assert [error.value for error in at.error] == ["Ya existe «nor». Escriba otro o cambie el que ya está."]
    assert at.text_input(key="add-delegation-name-0").value == "Noreste"
    assert len(latest(database, small).delegations) == 2


def test_pasted_list_is_shown_and_then_registered(open_page: Opening, database: Database, small: int) -> None:
    at = open_page(PAGE, workshop=small)

    at.text_area(key="people-text-0").set_value(
        "Nombre\tPaís\tPerfil\nAlba Serrano\tNorte\tPolicía\nBruno Lara\tSUR\tPolicía\nCarla Mena\tOeste"
    )
    at.button(key="review-people").click().run()
    assert names(database, small) == ["Alba Serrano"]
    assert all(words in shown(at) for words in ("Ya está en la lista", "Se agrega", "No se reconoce: Oeste"))

    at.button(key="register-list").click().run()

    assert not at.exception
    assert names(database, small) == ["Alba Serrano", "Bruno Lara", "Carla Mena"]
    assert "register-list" not in [button.key for button in at.button]


def test_registered_list_is_undone_in_one_step(open_page: Opening, database: Database, small: int) -> None:
    at = open_page(PAGE, workshop=small)
    at.text_area(key="people-text-0").set_value("Bruno Lara\nCarla Mena")
    at.button(key="review-people").click().run()
    at.button(key="register-list").click().run()

    at.button(key="undo-step").click().run()

    assert names(database, small) == ["Alba Serrano"]


def test_repeated_people_are_added_only_when_asked(open_page: Opening, database: Database, small: int) -> None:
    at = open_page(PAGE, workshop=small)
    at.text_area(key="people-text-0").set_value("Alba Serrano")
    at.button(key="review-people").click().run()
    assert at.button(key="register-list").disabled

    at.button(key="decide-another").click().run()
    at.button(key="register-list").click().run()

    assert names(database, small) == ["Alba Serrano", "Alba Serrano"]


def test_doubtful_row_is_decided_and_the_list_that_moved_on_is_shown_anew(
    open_page: Opening, database: Database, small: int
) -> None:
    at = open_page(PAGE, workshop=small)
    at.text_area(key="people-text-0").set_value(
        "Nombre\tPaís\tCorreo\nA. Serrano\tNorte\talba@example.org\nEva Luz\t\t"
    )
    at.button(key="review-people").click().run()
    assert "Con iniciales, podría ser Alba Serrano." in shown(at)

    at.button(key="decide-same").click().run()
    assert at.button(key="register-list").label == "Agregar una persona y cambiar una"
    at.button(key="register-list").click().run()

    assert not at.exception and not at.error
    assert [(each.name, each.email) for each in latest(database, small).participants] == [
        ("Alba Serrano", "alba@example.org"),
        ("Eva Luz", ""),
    ]


def test_board_says_where_a_quota_is_short(open_page: Opening, small: int) -> None:
    at = open_page(PAGE, workshop=small)

    assert "falta 1" in shown(at)
    assert "Policía (1)" in shown(at)


def test_deleted_person_comes_back(open_page: Opening, database: Database, small: int) -> None:
    at = open_page(PAGE, workshop=small)
    person = latest(database, small).participants[0].id
    at.button(key=f"delete-{person}").click().run()
    assert names(database, small) == []

    at.button(key="undo-step").click().run()

    assert names(database, small) == ["Alba Serrano"]


def test_delegation_with_people_is_not_deleted(open_page: Opening, database: Database, small: int) -> None:
    at = open_page(PAGE, workshop=small)
    north = latest(database, small).delegations[0].id

    at.button(key=f"delete-{north}").click().run()

    assert [error.value for error in at.error] == [
        "No se puede eliminar «Norte» mientras esté en uso. Personas de la lista por cambiar primero: 1."
    ]


def test_delegations_are_reordered(open_page: Opening, database: Database, small: int) -> None:
    at = open_page(PAGE, workshop=small)
    north = latest(database, small).delegations[0].id

    at.button(key=f"down-{north}").click().run()

    assert [each.code for each in latest(database, small).delegations] == ["SUR", "NOR"]


def test_profile_gets_its_quota(open_page: Opening, database: Database, small: int) -> None:
    at = open_page(PAGE, workshop=small)

    at.text_input(key="add-profile-name-0").set_value("Fiscalía")
    at.number_input(key="add-profile-minimum-0").set_value(1)
    at.button(key="add-profile-submit").click().run()

    profile = latest(database, small).profiles[1]
    assert (profile.name, profile.minimum, profile.maximum) == ("Fiscalía", 1, None)


def test_person_is_edited(open_page: Opening, database: Database, small: int) -> None:
    at = open_page(PAGE, workshop=small)
    person = latest(database, small).participants[0].id

    at.text_input(key=f"field-{person}-position-0").set_value("Comisaria")
    at.selectbox(key=f"field-{person}-profile-1").set_value("")
    at.button(key=f"save--{person}").click().run()

    saved = latest(database, small).participants[0]
    assert (saved.position, saved.profile) == ("Comisaria", None)


def test_person_of_the_list_is_erased_by_who_invites(open_page: Opening, database: Database, small: int) -> None:
    at = open_page(PAGE, workshop=small)

    at.button(key="erase-now").click().run()

    assert not at.exception and not at.error
    assert names(database, small) == ["Persona borrada"]
    assert "Alba Serrano" not in shown(at)


def test_pasted_megabyte_is_refused_in_words_and_the_page_goes_on(open_page: Opening, small: int) -> None:
    at = open_page(PAGE, workshop=small)

    at.text_area(key="people-text-0").set_value("Ana Mora\n" * 110_000)
    at.button(key="review-people").click().run()

    assert not at.exception
    assert [each.value for each in at.error] == [ListTooLong(limit=LINES).message()]
    assert at.button(key="review-people").label


def test_board_offers_a_letter_to_each_delegation_that_has_a_gap(open_page: Opening, small: int) -> None:
    at = open_page(PAGE, workshop=small)
    assert not at.code  # which a page that shows another tab does without

    at.session_state["people-tabs-0"] = "Cupos"
    at.run()

    letters = [each.value for each in at.code]

    assert len(letters) == 2  # all in one text, and the one of «Sur», which has sent nobody
    assert letters[0] == letters[1]
    assert letters[1].startswith("Estimada delegación de Sur:\nPara el taller «Taller» todavía no hemos recibido")


def test_delegations_are_put_in_alphabetical_order(open_page: Opening, database: Database, small: int) -> None:
    at = open_page(PAGE, workshop=small)
    north = latest(database, small).delegations[0].id

    at.radio(key="delegations-order-0").set_value("alphabetical").run()

    assert not at.exception
    assert latest(database, small).facts.delegations_order == "alphabetical"
    assert f"down-{north}" not in [button.key for button in at.button]


def test_range_for_a_whole_delegation_shows_in_the_board(open_page: Opening, database: Database, small: int) -> None:
    at = open_page(PAGE, workshop=small)
    root = latest(database, small).root

    at.number_input(key=f"field-{root}-delegation_minimum-0").set_value(3)
    at.number_input(key=f"field-{root}-delegation_maximum-0").set_value(4)
    at.button(key=f"save-range-{root}").click().run()

    assert not at.exception
    assert "Total (3 a 4)" in shown(at) and "faltan 2" in shown(at)
