from datetime import date

import pytest

from workshop.agenda import clock
from workshop.errors import Forbidden, InvalidValue, ItemNotFound, StartUnknown
from workshop.items import AgendaItem, Facts, Session
from workshop.new_items import NewItems, build_workshop
from workshop.permissions import Actor, Role
from workshop.use_cases.plan_agenda import (
    add_agenda_item,
    add_session,
    edit_agenda_item,
    lengthen_agenda_item,
    lock_agenda_item,
    move_agenda_item,
    unlock_agenda_item,
)
from workshop.workshop import Workshop

COORDINATOR = Actor("c", "Coordinación", frozenset({Role.COORDINATOR}))
READER = Actor("r", "Participante", frozenset({Role.PARTICIPANT}))


def workshop() -> Workshop:
    new = NewItems()
    new.add(Facts, None, item="root", title="Taller")
    new.add(Session, "root", item="day1", title="Día 1", starts="08:00")
    new.add(Session, "root", item="day2", title="Día 2")
    new.add(AgendaItem, "day1", item="opening", title="Apertura", minutes=30)
    new.add(AgendaItem, "day1", item="talk", title="Charla", minutes=60)
    new.add(AgendaItem, "day1", item="lunch", title="Almuerzo", minutes=60, starts="12:00", locked=True)
    return build_workshop(new.changes)


def starts(found: Workshop, session: str = "day1") -> list[tuple[str, str | None]]:
    return [(slot.item.title, slot.starts) for slot in clock(found, session)]


def test_session_is_added_with_its_date_and_hour() -> None:
    before = workshop()

    after = before.apply(
        add_session(before, COORDINATOR, "Sesión 3", theme="Tema", date=date(2026, 5, 6), starts="15:30", after="day1")
    )

    assert [day.title for day in after.sessions] == ["Día 1", "Sesión 3", "Día 2"]
    added = after.sessions[1]
    assert (added.theme, added.date, added.starts) == ("Tema", date(2026, 5, 6), "15:30")


def test_inserted_item_shifts_what_follows() -> None:
    before = workshop()

    after = before.apply(
        add_agenda_item(
            before, COORDINATOR, "day1", "Receso", kind="break", minutes=20, responsible=["Sede"], after="opening"
        )
    )

    assert starts(after) == [("Apertura", "08:00"), ("Receso", "08:30"), ("Charla", "08:50"), ("Almuerzo", "12:00")]
    assert after.agenda_items("day1")[1].responsible == ("Sede",)


def test_item_is_added_at_the_end_or_in_front() -> None:
    before = workshop()
    last = before.apply(add_agenda_item(before, COORDINATOR, "day1", "Cierre"))

    first = last.apply(add_agenda_item(last, COORDINATOR, "day1", "Registro", after=None))

    assert [title for title, _start in starts(first)] == ["Registro", "Apertura", "Charla", "Almuerzo", "Cierre"]


@pytest.mark.parametrize("values", [{"minutes": -1}, {"kind": "party"}, {"starts": "25:00"}])
def test_item_with_wrong_values_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        add_agenda_item(workshop(), COORDINATOR, "day1", "Punto", **values)  # type: ignore[arg-type]


def test_item_needs_a_session() -> None:
    with pytest.raises(ItemNotFound):
        add_agenda_item(workshop(), COORDINATOR, "opening", "Punto")


def test_item_moves_to_another_day() -> None:
    before = workshop()

    after = before.apply(move_agenda_item(before, COORDINATOR, "talk", None, parent="day2"))

    assert starts(after) == [("Apertura", "08:00"), ("Almuerzo", "12:00")]
    assert starts(after, "day2") == [("Charla", None)]


@pytest.mark.parametrize(("by", "minutes"), [(5, 35), (-10, 20), (-60, 0)])
def test_lengthening_shifts_what_follows(by: int, minutes: int) -> None:
    before = workshop()

    after = before.apply(lengthen_agenda_item(before, COORDINATOR, "opening", by))

    assert after.find("opening", AgendaItem).minutes == minutes
    assert clock(after, "day1")[1].starts == f"08:{minutes:02d}"


def test_lengthening_by_nothing_changes_nothing() -> None:
    assert lengthen_agenda_item(workshop(), COORDINATOR, "opening", 0) == []


def test_item_is_locked_to_the_hour_it_has() -> None:
    before = workshop()
    locked = before.apply(lock_agenda_item(before, COORDINATOR, "talk"))

    after = locked.apply(lengthen_agenda_item(locked, COORDINATOR, "opening", 15))

    talk = clock(after, "day1")[1]
    assert (talk.starts, talk.overlap, talk.item.locked) == ("08:30", 15, True)


def test_item_is_locked_to_an_hour_given() -> None:
    before = workshop()

    after = before.apply(lock_agenda_item(before, COORDINATOR, "talk", "09:00"))

    assert (clock(after, "day1")[1].starts, clock(after, "day1")[1].gap) == ("09:00", 30)
    assert lock_agenda_item(after, COORDINATOR, "talk", "09:00") == []


def test_item_without_hour_cannot_be_locked() -> None:
    before = workshop()
    before = before.apply(move_agenda_item(before, COORDINATOR, "talk", None, parent="day2"))

    with pytest.raises(StartUnknown):
        lock_agenda_item(before, COORDINATOR, "talk")


def test_item_is_not_locked_to_what_is_no_hour() -> None:
    with pytest.raises(InvalidValue):
        lock_agenda_item(workshop(), COORDINATOR, "talk", "9h")


def test_unlocked_item_flows_again() -> None:
    before = workshop()

    after = before.apply(unlock_agenda_item(before, COORDINATOR, "lunch"))

    assert starts(after)[-1] == ("Almuerzo", "09:30")
    assert unlock_agenda_item(after, COORDINATOR, "lunch") == []


def test_item_is_edited_by_the_form_that_showed_it() -> None:
    before = workshop()

    after = before.apply(
        edit_agenda_item(before, COORDINATOR, "talk", {"title": (1, "Panel"), "moderator": (0, "Presidencia")})
    )

    found = after.find("talk", AgendaItem)
    assert (found.title, found.moderator) == ("Panel", "Presidencia")


def test_agenda_is_for_coordinators() -> None:
    before = workshop()

    for use in (
        lambda: add_session(before, READER, "Día 3"),
        lambda: add_agenda_item(before, READER, "day1", "Punto"),
        lambda: lengthen_agenda_item(before, READER, "talk", 5),
        lambda: lock_agenda_item(before, READER, "talk"),
        lambda: unlock_agenda_item(before, READER, "lunch"),
    ):
        with pytest.raises(Forbidden):
            use()
