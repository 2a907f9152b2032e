"""The matrix's page: whose axis it opens at, what stands beside it, and the history of each cell."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from storage.commit import commit
from storage.database import Database
from storage.requests import submit_request
from tests.pages.conftest import Opening, keep, latest, shown
from tests.pages.words import spoken
from tests.two_axes import inserts
from workshop.changes import Change
from workshop.items import Action
from workshop.language import LANGUAGES
from workshop.language import language as in_language
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.use_cases.remark import leave_remark
from workshop.use_cases.write_matrix import Wish

PAGE = "group_work/matrix.py"
SHOWN = ("text", "responsible", "timeframe")


@pytest.fixture
def plan(database: Database) -> int:
    """The number of a workshop with two axes, open for group work."""
    number = keep(database, inserts())
    change(database, number, "root", "stage", "group_work")
    return number


def change(database: Database, number: int, item: str, field: str, text: str | None) -> None:
    made = Change(kind="set", item=item, field=field, text=text)
    commit(database, number, COMMAND_LINE, lambda workshop, actor: [made])


def settings(at: AppTest) -> dict[str, object]:
    """Return what the component was given."""
    found = (json.loads(each.proto.json) for each in at.get("bidi_component"))
    return next(data for data in found if "columns" in data)


def history(at: AppTest, item: str, field: str | None) -> AppTest:
    """Ask for a history as the component does."""
    at.session_state["history_of"] = (item, field)
    return at.run()


READING = (Role.PARTICIPANT, Role.PLENARY_RAPPORTEUR, Role.CONSOLIDATOR)  # while groups work

SEEING = [role for role in Role if role is not Role.GUEST]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", SEEING)
def test_page_opens_for_every_role(open_page: Opening, plan: int, role: Role, language: str) -> None:
    with in_language(language):  # AppTest asks the widgets of the page before for their words outside the script
        at = open_page(PAGE, workshop=plan, role=role, only=plan, language=language)

    assert at.segmented_control(key="axis").value == "axis1"
    assert settings(at)["writable"] is (role not in READING)
    assert settings(at)["labels"] == {
        "axis": spoken(language, "Eje"),
        "objective": spoken(language, "Objetivo"),
        "commitment": spoken(language, "Compromiso"),
    }


def test_a_writer_lands_on_their_own_axis_and_reads_the_others(open_page: Opening, plan: int) -> None:
    at = open_page(PAGE, workshop=plan, role=Role.RAPPORTEUR, only=plan, axes=["axis2"])
    assert at.segmented_control(key="axis").value == "axis2"
    assert settings(at)["writable"] is True

    at.segmented_control(key="axis").set_value("axis1").run()

    assert settings(at)["writable"] is False


def test_the_matrix_is_read_only_for_writers_in_other_stages(open_page: Opening, database: Database, plan: int) -> None:
    change(database, plan, "root", "stage", "plenary")

    at = open_page(PAGE, workshop=plan, role=Role.RAPPORTEUR, only=plan, axes=["axis1"])

    assert settings(at)["writable"] is False


def test_the_address_names_the_axis_and_leads_to_it(open_page: Opening, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)
    assert at.query_params["eje"] == "1"

    at.query_params["eje"] = "2"
    at.run()

    assert at.segmented_control(key="axis").value == "axis2"


def test_an_address_that_leads_nowhere_is_put_right(open_page: Opening, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)

    for wrong in ("9", "0", "dos", "²"):
        at.query_params["eje"] = wrong
        at.run()
        assert at.segmented_control(key="axis").value == "axis1"


def test_columns_bear_the_workshops_own_names(open_page: Opening, database: Database, plan: int) -> None:
    change(database, plan, "root", "action_label", "Actividad")
    change(database, plan, "root", "columns", "text\ntimeframe\ninternal_note")

    columns = settings(open_page(PAGE, workshop=plan))["columns"]
    for_reader = settings(open_page(PAGE, workshop=plan, role=Role.PARTICIPANT, only=plan))["columns"]

    assert columns == [
        {"field": "text", "label": "Actividad"},
        {"field": "timeframe", "label": "Plazo"},
        {"field": "internal_note", "label": "Nota interna"},
    ]
    assert for_reader == columns[:2]


def test_columns_to_choose_from_are_the_workshops_first_then_all_this_person_may_see(
    open_page: Opening, database: Database, plan: int
) -> None:
    change(database, plan, "root", "columns", "text\ntimeframe")

    everyone = [settings(open_page(PAGE, workshop=plan, role=role, only=plan))["allColumns"] for role in SEEING]

    fields = [[column["field"] for column in columns] for columns in everyone]  # type: ignore[attr-defined]
    least = ["text", "timeframe", "responsible", "indicator", "scope", "references", "note"]
    expected = {role: [*least, "internal_note"] for role in SEEING} | {Role.PARTICIPANT: least}
    assert dict(zip(SEEING, fields, strict=True)) == expected


DECIDING = ["coordinator", "plenary_rapporteur"]


@pytest.mark.parametrize(
    ("stage", "names"), [(None, DECIDING), ("plenary", DECIDING), ("group_work", []), ("approved", [])]
)
def test_actions_are_ticked_here_in_plenary_and_without_stages(
    open_page: Opening, database: Database, plan: int, stage: str | None, names: list[str]
) -> None:
    change(database, plan, "root", "stage", stage)

    decides = [settings(open_page(PAGE, workshop=plan, role=role, only=plan, name=role))["decides"] for role in SEEING]

    assert [name for name in decides if name] == names


def test_only_those_who_see_the_groups_kitchen_get_the_inputs(open_page: Opening, plan: int) -> None:
    for_writer = settings(open_page(PAGE, workshop=plan, role=Role.RAPPORTEUR, only=plan, axes=["axis1"]))
    for_reader = settings(open_page(PAGE, workshop=plan, role=Role.PARTICIPANT, only=plan))

    speakers = [{"id": "norte", "name": "Norte"}, {"id": "sur", "name": "Sur"}]
    assert (for_writer["inputs"], for_writer["delegations"]) == (True, speakers)
    assert (for_reader["inputs"], for_reader["delegations"]) == (False, [])


def test_history_names_the_example_an_action_began_from(open_page: Opening, database: Database, plan: int) -> None:
    change(database, plan, "guide", "example", "Una guía común.")
    at = open_page(PAGE, workshop=plan)

    history(at, "guide", None)

    assert "Parte del ejemplo: «Una guía común\\.»" in shown(at)
    assert "example" not in shown(at)


def test_history_of_what_is_no_part_of_the_matrix_stays_shut(open_page: Opening, database: Database, plan: int) -> None:
    said = Change(kind="insert", item="said", type="input", parent="axis1", cells={"text": "Entre nosotros"})
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: [said])
    at = open_page(PAGE, workshop=plan, role=Role.PARTICIPANT, only=plan)

    history(at, "said", "text")

    assert "Entre nosotros" not in shown(at)


def test_history_tells_who_wrote_what_and_marks_the_words(open_page: Opening, database: Database, plan: int) -> None:
    change(database, plan, "guide", "text", "Publicar una guía breve.")
    at = open_page(PAGE, workshop=plan)

    history(at, "guide", "text")

    assert "manage\\.py" in shown(at)
    assert "<span>Publicar una guía</span><ins> breve</ins><span>.</span>" in shown(at)


def test_one_click_puts_an_old_text_back_and_another_undoes_it(
    open_page: Opening, database: Database, plan: int
) -> None:
    change(database, plan, "guide", "text", "Publicar otra cosa.")
    at = open_page(PAGE, workshop=plan)
    history(at, "guide", "text")

    [back] = [button for button in at.button if str(button.key).startswith("back-")]
    back.click().run()
    assert latest(database, plan).items["guide"].cell("text") == "Publicar una guía."
    at.button(key="undo-step").click().run()

    assert latest(database, plan).items["guide"].cell("text") == "Publicar otra cosa."


def test_history_of_a_whole_action_tells_every_cell_and_its_places(
    open_page: Opening, database: Database, plan: int
) -> None:
    change(database, plan, "guide", "timeframe", "2028")
    move = Change(kind="move", item="guide", parent="objective1", after="course")
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: [move])
    at = open_page(PAGE, workshop=plan)
    history(at, "guide", "text")

    at.button(key="history-whole").click().run()

    captions = [each.value.rsplit(" · ", 1)[1] for each in at.caption if " · " in each.value]
    assert captions == ["Se movió", "Plazo", "a\\) Acción", "Plazo", "Responsable", "Acción"]


def test_a_text_that_lost_against_another_can_still_be_read_and_taken(
    open_page: Opening, database: Database, plan: int
) -> None:
    change(database, plan, "guide", "text", "Publicar otra cosa.")
    wish = Wish(Change(kind="set", item="guide", field="text", text="Publicar la mía."), base=1)
    submit_request(database, plan, COMMAND_LINE, [wish], request="a" * 32).result()
    at = open_page(PAGE, workshop=plan)

    history(at, "guide", "text")
    assert any("otra persona había cambiado lo mismo" in each.value for each in at.caption)
    at.button(key=f"back-{wish.change.id}-text").click().run()

    assert latest(database, plan).items["guide"].cell("text") == "Publicar la mía."


def test_readers_find_no_way_to_write_in_the_history(open_page: Opening, database: Database, plan: int) -> None:
    change(database, plan, "guide", "text", "Publicar otra cosa.")
    change(database, plan, "guide", "internal_note", "No decir.")
    at = open_page(PAGE, workshop=plan, role=Role.PARTICIPANT, only=plan)

    history(at, "guide", None)

    assert not [button for button in at.button if str(button.key).startswith("back-")]
    assert "No decir." not in shown(at)


def test_history_of_something_that_never_was_says_so(open_page: Opening, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)

    history(at, "f" * 32, "text")

    assert "Todavía no se ha escrito nada aquí." in shown(at)


def test_action_is_said_to_serve_another_axis_too(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)
    at.session_state["other_axes_of"] = "guide"
    at.run()

    at.pills[0].set_value(["axis2"])
    next(button for button in at.button if button.label == "Guardar").click().run()

    assert latest(database, plan).find("guide", Action).transversal == ("axis2",)
    assert "other_axes_of" not in at.session_state
    assert not at.exception


def test_participant_leaves_a_remark_and_takes_it_back(open_page: Opening, database: Database, plan: int) -> None:
    change(database, plan, "root", "stage", "group_work")
    other = Actor("o", "Otra persona", frozenset({Role.PARTICIPANT}))
    commit(database, plan, other, lambda workshop, actor: leave_remark(workshop, actor, "guide", "De otra persona"))
    at = open_page(PAGE, workshop=plan, role=Role.PARTICIPANT, only=plan, axes=["axis1"])
    at.session_state["remarks_on"] = "guide"
    at.run()

    at.text_area[0].set_value("Falta el plazo.")
    at.button(key="leave-remark-guide").click().run()

    left = latest(database, plan).remarks("guide")
    assert [each.text for each in left] == ["De otra persona", "Falta el plazo."]
    assert "Falta el plazo." in shown(at) and "De otra persona" not in shown(at)
    assert not at.exception and not at.error


def test_writer_finds_all_remarks_and_reads_them_after_the_stage(
    open_page: Opening, database: Database, plan: int
) -> None:
    change(database, plan, "root", "stage", "group_work")
    other = Actor("o", "Otra persona", frozenset({Role.PARTICIPANT}))
    commit(database, plan, other, lambda workshop, actor: leave_remark(workshop, actor, "guide", "De otra persona"))
    change(database, plan, "root", "stage", "plenary")
    at = open_page(PAGE, workshop=plan, role=Role.RAPPORTEUR, only=plan, axes=["axis1"])

    at.session_state["remarks_on"] = "guide"
    at.run()

    assert "De otra persona" in shown(at)
    assert "leave-remark-guide" not in [button.key for button in at.button]
