"""Materiales: what goes with the workshop and with its points, for each role."""

import pytest

from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, edit, keep, latest, shown
from workshop.items import AgendaItem, Attachment, Facts, Session
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE, Role
from workshop.use_cases.keep_dossier import attach

PAGE = "preparation/dossier.py"


@pytest.fixture
def number(database: Database) -> int:
    """A workshop with a link of its own and one at a point open to guests."""
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    point = new.add(AgendaItem, new.add(Session, root, title="Día 1"), title="Panel", open_to_guests=True)
    made = keep(database, new.changes)
    for place, name in ((root, "Plan anterior"), (point, "Ponencia <uno>")):
        commit(
            database,
            made,
            COMMAND_LINE,
            lambda w, a, p=place, n=name: attach(w, a, p, n, link="https://prueba.example/"),
        )
    return made


def test_each_sees_what_they_may(open_page: Opening, number: int) -> None:
    seen = {}
    for role in (Role.COORDINATOR, Role.PARTICIPANT, Role.GUEST):
        at = open_page(PAGE, workshop=number, role=role)
        adds = any(button.label == "Agregar un enlace" for button in at.button)
        seen[role] = ["Plan anterior" in shown(at), "Ponencia &lt;uno&gt;" in shown(at), adds]

    assert list(seen.values()) == [[True, True, True], [True, True, False], [False, True, False]]


def test_link_is_added_edited_and_refused_where_it_is_none(open_page: Opening, database: Database, number: int) -> None:
    root = latest(database, number).root
    at = edit(open_page(PAGE, workshop=number), root, "add-link")
    at.text_input(key="add-link-title-0").set_value("Guía")
    at.text_input(key="add-link-link-0").set_value("javascript:alert(1)")
    at.button(key="add-link-submit").click().run()
    assert [error.value for error in at.error] == ["«javascript:alert(1)» no es un valor válido para el enlace."]

    at.text_input(key="add-link-link-0").set_value("https://prueba.example/guia")
    at.button(key="add-link-submit").click().run()

    titles = [each.title for each in latest(database, number).children(root, Attachment)]
    assert (titles, list(at.exception)) == (["Plan anterior", "Guía"], [])
    assert 'href="https://prueba.example/guia" target="_blank" rel="noopener noreferrer"' in shown(at)


def test_agenda_names_what_goes_with_a_point(open_page: Opening, number: int) -> None:
    at = open_page("preparation/agenda.py", workshop=number, role=Role.GUEST)

    assert "Materiales: Ponencia &lt;uno&gt;" in shown(at)
