"""An agenda started at once, from a template or a pasted list."""

from datetime import date

import pytest

from tests.two_axes import COORDINATOR, READER, two_axes
from workshop.agenda import clock
from workshop.agenda_list import read_agenda
from workshop.errors import Forbidden
from workshop.use_cases.start_agenda import add_pasted_agenda, start_agenda
from workshop.workshop import Workshop


def hours(workshop: Workshop, day: int) -> list[tuple[str | None, str, bool]]:
    """Return hour, title and whether it is locked, of the points of a day."""
    slots = clock(workshop, workshop.sessions[day].id)
    return [(slot.starts, slot.item.title, slot.item.locked) for slot in slots]


def test_start_agenda_hangs_a_templates_days_under_the_workshop() -> None:
    workshop = two_axes()

    after = workshop.apply(start_agenda(workshop, COORDINATOR, "two_days", date(2027, 3, 10)))

    assert [(session.title, session.date) for session in after.sessions] == [
        ("Día 1", date(2027, 3, 10)),
        ("Día 2", date(2027, 3, 11)),
    ]
    assert after.axes == workshop.axes
    assert hours(after, 0)[0] == ("08:00", "Registro de participantes", False)


def test_start_agenda_is_for_who_prepares() -> None:
    with pytest.raises(Forbidden):
        start_agenda(two_axes(), READER, "virtual")


def test_pasted_agenda_keeps_its_hours_and_locks_those_behind_a_gap() -> None:
    workshop = two_axes()
    agenda = read_agenda("Día 1\n08:30–09:00 Registro\n09:00 Apertura (30 min)\n10:00 Panel (45 min)\nReceso (15 min)")

    after = workshop.apply(add_pasted_agenda(workshop, COORDINATOR, agenda))

    assert after.sessions[0].starts == "08:30"
    assert hours(after, 0) == [
        ("08:30", "Registro", False),
        ("09:00", "Apertura", False),
        ("10:00", "Panel", True),
        ("10:45", "Receso", False),
    ]


def test_pasted_points_without_a_day_go_to_the_end_of_the_one_chosen() -> None:
    workshop = two_axes()
    workshop = workshop.apply(add_pasted_agenda(workshop, COORDINATOR, read_agenda("8:00 Registro (30 min)")))
    session = workshop.sessions[0].id

    after = workshop.apply(add_pasted_agenda(workshop, COORDINATOR, read_agenda("Apertura (20 min)"), session))

    assert [session.title for session in after.sessions] == ["Día 1"]
    assert hours(after, 0) == [("08:00", "Registro", False), ("08:30", "Apertura", False)]


def test_pasted_series_becomes_sessions_with_dates_themes_and_people() -> None:
    workshop = two_axes()
    text = (
        "Martes 8 de septiembre de 2020\n09:00–09:30 Apertura | Presidencia\n"
        "Tema 1: Puertos\nhttps://reuniones.example/1\n09:30–10:00 Intercambio\nModera: Secretaría\n"
        "Martes 9 de septiembre de 2020\n09:00 Cierre (15 min)"
    )

    after = workshop.apply(add_pasted_agenda(workshop, COORDINATOR, read_agenda(text)))

    first, second = after.sessions
    assert (first.title, first.date, first.theme, first.starts) == ("Día 1", date(2020, 9, 8), "Puertos", "09:00")
    assert first.join_link == "https://reuniones.example/1"
    assert [(point.title, point.moderator) for point in after.agenda_items(first.id)] == [
        ("Apertura", None),
        ("Intercambio", "Secretaría"),
    ]
    assert (second.title, second.date) == ("Martes 9 de septiembre de 2020", date(2020, 9, 9)), "it is a Wednesday"
