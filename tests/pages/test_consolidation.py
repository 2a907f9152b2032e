"""Consolidación: picked actions are merged, moved, shifted and rewritten, and every step goes back."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from pages.consolidation.board_cards import board_columns
from pages.shared.open_workshop import performing
from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, keep, latest, shown
from tests.pages.words import spoken
from tests.two_axes import inserts
from workshop.alike import alike_actions
from workshop.changes import Change
from workshop.language import LANGUAGES
from workshop.permissions import COMMAND_LINE, Role
from workshop.templates import quick_workshop
from workshop.use_cases.consolidate import merge_actions

PAGE = "consolidation/plan.py"


@pytest.fixture
def plan(database: Database) -> int:
    """The number of a workshop with two axes."""
    return keep(database, inserts())


def pick(at: AppTest, workshop: int, *actions: str) -> None:
    """Select cards on the board, as a hand would."""
    at.session_state[f"board-{workshop}"] = {"selected": list(actions)}
    at.run()


def ask(at: AppTest, workshop: int, *steps: dict[str, object]) -> None:
    """Tell the page what was asked on the board, by drag or key, numbered as the board does."""
    at.session_state[f"board-{workshop}"] = {"selected": [], "steps": {"steps": list(steps)}}
    at.run()


def places(database: Database, number: int, objective: str) -> list[str]:
    return [action.id for action in latest(database, number).actions(objective)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_shows_the_board_with_nothing_to_do_yet(open_page: Opening, plan: int, language: str) -> None:
    at = open_page(PAGE, workshop=plan, language=language)

    assert [each.value for each in at.title] == [spoken(language, "Consolidación")]
    assert all(button.disabled for button in at.button if str(button.key).startswith("step-"))


def test_page_without_actions_says_when_they_appear(open_page: Opening, database: Database) -> None:
    at = open_page(PAGE, workshop=keep(database, quick_workshop("Mesa", ["Uno"])))

    assert [each.value for each in at.info] == ["Los insumos aparecen desde el primer trabajo en grupos."]


def test_merging_proposes_a_text_and_keeps_the_originals(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)
    pick(at, plan, "guide", "manual")

    at.button(key="step-merge").click().run()
    proposed = at.text_area(key="merged-guide-manual").value
    at.text_area(key="merged-guide-manual").set_value("Publicar una guía y un manual.")
    at.button(key="merge-now").click().run()

    assert proposed == "Publicar una guía.\n\nEscribir un manual."
    merged = latest(database, plan).actions("objective1")[0]
    assert merged.text == "Publicar una guía y un manual."
    assert [each.id for each in latest(database, plan).merged_from(merged.id)] == ["guide", "manual"]
    assert not at.get("dialog")


def test_merging_keeps_footnote_marks_through_the_box(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)
    pick(at, plan, "course", "manual")

    at.button(key="step-merge").click().run()
    assert at.text_area(key="merged-course-manual").value == "Dictar un curso.[^1]\n\nEscribir un manual."
    at.button(key="merge-now").click().run()

    assert latest(database, plan).actions("objective1")[1].text == "Dictar un curso.[^note]\n\nEscribir un manual."


def test_a_merger_can_be_undone_at_once(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)
    pick(at, plan, "guide", "manual")
    at.button(key="step-merge").click().run()
    at.button(key="merge-now").click().run()

    at.button(key="undo-step").click().run()

    assert places(database, plan, "objective1") == ["guide", "course"]
    assert places(database, plan, "objective2") == ["manual", "network"]


def test_a_merger_can_be_taken_apart_later_by_somebody_else(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)
    pick(at, plan, "guide", "manual")
    at.button(key="step-merge").click().run()
    at.button(key="merge-now").click().run()
    merged = places(database, plan, "objective1")[0]
    at = open_page(PAGE, workshop=plan, name="Otra persona")
    pick(at, plan, merged)

    at.button(key="step-action").click().run()
    assert "Escribir un manual." in shown(at)
    at.button(key="unmerge-now").click().run()

    assert places(database, plan, "objective1") == ["guide", "course"]
    assert places(database, plan, "guide") == ["chapter"]


def test_moving_to_another_axis_shows_where_it_came_from(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)
    pick(at, plan, "guide")

    at.button(key="step-move").click().run()
    at.selectbox(key="move-to").set_value("objective2").run()
    at.selectbox(key="move-after-objective2").set_value("manual")
    at.button(key="move-now").click().run()

    assert places(database, plan, "objective2") == ["manual", "guide", "network"]
    pick(at, plan, "guide")
    at.button(key="step-action").click().run()
    assert "Se escribió en otro eje: Eje 1: Protección" in shown(at)


def test_an_action_is_parted_by_its_sub_actions_or_by_hand(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)
    pick(at, plan, "guide")

    at.button(key="step-split").click().run()
    first, second = at.text_area
    assert (first.value, second.value) == ("Publicar una guía.", "Un capítulo sobre la niñez.")
    next(button for button in at.button if button.label == "Agregar una parte").click().run()
    at.text_area[2].set_value("Difundirla.").run()
    at.button(key="split-now").click().run()

    assert [each.text for each in latest(database, plan).actions("objective1")] == [
        "Publicar una guía.", "Un capítulo sobre la niñez.", "Difundirla.", "Dictar un curso.[^note]"
    ]  # fmt: skip
    assert latest(database, plan).items["chapter"].cell("split_from") == "guide"
    at.button(key="undo-step").click().run()
    assert places(database, plan, "objective1") == ["guide", "course"]


def test_shifting_moves_one_place_and_goes_back(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)
    pick(at, plan, "guide")

    at.button(key="step-shift1").click().run()
    assert places(database, plan, "objective1") == ["course", "guide"]
    at.button(key="undo-step").click().run()

    assert places(database, plan, "objective1") == ["guide", "course"]


def test_cards_dropped_between_others_are_moved_once_each_in_the_order_told(
    open_page: Opening, database: Database, plan: int
) -> None:
    at = open_page(PAGE, workshop=plan)
    first = {"n": 1, "kind": "place", "items": ["guide"], "to": "objective2", "after": "manual"}
    second = {"n": 2, "kind": "place", "items": ["network"], "to": "objective1", "after": None}

    ask(at, plan, first)
    ask(at, plan, first, second)

    assert places(database, plan, "objective1") == ["network", "course"]
    assert places(database, plan, "objective2") == ["manual", "guide"]
    assert latest(database, plan).revision == 3


def test_what_names_nothing_on_the_board_is_passed_over(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)
    wrong: list[dict[str, object]] = [
        {"n": 1, "kind": "place", "items": ["guide"], "to": "axis2", "after": None},
        {"n": 2, "kind": "erase", "items": ["guide"]},
        {"n": "3", "kind": "open", "items": ["guide"]},
        {"n": 4, "kind": "place", "items": [7], "to": "objective2"},
    ]

    ask(at, plan, *wrong)

    assert not at.exception
    assert "ya no está" in at.toast[0].value
    assert (places(database, plan, "objective1"), latest(database, plan).revision) == (["guide", "course"], 1)


@pytest.mark.parametrize(
    ("kind", "dialog"), [("merge", "merge"), ("split", "split"), ("move", "move"), ("open", "action")]
)
def test_keys_and_a_card_dropped_onto_another_lead_to_their_dialogs(
    open_page: Opening, plan: int, kind: str, dialog: str
) -> None:
    at = open_page(PAGE, workshop=plan)

    ask(at, plan, {"n": 1, "kind": kind, "items": ["guide", "manual"]})

    assert at.session_state["consolidating"] == (dialog, ["guide", "manual"])
    assert not at.exception


def by_ana(database: Database, number: int, *changes: Change) -> None:
    """Have somebody else change the plan meanwhile."""
    ana = replace(COMMAND_LINE, id="ana", name="Ana")
    commit(database, number, ana, lambda workshop, actor: list(changes))


def test_merging_what_went_or_changed_meanwhile_is_refused_and_goes_on_with_the_text_typed(
    open_page: Opening, database: Database, plan: int
) -> None:
    at = open_page(PAGE, workshop=plan)
    pick(at, plan, "guide", "course", "manual")
    at.button(key="step-merge").click().run()
    key = "merged-guide-course-manual"
    at.text_area(key=key).set_value("Lo mío.[^1]").run()
    by_ana(
        database,
        plan,
        Change(kind="set", item="guide", field="text", text="Publicar dos guías."),
        Change(kind="delete", item="manual"),
    )

    at.button(key="merge-now").click().run()
    assert [each.value for each in at.error] == [
        "Una de las acciones ya no está en el plan. No se cambió nada: arriba dice qué pasó con ella."
    ]
    assert any("«Escribir un manual» ya no está: Ana la eliminó (" in each.value for each in at.markdown)
    assert "cambió el texto de 1.1" in at.warning[0].value and "Publicar dos guías." in shown(at)
    assert at.text_area(key=key).value == "Lo mío.[^1]"
    assert at.button(key="merge-now").label == "Unir las 2 que quedan"
    at.button(key="merge-now").click().run()

    merged = latest(database, plan).actions("objective1")[0]
    assert merged.text == "Lo mío.[^note]"
    assert [each.id for each in latest(database, plan).merged_from(merged.id)] == ["guide", "course"]


def test_what_is_gone_can_be_recovered_or_gives_way_to_what_it_was_merged_into(
    open_page: Opening, database: Database, plan: int
) -> None:
    at = open_page(PAGE, workshop=plan)
    pick(at, plan, "guide", "manual")
    at.button(key="step-merge").click().run()
    at.text_area(key="merged-guide-manual").set_value("Lo mío.").run()
    by_ana(database, plan, Change(kind="delete", item="guide"))
    commit(database, plan, COMMAND_LINE, performing(merge_actions, ["manual", "network"], "Manual y red."))
    at.run()
    assert at.button(key="merge-now").disabled

    at.button(key="recover-guide").click().run()
    at.button(key="heir-manual").click().run()
    at.button(key="merge-now").click().run()

    assert latest(database, plan).actions("objective1")[0].text == "Lo mío."
    assert places(database, plan, "objective2") == []


def test_parting_what_changed_meanwhile_keeps_the_parts_typed(
    open_page: Opening, database: Database, plan: int
) -> None:
    at = open_page(PAGE, workshop=plan)
    pick(at, plan, "guide")
    at.button(key="step-split").click().run()
    at.text_area[0].set_value("Mi primera parte.").run()
    by_ana(
        database, plan,
        Change(kind="set", item="guide", field="text", text="Publicar la guía."), Change(kind="delete", item="chapter"),
    )  # fmt: skip

    at.button(key="split-now").click().run()
    assert "Otra persona acaba de cambiar el texto." in at.error[0].value and "Publicar la guía." in shown(at)
    at.button(key="split-now").click().run()

    first, second, _course = latest(database, plan).actions("objective1")
    assert (first.id, first.text, second.split_from) == ("guide", "Mi primera parte.", "guide")
    assert (second.text, second.id == "chapter") == ("Un capítulo sobre la niñez.", False)


def test_a_card_dropped_that_is_gone_says_so_and_the_others_can_be_moved(
    open_page: Opening, database: Database, plan: int
) -> None:
    at = open_page(PAGE, workshop=plan)
    by_ana(database, plan, Change(kind="delete", item="guide"))

    step = {"n": 1, "kind": "place", "items": ["guide", "course"], "to": "objective2", "after": None}
    ask(at, plan, step)

    assert any("«Publicar una guía» ya no está: Ana" in each.value for each in at.markdown)
    at.selectbox(key="move-to").set_value("objective2").run()
    at.button(key="move-now").click().run()
    assert places(database, plan, "objective2") == ["manual", "network", "course"]


def test_steps_are_taken_back_one_after_another_by_button_and_key(
    open_page: Opening, database: Database, plan: int
) -> None:
    at = open_page(PAGE, workshop=plan)
    assert at.button(key="take-back").disabled
    ask(at, plan, {"n": 1, "kind": "place", "items": ["guide"], "to": "objective2", "after": "manual"})
    pick(at, plan, "guide", "manual")
    at.button(key="step-merge").click().run()
    at.button(key="merge-now").click().run()
    assert at.button(key="take-back").help.startswith("Se unieron acciones · ")
    del at.session_state["consolidated"]  # as in another session of the same person

    at.button(key="take-back").click().run()
    assert places(database, plan, "objective2") == ["manual", "guide", "network"]
    ask(at, plan, {"n": 2, "kind": "undo", "items": ["guide"]})

    assert places(database, plan, "objective1") == ["guide", "course"]
    assert places(database, plan, "objective2") == ["manual", "network"]
    assert at.button(key="take-back").disabled
    at.button(key="undo-step").click().run()
    assert places(database, plan, "objective2") == ["manual", "guide", "network"]


def test_a_step_that_others_went_on_from_is_passed_over_for_the_one_before(
    open_page: Opening, database: Database, plan: int
) -> None:
    at = open_page(PAGE, workshop=plan)
    for n, item in enumerate(("network", "guide"), 1):
        ask(at, plan, {"n": n, "kind": "place", "items": [item], "to": f"objective{n}", "after": None})
    gone = Change(kind="move", item="guide", parent="manual", after=None)
    commit(database, plan, replace(COMMAND_LINE, id="other"), lambda workshop, actor: [gone])

    at.run()
    at.button(key="take-back").click().run()
    assert "alguien siguió trabajando" in at.toast[0].value
    at.button(key="take-back").click().run()

    assert places(database, plan, "objective2") == ["manual", "network"]


def test_an_axis_of_several_objectives_shows_them_as_headings(database: Database, plan: int) -> None:
    more = Change(kind="insert", item="more", type="objective", parent="axis1", after="objective1", cells={"text": "X"})
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: [more])

    one, other = board_columns(latest(database, plan))

    assert [group.get("title") for group in one["groups"]] == [
        "Objetivo 1.1. Asegurar la asistencia.",
        "Objetivo 1.2. X",
    ]
    assert [group.get("title") for group in other["groups"]] == [None]
    assert [(card["id"], card["group"], card.get("below", False)) for card in one["items"]] == [
        ("guide", "objective1", False), ("chapter", "objective1", True), ("course", "objective1", False)
    ]  # fmt: skip


def test_rewriting_keeps_the_marks_and_can_be_undone(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)
    pick(at, plan, "course")

    at.button(key="step-action").click().run()
    at.text_area[0].set_value("Dictar dos cursos[^1].")
    at.button(key="rewrite-now").click().run()

    assert latest(database, plan).items["course"].cell("text") == "Dictar dos cursos[^note]."
    at.button(key="undo-step").click().run()
    assert latest(database, plan).items["course"].cell("text") == "Dictar un curso.[^note]"


def test_rewriting_what_somebody_else_just_changed_shows_both(
    open_page: Opening, database: Database, plan: int
) -> None:
    at = open_page(PAGE, workshop=plan)
    pick(at, plan, "guide")
    at.button(key="step-action").click().run()
    at.text_area[0].set_value("Publicar mi guía.")
    change = Change(kind="set", item="guide", field="text", text="Publicar la guía de otros.")
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: [change])

    at.button(key="rewrite-now").click().run()

    assert latest(database, plan).items["guide"].cell("text") == "Publicar la guía de otros."
    assert {"Publicar mi guía.", "Publicar la guía de otros."} <= {each.value for each in at.text}


def test_consolidator_finds_the_page_in_its_stage(open_page: Opening, database: Database, plan: int) -> None:
    stage = [Change(kind="set", item="root", field="stage", text="consolidation")]
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: stage)

    at = open_page(PAGE, workshop=plan, role=Role.CONSOLIDATOR, only=plan)

    assert not at.error
    assert at.title[0].value == "Consolidación"


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.RAPPORTEUR, Role.PARTICIPANT, Role.GUEST])
def test_only_who_consolidates_finds_the_page(open_page: Opening, plan: int, role: Role) -> None:
    at = open_page(workshop=plan, role=role, only=plan)

    with pytest.raises(ValueError, match="plan"):
        at.switch_page(PAGE)


def said(item: str, parent: str, text: str, **cells: str) -> Change:
    return Change(kind="insert", item=item, type="input", parent=parent, cells={"text": text, **cells})


def test_leftovers_of_the_groups_become_actions_or_go_and_come_back(
    open_page: Opening, database: Database, plan: int
) -> None:
    inputs = [
        said("said1", "axis1", "Falta <b>la costa</b>.", delegation="norte", at="2026-03-05T16:42:00+00:00"),
        said("said2", "root", "Cinco años es mucho.", author="Una experta", at="el martes"),
        said("used", "axis1", "Ya está.", became="guide"),
    ]
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: inputs)
    at = open_page(PAGE, workshop=plan)
    assert "Insumos sin usar (2)" in [each.value for each in at.subheader]
    assert "Falta &lt;b&gt;la costa&lt;/b&gt;." in shown(at) and "Ya está." not in shown(at)
    assert "Eje 1 · Norte · 5 mar, 10:42" in shown(at) and "Sin eje · Una experta" in shown(at)

    at.button(key="make-action-said1").click().run()
    assert latest(database, plan).actions("objective1")[-1].text == "Falta <b>la costa</b>."
    at.button(key="undo-step").click().run()
    assert places(database, plan, "objective1") == ["guide", "course"]
    at.button(key="discard-said1").click().run()

    assert [each.value for each in at.subheader] == ["Insumos sin usar (1)"]
    assert not at.exception


def test_actions_that_are_alike_stand_side_by_side_and_lead_to_their_merger(
    open_page: Opening, database: Database
) -> None:
    number = keep(database, inserts())
    same = "Publicar un boletín trimestral con estadísticas de la región."
    changes = [Change(kind="set", item=item, field="text", text=same) for item in ("guide", "manual")]
    commit(database, number, COMMAND_LINE, lambda workshop, actor: changes)
    at = open_page("consolidation/plan.py", workshop=number)
    pair = alike_actions(latest(database, number))[0]

    at.button(key=f"tell-{pair.about[:12]}").click().run()
    said = [each.value for each in at.caption if "eje 1: pendiente" in each.value]
    at.button(key=f"merge-alike-{pair.about[:12]}").click().run()

    assert [each.split(" · ")[1].split(" el ")[0] for each in said] == ["Avisó Persona de prueba"]
    assert said[0].endswith(" · eje 1: pendiente · eje 2: pendiente")
    assert at.session_state["consolidating"] == ("merge", ["guide", "manual"])
