"""Agenda en curso: the day led on, shifted and taken back, on a clock that stands still."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from storage.database import Database
from tests.pages.conftest import Opening, keep, latest, shown
from workshop.hours import hour_at
from workshop.items import AgendaItem, Facts, Session
from workshop.new_items import NewItems
from workshop.now import CLOCK, local_now
from workshop.running_agenda import Course, course

PAGE = "plenary/agenda_running.py"


@pytest.fixture
def stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that says what time it is: a few minutes late for the day of `day`."""
    clock = tmp_path / "clock"
    clock.write_text("2027-03-10T14:20:00+00:00")
    monkeypatch.setenv(CLOCK, str(clock))
    return clock


@pytest.fixture
def day(database: Database, stopped: Path) -> int:
    """A workshop in San José with one day that should have begun at 08:00."""
    new = NewItems()
    session = new.add(
        Session, new.add(Facts, None, title="Taller"), title="Día 1", date=date(2027, 3, 10), starts="08:00"
    )
    for title, minutes in (("Registro", 30), ("Apertura", 60), ("Trabajo en grupos", 120)):
        new.add(AgendaItem, session, title=title, minutes=minutes)
    new.add(AgendaItem, session, title="Almuerzo", kind="lunch", minutes=60, starts="11:30", locked=True)
    return keep(database, new.changes)


def as_it_runs(database: Database, number: int) -> Course:
    """Return how the day runs by now."""
    workshop = latest(database, number)
    return course(workshop, workshop.sessions[0].id, local_now(workshop))


def main_button(at: AppTest) -> Button:
    """Return the button that leads the day on."""
    return next(button for button in at.button if (button.key or "").startswith("begin-next"))


def test_late_day_is_led_on_recovered_and_taken_back(
    open_page: Opening, database: Database, day: int, stopped: Path
) -> None:
    at = open_page(PAGE, workshop=day)
    assert "Todavía no ha empezado." in shown(at)

    main_button(at).click().run()
    stopped.write_text("2027-03-10T15:00:00+00:00")
    main_button(at).click().run()

    assert "Apertura" in shown(at) and "previsto a las 08:30" in shown(at)
    assert as_it_runs(database, day).delay == 30

    at.button(key="recover").click().run()
    assert as_it_runs(database, day).to_come[-1].overlap == 0
    assert "Acorta" not in shown(at)

    at.button(key="undo-step").click().run()
    assert as_it_runs(database, day).to_come[-1].overlap == 30


def test_points_are_given_minutes_skipped_and_done_at_once(open_page: Opening, database: Database, day: int) -> None:
    at = open_page(PAGE, workshop=day)
    main_button(at).click().run()

    at.button(key="give-5").click().run()
    at.button(key="skip").click().run()
    found = as_it_runs(database, day)
    assert [turn.state for turn in found.turns] == ["now", "skipped", "to_come", "to_come"]
    assert hour_at(found.turns[2].starts) == "08:55"

    at.button(key="do-now").click().run()
    assert as_it_runs(database, day).now.item.title == "Apertura"  # type: ignore[union-attr]

    at.button(key="forget-run").click().run()
    assert not as_it_runs(database, day).has_begun


def test_two_browsers_that_press_at_once_go_one_step(open_page: Opening, database: Database, day: int) -> None:
    one, other = open_page(PAGE, workshop=day), open_page(PAGE, workshop=day, name="Otra persona")

    pressed = main_button(other)
    main_button(one).click().run()
    pressed.click().run()

    assert [turn.state for turn in as_it_runs(database, day).turns].count("done") == 0
