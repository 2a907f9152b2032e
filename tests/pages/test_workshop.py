"""Taller: its facts, its plan and matrix, its concept note, and the texts before the axes."""

from datetime import date
from html import escape

import pytest

from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, edit, keep, latest, shown
from workshop.permissions import COMMAND_LINE
from workshop.templates import blank_workshop, two_day_workshop
from workshop.text import marks
from workshop.use_cases.prepare_workshop import add_section, delete_item, edit_item

PAGE = "preparation/workshop.py"


@pytest.fixture
def blank(database: Database) -> int:
    """A workshop with nothing but its title."""
    return keep(database, blank_workshop("Taller"))


@pytest.mark.parametrize("language", ["es", "en"])
def test_workshop_page_shows_the_demo(open_page: Opening, database: Database, demo: int, language: str) -> None:
    facts = latest(database, demo).facts

    at = open_page(PAGE, workshop=demo, language=language)

    said = [facts.title, facts.body, facts.methodology, *facts.specific_objectives]
    assert [text for text in said if escape(text) not in shown(at)] == []
    assert not at.error
    assert not [*at.text_input, *at.text_area]


def test_facts_are_saved(open_page: Opening, database: Database, blank: int) -> None:
    root = latest(database, blank).root
    at = edit(open_page(PAGE, workshop=blank), root, "identity")

    at.text_input(key=f"field-{root}-place-0").set_value("Ciudad Marina")
    at.selectbox(key=f"field-{root}-timezone-0").set_value("America/Bogota")
    at.selectbox(key=f"field-{root}-modality-0").set_value("hybrid")
    at.date_input(key=f"field-{root}-start_date-0").set_value(date(2027, 3, 10))
    at.checkbox(key=f"field-{root}-dates_confirmed-0").check()
    at.button(key=f"save-identity-{root}").click().run()

    assert not at.exception
    facts = latest(database, blank).facts
    assert (facts.place, facts.timezone, facts.modality) == ("Ciudad Marina", "America/Bogota", "hybrid")
    assert (facts.start_date, facts.dates_confirmed) == (date(2027, 3, 10), True)


def test_another_time_zone_asks_what_becomes_of_the_hours(open_page: Opening, database: Database) -> None:
    number = keep(database, two_day_workshop("Taller", date(2027, 3, 10)))
    root = latest(database, number).root
    at = edit(open_page(PAGE, workshop=number), root, "identity")
    starts = [session.starts for session in latest(database, number).sessions]

    at.selectbox(key=f"field-{root}-timezone-0").set_value("America/Bogota")
    at.button(key=f"save-identity-{root}").click().run()
    assert latest(database, number).facts.timezone == "America/Costa_Rica"
    assert "diga qué pasa con ellas" in "".join(str(each.value) for each in (*at.error, *at.warning))

    at.radio(key="zone-meaning").set_value("as_moments")
    at.button(key=f"save-identity-{root}").click().run()
    after = latest(database, number)
    assert after.facts.timezone == "America/Bogota"
    assert starts == ["08:00", "08:30"]
    assert [session.starts for session in after.sessions] == ["09:00", "09:30"]


def test_untouched_fields_are_not_set(open_page: Opening, database: Database, blank: int) -> None:
    root = latest(database, blank).root
    at = edit(open_page(PAGE, workshop=blank), root, "identity")

    at.text_input(key=f"field-{root}-host-0").set_value("Puerto Sereno")
    at.button(key=f"save-identity-{root}").click().run()

    versions = latest(database, blank).facts.versions
    assert {name for name in versions if name not in ("title", "stage", "host")} == set()


def test_plan_form_chooses_columns_and_names(open_page: Opening, database: Database, blank: int) -> None:
    root = latest(database, blank).root
    at = edit(open_page(PAGE, workshop=blank), root, "plan")

    at.number_input(key=f"field-{root}-plan_from-0").set_value(2027)
    at.multiselect(key=f"field-{root}-columns-0").set_value(["indicator", "text"])
    at.selectbox(key=f"field-{root}-numbering-0").set_value("codes")
    at.text_input(key=f"field-{root}-action_label-0").set_value("Actividad")
    at.button(key=f"save-plan-{root}").click().run()

    facts = latest(database, blank).facts
    assert (facts.plan_from, facts.columns, facts.numbering) == (2027, ("text", "indicator"), "codes")
    assert facts.action_label == "Actividad"


