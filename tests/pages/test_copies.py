"""Copies and rehearsals, made and wiped from the pages."""

from datetime import date

from storage.database import Database
from storage.workshops import list_workshops
from tests.pages.conftest import Opening, edit, keep, latest, shown
from workshop.demo import demo_changes
from workshop.permissions import Role
from workshop.templates import two_day_workshop
from workshop.text import without_marks

PAGE = "preparation/workshop.py"
BAND = "Ensayo: nada de lo que se haga aquí pasa al taller"


def test_rehearsal_bears_its_band_and_is_wiped_for_good(open_page: Opening, database: Database) -> None:
    number = keep(database, two_day_workshop("Taller regional", date(2027, 3, 10)))
    at = open_page(PAGE, workshop=number)
    assert BAND not in shown(at)

    at.button(key="rehearse").click().run()

    rehearsal = latest(database, 2)
    assert not at.exception
    assert (rehearsal.facts.title, rehearsal.facts.rehearsal_of) == ("Ensayo: Taller regional", number)
    assert [each.date for each in rehearsal.sessions] == [date(2027, 3, 10), date(2027, 3, 11)]
    assert BAND in shown(at)

    at = open_page(None, workshop=2)
    at.button(key="wipe").click().run()
    at.button(key="wipe-now").click().run()

    assert not at.exception
    assert [each.id for each in list_workshops(database)] == [number]
    assert BAND not in shown(at)


def test_copy_takes_along_what_was_ticked_and_shifts_the_dates(open_page: Opening, database: Database) -> None:
    original = keep(database, demo_changes(date(2027, 3, 10)))
    before = latest(database, original)
    at = edit(open_page(PAGE, workshop=original), before.root, "copy")
    key = f"copy-{original}"

    at.text_input(key=f"{key}-title").set_value("La próxima edición")
    at.checkbox(key=f"{key}-content").check()
    at.date_input(key=f"{key}-day").set_value(date(2028, 5, 2))
    at.button(key=f"{key}-make").click().run()

    copy = latest(database, 2)
    assert not at.exception
    assert (copy.facts.title, copy.facts.rehearsal_of, copy.participants) == ("La próxima edición", None, [])
    assert [without_marks(action.text) for action in copy.walk_actions()] == [
        without_marks(action.text) for action in before.walk_actions()
    ]
    assert copy.sessions[0].date == date(2028, 5, 2)


def test_rehearsal_says_so_in_the_list_however_it_is_called(open_page: Opening, database: Database) -> None:
    number = keep(database, two_day_workshop("Taller regional"))
    at = open_page(PAGE, workshop=number)
    at.button(key="rehearse").click().run()

    at = open_page(None, workshop=number)

    assert "Ensayo: Taller regional [ensayo]" in shown(at)


def test_only_coordinators_find_a_way_to_copy(open_page: Opening, database: Database) -> None:
    number = keep(database, two_day_workshop("Taller regional"))

    at = open_page(None, workshop=number, role=Role.FACILITATOR)

    assert "Copia de otro taller" not in shown(at)
