from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from workshop.errors import Forbidden, MovedOnSince
from workshop.hours import hour_at
from workshop.items import AgendaItem, Facts, Session
from workshop.new_items import NewItems, build_workshop
from workshop.now import now_and_next
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.running_agenda import Course, as_it_ran, course, day_at_hand, hours_as_run
from workshop.use_cases.run_agenda import begin_next, begin_point, forget_run, give_minutes, recover_delay, skip_point
from workshop.workshop import Workshop

DAY = date(2027, 3, 10)
LUNCH = {"title": "Almuerzo", "kind": "lunch", "minutes": 60, "starts": "12:00", "locked": True}


def day(*points: dict[str, Any], starts: str | None = "08:00", on: date | None = DAY) -> tuple[Workshop, str]:
    """Return a workshop in San José with one day of points, and the day's id."""
    new = NewItems()
    session = new.add(Session, new.add(Facts, None, title="Taller"), title="Día 1", starts=starts, date=on)
    for number, point in enumerate(points, 1):
        new.add(AgendaItem, session, **{"title": f"Punto {number}", **point})
    return build_workshop(new.changes), session


def at(hour: str, on: date = DAY) -> datetime:
    """Return an hour of San José as an instant."""
    return datetime.fromisoformat(f"{on} {hour}:00-06:00").astimezone(UTC)


def local(hour: str, on: date = DAY) -> datetime:
    """Return an hour of San José as its clocks show it."""
    return datetime.fromisoformat(f"{on} {hour}:00")


def begun(workshop: Workshop, session: str, *hours: str) -> Workshop:
    """Press "Siguiente" at each of some hours."""
    for hour in hours:
        now = course(workshop, session, local(hour)).now
        changes = begin_next(workshop, COMMAND_LINE, session, now.item.id if now else None, at(hour))
        workshop = workshop.apply(changes)
    return workshop


def told(day: Course) -> list[tuple[str, str, str | None, str | None]]:
    """Return title, state and hours of each point."""
    return [(turn.item.title, turn.state, hour_at(turn.starts), hour_at(turn.ends)) for turn in day.turns]


def test_day_that_is_late_shifts_what_follows_but_its_lunch() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 60}, {"minutes": 150}, LUNCH, {"minutes": 30})
    workshop = begun(workshop, session, "08:20")

    found = course(workshop, session, local("08:30"))

    assert told(found) == [
        ("Punto 1", "now", "08:20", "08:50"),
        ("Punto 2", "to_come", "08:50", "09:50"),
        ("Punto 3", "to_come", "09:50", "12:20"),
        ("Almuerzo", "to_come", "12:00", "13:00"),
        ("Punto 5", "to_come", "13:00", "13:30"),
    ]
    assert (found.delay, found.left, found.turns[3].overlap) == (20, 20 * 60, 20)


def test_point_over_its_time_pushes_the_rest_on() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 60})
    workshop = begun(workshop, session, "08:00")

    found = course(workshop, session, local("08:42"))

    assert told(found)[1] == ("Punto 2", "to_come", "08:42", "09:42")
    assert (found.delay, found.left) == (12, -12 * 60)


def test_point_that_ends_early_is_ahead() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 60})
    workshop = begun(workshop, session, "08:00", "08:20")

    assert course(workshop, session, local("08:25")).delay == -10


def test_day_that_did_not_begin_at_its_hour_is_late() -> None:
    workshop, session = day({"minutes": 30})

    assert course(workshop, session, local("08:12")).delay == 12
    assert course(workshop, session, local("07:30")).delay == 0


def test_what_was_skipped_takes_no_time_and_is_a_lead() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 45}, {"minutes": 60})
    workshop = begun(workshop, session, "08:00")
    workshop = workshop.apply(skip_point(workshop, COMMAND_LINE, workshop.agenda_items(session)[1].id))
    workshop = begun(workshop, session, "08:30")

    found = course(workshop, session, local("08:30"))

    assert [turn[1:] for turn in told(found)] == [
        ("done", "08:00", "08:30"),
        ("skipped", "08:30", "08:30"),
        ("now", "08:30", "09:30"),
    ]
    assert found.delay == -45


def test_point_done_at_once_goes_before_what_it_overtakes() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 45}, {"minutes": 60})
    workshop = begun(workshop, session, "08:00")
    last = workshop.agenda_items(session)[2]

    workshop = workshop.apply(begin_point(workshop, COMMAND_LINE, last.id, at("08:30")))

    found = course(workshop, session, local("08:40"))
    assert told(found)[1:] == [("Punto 3", "now", "08:30", "09:30"), ("Punto 2", "to_come", "09:30", "10:15")]
    assert found.delay == 0


