from datetime import date
from typing import Any

import pytest

from workshop.agenda_warnings import agenda_warnings
from workshop.items import AgendaItem, Facts, Session
from workshop.new_items import NewItems, build_workshop
from workshop.workshop import Workshop


def one_day(point: dict[str, Any] | None = None, facts: dict[str, Any] | None = None, **day: Any) -> Workshop:
    """Return a workshop whose one day lacks nothing but what is told."""
    new = NewItems()
    root = new.add(Facts, None, **{"title": "Taller", **(facts or {})})
    session = new.add(Session, root, **{"title": "Día 1", "date": date(2020, 9, 8), "starts": "09:00", **day})
    new.add(AgendaItem, session, **{"title": "Apertura", "minutes": 30, **(point or {})})
    return build_workshop(new.changes)


def told(workshop: Workshop) -> list[str]:
    return [each.sentence for each in agenda_warnings(workshop)]


def test_agenda_that_lacks_nothing_has_no_warnings() -> None:
    assert told(one_day(title="Martes 8 de septiembre", theme="Cooperación")) == []


@pytest.mark.parametrize("field", ["title", "theme"])
def test_weekday_that_contradicts_its_date_is_a_warning(field: str) -> None:
    workshop = one_day(**{field: "Miércoles: cooperación"})

    assert told(workshop) == ["Dice «miércoles», y el 8/9/2020 es martes."]


def test_point_that_names_another_weekday_or_date_is_a_warning() -> None:
    assert told(one_day({"title": "Sesión del lunes"})) == ["Dice «lunes», y el 8/9/2020 es martes."]
    assert told(one_day({"title": "Apertura del 9 de septiembre"})) == ["Nombra otra fecha que el 8/9/2020."]


def test_blank_times_overlaps_and_placeholders_are_warnings() -> None:
    workshop = one_day({"minutes": None, "responsible": ("X y X",), "moderator": "Por definir"}, date=None)

    assert told(workshop) == [
        "Sin fecha.",
        "Sin duración.",
        "Quedó «X y X» por definir.",
        "Quedó «Por definir» por definir.",
    ]


def test_day_out_of_order_or_outside_the_workshop_is_a_warning() -> None:
    new = NewItems()
    root = new.add(Facts, None, title="Taller", start_date=date(2020, 9, 8), end_date=date(2020, 9, 9))
    for day in (10, 9):
        new.add(Session, root, title=f"Día {day}", date=date(2020, 9, day), starts="09:00")

    found = [(each.place, each.sentence) for each in agenda_warnings(build_workshop(new.changes))]

    assert found == [
        ("Día 10", "Su fecha está fuera de las fechas del taller."),
        ("Día 9", "Su fecha es anterior a la del día que le precede."),
    ]


def test_virtual_session_without_a_link_is_a_warning() -> None:
    workshop = one_day(facts={"modality": "virtual"})

    assert told(workshop) == ["Sin enlace para conectarse."]