def test_title_cannot_be_left_blank(open_page: Opening, database: Database, blank: int) -> None:
    root = latest(database, blank).root
    at = edit(open_page(PAGE, workshop=blank), root, "identity")

    at.text_input(key=f"field-{root}-title-1").set_value("")
    at.button(key=f"save-identity-{root}").click().run()

    assert [error.value for error in at.error] == ["Escriba el título: no puede quedar en blanco."]
    assert latest(database, blank).facts.title == "Taller"


def test_concept_note_is_saved_and_undone(open_page: Opening, database: Database, blank: int) -> None:
    root = latest(database, blank).root
    at = edit(open_page(PAGE, workshop=blank), root, "concept")
    at.text_area(key=f"field-{root}-background-0").set_value("Antes de empezar.\n\n- Uno\n- Dos")
    at.button(key=f"save-concept-{root}").click().run()
    assert latest(database, blank).facts.background == "Antes de empezar.\n\n- Uno\n- Dos"

    at.button(key="undo-step").click().run()

    assert latest(database, blank).facts.background == ""
    assert edit(at, root, "concept").text_area(key=f"field-{root}-background-2").value == ""


def test_conflict_on_save_takes_what_is_kept(open_page: Opening, database: Database, blank: int) -> None:
    root = latest(database, blank).root
    at = edit(open_page(PAGE, workshop=blank), root, "identity")
    theirs = {"title": (1, "Taller regional")}
    commit(database, blank, COMMAND_LINE, lambda workshop, actor: edit_item(workshop, actor, root, theirs))

    at.text_input(key=f"field-{root}-title-1").set_value("Taller nacional")
    at.button(key=f"save-identity-{root}").click().run()
    assert at.text_input(key=f"field-{root}-title-1").value == "Taller nacional"

    at.button(key=f"theirs-{root}-title").click().run()

    assert latest(database, blank).facts.title == "Taller regional"
    assert at.text_input(key=f"field-{root}-title-2").value == "Taller regional"
    assert not at.warning


def test_sections_are_added_edited_ordered_and_deleted(open_page: Opening, database: Database, blank: int) -> None:
    at = open_page(PAGE, workshop=blank)
    for kind in ("introduction", "foreword"):
        edit(at, latest(database, blank).root, "add-section")
        at.selectbox(key=f"add-section-kind-{latest(database, blank).revision - 1}").set_value(kind)
        at.button(key="add-section-submit").click().run()
        added = latest(database, blank).sections[-1].id
        assert at.text_area(key=f"field-{added}-text-0").value == ""
        at.button(key=f"cancel--{added}").click().run()
    foreword = added

    edit(at, foreword).button(key=f"up-{foreword}").click().run()
    at.text_area(key=f"field-{foreword}-text-0").set_value("Con gusto presentamos este plan.")
    at.text_input(key=f"field-{foreword}-signed_name-0").set_value("Alba Serrano")
    at.button(key=f"save--{foreword}").click().run()

    assert not at.exception
    sections = latest(database, blank).sections
    assert [section.kind for section in sections] == ["foreword", "introduction"]
    assert (sections[0].text, sections[0].signed_name) == ("Con gusto presentamos este plan.", "Alba Serrano")

    edit(at, foreword).button(key=f"delete-{foreword}").click().run()
    assert [section.kind for section in latest(database, blank).sections] == ["introduction"]

    at.button(key="undo-step").click().run()
    assert [section.kind for section in latest(database, blank).sections] == ["foreword", "introduction"]


def test_definitions_take_terms(open_page: Opening, database: Database, blank: int) -> None:
    commit(database, blank, COMMAND_LINE, lambda w, a: add_section(w, a, "definitions", "Definiciones"))
    section = latest(database, blank).sections[0].id
    at = edit(open_page(PAGE, workshop=blank), section, f"add-term-{section}")

    at.text_input(key=f"add-term-{section}-term-0").set_value("Enlace")
    at.text_area(key=f"add-term-{section}-text-0").set_value("Persona que responde por su país.")
    at.button(key=f"add-term-{section}-submit").click().run()

    assert not at.exception
    workshop = latest(database, blank)
    terms = [workshop.items[each] for each in workshop.order[section]]
    assert [(term.cell("term"), term.cell("text")) for term in terms] == [
        ("Enlace", "Persona que responde por su país.")
    ]
    assert "Persona que responde por su país." in shown(at)
    assert at.text_input(key=f"add-term-{section}-term-1").value == ""


