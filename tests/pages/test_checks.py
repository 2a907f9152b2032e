"""Por revisar: everything the plan lacks, by axis and kind, each with its place and the way there."""

import re

import pytest

from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, keep, latest, shown
from tests.pages.words import spoken
from tests.two_axes import inserts
from workshop.changes import Change
from workshop.checks import checks, sign_of
from workshop.items import Action
from workshop.language import LANGUAGES
from workshop.new_items import build_workshop
from workshop.permissions import COMMAND_LINE, Role
from workshop.use_cases.waive import waive

PAGE = "consolidation/checks.py"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.GUEST])
def test_every_role_reads_what_is_missing(open_page: Opening, database: Database, role: Role, language: str) -> None:
    number = keep(database, inserts())

    at = open_page(PAGE, workshop=number, role=role, only=number, language=language)

    assert [each.value for each in at.title] == [spoken(language, "Por revisar")]
    assert spoken(language, "Falta el plazo.") in shown(at)
    assert len(at.page_link) == 2


def test_checks_stand_by_axis_and_lead_to_its_matrix(open_page: Opening, database: Database) -> None:
    at = open_page(PAGE, workshop=keep(database, inserts()))

    assert [each.value for each in at.subheader] == ["1\\. Protección", "2\\. Investigación"]
    assert [each.proto.query_string for each in at.page_link] == ["taller=1&eje=1", "taller=1&eje=2"]


def test_every_check_is_listed_once(open_page: Opening, database: Database) -> None:
    at = open_page(PAGE, workshop=keep(database, inserts()))

    rows = shown(at).count("<tr") - len(at.subheader)
    assert rows == len(checks(build_workshop(inserts())))


def test_texts_outside_the_axes_come_first_and_only_who_prepares_is_led_there(
    open_page: Opening, database: Database
) -> None:
    number = keep(database, inserts())
    change = Change(kind="set", item="root", field="general_objective", text="Por definir")
    commit(database, number, COMMAND_LINE, lambda workshop, actor: [change])

    at = open_page(PAGE, workshop=number)
    as_reader = open_page(PAGE, workshop=number, role=Role.PARTICIPANT, only=number)

    assert at.subheader[0].value == "Portada y textos iniciales"
    assert (len(at.page_link), len(as_reader.page_link)) == (3, 2)


def test_a_complete_plan_says_so(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    filled = [("axis2", "commitment", "Compartir."), ("course", "timeframe", "2027"), ("network", "timeframe", "2028")]
    changes = [Change(kind="set", item=item, field=field, text=text) for item, field, text in filled]
    changes.append(Change(kind="set", item="network", field="responsible", text="Sur"))
    commit(database, number, COMMAND_LINE, lambda workshop, actor: changes)

    at = open_page(PAGE, workshop=number)

    assert [each.value for each in at.success] == ["No falta nada: el plan está completo."]


def test_kinds_that_are_chosen_are_shown_alone_and_places_name_their_column(
    open_page: Opening, database: Database
) -> None:
    number = keep(database, inserts())
    texts = [Change(kind="set", item="course", field=name, text="Por definir") for name in ("timeframe", "responsible")]
    commit(database, number, COMMAND_LINE, lambda workshop, actor: texts)
    at = open_page(PAGE, workshop=number)

    at.pills(key="check-kinds").set_value(["placeholder"]).run()

    assert "Falta" not in shown(at)
    places = re.findall(r'href="([^"]*)"[^>]*>(1\.2 · [^<]*)<', shown(at))
    assert places == [
        ("/matriz?taller=1&amp;eje=1&amp;celda=course.responsible", "1.2 · Responsable"),
        ("/matriz?taller=1&amp;eje=1&amp;celda=course.timeframe", "1.2 · Plazo"),
    ]


def test_what_is_certain_is_put_right_everywhere_at_once_and_taken_back(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    texts = [
        Change(kind="set", item="guide", field="text", text="Pedir a UNODC una guía."),
        Change(kind="set", item="manual", field="text", text="Pedir a UNODC, con ONUDD, un manual."),
        Change(kind="set", item="root", field="general_objective", text="Con UNODC y la ONUDD."),
    ]
    commit(database, number, COMMAND_LINE, lambda workshop, actor: texts)
    at = open_page(PAGE, workshop=number)
    [fix] = [each for each in at.button if each.label.startswith("Corregir")]
    assert fix.label.replace("\\", "") == "Corregir: ONUDD → UNODC (2 lugares)"

    fix.click().run()

    plan = latest(database, number)
    assert "ONUDD" not in plan.facts.general_objective + plan.find("manual", Action).text
    at.button(key="undo-step").click().run()
    assert "ONUDD" in latest(database, number).facts.general_objective


def test_who_only_reads_is_offered_no_fix(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    change = Change(kind="set", item="guide", field="text", text="1. Publicar una guía.")
    commit(database, number, COMMAND_LINE, lambda workshop, actor: [change])

    at = open_page(PAGE, workshop=number, role=Role.PARTICIPANT, only=number)

    assert "escrito a mano" in shown(at)
    assert [each for each in at.button if each.label.startswith("Corregir")] == []


def test_check_is_let_pass_with_a_reason_and_comes_back(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    at = open_page(PAGE, workshop=number)
    plan = latest(database, number)
    before = len(checks(plan))
    about = sign_of(plan, next(each for each in checks(plan) if each.axis == "axis1"))

    at.selectbox(key="pass-what-axis1").set_value(about).run()
    at.text_input(key="pass-why-axis1").set_value("Se acordó así.").run()
    at.button(key="pass-do-axis1").click().run()

    assert len(checks(latest(database, number))) == before - 1
    assert "Se acordó así" in shown(at)


def test_check_that_was_let_pass_is_listed_again_once_its_text_changes(database: Database) -> None:
    number = keep(database, inserts())
    plan = latest(database, number)
    check = next(each for each in checks(plan) if each.kind == "timeframe" and each.item == "course")
    commit(
        database, number, COMMAND_LINE,
        lambda workshop, actor: waive(workshop, actor, sign_of(workshop, check), check.item, check.sentence, "Así."),
    )  # fmt: skip
    assert check.item not in {each.item for each in checks(latest(database, number)) if each.kind == "timeframe"}

    change = Change(kind="set", item="course", field="timeframe", text=" ")
    commit(database, number, COMMAND_LINE, lambda workshop, actor: [change])

    assert check.item in {each.item for each in checks(latest(database, number)) if each.kind == "timeframe"}
