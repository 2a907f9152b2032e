"""The speakers' list: in order, one at a time, with the time each delegation took."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.two_axes import COORDINATOR, READER, two_axes
from workshop.changes import Change
from workshop.errors import Forbidden, ItemNotFound, NameRequired
from workshop.floor import due, floor, speaker_name, time_spoken
from workshop.items import NextStep, Speaker
from workshop.use_cases.give_floor import (
    add_next_step,
    ask_for_floor,
    drop_next_step,
    end_floor,
    give_floor,
    go_first,
    leave_list,
    set_speaking_minutes,
)
from workshop.workshop import Workshop

NINE = datetime(2027, 3, 10, 9, tzinfo=UTC)


def listed(*names: str | None) -> tuple[Workshop, list[str]]:
    """Return the small plan with speakers waiting, of Norte and Sur or with a name, and their ids."""
    workshop, ids = two_axes(), []
    for name in names:
        is_known = name in ("norte", "sur")
        changes = ask_for_floor(workshop, COORDINATOR, name if is_known else None, "" if is_known else name or "")
        workshop, ids = workshop.apply(changes), [*ids, changes[0].item]
    return workshop, ids


def given(workshop: Workshop, speaker: str | None = None) -> Workshop:
    return workshop.apply(give_floor(workshop, COORDINATOR, speaker))


def test_speakers_wait_in_the_order_in_which_they_asked():
    workshop, ids = listed("norte", "Experta invitada", "sur")

    assert [each.id for each in floor(workshop).waiting] == ids
    assert [speaker_name(workshop, each) for each in floor(workshop).waiting] == ["Norte", "Experta invitada", "Sur"]


def test_giving_the_floor_ends_who_had_it_and_moves_the_list_on():
    workshop, ids = listed("norte", "sur")

    workshop = given(given(workshop))

    now = floor(workshop)
    assert now.speaking is not None and now.speaking.id == ids[1]
    assert [each.id for each in now.spoken] == ids[:1]
    assert now.waiting == ()


def test_floor_goes_to_whom_the_chair_names_and_the_others_wait_on():
    workshop, ids = listed("norte", "sur")

    workshop = given(workshop, ids[1])

    assert floor(workshop).speaking == workshop.items[ids[1]]
    assert [each.id for each in floor(workshop).waiting] == ids[:1]


def test_nothing_but_the_end_happens_where_nobody_waits():
    workshop, _ = listed("norte")

    workshop = given(given(workshop))

    assert floor(workshop).speaking is None
    assert give_floor(workshop, COORDINATOR) == []


def test_who_goes_first_speaks_next():
    workshop, ids = listed("norte", "sur", "norte")

    workshop = workshop.apply(go_first(workshop, COORDINATOR, ids[2]))

    assert [each.id for each in floor(workshop).waiting] == [ids[2], ids[0], ids[1]]
    assert go_first(workshop, COORDINATOR, ids[2]) == []


def test_who_leaves_the_list_is_not_called():
    workshop, ids = listed("norte", "sur")

    workshop = given(workshop.apply(leave_list(workshop, COORDINATOR, ids[0])))

    assert floor(workshop).speaking == workshop.items[ids[1]]


def test_time_is_counted_by_delegation_and_runs_while_it_speaks():
    workshop, ids = listed("norte", "sur", "norte")
    times = [(ids[0], NINE, 2), (ids[1], NINE + timedelta(minutes=2), 3), (ids[2], NINE + timedelta(minutes=5), None)]
    for speaker, began, minutes in times:
        workshop = workshop.apply([Change(kind="set", item=speaker, field="began", text=began.isoformat())])
        if minutes:
            ended = (began + timedelta(minutes=minutes)).isoformat()
            workshop = workshop.apply([Change(kind="set", item=speaker, field="ended", text=ended)])

    found = time_spoken(workshop, NINE + timedelta(minutes=9))

    assert found == {"norte": timedelta(minutes=6), "sur": timedelta(minutes=3)}


def test_time_is_due_only_where_minutes_are_set_and_somebody_speaks():
    workshop, ids = listed("norte")
    waiting = workshop.find(ids[0], Speaker)
    workshop = given(workshop.apply(set_speaking_minutes(workshop, COORDINATOR, 3)))
    speaking = workshop.find(ids[0], Speaker)

    assert due(workshop, waiting) is None
    assert due(workshop, speaking) == datetime.fromisoformat(speaking.began or "") + timedelta(minutes=3)
    assert due(workshop.apply(set_speaking_minutes(workshop, COORDINATOR, None)), speaking) is None


def test_floor_is_taken_back():
    workshop, ids = listed("norte")

    workshop = given(workshop)
    workshop = workshop.apply(end_floor(workshop, COORDINATOR))

    assert [each.id for each in floor(workshop).spoken] == ids
    assert end_floor(workshop, COORDINATOR) == []


def test_nobody_is_not_listed_and_only_who_leads_keeps_the_list():
    workshop = two_axes()

    with pytest.raises(NameRequired):
        ask_for_floor(workshop, COORDINATOR, None, " ")
    with pytest.raises(ItemNotFound):
        ask_for_floor(workshop, COORDINATOR, "nobody")
    with pytest.raises(Forbidden):
        ask_for_floor(workshop, READER, "norte")


def test_next_step_says_what_and_may_say_who_and_when():
    workshop = two_axes()
    changes = add_next_step(workshop, COORDINATOR, " Enviar el borrador. ", "Secretaría", when="en abril")
    workshop = workshop.apply(changes)

    found = workshop.children(workshop.root, NextStep)
    assert [(each.what, each.who, each.when) for each in found] == [("Enviar el borrador.", "Secretaría", "en abril")]
    assert workshop.apply(drop_next_step(workshop, COORDINATOR, found[0].id)).children(workshop.root, NextStep) == []
    with pytest.raises(NameRequired):
        add_next_step(workshop, COORDINATOR, " ")