def test_footnote_marks_are_shown_by_number_and_kept(open_page: Opening, database: Database, demo: int) -> None:
    section = next(each for each in latest(database, demo).sections if marks(each.text))
    at = edit(open_page(PAGE, workshop=demo), section.id)

    box = at.text_area(key=f"field-{section.id}-text-1")
    assert "[^1]" in box.value and marks(section.text)[0] not in box.value
    box.set_value(box.value + " Y algo más.")
    at.button(key=f"save--{section.id}").click().run()

    saved = latest(database, demo).items[section.id].cell("text")
    assert saved == section.text + " Y algo más."


def test_empty_concept_note_says_what_belongs_there(open_page: Opening, database: Database, blank: int) -> None:
    root = latest(database, blank).root

    at = open_page(PAGE, workshop=blank)

    assert "Cómo se va a trabajar: plenarias, grupos, tiempos y apoyos." in shown(at)
    assert at.button(key=f"open-{root}-concept").label == "Escribir"


def test_facts_not_known_are_named(open_page: Opening, database: Database, blank: int) -> None:
    root = latest(database, blank).root
    known = {"host": (0, "Puerto <Sereno>"), "plan_from": (0, "2027"), "plan_to": (0, "2030")}
    commit(database, blank, COMMAND_LINE, lambda workshop, actor: edit_item(workshop, actor, root, known))

    texts = shown(open_page(PAGE, workshop=blank))

    assert "Sin llenar: Subtítulo, Convoca, Red o grupo técnico, Lugar, Fechas, Con apoyo de" in texts
    assert "Puerto &lt;Sereno&gt;" in texts
    assert "2027–2030" in texts


def test_while_a_form_is_open_no_other_can_be(open_page: Opening, database: Database, blank: int) -> None:
    root = latest(database, blank).root
    at = open_page(PAGE, workshop=blank)

    edit(at, root, "concept")
    others = ["identity", "plan", "add-mandate", "add-section"]
    assert all(at.button(key=f"open-{root}-{name}").disabled for name in others)
    assert "Está editando «Nota conceptual»" in shown(at)
    at.text_area(key=f"field-{root}-background-0").set_value("Borrado")
    at.button(key=f"cancel-concept-{root}").click().run()

    assert not any(at.button(key=f"open-{root}-{name}").disabled for name in others)
    assert "Está editando" not in shown(at)
    assert edit(at, root, "concept").text_area(key=f"field-{root}-background-0").value == ""


def test_form_of_what_another_deleted_is_closed(open_page: Opening, database: Database, blank: int) -> None:
    commit(database, blank, COMMAND_LINE, lambda w, a: add_section(w, a, "text", "Vigencia"))
    workshop = latest(database, blank)
    section = workshop.sections[0].id
    at = edit(open_page(PAGE, workshop=blank), section)
    assert "Está editando «Vigencia»" in shown(at)

    commit(database, blank, COMMAND_LINE, lambda w, a: delete_item(w, a, section))
    at.run()

    assert not at.exception
    assert not at.button(key=f"open-{workshop.root}-identity").disabled
    assert "Está editando" not in shown(at)


def test_form_for_a_term_is_closed_where_terms_have_no_place_anymore(
    open_page: Opening, database: Database, blank: int
) -> None:
    commit(database, blank, COMMAND_LINE, lambda w, a: add_section(w, a, "definitions", "Definiciones"))
    workshop = latest(database, blank)
    section = workshop.sections[0].id
    at = edit(open_page(PAGE, workshop=blank), section, f"add-term-{section}")

    version = workshop.find(section).version("kind")
    commit(database, blank, COMMAND_LINE, lambda w, a: edit_item(w, a, section, {"kind": (version, "text")}))
    at.run()

    assert not at.exception
    assert not at.button(key=f"open-{section}-item").disabled


def test_form_stays_open_where_another_renames_its_item(open_page: Opening, database: Database, blank: int) -> None:
    commit(database, blank, COMMAND_LINE, lambda w, a: add_section(w, a, "text", "Vigencia"))
    section = latest(database, blank).sections[0].id
    at = edit(open_page(PAGE, workshop=blank), section)

    commit(database, blank, COMMAND_LINE, lambda w, a: edit_item(w, a, section, {"heading": (1, "Entrada en vigor")}))
    at.run()
    at.text_area(key=f"field-{section}-text-0").set_value("Rige desde su firma.")
    at.button(key=f"save--{section}").click().run()

    kept = latest(database, blank).sections[0]
    assert (kept.heading, kept.text) == ("Entrada en vigor", "Rige desde su firma.")
