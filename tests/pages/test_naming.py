"""What people call the things of the plan."""

import pytest

from pages.shared.naming import code_of, name_of, short
from tests.two_axes import COORDINATOR, two_axes
from workshop.changes import Change
from workshop.numbering import number_plan
from workshop.use_cases.decide import decide


@pytest.mark.parametrize(
    ("item", "field", "name"),
    [
        ("root", "plan_title", "Título del plan"),
        ("root", "plan_period", "Período del plan"),
        ("root", "general_objective", "Objetivo general"),
        ("root", None, "Plan"),
        ("axis2", None, "Eje 2"),
        ("axis2", "title", "Título del eje 2"),
        ("axis2", "commitment", "Compromiso del eje 2"),
        ("objective1", None, "Objetivo del eje 1"),
        ("guide", None, "Acción 1.1"),
        ("chapter", None, "Acción 1.1 a)"),
        ("note", None, "Nota al pie"),
    ],
)
def test_everything_has_a_name(item, field, name):
    workshop = two_axes()

    assert name_of(workshop, number_plan(workshop), item, field) == name


def test_objectives_are_numbered_where_an_axis_has_several():
    more = Change(kind="insert", item="other", type="objective", parent="axis1", after="objective1")
    workshop = two_axes().apply([more])
    running = workshop.apply([Change(kind="set", item="root", field="run_on_objectives", text="1")])

    assert name_of(workshop, number_plan(workshop), "other") == "Objetivo 1.2"
    assert name_of(running, number_plan(running), "objective2") == "Objetivo 3"


def test_actions_bear_the_workshops_own_word():
    workshop = two_axes().apply([Change(kind="set", item="root", field="action_label", text="Actividad")])

    assert name_of(workshop, number_plan(workshop), "guide") == "Actividad 1.1"


def test_what_was_withdrawn_has_no_number():
    workshop = two_axes()
    withdrawn = workshop.apply(decide(workshop, COORDINATOR, "guide", "withdrawn", reason="Ya existe."))

    assert code_of(withdrawn, number_plan(withdrawn), "guide") == "—"
    assert code_of(withdrawn, number_plan(withdrawn), "course") == "1.1"


@pytest.mark.parametrize(
    ("text", "room", "line"),
    [
        ("Una guía.[^ab]", 20, "Una guía."),
        ("Una guía\npara todas", 30, "Una guía para todas"),
        ("Una guía para todas", 9, "Una guía …"),
        ("Una guía para todas", 8, "Una guía …"),
        (None, 9, ""),
    ],
)
def test_short_cuts_at_a_word_on_one_line(text, room, line):
    assert short(text, room) == line
