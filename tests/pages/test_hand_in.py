"""Entregar a plenaria on the pages: what is missing first, then one button; where it stands and who gives it back."""

import pytest
from streamlit.testing.v1 import AppTest

from storage.commit import commit
from storage.database import Database
from storage.snapshots import list_snapshots
from tests.pages.conftest import Opening, keep, latest, shown
from tests.two_axes import inserts
from workshop.changes import Change
from workshop.items import Axis
from workshop.permissions import COMMAND_LINE, Role
from workshop.templates import quick_workshop
from workshop.use_cases.hand_in import hand_in_axis

MATRIX, DECISIONS = "group_work/matrix.py", "plenary/decisions.py"


@pytest.fixture
def plan(database: Database) -> int:
    """The number of a workshop with two axes, open for group work."""
    number = keep(database, inserts())
    open_stage(database, number, "group_work")
    return number


def open_stage(database: Database, number: int, stage: str) -> None:
    change = Change(kind="set", item="root", field="stage", text=stage)
    commit(database, number, COMMAND_LINE, lambda workshop, actor: [change])


def hand_in(database: Database, number: int, axis: str = "axis1") -> None:
    commit(database, number, COMMAND_LINE, lambda workshop, actor: hand_in_axis(workshop, actor, axis))


def keys(at: AppTest) -> list[str]:
    return [str(button.key) for button in at.button]


def is_handed_in(database: Database, number: int, axis: str = "axis1") -> bool:
    return bool(latest(database, number).find(axis, Axis).handed_in)


def test_dialog_says_what_is_missing_and_one_button_hands_in(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(MATRIX, workshop=plan, role=Role.RAPPORTEUR, only=plan, axes=["axis1"], name="Ana Mora")
    assert any(each.value == "Falta una cosa por revisar." for each in at.caption)

    at.button(key="hand-in-axis1").click().run()
    assert "<b>1.2</b> Falta el plazo." in shown(at)
    at.button(key="hand-in-now").click().run()

    assert is_handed_in(database, plan)
    assert "por Ana Mora" in shown(at)
    assert "hand-in-axis1" not in keys(at)
    assert [each.reason for each in list_snapshots(database, plan)] == ["hand_in axis1"]


def test_handing_in_can_be_undone_and_the_axis_given_back(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(MATRIX, workshop=plan, role=Role.RAPPORTEUR, only=plan, axes=["axis1"])
    for _time in range(2):
        at.button(key="hand-in-axis1").click().run()
        at.button(key="hand-in-now").click().run()
        if _time == 0:
            at.button(key="undo-step").click().run()
            assert not is_handed_in(database, plan)

    at.button(key="take-back-axis1").click().run()

    assert not is_handed_in(database, plan)
    assert not at.exception


def test_who_may_not_hand_in_sees_that_it_was_without_a_button(
    open_page: Opening, database: Database, plan: int
) -> None:
    hand_in(database, plan)

    for role, axes in ((Role.PARTICIPANT, None), (Role.RAPPORTEUR, ["axis2"])):
        at = open_page(MATRIX, workshop=plan, role=role, only=plan, axes=axes)
        at.segmented_control(key="axis").set_value("axis1").run()
        assert "Entregado a la plenaria" in shown(at)
        assert not [key for key in keys(at) if "axis1" in key]


def test_writers_have_no_button_once_group_work_is_closed(open_page: Opening, database: Database, plan: int) -> None:
    hand_in(database, plan)
    open_stage(database, plan, "plenary")

    writer = open_page(MATRIX, workshop=plan, role=Role.RAPPORTEUR, only=plan, axes=["axis1"])
    coordinator = open_page(MATRIX, workshop=plan)

    assert "take-back-axis1" not in keys(writer)
    assert "take-back-axis1" in keys(coordinator)


def test_quick_workshop_is_not_burdened(open_page: Opening, database: Database) -> None:
    number = keep(database, quick_workshop("Taller", ["Aviso"]))

    at = open_page(MATRIX, workshop=number)
    assert not [key for key in keys(at) if key.startswith("hand-in")]
    at.switch_page(DECISIONS).run()

    assert "Ningún grupo ha entregado su eje." not in shown(at)
    assert not [key for key in keys(at) if key.startswith("hand-in")]


def test_decisions_say_that_no_group_has_handed_in_and_decide_all_the_same(
    open_page: Opening, database: Database, plan: int
) -> None:
    at = open_page(DECISIONS, workshop=plan)
    assert "Ningún grupo ha entregado su eje." in shown(at)
    assert not at.button(key="decide-adopted").disabled
    assert at.expander[0].label == "Entregas a la plenaria: 0 de 2"

    at.button(key="hand-in-axis2").click().run()
    at.button(key="hand-in-now").click().run()

    assert is_handed_in(database, plan, "axis2")
    assert "Ningún grupo ha entregado su eje." not in shown(at)
    assert at.expander[0].label == "Entregas a la plenaria: 1 de 2"
    at.button(key="take-back-axis2").click().run()
    assert not is_handed_in(database, plan, "axis2")


def test_home_shows_each_axis_to_those_who_look_after_it(open_page: Opening, database: Database, plan: int) -> None:
    hand_in(database, plan)

    coordinator = open_page(workshop=plan)
    writer = open_page(workshop=plan, role=Role.RAPPORTEUR, only=plan, axes=["axis2"])
    reader = open_page(workshop=plan, role=Role.PARTICIPANT, only=plan)

    assert "Entregas a la plenaria: 1 de 2" in [each.label for each in coordinator.expander]
    assert "Entregas a la plenaria: 0 de 1" in [each.label for each in writer.expander]
    assert "hand-in-axis2" in keys(writer)
    assert not [each for each in reader.expander if each.label.startswith("Entregas")]


def test_home_says_why_the_matrix_is_only_read(open_page: Opening, database: Database, plan: int) -> None:
    hand_in(database, plan)
    writing = {"role": Role.RAPPORTEUR, "only": plan, "axes": ["axis1"]}

    assert "Su eje está entregado a la plenaria: por ahora" in shown(open_page(workshop=plan, **writing))
    open_stage(database, plan, "plenary")

    assert "La etapa de trabajo en grupos está cerrada" in shown(open_page(workshop=plan, **writing))


def test_hand_in_brought_by_a_file_is_shown_without_a_name(open_page: Opening, database: Database) -> None:
    changes = inserts()
    axis = next(place for place, change in enumerate(changes) if change.item == "axis1")
    cells = {**changes[axis].cells, "handed_in": "2018-03-14T22:40:00+00:00"}
    changes[axis] = Change(kind="insert", item="axis1", type="axis", parent="root", cells=cells)
    number = keep(database, changes)
    open_stage(database, number, "group_work")

    at = open_page(MATRIX, workshop=number)

    assert "Entregado a la plenaria el 14 mar 2018 a las 16:40</strong>" in shown(at)


def test_who_writes_after_the_groups_work_reads_that_it_is_marked(
    open_page: Opening, database: Database, plan: int
) -> None:
    open_stage(database, plan, "plenary")
    said = "El trabajo en grupos está cerrado: lo que cambie ahora queda marcado «después del cierre»."

    coordinates = open_page(MATRIX, workshop=plan)
    reads = open_page(MATRIX, workshop=plan, role=Role.RAPPORTEUR, only=plan, axes=["axis1"], name="Ana Mora")

    assert [each.value for each in coordinates.caption if each.value == said] == [said]
    assert said not in shown(reads)
