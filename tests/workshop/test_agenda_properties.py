"""What holds of any day, however it is shifted: nothing overlaps by a shift, what is locked stays, no time is lost."""

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.agenda import clock
from workshop.changes import Change
from workshop.hours import minutes_of
from workshop.items import AgendaItem, Facts, Session
from workshop.new_items import NewItems, build_workshop
from workshop.permissions import COMMAND_LINE
from workshop.recovering import recovery, shared_out
from workshop.running_agenda import course, length_of
from workshop.use_cases.plan_agenda import lengthen_agenda_item, move_agenda_item
from workshop.use_cases.run_agenda import begin_next, begin_point, give_minutes, recover_delay, skip_point
from workshop.workshop import Workshop

START = datetime(2027, 3, 10, 8)  # in San José, six hours behind UTC
AHEAD = timedelta(hours=6)
_points = st.lists(st.tuples(st.integers(1, 90), st.sampled_from([None, None, None, 0, 20])), min_size=1, max_size=8)
_steps = st.lists(
    st.tuples(st.sampled_from(["next", "now", "more", "less", "skip", "recover"]), st.integers(0, 7)), max_size=12
)


def day_of(points: list[tuple[int, int | None]]) -> tuple[Workshop, str]:
    """Return a day of points of some minutes, those with a slack locked to the hour they come at, or some later one."""
    new = NewItems()
    session = new.add(
        Session, new.add(Facts, None, title="Taller"), title="Día", starts="08:00", date=date(2027, 3, 10)
    )
    now = START
    for minutes, slack in points:
        values: dict[str, Any] = {"title": "Punto", "minutes": minutes}
        if slack is not None:
            now += timedelta(minutes=slack)
            values |= {"starts": f"{now:%H:%M}", "locked": True}
        new.add(AgendaItem, session, **values)
        now += timedelta(minutes=minutes)
    return build_workshop(new.changes), session


def run(workshop: Workshop, session: str, steps: list[tuple[str, int]]) -> tuple[Workshop, datetime]:
    """Do some steps of a day that runs, seven minutes from one to the next; return the local time it then is."""
    at = START
    for kind, number in steps:
        items = workshop.agenda_items(session)
        item, instant = items[number % len(items)].id, (at + AHEAD).replace(tzinfo=UTC)
        changes = _step(workshop, session, kind, item, instant)
        workshop, at = workshop.apply(changes), at + timedelta(minutes=7)
    return workshop, at


def _step(workshop: Workshop, session: str, kind: str, item: str, at: datetime) -> list[Change]:
    match kind:
        case "next":
            now = course(workshop, session, (at - AHEAD).replace(tzinfo=None)).now
            return begin_next(workshop, COMMAND_LINE, session, now.item.id if now else None, at)
        case "now":
            return begin_point(workshop, COMMAND_LINE, item, at)
        case "skip":
            return skip_point(workshop, COMMAND_LINE, item)
        case "recover":
            return recover_delay(workshop, COMMAND_LINE, session, at)
        case _:
            return give_minutes(workshop, COMMAND_LINE, item, 5 if kind == "more" else -5)


@settings(deadline=None, max_examples=60)
@given(_points, _steps)
def test_no_shift_makes_an_overlap_but_before_a_locked_hour(
    points: list[tuple[int, int | None]], steps: list[tuple[str, int]]
) -> None:
    workshop, at = run(*(made := day_of(points)), steps)

    turns = [turn for turn in course(workshop, made[1], at).turns if turn.state in ("now", "to_come")]

    for before, turn in itertools.pairwise(turns):
        assert (before.ends or 0) - (turn.starts or 0) <= turn.overlap
        assert turn.overlap == 0 or turn.item.locked


@settings(deadline=None, max_examples=60)
@given(_points, _steps)
def test_locked_points_to_come_do_not_move(points: list[tuple[int, int | None]], steps: list[tuple[str, int]]) -> None:
    workshop, at = run(*(made := day_of(points)), steps)

    for turn in course(workshop, made[1], at).to_come:
        own = minutes_of(turn.item.starts)
        if turn.item.locked and own is not None and own >= at.hour * 60 + at.minute:
            assert turn.starts == own


@settings(deadline=None, max_examples=60)
@given(_points, _steps)
def test_total_is_kept_but_for_what_was_given_and_taken(
    points: list[tuple[int, int | None]], steps: list[tuple[str, int]]
) -> None:
    workshop, at = run(*(made := day_of(points)), steps)
    items = workshop.agenda_items(made[1])
    coming = course(workshop, made[1], at).to_come

    assert [item.minutes for item in items] == [minutes for minutes, _slack in points]
    assert sorted(turn.item.id for turn in course(workshop, made[1], at).turns) == sorted(item.id for item in items)
    assert all((turn.ends or 0) - (turn.starts or 0) == length_of(turn.item) for turn in coming)


@settings(deadline=None, max_examples=60)
@given(_points, _steps)
def test_recovering_takes_what_is_late_and_no_more_than_half(
    points: list[tuple[int, int | None]], steps: list[tuple[str, int]]
) -> None:
    workshop, at = run(*(made := day_of(points)), steps)
    plan = recovery(workshop, course(workshop, made[1], at))
    before = {item.id: length_of(item) or 0 for item in workshop.agenda_items(made[1])}

    after = workshop.apply(recover_delay(workshop, COMMAND_LINE, made[1], (at + AHEAD).replace(tzinfo=UTC)))

    lengths = {item.id: length_of(item) or 0 for item in after.agenda_items(made[1])}
    assert sum(before.values()) - sum(lengths.values()) == plan.minutes <= plan.late
    assert all(lengths[item] * 2 >= before[item] for item in before)
    if plan.until:
        left = next(turn for turn in course(after, made[1], at).to_come if turn.item.id == plan.until.id).overlap
        assert left == plan.late - plan.minutes


@given(st.lists(st.integers(0, 300), max_size=12), st.integers(-10, 500))
def test_shares_come_to_what_is_wanted_or_to_all_there_is(lengths: list[int], minutes: int) -> None:
    shares = shared_out(lengths, minutes)

    assert sum(shares) == min(max(minutes, 0), sum(length // 2 for length in lengths))
    assert all(0 <= share <= length // 2 for share, length in zip(shares, lengths, strict=True))


@settings(deadline=None, max_examples=60)
@given(_points, st.integers(0, 7), st.integers(-30, 60), st.integers(0, 7))
def test_planning_shifts_what_follows_and_keeps_what_is_locked(
    points: list[tuple[int, int | None]], which: int, by: int, to: int
) -> None:
    workshop, session = day_of(points)
    items = workshop.agenda_items(session)
    longer = items[which % len(items)].id
    workshop = workshop.apply(lengthen_agenda_item(workshop, COMMAND_LINE, longer, by))

    after = workshop.apply(move_agenda_item(workshop, COMMAND_LINE, longer, items[to % len(items)].id))

    slots = clock(after, session)
    assert sum(slot.item.minutes or 0 for slot in slots) == sum(item.minutes or 0 for item in _items(workshop, session))
    assert all(slot.starts == slot.item.starts for slot in slots if slot.item.locked)
    assert all(slot.overlap == 0 or slot.item.locked for slot in slots)
    assert all(slot.starts == before.ends for before, slot in itertools.pairwise(slots) if not slot.item.locked)


def _items(workshop: Workshop, session: str) -> list[AgendaItem]:
    return workshop.agenda_items(session)
