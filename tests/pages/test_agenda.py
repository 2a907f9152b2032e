"""Agenda: read by everybody, changed by who prepares; each step with a way back."""

from datetime import date

import pytest

from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, keep, latest, shown
from workshop.agenda import clock
from workshop.permissions import COMMAND_LINE, Role
from workshop.templates import blank_workshop, two_day_workshop
from workshop.use_cases.plan_agenda import edit_agenda_item
from workshop.workshop import Workshop

PAGE = "preparation/agenda.py"


@pytest.fixture
def two_days(database: Database) -> int:
    """A workshop with the template's agenda of two days."""
    return keep(database, two_day_workshop("Taller", date(2027, 3, 10)))


def first_day(workshop: Workshop) -> list[tuple[str | None, str]]:
    """Return hour and title of the first day's points."""
    return [(slot.starts, slot.item.title) for slot in clock(workshop, workshop.sessions[0].id)]


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.GUEST])
def test_agenda_is_read_by_each_role(open_page: Opening, two_days: int, role: Role, language: str) -> None:
    at = open_page(PAGE, workshop=two_days, role=role, only=two_days, language=language)

    assert "08:00–08:30" in shown(at)
    assert bool(at.button) == bool(at.text_input) == (role is Role.COORDINATOR)


def test_agenda_without_days_offers_templates(open_page: Opening, database: Database) -> None:
    number = keep(database, blank_workshop("Taller"))
    at = open_page(PAGE, workshop=number)
    assert "Pegue su agenda o use una plantilla." in shown(at)

    at.date_input(key="template-first-day").set_value(date(2027, 3, 10))
    at.button(key="template-two-days").click().run()

    assert not at.exception
    assert [session.date for session in latest(database, number).sessions] == [date(2027, 3, 10), date(2027, 3, 11)]
    assert first_day(latest(database, number))[0] == ("08:00", "Registro de participantes")


def test_adding_a_point_behind_another_shifts_what_follows(
    open_page: Opening, database: Database, two_days: int
) -> None:
    opening = latest(database, two_days).agenda_items(latest(database, two_days).sessions[0].id)[1]
    at = open_page(PAGE, workshop=two_days)

    at.text_input(key="add-point-title-0").set_value("Foto oficial")
    at.number_input(key="add-point-minutes-0").set_value(10)
    day = at.selectbox(key="new-point-day").value
    at.selectbox(key=f"add-point-{day}-0").set_value(opening.id)
    at.button(key="add-point-submit").click().run()

    assert not at.exception
    assert first_day(latest(database, two_days))[1:4] == [
        ("08:30", "Apertura y bienvenida"),
        ("09:00", "Foto oficial"),
        ("09:10", "Qué buscamos y cómo trabajaremos"),
    ]
    assert at.text_input(key="add-point-title-1").value == ""
    assert at.selectbox(key="chosen-point").value == latest(database, two_days).agenda_items(day)[2].id


@pytest.mark.parametrize(("key", "minutes"), [("longer", 35), ("shorter", 25)])
def test_point_is_lengthened_and_shortened(
    open_page: Opening, database: Database, two_days: int, key: str, minutes: int
) -> None:
    at = open_page(PAGE, workshop=two_days)
    point = at.selectbox(key="chosen-point").value

    at.button(key=f"{key}-{point}").click().run()

    assert latest(database, two_days).items[point].cell("minutes") == str(minutes)
    assert at.number_input(key=f"field-{point}-minutes-2").value == minutes


def test_point_is_moved_and_put_back(open_page: Opening, database: Database, two_days: int) -> None:
    before = first_day(latest(database, two_days))
    at = open_page(PAGE, workshop=two_days)
    point = at.selectbox(key="chosen-point").value

    at.button(key=f"down-{point}").click().run()

    assert [title for _hour, title in first_day(latest(database, two_days))[:2]] == [before[1][1], before[0][1]]

    at.button(key="undo-step").click().run()

    assert first_day(latest(database, two_days)) == before


def test_point_is_locked_to_its_hour(open_page: Opening, database: Database, two_days: int) -> None:
    at = open_page(PAGE, workshop=two_days)
    point = latest(database, two_days).agenda_items(latest(database, two_days).sessions[0].id)[2].id
    at.selectbox(key="chosen-point").set_value(point).run()

    at.button(key=f"lock-{point}").click().run()

    assert latest(database, two_days).items[point].cell("locked") == "1"
    assert latest(database, two_days).items[point].cell("starts") == "09:00"


def test_deleted_point_comes_back(open_page: Opening, database: Database, two_days: int) -> None:
    before = first_day(latest(database, two_days))
    at = open_page(PAGE, workshop=two_days)
    at.button(key=f"delete-{at.selectbox(key='chosen-point').value}").click().run()
    assert len(first_day(latest(database, two_days))) == len(before) - 1

    at.button(key="undo-step").click().run()
    assert first_day(latest(database, two_days)) == before

    at.button(key="undo-step").click().run()
    assert len(first_day(latest(database, two_days))) == len(before) - 1