def test_given_minutes_delay_and_leave_the_plan_alone() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 60})
    workshop = begun(workshop, session, "08:00")
    first = workshop.agenda_items(session)[0]

    workshop = workshop.apply(give_minutes(workshop, COMMAND_LINE, first.id, 5))

    found = course(workshop, session, local("08:00"))
    assert (found.delay, found.left, workshop.agenda_items(session)[0].minutes) == (5, 35 * 60, 30)


def test_delay_is_recovered_before_the_locked_lunch() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 60}, {"minutes": 150}, LUNCH, {"minutes": 30})
    workshop = begun(workshop, session, "08:20")

    workshop = workshop.apply(recover_delay(workshop, COMMAND_LINE, session, at("08:20")))

    found = course(workshop, session, local("08:20"))
    assert [item.extra for item in workshop.agenda_items(session)] == [None, -5, -15, None, None]
    assert [turn[2] for turn in told(found)] == ["08:20", "08:50", "09:45", "12:00", "13:00"]
    assert found.turns[3].overlap == 0


def test_delay_is_recovered_before_the_end_where_nothing_is_locked() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 60}, {"minutes": 60})
    workshop = begun(workshop, session, "08:15")

    workshop = workshop.apply(recover_delay(workshop, COMMAND_LINE, session, at("08:15")))

    assert hour_at(course(workshop, session, local("08:15")).ends) == "10:30"


def test_two_who_press_at_once_go_one_step() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 60}, {"minutes": 60})
    first = begun(workshop, session, "08:00")
    seen = first.agenda_items(session)[0].id
    after = first.apply(begin_next(first, COMMAND_LINE, session, seen, at("08:30")))

    with pytest.raises(MovedOnSince):
        begin_next(after, COMMAND_LINE, session, seen, at("08:30"))


def test_behind_the_last_point_the_day_is_over() -> None:
    workshop, session = day({"minutes": 30})
    workshop = begun(workshop, session, "08:00", "08:30")

    found = course(workshop, session, local("08:31"))

    assert (found.now, found.to_come, told(found)) == (None, [], [("Punto 1", "done", "08:00", "08:30")])


def test_screens_follow_what_was_begun_and_not_the_plan() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 60}, {"minutes": 60})
    workshop = begun(workshop, session, "08:20")

    now, following = now_and_next(workshop, local("08:45"))

    assert now and following
    assert (now.slot.item.title, now.slot.ends) == ("Punto 1", "08:50")
    assert (following.slot.item.title, following.slot.starts) == ("Punto 2", "08:50")


def test_point_nobody_ended_is_over_with_its_day() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 60})
    workshop = begun(workshop, session, "08:00")

    found = course(workshop, session, local("09:00", DAY + timedelta(days=1)))

    assert (found.now, told(found)[0]) == (None, ("Punto 1", "done", "08:00", "08:30"))
    assert now_and_next(workshop, local("09:00", DAY + timedelta(days=1))) == (None, None)


def test_rehearsal_is_forgotten() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 60})
    rehearsed = begun(workshop, session, "08:00", "08:10")
    rehearsed = rehearsed.apply(give_minutes(rehearsed, COMMAND_LINE, rehearsed.agenda_items(session)[1].id, 5))

    after = rehearsed.apply(forget_run(rehearsed, COMMAND_LINE, session))

    assert told(course(after, session, local("07:00"))) == told(course(workshop, session, local("07:00")))


def test_day_at_hand_is_the_one_that_runs_else_the_next() -> None:
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    days = [new.add(Session, root, title=f"Día {number}", date=DAY + timedelta(days=number)) for number in range(2)]
    for each in days:
        new.add(AgendaItem, each, title="Punto", minutes=30)
    workshop = build_workshop(new.changes)
    rehearsed = begun(workshop, days[1], "08:00")

    assert day_at_hand(workshop, local("08:00", DAY - timedelta(days=3))) == workshop.sessions[0]
    assert day_at_hand(workshop, local("08:00", DAY + timedelta(days=9))) == workshop.sessions[1]
    assert day_at_hand(rehearsed, local("08:10")) == rehearsed.sessions[1]


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.COORDINATOR, Role.PLENARY_RAPPORTEUR)])
def test_agenda_is_run_by_who_leads_the_plenary(role: Role) -> None:
    workshop, session = day({"minutes": 30})

    with pytest.raises(Forbidden):
        begin_next(workshop, Actor("1", "Alguien", frozenset({role})), session, None, at("08:00"))


def test_day_is_told_as_it_ran_and_where_it_did_not_as_it_was_planned() -> None:
    workshop, session = day({"minutes": 30}, {"minutes": 60}, {"minutes": 15})
    workshop = begun(workshop, session, "08:20", "08:40")

    assert [(turn.item.title, hour_at(turn.starts), hour_at(turn.ends)) for turn in as_it_ran(workshop, session)] == [
        ("Punto 1", "08:20", "08:40"),
        ("Punto 2", "08:40", "09:40"),
    ]
    assert [slot.starts for slot in hours_as_run(workshop, session)] == ["08:20", "08:40", "09:30"]
