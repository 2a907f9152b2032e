"""How actions begin: infinitives, bare verbs, and numbers typed by hand."""

import pytest

from tests.checked_plan import WHOLE, Plan
from workshop.checking.openings import opens_with_bare_verb, opens_with_infinitive, typed_number


@pytest.mark.parametrize(
    "text",
    [
        "Crear una red", "FORTALECER la red", "Constituir un fondo", "Oír a las víctimas", "Realizarse cada año",
        "Dotarlas de equipo", "No admitir excepciones", "Anualmente revisar el plan", "Prever, y reunir, fondos",
        "Ir a terreno", "Dárselo a los consulados",
    ],
)  # fmt: skip
def test_infinitives_open_an_action(text: str) -> None:
    assert opens_with_infinitive(text)


@pytest.mark.parametrize(
    "text",
    [
        "Taller sobre rutas", "Creación de una red", "Se realizará un taller", "La red se reunirá", "Mujeres y niñez",
        "Lugar de encuentro", "Fortalece la red", "Hogar temporal", "Tercer encuentro regional", "Con fondos, crear",
    ],
)  # fmt: skip
def test_nouns_and_finite_verbs_open_none(text: str) -> None:
    assert not opens_with_infinitive(text)


@pytest.mark.parametrize(
    "text",
    ["Create a network", "Bring together staff", "Implement the manual", "Discuss routes", "Jointly review the plan",
     "Need-test the tools", "Position officers", "Assess needs", "Enhance trust", "Finance two posts", "Use the tool"],
)  # fmt: skip
def test_bare_verbs_open_an_action_in_english(text: str) -> None:
    assert opens_with_bare_verb(text)


@pytest.mark.parametrize(
    "text",
    ["The network meets", "Creation of a network", "Creating a network", "Agencies will meet", "To create a network",
     "Established network", "By 2028, create", "CRM will meet", "Development of tools"],
)  # fmt: skip
def test_what_is_no_bare_verb_opens_none(text: str) -> None:
    assert not opens_with_bare_verb(text)


def test_marks_quotes_lists_and_typed_numbers_before_the_verb_are_passed_over() -> None:
    plan = Plan()
    for text in ("«Crear» una red", "- Crear una red\n- Dotarla", "3. Crear una red", "Por definir"):
        plan.action(text, **WHOLE)

    assert plan.of_kind("infinitive") == []


def test_sub_actions_and_plans_in_other_languages_are_left_alone() -> None:
    plan = Plan(languages=("pt", "es"))
    plan.action("Criação de uma rede", **WHOLE)

    assert plan.of_kind("infinitive") == []


def test_to_before_an_english_verb_is_taken_away_by_a_fix() -> None:
    plan = Plan(languages=("en",))
    plan.action("To create a network", **WHOLE)

    [check] = plan.of_kind("infinitive")

    assert check.fix is not None
    assert check.fix.text == "Create a network"


def test_a_plan_written_otherwise_throughout_is_told_once_for_each_axis() -> None:
    plan = Plan()
    for number in range(12):
        plan.action(f"Creación de la red {number}", **WHOLE)
    plan.action("Crear una red", **WHOLE)

    [check] = plan.of_kind("infinitive")

    assert (check.item, check.field) == (plan.axis, "title")
    assert check.sentence.startswith("12 de 13 acciones")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1. Crear", "1."), ("2.3 Crear", "2.3"), ("2.3.1. Crear", "2.3.1."), ("a) Crear", "a)"), ("iv. Crear", "iv."),
        ("7) Crear", "7)"), ("3 talleres al año", ""), ("2026. Crear", ""), ("1. Crear\n2. Dotar", ""), ("1.", ""),
        ("I. Crear", ""), ("A través de la red", ""), ("24/7 Atender", ""), ("1.5 millones de personas", ""),
    ],
)  # fmt: skip
def test_typed_number_is_what_a_list_of_one_would_begin_with(text: str, number: str) -> None:
    assert typed_number(text) == number


def test_typed_numbers_that_jump_or_repeat_say_so_and_are_taken_away() -> None:
    plan = Plan()
    for text in ("1. Crear una red", "2. Crear un fondo", "4. Crear un curso", "4. Crear un manual", "Crear un aviso"):
        plan.action(text, **WHOLE)

    found = plan.of_kind("typed_number")

    assert [check.fix.text for check in found if check.fix] == [
        "Crear una red", "Crear un fondo", "Crear un curso", "Crear un manual",
    ]  # fmt: skip
    assert ["pasa de «2.» a «4.»" in check.sentence for check in found] == [False, False, True, False]
    assert ["se repite" in check.sentence for check in found] == [False, False, False, True]
