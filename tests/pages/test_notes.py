"""Notas de sesión: lines typed one after the other, a chat gone through, things put right."""

import pytest
from streamlit.testing.v1 import AppTest

from storage.database import Database
from tests.pages.conftest import Opening, keep, latest, shown
from workshop.items import AgendaItem, Answer, Delegation, Facts, Practice, Question, Session, SessionNote
from workshop.new_items import NewItems
from workshop.permissions import Role
from workshop.templates import blank_workshop

PAGE = "plenary/notes.py"


@pytest.fixture
def meeting(database: Database) -> int:
    """A workshop with a day of two points and one delegation."""
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    new.add(Delegation, root, code="NOR", name="Norte")
    day = new.add(Session, root, title="Día 1", starts="08:00")
    new.add(AgendaItem, day, title="Panel", minutes=60)
    new.add(AgendaItem, day, title="Cierre", minutes=10)
    return keep(database, new.changes)


def type_line(at: AppTest, line: str) -> AppTest:
    at.text_input(key="note-line").set_value(line)
    return at.button(key="note-keep").click().run()


def test_lines_are_kept_one_after_the_other_and_the_field_is_empty_again(
    open_page: Opening, database: Database, meeting: int
) -> None:
    at = open_page(PAGE, workshop=meeting, role=Role.PLENARY_RAPPORTEUR)

    for line in ("Se pide más tiempo", "? NOR: ¿Hay presupuesto?", "= Sí, de la red", "+ NOR: Fiscalías de enlace"):
        at = type_line(at, line)
        assert (at.text_input(key="note-line").value, list(at.error)) == ("", [])

    workshop = latest(database, meeting)
    point = workshop.agenda_items(workshop.sessions[0].id)[0].id
    (question,) = workshop.children(point, Question)
    assert [each.text for each in workshop.children(point, SessionNote)] == ["Se pide más tiempo"]
    assert (question.text, question.delegation) == ("¿Hay presupuesto?", workshop.delegations[0].id)
    assert [each.text for each in workshop.children(question.id, Answer)] == ["Sí, de la red"]
    assert [each.text for each in workshop.children(point, Practice)] == ["Fiscalías de enlace"]
    assert "<strong>Norte:</strong> ¿Hay presupuesto?" in shown(at)


def test_line_that_cannot_be_kept_stays_in_its_field(open_page: Opening, meeting: int) -> None:
    at = type_line(open_page(PAGE, workshop=meeting), "= Sí")

    assert at.text_input(key="note-line").value == "= Sí"
    assert [error.value for error in at.error] == [
        "Todavía no hay preguntas en este punto. Anote primero la pregunta y después la respuesta."
    ]


def test_pasted_chat_is_gone_through_and_kept_together(open_page: Opening, database: Database, meeting: int) -> None:
    at = open_page(PAGE, workshop=meeting)
    at.text_area(key="chat-pasted").set_value("10:42 Ana Mora: ¿Hay presupuesto?\n10:43 Luis Paz: Sí, de la red")
    at.button(key="chat-read").click().run()
    assert at.text_area(key="chat-lines").value == "? Ana Mora: ¿Hay presupuesto?\n= Luis Paz: Sí, de la red"
    before = latest(database, meeting).revision

    at.button(key="chat-keep").click().run()

    workshop = latest(database, meeting)
    point = workshop.agenda_items(workshop.sessions[0].id)[0].id
    (question,) = workshop.children(point, Question)
    (answer,) = workshop.children(question.id, Answer)
    assert not at.exception
    assert (question.author, question.text, answer.author) == ("Ana Mora", "¿Hay presupuesto?", "Luis Paz")
    assert workshop.revision == before + 1


def test_something_taken_down_is_put_right_and_taken_out(open_page: Opening, database: Database, meeting: int) -> None:
    at = type_line(open_page(PAGE, workshop=meeting), "Se pide más tienpo")
    workshop = latest(database, meeting)
    point = workshop.agenda_items(workshop.sessions[0].id)[0].id
    (note,) = workshop.children(point, SessionNote)

    area = next(each for each in at.text_area if each.value == "Se pide más tienpo")
    area.set_value("Se pide más tiempo")
    next(button for button in at.button if button.label == "Guardar").click().run()
    assert [each.text for each in latest(database, meeting).children(point, SessionNote)] == ["Se pide más tiempo"]

    at.button(key=f"delete-{note.id}").click().run()
    assert latest(database, meeting).children(point, SessionNote) == []
    at.button(key="undo-step").click().run()
    assert [each.id for each in latest(database, meeting).children(point, SessionNote)] == [note.id]


def test_workshop_without_agenda_says_what_to_do(open_page: Opening, database: Database) -> None:
    at = open_page(PAGE, workshop=keep(database, blank_workshop("Taller")))

    assert [info.value for info in at.info] == [
        "Todavía no hay puntos en la agenda. Las notas van con el punto en que se dicen."
    ]
