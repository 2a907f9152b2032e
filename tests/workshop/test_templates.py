from datetime import date

import pytest

from workshop.agenda import clock, session_end
from workshop.errors import NameRequired
from workshop.language import language
from workshop.new_items import build_workshop
from workshop.templates import blank_workshop, quick_workshop, two_day_workshop, virtual_series


def test_quick_workshop_is_ready_to_write_in() -> None:
    workshop = build_workshop(quick_workshop(" Plan ", ["1. Inteligencia", "", "  2) Cooperación ", "2030 en la mira"]))

    assert [axis.title for axis in workshop.axes] == ["Inteligencia", "Cooperación", "2030 en la mira"]
    assert [[each.text for each in workshop.objectives(axis.id)] for axis in workshop.axes] == [[""], [""], [""]]
    assert (workshop.facts.title, workshop.facts.plan_title, workshop.facts.stage) == ("Plan", "Plan", None)
    assert (workshop.groups(), workshop.sessions, workshop.participants) == ([], [], [])


def test_quick_workshop_without_axes_has_one() -> None:
    workshop = build_workshop(quick_workshop("Plan"))

    assert [axis.title for axis in workshop.axes] == ["Plan"]


@pytest.mark.parametrize("template", [quick_workshop, two_day_workshop, virtual_series, blank_workshop])
def test_template_needs_a_title(template: object) -> None:
    assert callable(template)

    with pytest.raises(NameRequired):
        template("  ")


def test_two_day_workshop_has_a_clock_without_gaps_and_lunch_locked() -> None:
    workshop = build_workshop(two_day_workshop("Taller", date(2026, 12, 31)))

    first, second = workshop.sessions
    slots = [*clock(workshop, first.id), *clock(workshop, second.id)]
    assert [warning for slot in slots for warning in slot.warnings()] == []
    assert [(slot.item.kind, slot.starts) for slot in slots if slot.item.locked] == [("lunch", "12:30")] * 2
    assert [(day.date, session_end(workshop, day.id)) for day in (first, second)] == [
        (date(2026, 12, 31), "17:00"),
        (date(2027, 1, 1), "17:00"),
    ]
    assert (workshop.facts.stage, workshop.facts.start_date, workshop.facts.end_date) == (
        "preparation",
        first.date,
        second.date,
    )


def test_two_day_workshop_follows_the_order_of_2018() -> None:
    workshop = build_workshop(two_day_workshop("Taller"))

    kinds = [[item.kind for item in workshop.agenda_items(day.id)] for day in workshop.sessions]

    first = "registration opening presentation questions break other presentation presentation panel"
    second = "registration synthesis questions break group_work lunch group_work break plenary questions other closing"
    assert kinds == [[*first.split(), "lunch", "group_work", "break", "plenary"], second.split()]


def test_virtual_series_has_four_sessions_and_no_axes() -> None:
    workshop = build_workshop(virtual_series("Serie", date(2026, 2, 3)))

    assert [(day.title, day.date, day.starts) for day in workshop.sessions] == [
        ("Sesión 1", date(2026, 2, 3), "10:00"),
        ("Sesión 2", date(2026, 2, 10), "10:00"),
        ("Sesión 3", date(2026, 2, 17), "10:00"),
        ("Sesión 4", date(2026, 2, 24), "10:00"),
    ]
    assert (workshop.axes, workshop.facts.modality) == ([], "virtual")


def test_blank_workshop_has_nothing_but_its_title() -> None:
    changes = blank_workshop("Taller")

    assert [(change.type, change.cells) for change in changes] == [
        ("workshop", {"title": "Taller", "stage": "preparation"})
    ]


def test_template_speaks_the_language_in_use() -> None:
    with language("en"):
        workshop = build_workshop(two_day_workshop("Workshop"))

    assert workshop.facts.languages == ("en",)
