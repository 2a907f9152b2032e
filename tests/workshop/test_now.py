"""What is on now, and what comes next."""

from datetime import date, datetime

import pytest

from workshop.new_items import build_workshop
from workshop.now import now_and_next
from workshop.templates import blank_workshop, two_day_workshop

WORKSHOP = build_workshop(two_day_workshop("Taller", date(2027, 3, 10)))


@pytest.mark.parametrize(
    ("at", "now", "following"),
    [
        (datetime(2027, 3, 9, 23, 0), None, "Registro de participantes"),
        (datetime(2027, 3, 10, 8, 0), "Registro de participantes", "Apertura y bienvenida"),
        (datetime(2027, 3, 10, 8, 30), "Apertura y bienvenida", "Qué buscamos y cómo trabajaremos"),
        (datetime(2027, 3, 10, 12, 31), "Almuerzo", "Trabajo en grupos por eje"),
        (datetime(2027, 3, 10, 22, 0), None, "Registro de participantes"),
        (datetime(2027, 3, 12, 9, 0), None, None),
    ],
)
def test_now_and_next_follow_the_clock(at: datetime, now: str | None, following: str | None) -> None:
    found = now_and_next(WORKSHOP, at)

    assert tuple(moment.slot.item.title if moment else None for moment in found) == (now, following)


def test_now_and_next_know_nothing_without_dates() -> None:
    undated = build_workshop(two_day_workshop("Taller"))

    assert now_and_next(undated, datetime(2027, 3, 10, 9, 0)) == (None, None)
    assert now_and_next(build_workshop(blank_workshop("Taller")), datetime(2027, 3, 10, 9, 0)) == (None, None)
