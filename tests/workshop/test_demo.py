from collections import Counter
from datetime import date

from exports.workshop_file import dump_text, dump_workshop, read_workshop_file
from workshop.agenda import clock
from workshop.amendments import ground
from workshop.checks import checks
from workshop.demo import demo_changes
from workshop.items import Decision
from workshop.new_items import build_workshop
from workshop.quotas import quota_board
from workshop.use_cases.form_groups import unassigned

TODAY = date(2026, 11, 22)


def test_demo_is_a_plenary_under_way_today() -> None:
    workshop = build_workshop(demo_changes(TODAY))

    assert workshop.facts.stage == "plenary"
    assert [day.date for day in workshop.sessions] == [date(2026, 11, 21), TODAY]
    assert workshop.facts.screen_item == workshop.axes[2].id


def test_demo_agenda_has_no_gap_overlap_or_blank() -> None:
    workshop = build_workshop(demo_changes(TODAY))

    warnings = [line for day in workshop.sessions for slot in clock(workshop, day.id) for line in slot.warnings()]

    assert warnings == []


def test_demo_has_people_in_four_groups_and_gaps_on_the_board() -> None:
    workshop = build_workshop(demo_changes(TODAY))

    assert [len(workshop.members(group.id)) for group in workshop.groups()] == [6, 6, 5, 6]
    assert [person.name for person in unassigned(workshop)] == ["Paloma Escarrer Nadal", "Marcial Fontecha Lira"]
    assert (len(workshop.participants), quota_board(workshop).missing()) == (26, 4)


def test_demo_shows_every_kind_of_thing_to_review_but_a_lost_note() -> None:
    workshop = build_workshop(demo_changes(TODAY))

    kinds = {check.kind for check in checks(workshop)}

    assert kinds == {
        "commitment", "text", "responsible", "timeframe", "indicator", "placeholder", "mark_without_note", "overlap",
    }  # fmt: skip


def test_demo_has_decisions_of_several_outcomes() -> None:
    workshop = build_workshop(demo_changes(TODAY))

    outcomes = Counter(item.outcome for item in workshop.items.values() if isinstance(item, Decision))

    assert outcomes == {"adopted": 5, "adopted_with_changes": 1, "sent_back": 1, "ad_referendum": 1, "in_brackets": 1}


def test_demo_travels_as_a_workshop_file() -> None:
    workshop = build_workshop(demo_changes(TODAY))

    again = read_workshop_file(dump_text(workshop)).workshop()

    assert dump_workshop(again) == dump_workshop(workshop)


def test_demo_plenary_has_collisions_before_it() -> None:
    workshop = build_workshop(demo_changes(TODAY))

    proposed = [
        each for action in workshop.walk_actions() for each in ground(workshop, action.id).proposed if each.against
    ]

    assert [len(each.against) for each in proposed] == [1, 1]
