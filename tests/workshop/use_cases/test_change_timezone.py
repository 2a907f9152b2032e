"""Another time zone, once hours were set: as they read, or as the moments they were."""

from datetime import date

import pytest

from tests.two_axes import COORDINATOR
from workshop.agenda_errors import HoursInOtherZone
from workshop.items import AgendaItem, Facts, Session
from workshop.new_items import NewItems, build_workshop
from workshop.use_cases.change_timezone import Hours, edit_identity
from workshop.workshop import Workshop


def agenda() -> Workshop:
    """Return a workshop in San José, six hours behind UTC, with a session in the evening and one in the morning."""
    new = NewItems()
    root = new.add(Facts, None, title="Taller", timezone="America/Costa_Rica")
    late = new.add(Session, root, title="Noche", date=date(2027, 3, 31), starts="18:30")
    new.add(AgendaItem, late, title="Cena", minutes=60, starts="19:00", locked=True)
    new.add(AgendaItem, late, title="Baile", minutes=60, starts="00:30", locked=True)
    early = new.add(Session, root, title="Mañana", date=date(2027, 1, 12), starts="08:00")
    new.add(AgendaItem, early, title="Apertura", minutes=30)
    return build_workshop(new.changes)


def changed(workshop: Workshop, hours: Hours | None, zone: str = "Europe/Madrid") -> Workshop:
    edits = {"timezone": (workshop.facts.version("timezone"), zone)}
    return workshop.apply(edit_identity(workshop, COORDINATOR, edits, hours))


def hours(workshop: Workshop) -> list[tuple[date | None, str | None, list[str | None]]]:
    return [
        (day.date, day.starts, [point.starts for point in workshop.agenda_items(day.id)]) for day in workshop.sessions
    ]


def test_zone_does_not_change_before_somebody_said_what_is_meant() -> None:
    with pytest.raises(HoursInOtherZone):
        changed(agenda(), None)


def test_hours_stay_as_they_read() -> None:
    after = changed(agenda(), "as_they_read")

    assert after.facts.timezone == "Europe/Madrid"
    assert hours(after) == hours(agenda())


def test_moments_stay_and_their_hours_move_over_midnight_and_summer_time() -> None:
    after = changed(agenda(), "as_moments")

    assert hours(after) == [
        (date(2027, 4, 1), "02:30", ["03:00", "08:30"]),
        (date(2027, 1, 12), "15:00", [None]),
    ]


def test_without_hours_nothing_is_asked() -> None:
    new = NewItems()
    new.add(Session, new.add(Facts, None, title="Taller"), title="Día 1", date=date(2027, 3, 10))

    assert changed(build_workshop(new.changes), None).facts.timezone == "Europe/Madrid"


def test_other_facts_are_edited_without_a_question() -> None:
    workshop = agenda()

    after = workshop.apply(edit_identity(workshop, COORDINATOR, {"place": (0, "San José")}))

    assert after.facts.place == "San José"
