"""Accesos: people with their roles, the room's code and door, tables; in both languages."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from storage.database import Database
from storage.people import actor_in, enter, find_person, person_of_cookie, person_of_link
from storage.roles import Access, invite, list_access
from storage.room import knock, list_waiting, open_room, room_code
from storage.workshops import read_workshop
from tests.pages.conftest import Opening, keep, screen, shown
from tests.pages.words import spoken
from tests.two_axes import COORDINATOR, inserts
from workshop.changes import Change
from workshop.permissions import Grant, Role
from workshop.workshop import Workshop

PAGE = "preparation/access.py"


def people() -> list[Change]:
    """Return a list of three: one who facilitates, one with a place in the first axis, a guest."""
    made = [
        Change(kind="insert", item=item, type="participant", parent="root", cells={"name": name})
        for item, name in {"ana": "Ana Mora", "bea": "Béatriz Solís", "gus": "Gustavo Rey"}.items()
    ]
    group = {"name": "Grupo 1", "facilitator": "Ana Mora", "rapporteur": "Luz Solano"}
    return [
        *made,
        Change(kind="set", item="gus", field="guest", text="1"),
        Change(kind="insert", item="group1", type="group", parent="axis1", cells=group),
        Change(kind="insert", item="member1", type="member", parent="group1", cells={"participant": "bea"}),
    ]


@pytest.fixture
def plan(database: Database) -> int:
    return keep(database, [*inserts(), *people()])


@pytest.fixture
def here(database: Database, plan: int) -> Workshop:
    return read_workshop(database, plan)


def access(database: Database, here: Workshop, name: str) -> Access:
    return next(each for each in list_access(database, here, COORDINATOR) if each.name == name)


def chosen(at: AppTest, person: str) -> AppTest:
    return at.selectbox(key="access-person").set_value(person).run()


@pytest.mark.parametrize("language", ["es", "en"])
def test_page_shows_who_has_which_role_and_state(
    open_page: Opening, database: Database, here: Workshop, language: str
) -> None:
    invite(database, here, COORDINATOR, "Luz Solano", [Grant(Role.RAPPORTEUR, "axis1")])

    at = open_page(PAGE, workshop=here.id, language=language)

    assert not at.error
    assert [each.value for each in at.title] == [spoken(language, "Accesos")]
    assert "Luz Solano" in shown(at)
    assert spoken(language, "Tiene un enlace sin usar") in shown(at)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_page_is_for_coordinators_alone(open_page: Opening, here: Workshop, role: Role) -> None:
    at = open_page(workshop=here.id, role=role, only=here.id)

    with pytest.raises(ValueError, match="access"):
        at.switch_page(PAGE)


def test_roles_of_a_person_are_changed(open_page: Opening, database: Database, here: Workshop) -> None:
    person, _ = invite(database, here, COORDINATOR, "Luz Solano", [Grant(Role.RAPPORTEUR, "axis1")])
    at = chosen(open_page(PAGE, workshop=here.id), person)

    at.multiselect(key=f"grants-{person}").set_value([Grant(Role.HELPER, "axis2"), Grant(Role.CONSOLIDATOR)])
    at.button(key=f"save-roles-{person}").click().run()

    assert not at.exception and not at.error
    actor = actor_in(database, person, here.id)
    assert (actor.roles, actor.axes_as(Role.HELPER)) == ({Role.HELPER, Role.CONSOLIDATOR}, {"axis2"})


def test_fresh_link_is_shown_once_and_opens(open_page: Opening, database: Database, here: Workshop) -> None:
    person, old = invite(database, here, COORDINATOR, "Luz Solano", [Grant(Role.GUEST)])
    at = chosen(open_page(PAGE, workshop=here.id), person)

    at.button(key="fresh-link").click().run()
    token = re.search(r"/entrar/(\S+)$", at.code[0].value)
    at.button(key="invitation-done").click().run()

    assert token and token[1] != old
    assert person_of_link(database, token[1]).id == person
    assert not at.code


def test_access_is_revoked(open_page: Opening, database: Database, here: Workshop) -> None:
    person, token = invite(database, here, COORDINATOR, "Luz Solano", [Grant(Role.GUEST)])
    secret = enter(database, token)
    at = chosen(open_page(PAGE, workshop=here.id), person)

    at.button(key="revoke").click().run()

    assert not at.exception and not at.error
    assert person_of_cookie(database, secret) is None


def test_substitute_takes_the_place(open_page: Opening, database: Database, here: Workshop) -> None:
    person, _ = invite(database, here, COORDINATOR, "Luz Solano", [Grant(Role.RAPPORTEUR, "axis1")])
    at = chosen(open_page(PAGE, workshop=here.id), person)

    at.text_input(key=f"substitute-name-{person}").set_value("Sol Rojas")
    at.button(key="substitute-now").click().run()

    assert not at.exception and not at.error
    assert access(database, here, "Sol Rojas").grants == (Grant(Role.RAPPORTEUR, "axis1"),)
    assert "Luz Solano" not in [each.name for each in list_access(database, here, COORDINATOR)]


def test_person_is_erased_and_stays_in_nobodys_list(open_page: Opening, database: Database, here: Workshop) -> None:
    person, _ = invite(database, here, COORDINATOR, "Béatriz Solís", [Grant(Role.PARTICIPANT)], participant="bea")
    at = chosen(open_page(PAGE, workshop=here.id), person)

    at.button(key="erase-now").click().run()

    assert not at.exception and not at.error
    assert "Béatriz" not in shown(at)
    found = find_person(database, person)
    assert found is not None and found.name == "Persona borrada"
    assert read_workshop(database, here.id).items["bea"].cell("name") == "Persona borrada"


def test_whole_list_gets_the_roles_its_groups_tell_of(open_page: Opening, database: Database, here: Workshop) -> None:
    at = open_page(PAGE, workshop=here.id)

    at.button(key="invite-list").click().run()

    assert not at.exception and not at.error
    given = {each.name: each.grants for each in list_access(database, here, COORDINATOR) if each.participant}
    assert given == {
        "Ana Mora": (Grant(Role.FACILITATOR, "axis1"),),
        "Béatriz Solís": (Grant(Role.PARTICIPANT, "axis1"),),
        "Gustavo Rey": (Grant(Role.GUEST),),
    }
    assert "invite-list" not in [button.key for button in at.button]


def test_room_code_is_made_shown_and_switched_off(open_page: Opening, database: Database, here: Workshop) -> None:
    at = open_page(PAGE, workshop=here.id)

    at.button(key="open-room").click().run()
    code = room_code(database, here.id)
    shown_codes = [each.value for each in at.code]
    welcome = screen(open_page("plenary/screen.py", workshop=here.id))
    at.button(key="close-room").click().run()

    assert code is not None and code.code is not None
    spelled = f"{code.code[:4]}-{code.code[4:]}"
    assert shown_codes == [spelled]
    assert spelled in welcome
    assert room_code(database, here.id) is None


@pytest.mark.parametrize("page", [None, "group_work/matrix.py"])
def test_those_on_the_list_are_admitted_together(
    open_page: Opening, database: Database, here: Workshop, page: str | None
) -> None:
    code = open_room(database, here, COORDINATOR)
    for name in ("beatriz solis", "Gustavo Rey", "Ana Mora", "Nadie Conocido"):
        knock(database, code, name)
    at = open_page(page, workshop=here.id, role=Role.FACILITATOR, only=here.id, axes=["axis1"])

    at.button(key="admit-listed").click().run()

    # Who has an office in a group is not let in by a name alone, nor is who is not on the list.
    assert not at.exception and not at.error
    assert [each.name for each in list_waiting(database, here, COORDINATOR)] == ["Ana Mora", "Nadie Conocido"]
    assert access(database, here, "beatriz solis").grants == (Grant(Role.PARTICIPANT, "axis1"),)
    assert access(database, here, "Gustavo Rey").participant == "gus"


def test_all_who_wait_are_admitted_together_as_participants(
    open_page: Opening, database: Database, here: Workshop
) -> None:
    code = open_room(database, here, COORDINATOR)
    for name in ("Ana Mora", "beatriz solis", *(f"Persona {number}" for number in range(14))):
        knock(database, code, name)
    at = open_page(PAGE, workshop=here.id)
    named = [each.value for each in at.caption if "También esperan" in each.value]

    at.button(key="admit-all").click().run()

    assert not at.exception and not at.error
    assert named == ["También esperan: Persona 10, Persona 11, Persona 12, Persona 13"]
    assert list_waiting(database, here, COORDINATOR) == []
    assert access(database, here, "Ana Mora").grants == (Grant(Role.PARTICIPANT),)
    assert access(database, here, "beatriz solis").grants == (Grant(Role.PARTICIPANT, "axis1"),)


def test_one_is_admitted_with_a_place_and_one_sent_away(open_page: Opening, database: Database, here: Workshop) -> None:
    code = open_room(database, here, COORDINATOR)
    knock(database, code, "Nadie Conocido")
    knock(database, code, "Otra Persona")
    first, second = list_waiting(database, here, COORDINATOR)
    at = open_page(PAGE, workshop=here.id)

    at.multiselect(key=f"place-{first.id}").set_value([Grant(Role.HELPER, "axis2")])
    at.button(key=f"admit-now-{first.id}").click().run()
    at.button(key=f"refuse-{second.id}").click().run()

    assert not at.exception and not at.error
    assert actor_in(database, first.id, here.id).axes == {"axis2"}
    assert find_person(database, second.id) is None


def test_laptop_of_a_table_is_admitted_from_the_door(open_page: Opening, database: Database, here: Workshop) -> None:
    secret = knock(database, open_room(database, here, COORDINATOR), "Mesa 2")
    [waiting] = list_waiting(database, here, COORDINATOR)
    at = open_page(PAGE, workshop=here.id)

    at.checkbox(key=f"table-{waiting.id}").check().run()
    at.selectbox(key=f"table-axis-{waiting.id}").set_value("axis2").run()
    at.button(key=f"admit-table-{waiting.id}").click().run()

    assert not at.exception and not at.error
    table = person_of_cookie(database, secret)
    assert table is not None and table.table_axis == "axis2"


def test_those_who_are_not_on_the_list_are_sent_away_together(
    open_page: Opening, database: Database, here: Workshop
) -> None:
    code = open_room(database, here, COORDINATOR)
    for name in ("beatriz solis", "Una Broma", "Otra Broma"):
        knock(database, code, name)
    at = open_page(PAGE, workshop=here.id)

    at.button(key="refuse-others").click().run()

    assert not at.exception and not at.error
    assert [each.name for each in list_waiting(database, here, COORDINATOR)] == ["beatriz solis"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_who_waits_sees_the_title_and_nothing_else(
    open_page: Opening, database: Database, here: Workshop, language: str
) -> None:
    secret = knock(database, open_room(database, here, COORDINATOR), "Nadie Conocido")
    person = person_of_cookie(database, secret)
    assert person is not None
    at = open_page(workshop=here.id, language=language)

    at.user = {"principal": person.principal}
    at.run()

    assert not at.exception
    assert [each.value for each in at.title] == [here.facts.title]
    assert len(at.info) == 1 and not at.button
    assert "Protección" not in shown(at)


def test_table_link_opens_the_matrix_where_whoever_types_picks_their_name(
    open_page: Opening, database: Database, here: Workshop
) -> None:
    at = open_page(PAGE, workshop=here.id)
    at.selectbox(key="table-axis").set_value("axis1")
    at.button(key="open-table").click().run()
    token = re.search(r"/entrar/(\S+)$", at.code[0].value)
    assert token
    table = person_of_cookie(database, enter(database, token[1]))
    assert table is not None

    laptop = open_page(workshop=here.id)
    laptop.user = {"principal": table.principal}
    laptop.switch_page("group_work/matrix.py").run()
    names = laptop.selectbox(key="who-types").options
    laptop.selectbox(key="who-types").set_value("Béatriz Solís").run()

    assert not laptop.exception and not laptop.error
    assert names == ["Luz Solano", "Ana Mora", "Béatriz Solís"]
    assert actor_in(database, table.id, here.id).name == "Béatriz Solís (mesa)"
