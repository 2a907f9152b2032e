"""Acuerdos: the plenary decides item by item, takes down what is said, and leads the shared screen."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, keep, latest, shown
from tests.pages.words import spoken
from tests.two_axes import inserts
from workshop.amendments import open_amendments
from workshop.changes import Change
from workshop.language import LANGUAGES
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.templates import virtual_series
from workshop.use_cases.amend import propose
from workshop.use_cases.decide import decidables, decide, is_settled
from workshop.use_cases.show_screen import scene_on

PAGE = "plenary/decisions.py"


@pytest.fixture
def plan(database: Database) -> int:
    """The number of a workshop with eleven items to decide on."""
    return keep(database, inserts())


@pytest.fixture
def at(open_page: Opening, plan: int) -> AppTest:
    """The page, opened by the coordination, at the action `guide`."""
    at = open_page(PAGE, workshop=plan)
    return at.selectbox(key="plenary-item").set_value("guide").run()


def card(at: AppTest) -> str:
    return next(str(html.value) for html in at.html if "pl-item-name" in str(html.value))


def change_text(database: Database, number: int, text: str) -> None:
    change = Change(kind="set", item="guide", field="text", text=text)
    commit(database, number, COMMAND_LINE, lambda workshop, actor: [change])


def settled(database: Database, number: int) -> list[str]:
    workshop = latest(database, number)
    return [item.key for item in decidables(workshop) if is_settled(workshop, item)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_opens_at_the_first_open_item_with_the_progress(open_page: Opening, plan: int, language: str) -> None:
    at = open_page(PAGE, workshop=plan, language=language)

    assert [each.value for each in at.title] == [spoken(language, "Acuerdos")]
    assert at.selectbox(key="plenary-item").value == "root.plan_title"
    assert at.button(key="decide-adopted").label == spoken(language, "Acordada")
    assert "Plan regional" in card(at)


def test_progress_counts_what_is_settled(at: AppTest) -> None:
    at.button(key="decide-adopted").click().run()

    assert (at.progress[0].value, at.progress[0].text) == (9, "1 de 11 acordados")


def test_page_without_items_says_why(open_page: Opening, database: Database) -> None:
    number = keep(database, [*inserts()[:1], *inserts()[3:4]])
    changes = [
        Change(kind="set", item="root", field=name, text=None) for name in ("plan_title", "plan_from", "plan_to")
    ]
    changes += [Change(kind="set", item="axis1", field=name, text="") for name in ("title", "commitment")]
    commit(database, number, COMMAND_LINE, lambda workshop, actor: changes)

    at = open_page(PAGE, workshop=number)

    assert [each.value for each in at.info] == ["Ningún grupo ha entregado su eje."]


def test_adopting_goes_on_to_the_next_open_item_and_can_be_undone(at: AppTest, database: Database, plan: int) -> None:
    at.button(key="decide-adopted").click().run()
    assert settled(database, plan) == ["guide"]
    assert at.selectbox(key="plenary-item").value == "course"

    at.button(key="undo-step").click().run()

    assert settled(database, plan) == []


def test_previous_and_next_lead_through_the_plan(at: AppTest) -> None:
    at.button(key="next-item").click().run()
    assert at.selectbox(key="plenary-item").value == "course"

    at.button(key="previous-item").click().run()

    assert at.selectbox(key="plenary-item").value == "guide"


def test_adopting_with_changes_keeps_the_agreed_text(at: AppTest, database: Database, plan: int) -> None:
    at.button(key="decide-adopted_with_changes").click().run()
    assert at.text_area(key="agreed-guide").value == "Publicar una guía."
    at.text_area(key="agreed-guide").set_value("Publicar dos guías.")
    at.button(key="asked-adopted_with_changes").click().run()

    decision = latest(database, plan).decision("guide")
    assert decision is not None
    assert (decision.outcome, decision.wording) == ("adopted_with_changes", "Publicar dos guías.")
    assert latest(database, plan).items["guide"].cell("text") == "Publicar dos guías."


def test_the_agreed_text_keeps_its_footnote_marks(at: AppTest, database: Database, plan: int) -> None:
    at.selectbox(key="plenary-item").set_value("course").run()
    at.button(key="decide-adopted_with_changes").click().run()
    assert at.text_area(key="agreed-course").value == "Dictar un curso.[^1]"

    at.text_area(key="agreed-course").set_value("Dictar un curso[^1] breve.")
    at.button(key="asked-adopted_with_changes").click().run()

    assert latest(database, plan).items["course"].cell("text") == "Dictar un curso[^note] breve."


@pytest.mark.parametrize("outcome", ["sent_back", "withdrawn"])
def test_sending_back_and_withdrawing_need_a_reason(at: AppTest, database: Database, plan: int, outcome: str) -> None:
    at.button(key=f"decide-{outcome}").click().run()
    at.button(key=f"asked-{outcome}").click().run()
    assert [each.value for each in at.error] == ["Escriba el motivo: hace falta para devolver o retirar."]
    assert latest(database, plan).decision("guide") is None

    at.text_input(key=f"reason-{outcome}-guide").set_value("Falta consultar.")
    at.button(key=f"asked-{outcome}").click().run()

    decision = latest(database, plan).decision("guide")
    assert decision is not None
    assert (decision.outcome, decision.reason) == (outcome, "Falta consultar.")


@pytest.mark.parametrize("outcome", ["ad_referendum", "in_brackets"])
def test_other_outcomes_take_one_click(at: AppTest, database: Database, plan: int, outcome: str) -> None:
    at.button(key=f"decide-{outcome}").click().run()

    decision = latest(database, plan).decision("guide")
    assert decision is not None and decision.outcome == outcome


def test_the_form_of_an_outcome_can_be_left(at: AppTest) -> None:
    at.button(key="decide-withdrawn").click().run()
    at.button(key="cancel-withdrawn").click().run()

    assert not [each for each in at.text_input if str(each.key).startswith("reason")]


def test_reopening_takes_the_decision_back_and_stays(at: AppTest, database: Database, plan: int) -> None:
    at.button(key="decide-adopted").click().run()
    at.selectbox(key="plenary-item").set_value("guide").run()

    at.button(key="decide-reopened").click().run()

    assert latest(database, plan).decision("guide") is None
    assert at.selectbox(key="plenary-item").value == "guide"


def test_what_changed_between_reading_and_deciding_is_not_adopted_unread(
    at: AppTest, database: Database, plan: int
) -> None:
    change_text(database, plan, "Publicar una guía distinta.")

    at.button(key="decide-adopted").click().run()
    assert [each.value for each in at.error] == [
        "El texto cambió mientras se decidía. Léalo como quedó y decida de nuevo."
    ]
    assert "Publicar una guía distinta." in card(at)
    at.button(key="decide-adopted").click().run()

    assert settled(database, plan) == ["guide"]


def test_refused_decision_shows_the_differences_and_is_taken_on_the_new_text_by_one_click(
    at: AppTest, database: Database, plan: int
) -> None:
    at.button(key="decide-withdrawn").click().run()
    at.text_input(key="reason-withdrawn-guide").set_value("Ya existe.")
    change_text(database, plan, "Publicar un manual.")
    at.button(key="asked-withdrawn").click().run()
    assert any("<del>guía</del>" in str(html.value) for html in at.html)

    at.button(key="decide-on-this").click().run()

    decision = latest(database, plan).decision("guide")
    assert decision is not None
    assert (decision.outcome, decision.reason, decision.wording) == ("withdrawn", "Ya existe.", "Publicar un manual.")
    assert not at.error and not [each for each in at.text_input if str(each.key).startswith("reason")]


def test_two_who_decide_at_once_are_told_and_the_later_one_decides_knowingly(
    at: AppTest, database: Database, plan: int
) -> None:
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: decide(workshop, actor, "guide", "in_brackets"))

    at.button(key="decide-adopted").click().run()
    assert [each.value for each in at.error] == [
        "Otra persona acaba de decidir sobre este texto: Entre corchetes. Vea si hace falta decidir de nuevo."
    ]
    assert settled(database, plan) == []
    at.button(key="decide-on-this").click().run()

    assert settled(database, plan) == ["guide"]


def test_text_accepted_meanwhile_by_another_is_not_accepted_unread(at: AppTest, database: Database, plan: int) -> None:
    only = amendment(database, plan, "Publicar una guía breve.")
    at.run()
    change_text(database, plan, "Publicar y difundir una guía.")

    at.button(key="accept-amendments").click().run()
    assert latest(database, plan).items[only].cell("outcome") is None
    at.button(key="decide-on-this").click().run()

    assert latest(database, plan).items["guide"].cell("text") == "Publicar y difundir una guía breve."


def test_brackets_are_lifted_by_one_click_and_the_item_stays(at: AppTest, database: Database, plan: int) -> None:
    at.button(key="decide-in_brackets").click().run()
    at.selectbox(key="plenary-item").set_value("guide").run()
    assert "[Publicar una guía.]" in card(at)
    lift = at.button(key="decide-reopened")
    assert (lift.label, "decide-in_brackets" in [each.key for each in at.button]) == ("Levantar corchetes", False)

    lift.click().run()

    assert latest(database, plan).decision("guide") is None
    assert "[Publicar" not in card(at) and at.selectbox(key="plenary-item").value == "guide"


def test_uniting_says_with_which_and_there_must_be_another(at: AppTest, database: Database, plan: int) -> None:
    at.button(key="decide-merged").click().run()
    at.button(key="asked-merged").click().run()
    assert latest(database, plan).decision("guide") is None

    at.selectbox(key="united-guide").set_value("manual")
    at.button(key="asked-merged").click().run()

    decision = latest(database, plan).decision("guide")
    assert decision is not None and (decision.outcome, decision.reason) == (
        "merged",
        "Acción 2.1: Escribir un manual.",
    )


def test_a_text_changed_after_its_decision_is_shown_as_such(at: AppTest, database: Database, plan: int) -> None:
    at.button(key="decide-adopted").click().run()
    change_text(database, plan, "Publicar una red.")

    at.selectbox(key="plenary-item").set_value("guide").run()

    assert "El texto cambió después de esta decisión" in card(at)
    assert "<del>guía</del><ins>red</ins>" in card(at)


def test_adopting_the_undisputed_leaves_the_rest_and_can_be_undone(at: AppTest, database: Database, plan: int) -> None:
    at.text_area[0].set_value("¿En qué idiomas?")
    at.button(key="add-remark").click().run()
    assert at.button(key="adopt-undisputed").label == "Acordar lo no observado (10)"

    at.button(key="adopt-undisputed").click().run()
    assert len(settled(database, plan)) == 10
    assert at.button(key="adopt-undisputed").disabled
    at.button(key="undo-step").click().run()

    assert settled(database, plan) == []


def test_a_remark_is_attributed_and_can_be_taken_back(at: AppTest, database: Database, plan: int) -> None:
    at.selectbox(key="who-remark-guide-0").set_value("sur")
    at.text_area[0].set_value("¿En qué idiomas?")
    at.button(key="add-remark").click().run()
    remark = latest(database, plan).remarks("guide")[0]
    assert (remark.text, remark.delegation) == ("¿En qué idiomas?", "sur")
    assert "¿En qué idiomas?" in card(at) and "Sur" in card(at)
    assert at.text_area[0].value == ""

    at.button(key="undo-step").click().run()

    assert latest(database, plan).remarks("guide") == []


def test_a_reservation_needs_its_delegation(at: AppTest, database: Database, plan: int) -> None:
    at.pills(key="noting").set_value("reservation").run()
    at.button(key="add-reservation").click().run()
    assert latest(database, plan).reservations("guide") == []

    at.selectbox(key="who-reservation-guide-0").set_value("norte")
    at.button(key="add-reservation").click().run()

    assert [each.delegation for each in latest(database, plan).reservations("guide")] == ["norte"]
    assert "Reserva" in card(at)


def test_the_screen_shows_the_item_on_request(at: AppTest, database: Database, plan: int) -> None:
    at.button(key="show-item").click().run()

    assert scene_on(latest(database, plan)) == ("action", "guide")
    assert "En pantalla: Acción 1\\.1" in [each.value for each in at.caption]


def test_the_screen_follows_from_item_to_item(at: AppTest, database: Database, plan: int) -> None:
    at.toggle(key="screen-follows").set_value(True).run()
    assert scene_on(latest(database, plan)) == ("action", "guide")

    at.button(key="decide-adopted").click().run()

    assert scene_on(latest(database, plan)) == ("action", "course")


def test_who_leads_the_screen_does_not_fight_who_chose_another_scene(
    at: AppTest, database: Database, plan: int
) -> None:
    at.toggle(key="screen-follows").set_value(True).run()
    change = Change(kind="set", item="root", field="screen_scene", text="blank")
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: [change])

    at.run()

    assert scene_on(latest(database, plan)) == ("blank", None)


def test_what_people_wrote_is_escaped(at: AppTest, database: Database, plan: int) -> None:
    change_text(database, plan, '<img src=x onerror="alert(1)"> [enlace](http://mal.example)')

    at.run()

    assert "<img" not in card(at)
    assert "<img" not in shown(at)


def test_plenary_rapporteur_notes_what_is_agreed_while_the_plenary_is_open(
    open_page: Opening, database: Database, plan: int
) -> None:
    before = [Change(kind="set", item="root", field="stage", text="group_work")]
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: before)
    early = open_page(workshop=plan, role=Role.PLENARY_RAPPORTEUR, only=plan)
    with pytest.raises(ValueError, match="decisions"):
        early.switch_page(PAGE)
    opened = [Change(kind="set", item="root", field="stage", text="plenary")]
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: opened)

    at = open_page(PAGE, workshop=plan, role=Role.PLENARY_RAPPORTEUR, only=plan)
    at.button(key="decide-adopted").click().run()

    assert not at.error
    assert len(settled(database, plan)) == 1


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.COORDINATOR, Role.PLENARY_RAPPORTEUR)])
def test_only_who_takes_the_minutes_finds_the_page(open_page: Opening, plan: int, role: Role) -> None:
    at = open_page(workshop=plan, role=role, only=plan)

    with pytest.raises(ValueError, match="decisions"):
        at.switch_page(PAGE)


def test_a_series_without_axes_has_no_such_page(open_page: Opening, database: Database) -> None:
    at = open_page(workshop=keep(database, virtual_series("Ciclo")))

    with pytest.raises(ValueError, match=Path(PAGE).name):
        at.switch_page(PAGE)


def amendment(database: Database, number: int, text: str, delegation: str = "norte") -> str:
    """Keep another wording proposed for `guide` and return its id."""
    made = commit(
        database, number, COMMAND_LINE, lambda plan, actor: propose(plan, actor, "guide", text, delegation=delegation)
    )
    return made.entries[0].change.item


def test_wording_is_proposed_in_the_name_of_a_delegation(at: AppTest, database: Database, plan: int) -> None:
    at.pills(key="noting").set_value("amendment").run()
    at.selectbox(key="who-amendment-guide-0").set_value("sur")
    at.text_area(key="note-amendment-guide-0").set_value("Publicar dos guías.")
    at.button(key="add-amendment").click().run()

    found = open_amendments(latest(database, plan), "guide")
    assert [(each.text, each.base, each.delegation) for each in found] == [
        ("Publicar dos guías.", "Publicar una guía.", "sur")
    ]
    assert "1 propuesta de redacción" in [each.value for each in at.subheader]


def test_wording_of_a_person_without_a_delegation_bears_their_name_and_one_taken_down_nobody_s(
    at: AppTest, database: Database, plan: int
) -> None:
    ana = Actor("ana", "Ana Prado", frozenset({Role.PARTICIPANT}))
    commit(database, plan, ana, lambda now, actor: propose(now, actor, "guide", "Publicar dos guías."))
    at.pills(key="noting").set_value("amendment").run()
    at.text_area(key="note-amendment-guide-0").set_value("Publicar tres guías.")
    at.button(key="add-amendment").click().run()

    mine, taken_down = (each.id for each in open_amendments(latest(database, plan), "guide"))
    assert at.checkbox(key=f"amendment-{mine}").label.startswith("Ana Prado · ")
    assert at.checkbox(key=f"amendment-{taken_down}").label.startswith("Sin atribuir · ")
    assert "Cambia las mismas palabras que: Ana Prado" in " ".join(str(each.value) for each in at.html)
    assert "Cambia las mismas palabras que: una sin atribuir" in " ".join(str(each.value) for each in at.html)


def test_amendments_that_collide_are_not_accepted_together_and_one_is(
    at: AppTest, database: Database, plan: int
) -> None:
    first = amendment(database, plan, "Publicar dos guías.")
    second = amendment(database, plan, "Publicar tres guías.", "sur")
    at.run()
    for each in (first, second):
        at.checkbox(key=f"amendment-{each}").check()
    at.run()
    assert at.button(key="accept-amendments").disabled

    at.checkbox(key=f"amendment-{second}").uncheck().run()
    at.button(key="accept-amendments").click().run()

    assert latest(database, plan).items["guide"].cell("text") == "Publicar dos guías."
    left = " ".join(str(each.value) for each in at.html)
    assert "no puede aceptarse tal cual" in left


def test_amendment_that_was_alone_is_not_accepted_along_with_the_one_that_came_to_it(
    at: AppTest, database: Database, plan: int
) -> None:
    first = amendment(database, plan, "Publicar una guía breve.")
    at.run()
    assert at.checkbox(key=f"amendment-alone-{first}").value
    second = amendment(database, plan, "Publicar y difundir una guía.", "sur")
    at.run()

    at.checkbox(key=f"amendment-{second}").check().run()
    at.button(key="accept-amendments").click().run()

    assert latest(database, plan).items["guide"].cell("text") == "Publicar y difundir una guía."
    assert latest(database, plan).items[first].cell("outcome") is None


def test_accepting_is_undone_with_the_text_the_proposal_and_the_decision(
    at: AppTest, database: Database, plan: int
) -> None:
    only = amendment(database, plan, "Publicar dos guías.")
    at.run()
    at.button(key="accept-amendments").click().run()
    assert "guide" in settled(database, plan)

    at.button(key="undo-step").click().run()

    now = latest(database, plan)
    assert (now.items["guide"].cell("text"), now.items[only].cell("outcome"), now.decision("guide")) == (
        "Publicar una guía.",
        None,
        None,
    )


def test_agreed_text_begins_with_what_is_ticked_and_ends_the_matter(at: AppTest, database: Database, plan: int) -> None:
    only = amendment(database, plan, "Publicar dos guías.")
    at.run()

    at.button(key="write-agreed").click().run()
    assert at.text_area(key="agreed-of-amendments-guide").value == "Publicar dos guías."
    at.text_area(key="agreed-of-amendments-guide").set_value("Publicar guías.")
    at.button(key="agree-amendments").click().run()

    now = latest(database, plan)
    assert (now.items["guide"].cell("text"), now.items[only].cell("outcome")) == ("Publicar guías.", "in_agreed_text")
    assert "guide" in settled(database, plan)


def test_declined_amendment_leaves_the_text_to_be_decided(at: AppTest, database: Database, plan: int) -> None:
    only = amendment(database, plan, "Publicar dos guías.")
    at.run()

    at.text_input(key=f"decline-reason-{only}").set_value("Basta con una.")
    at.button(key="decline-amendments").click().run()

    now = latest(database, plan)
    assert (now.items[only].cell("outcome"), now.decision("guide")) == ("not_taken", None)
    assert now.items[only].cell("reason") == "Basta con una."
