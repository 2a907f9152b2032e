"""Inicio: the ways into a workshop, its stage, what is missing, invitations; for each role and in both languages."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest

from storage import tables
from storage.commit import commit
from storage.database import Database
from storage.people import enter
from storage.workshops import list_workshops
from tests.pages.conftest import Opening, keep, latest, shown
from workshop.demo import demo_changes
from workshop.items import AgendaItem
from workshop.permissions import COMMAND_LINE, Role
from workshop.templates import blank_workshop, quick_workshop, two_day_workshop, virtual_series
from workshop.use_cases.open_stage import open_stage


def test_home_without_workshop_says_what_to_do(open_page: Opening) -> None:
    at = open_page()

    assert "Todavía no hay taller: cree uno o abra el ejemplo." in shown(at)
    assert [at.button(key=key).label for key in ("quick-start", "open-demo", "template-create")] == [
        "Empezar",
        "Abrir el ejemplo",
        "Crear taller",
    ]


def test_quick_workshop_opens_its_matrix(open_page: Opening, database: Database) -> None:
    at = open_page()

    at.text_input(key="quick-title").set_value("Documentos extraviados")
    at.text_area(key="quick-axes").set_value("1. Aviso\n\nFrontera")
    at.button(key="quick-start").click().run()

    assert not at.exception
    assert [axis.title for axis in latest(database, 1).axes] == ["Aviso", "Frontera"]
    assert at.query_params["taller"] == "1"
    assert at.segmented_control(key="axis").value == latest(database, 1).axes[0].id


def test_quick_workshop_without_title_is_refused_in_words(open_page: Opening, database: Database) -> None:
    at = open_page()

    at.button(key="quick-start").click().run()

    assert [error.value for error in at.error] == ["Escriba el título: no puede quedar en blanco."]
    assert list_workshops(database) == []


@pytest.mark.parametrize(("template", "days"), [("two_days", 2), ("virtual", 4), ("blank", 0)])
def test_template_opens_its_agenda(open_page: Opening, database: Database, template: str, days: int) -> None:
    at = open_page()

    at.radio(key="template").set_value(template)
    at.text_input(key="template-title").set_value("Taller regional")
    at.button(key="template-create").click().run()

    assert not at.exception
    assert len(latest(database, 1).sessions) == days
    assert at.title[0].value == "Agenda"


def test_demo_opens_with_one_click(open_page: Opening, database: Database) -> None:
    at = open_page()

    at.button(key="open-demo").click().run()

    assert not at.exception
    assert len(latest(database, 1).axes) == 4
    assert latest(database, 1).facts.title in at.title[0].value


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("role", list(Role))
def test_home_shows_the_demo_to_each_role(open_page: Opening, demo: int, role: Role, language: str) -> None:
    at = open_page(workshop=demo, role=role, only=demo, language=language)

    assert not at.error
    assert ("Plenaria" if language == "es" else "Plenary") in shown(at)


@pytest.mark.parametrize(
    ("role", "key"),
    [
        (Role.COORDINATOR, "next-stage"),
        (Role.FACILITATOR, "present-axis"),  # the demo stands in plenary
        (Role.RAPPORTEUR, "write-matrix"),
        (Role.PLENARY_RAPPORTEUR, "own-page"),
        (Role.CONSOLIDATOR, "see-draft"),
        (Role.PARTICIPANT, "see-group"),
        (Role.GUEST, "see-session"),
    ],
)
def test_home_has_one_main_action_by_role(open_page: Opening, demo: int, role: Role, key: str) -> None:
    at = open_page(workshop=demo, role=role, only=demo)

    primary = [button.key for button in at.button if button.proto.type == "primary"]
    assert primary == [key]


def test_home_leads_the_coordination_to_the_consolidation_while_it_is_open(
    open_page: Opening, database: Database, demo: int
) -> None:
    commit(database, demo, COMMAND_LINE, lambda workshop, actor: open_stage(workshop, actor, "consolidation"))
    at = open_page(workshop=demo)

    at.button(key="own-page").click().run()

    assert at.title[0].value == "Consolidación"


def test_opening_a_stage_can_be_undone(open_page: Opening, database: Database, demo: int) -> None:
    at = open_page(workshop=demo)
    at.radio(key="any-stage").set_value("group_work")
    at.button(key="open-stage").click().run()
    assert latest(database, demo).facts.stage == "group_work"
    assert _snapshots(database) == [(demo, "closed plenary")]

    at.button(key="undo-step").click().run()

    assert latest(database, demo).facts.stage == "plenary"


def test_home_of_a_quick_workshop_leads_to_its_matrix(open_page: Opening, database: Database) -> None:
    at = open_page(workshop=keep(database, quick_workshop("Taller", ["Aviso"])))

    assert [button.key for button in at.button if button.proto.type == "primary"] == ["write-matrix"]


def test_quick_workshop_takes_up_stages_when_asked(open_page: Opening, database: Database) -> None:
    number = keep(database, quick_workshop("Taller", ["Aviso"]))
    at = open_page(workshop=number)

    at.button(key="use-stages").click().run()

    assert latest(database, number).facts.stage == "preparation"
    assert _snapshots(database) == []


def test_home_lists_what_is_missing_with_links(open_page: Opening, database: Database) -> None:
    number = keep(database, blank_workshop("Taller"))

    at = open_page(workshop=number)

    assert [link.value for link in at.page_link] == [
        "Todavía no hay ejes",
        "Todavía no hay agenda",
        "Todavía no hay personas en la lista",
    ]


def test_home_counts_checks_of_ones_own_axes(open_page: Opening, database: Database, demo: int) -> None:
    axis = latest(database, demo).axes[2]

    at = open_page(workshop=demo, role=Role.RAPPORTEUR, only=demo, axes=[axis.id])

    labels = [link.value.replace("\\", "") for link in at.page_link]
    assert labels == ["¿Qué pasó con nuestra propuesta?", f"{axis.short_title}: 7 cosas por revisar"]


def test_invitation_shows_its_link_once(open_page: Opening, database: Database, demo: int) -> None:
    axis = latest(database, demo).axes[0]
    at = open_page(workshop=demo)

    at.text_input(key="invite-name").set_value("Relatora del grupo 1")
    at.multiselect(key="invite-axes").set_value([axis.id])
    at.button(key="invite-create").click().run()

    assert not at.exception
    token = re.search(r"/entrar/(\S+)$", at.code[0].value)
    assert token and enter(database, token[1])
    assert _limits(database, "Relatora del grupo 1") == [("rapporteur", demo, axis.id)]

    at.button(key="invitation-done").click().run()

    assert not at.code


def test_invitation_without_name_is_refused(open_page: Opening, demo: int) -> None:
    at = open_page(workshop=demo)

    at.button(key="invite-create").click().run()

    assert [error.value for error in at.error] == ["Escriba el nombre: no puede quedar en blanco."]
    assert not at.code


def test_reader_finds_name_group_room_and_fellows_and_their_matrix(
    open_page: Opening, database: Database, demo: int
) -> None:
    workshop = latest(database, demo)
    group = workshop.groups()[1]
    member, other = workshop.members(group.id)[1:3]

    at = open_page(workshop=demo, role=Role.PARTICIPANT, only=demo, name=member.name)

    (own,) = [str(html.value) for html in at.html if '<section class="pl-own">' in str(html.value)]
    axis = workshop.axes[1]
    assert [text in own for text in (member.name, "Participante", axis.short_title or "", group.room)] == [True] * 4
    assert group.facilitator in shown(at) and other.name in shown(at)

    at.button(key="see-group").click().run()

    assert at.segmented_control(key="axis").value == axis.id


def test_facilitator_presents_their_axis_and_no_other(open_page: Opening, database: Database, demo: int) -> None:
    axis = latest(database, demo).axes[1]
    at = open_page(workshop=demo, role=Role.FACILITATOR, only=demo, axes=[axis.id])

    at.button(key="present-axis").click().run()
    at.button(key="show-item").click().run()

    assert not at.exception and not at.error
    facts = latest(database, demo).facts
    assert latest(database, demo).above(facts.screen_item or "", type(axis)) == axis
    points = at.selectbox(key="plenary-item").options
    assert points and all("2" in point.split("—")[0] for point in points)


def test_guest_sees_of_the_agenda_what_they_were_invited_to(open_page: Opening, database: Database) -> None:
    number = keep(database, demo_changes(date.today()))
    open_points = [point for day in latest(database, number).sessions for point in _points(database, number, day.id)]

    at = open_page("preparation/agenda.py", workshop=number, role=Role.GUEST, only=number)

    seen = [point.title for point in open_points if point.title in shown(at)]
    assert seen == ["Palabras de apertura", "Identidad digital: lo que viene", "Plenaria: ejes 1 y 2"]


def test_coordinator_of_one_workshop_creates_no_other(open_page: Opening, database: Database, demo: int) -> None:
    at = open_page(workshop=demo, only=demo)

    assert "create-another" not in [button.key for button in at.button]


def test_stranger_learns_nothing_of_a_workshop(open_page: Opening, database: Database, demo: int) -> None:
    other = keep(database, blank_workshop("Otro taller"))

    at = open_page(workshop=demo, role=Role.PARTICIPANT, only=other)

    assert latest(database, demo).facts.title not in shown(at)
    assert [warning.value for warning in at.warning] == ["No se encontró el taller."]


@pytest.mark.parametrize("make", [two_day_workshop, virtual_series, blank_workshop])
def test_home_shows_each_kind_of_workshop(
    open_page: Opening, database: Database, make: Callable[[str], list[object]]
) -> None:
    number = keep(database, make("Taller"))  # type: ignore[arg-type]

    at: AppTest = open_page(workshop=number)

    assert at.title[0].value == "Taller"


def _points(database: Database, number: int, session: str) -> list[AgendaItem]:
    return latest(database, number).agenda_items(session)


def _snapshots(database: Database) -> list[tuple[int, str]]:
    query = select(tables.snapshot.c.workshop_id, tables.snapshot.c.reason)
    return [(row[0], row[1]) for row in database.read(lambda db: db.execute(query).all())]


def _limits(database: Database, name: str) -> list[tuple[str, int, str]]:
    own = tables.role.c
    query = select(own.role, own.workshop_id, own.axis).join(tables.person, tables.person.c.id == own.person)
    rows = database.read(lambda db: db.execute(query.where(func.lower(tables.person.c.name) == name.lower())).all())
    return [(row[0], row[1], row[2]) for row in rows]