def test_hour_may_be_typed_as_people_do(open_page: Opening, database: Database, two_days: int) -> None:
    session = latest(database, two_days).sessions[0]
    at = open_page(PAGE, workshop=two_days)

    at.text_input(key=f"field-{session.id}-starts-1").set_value("8h30")
    at.button(key=f"save--{session.id}").click().run()

    assert latest(database, two_days).sessions[0].starts == "08:30"


def test_points_of_one_name_are_told_apart(open_page: Opening, database: Database, two_days: int) -> None:
    workshop = latest(database, two_days)
    breaks = [point.id for point in workshop.agenda_items(workshop.sessions[0].id) if point.kind == "break"]
    theirs = {"title": (1, "Pausa")}
    for point in breaks:
        commit(database, two_days, COMMAND_LINE, lambda w, a, p=point: edit_agenda_item(w, a, p, theirs))
    at = open_page(PAGE, workshop=two_days)
    day = at.selectbox(key="new-point-day").value

    at.text_input(key="add-point-title-0").set_value("Foto oficial")
    at.selectbox(key=f"add-point-{day}-0").set_value(breaks[0])
    at.button(key="add-point-submit").click().run()

    titles = [title for _hour, title in first_day(latest(database, two_days))]
    assert titles[titles.index("Pausa") + 1] == "Foto oficial"


def test_pasted_agenda_is_shown_and_then_added(open_page: Opening, database: Database) -> None:
    number = keep(database, blank_workshop("Taller"))
    at = open_page(PAGE, workshop=number)

    at.text_area(key="agenda-text-0").set_value("Día 1\n08:30–09:00 Registro | Secretaría\n10:00 Apertura (20 min)")
    at.button(key="review-agenda").click().run()
    assert "Secretaría" in shown(at)
    assert latest(database, number).sessions == []

    at.button(key="add-pasted").click().run()

    assert not at.exception
    assert first_day(latest(database, number)) == [("08:30", "Registro"), ("10:00", "Apertura")]


def test_text_changed_meanwhile_shows_both_and_lets_choose(
    open_page: Opening, database: Database, two_days: int
) -> None:
    at = open_page(PAGE, workshop=two_days)
    point = at.selectbox(key="chosen-point").value
    theirs = {"title": (1, "Inscripción")}
    commit(database, two_days, COMMAND_LINE, lambda workshop, actor: edit_agenda_item(workshop, actor, point, theirs))

    at.text_input(key=f"field-{point}-title-1").set_value("Acreditación")
    at.button(key=f"save--{point}").click().run()

    assert latest(database, two_days).items[point].cell("title") == "Inscripción"
    assert {text.value for text in at.text} >= {"Acreditación", "Inscripción"}

    at.button(key=f"mine-{point}-title").click().run()

    assert latest(database, two_days).items[point].cell("title") == "Acreditación"
    assert not at.warning


def test_forms_keep_others_fields_as_they_are(open_page: Opening, database: Database, two_days: int) -> None:
    at = open_page(PAGE, workshop=two_days)
    point = at.selectbox(key="chosen-point").value
    theirs = {"notes": (0, "Llevar gafetes.")}
    commit(database, two_days, COMMAND_LINE, lambda workshop, actor: edit_agenda_item(workshop, actor, point, theirs))

    at.text_input(key=f"field-{point}-title-1").set_value("Acreditación")
    at.button(key=f"save--{point}").click().run()

    saved = latest(database, two_days).items[point]
    assert (saved.cell("title"), saved.cell("notes")) == ("Acreditación", "Llevar gafetes.")


def test_withdrawn_rights_stop_a_button_that_is_still_shown(
    open_page: Opening, database: Database, two_days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(PAGE, workshop=two_days)
    before = first_day(latest(database, two_days))
    at.user = {"principal": "somebody-else"}

    at.button(key=f"delete-{at.selectbox(key='chosen-point').value}").click().run()

    assert first_day(latest(database, two_days)) == before


def test_pasted_series_is_looked_at_and_added_with_its_dates_and_warnings(
    open_page: Opening, database: Database
) -> None:
    number = keep(database, blank_workshop("Taller"))
    at = open_page(PAGE, workshop=number)
    text = "Martes 9 de septiembre de 2020\nTema 1: Puertos\n09:00 Apertura (30 min)\nModera: Por definir\nCierre"

    at.text_area(key="agenda-text-0").set_value(text)
    at.button(key="review-agenda").click().run()
    assert "Modera: Por definir" in shown(at)
    at.button(key="add-pasted").click().run()

    assert not at.exception
    (day,) = latest(database, number).sessions
    assert (day.date, day.theme, day.starts) == (date(2020, 9, 9), "Puertos", "09:00")
    assert "Dice «martes», y el 9/9/2020 es miércoles." in shown(at)
    assert "Quedó «Por definir» por definir." in shown(at)
    assert "Sin duración." in shown(at)
