from tests.checked_plan import WHOLE, Plan
from workshop.changes import Change
from workshop.checks import checks
from workshop.items import Action, Axis, Decision, Footnote, Objective, Section


def test_whole_plan_has_nothing_to_review() -> None:
    plan = Plan()
    plan.new.add(Action, plan.action(**WHOLE), text="Inciso")

    assert plan.found() == []


def test_missing_parts_are_listed_in_the_plans_order() -> None:
    plan = Plan(objective=" ", commitment=None)
    plan.action(**WHOLE)
    action = plan.action(responsible=(" ",), timeframe="")

    assert plan.found() == [
        ("objective", "text", "1"),
        ("commitment", "commitment", "1"),
        ("responsible", "responsible", "1.2"),
        ("timeframe", "timeframe", "1.2"),
    ]
    assert [check.item for check in checks(plan.workshop())][2:] == [action, action]


def test_timeframe_that_cannot_be_is_to_be_looked_at_and_says_what_to_do() -> None:
    plan = Plan(plan_from=2027, plan_to=2029)
    for timeframe in ("2029 a 2027", "marzo de 2025", "2027", "Continuo", "Según el presupuesto"):
        plan.action(responsible=("ST",), timeframe=timeframe)

    found = [(check.kind, check.field, check.place, check.sentence) for check in checks(plan.workshop())]

    assert found == [
        (
            "period", "timeframe", "1.1",
            "El plazo «2029 a 2027» termina antes de empezar: ponga primero la fecha más temprana.",
        ),
        (
            "period", "timeframe", "1.2",
            "El plazo «marzo de 2025» queda fuera del período del plan (2027–2029): corrija uno de los dos.",
        ),
    ]  # fmt: skip


def test_axis_without_any_objective_lacks_one() -> None:
    plan = Plan()
    workshop = plan.workshop().apply([Change(kind="delete", item=plan.objective)])

    assert [(check.kind, check.item, check.sentence) for check in checks(workshop)] == [
        ("objective", plan.axis, "Falta el objetivo del eje.")
    ]


def test_blank_objective_among_several_is_named_by_its_number() -> None:
    plan = Plan()
    plan.new.add(Objective, plan.axis)

    assert [check.sentence for check in checks(plan.workshop())] == ["Falta el texto del objetivo 2."]


def test_columns_that_are_not_shown_are_not_missed() -> None:
    plan = Plan(columns=("text",))
    plan.action()

    assert plan.found() == []


def test_blank_action_is_one_thing_to_review() -> None:
    plan = Plan()
    plan.action("")

    assert plan.found() == [("text", "text", "1.1")]


def test_withdrawn_action_lacks_nothing() -> None:
    plan = Plan()
    plan.new.add(Decision, plan.action(), outcome="withdrawn", reason="Ya existe.")

    assert plan.found() == []


def test_placeholders_are_found_in_cover_front_matter_columns_and_sub_actions() -> None:
    plan = Plan(plan_title="Plan XX", general_objective="Por definir")
    plan.new.add(Section, plan.root, heading="Prólogo", text="[...]")
    action = plan.action(responsible=("ST",), timeframe="Por definir")
    plan.new.add(Action, action, text="X y X")

    assert plan.found() == [
        ("placeholder", "plan_title", "Portada y objetivo general"),
        ("placeholder", "text", "Prólogo"),
        ("placeholder", "general_objective", "Portada y objetivo general"),
        ("placeholder", "timeframe", "1.1"),
        ("placeholder", "text", "1.1 a)"),
    ]


def test_marks_and_notes_that_miss_each_other_are_found() -> None:
    plan = Plan()
    for note, text in (("good", "Nota."), ("blank", None), ("alone", "Sola."), ("never", None)):
        plan.new.add(Footnote, plan.root, item=note, text=text)
    plan.action("Unir[^good] dos[^blank] tres[^gone]", **WHOLE)

    found = [(check.kind, check.item, check.sentence) for check in checks(plan.workshop())]

    action = plan.workshop().actions(plan.objective)[0].id
    assert found == [
        ("mark_without_note", action, "La llamada de nota 2 no tiene su nota al pie."),
        ("mark_without_note", action, "La llamada de nota 3 no tiene su nota al pie."),
        ("note_without_mark", "alone", "La nota al pie «Sola.» no tiene llamada en el texto."),
    ]


def test_placeholder_inside_a_note_is_found_where_its_mark_stands() -> None:
    plan = Plan()
    plan.new.add(Footnote, plan.root, item="n", text="Por confirmar.")
    plan.action("Unir[^n]", **WHOLE)

    assert plan.found() == [("placeholder", "text", "1.1")]


def test_check_names_the_axis_it_is_in() -> None:
    plan = Plan(plan_title="XX")
    plan.action()
    other = plan.new.add(Axis, plan.root, title="Otro")
    plan.new.add(Objective, other, text="Objetivo")

    found = [check for check in checks(plan.workshop()) if check.axis == other]

    assert [(check.kind, check.place) for check in found] == [("commitment", "2")]


def test_codes_are_the_places_in_a_plan_numbered_by_codes() -> None:
    plan = Plan(numbering="codes", run_on_objectives=True)
    objective = plan.new.add(Objective, plan.new.add(Axis, plan.root, title="B", commitment="C"), text="O")
    plan.new.add(Action, objective, text="Crear", responsible=("ST",))

    assert plan.found() == [("timeframe", "timeframe", "2.1")]
