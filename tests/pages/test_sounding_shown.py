"""The chart of a sounding: every delegation by name with its mark, observers apart, reasons said, never a share."""

import re

from pages.plenary.sounding_shown import sounding_scene
from tests.two_axes import COORDINATOR, READER, two_axes
from workshop.changes import Change
from workshop.items import Delegation
from workshop.new_items import NewItems
from workshop.soundings import open_sounding
from workshop.use_cases.sound import mark, put_to_delegations, use_soundings
from workshop.workshop import Workshop

MEMBERS = [f"País {number:02}" for number in range(1, 41)]
OBSERVER = "Organismo invitado"
_CHIP = re.compile(r'<li class="pl-sounding-(\w+)"><b aria-hidden="true">[^<]*</b> ([^<]*)<span')


def put_to_forty() -> tuple[Workshop, str, dict[str, str]]:
    """Return a plan whose action was put to forty members and one observer, the sounding, and name to delegation."""
    plan = two_axes()
    plan = plan.apply([Change(kind="delete", item=each.id) for each in plan.delegations])
    new = NewItems(plan)
    ids = {name: new.add(Delegation, "root", code=name, name=name, kind="member") for name in MEMBERS}
    ids[OBSERVER] = new.add(Delegation, "root", code="ORG", name=OBSERVER, kind="observer")
    plan = plan.apply([*new.changes, Change(kind="set", item="root", field="stage", text="plenary")])
    plan = plan.apply(use_soundings(plan, COORDINATOR, True))
    plan = plan.apply(put_to_delegations(plan, COORDINATOR, "guide"))
    sounding = open_sounding(plan)
    assert sounding is not None
    return plan, sounding.id, ids


def chips(html: str) -> list[dict[str, str]]:
    """Return name to look of the members' chips, and of the observers'."""
    lists = re.findall(r'<ul class="pl-sounding-chips".*?</ul>', html)
    return [{name: look for look, name in _CHIP.findall(each)} for each in lists]


def test_chart_follows_forty_marks_one_of_which_is_changed() -> None:
    plan, sounding, ids = put_to_forty()
    for number, name in enumerate(MEMBERS):
        choice = ("agree", "agree_with_remarks")[number % 2]
        plan = plan.apply(mark(plan, READER, sounding, ids[name], choice))
    plan = plan.apply(mark(plan, READER, sounding, ids[MEMBERS[0]], "object", "Depende de su congreso."))
    plan = plan.apply(mark(plan, READER, sounding, ids[OBSERVER], "agree"))

    html = sounding_scene(plan)

    expected = {name: ("agrees", "remarks")[number % 2] for number, name in enumerate(MEMBERS)}
    assert chips(html) == [expected | {MEMBERS[0]: "objects"}, {OBSERVER: "agrees"}]
    assert re.findall(r'pl-sounding-count">[^<]*: (\d+)', html) == ["19", "20", "1", "0"]
    assert "País 01: Depende de su congreso." in html
    assert "%" not in re.sub(r"<[^>]*>", "", html)


def test_chart_names_who_said_nothing_yet() -> None:
    plan, sounding, ids = put_to_forty()
    plan = plan.apply(mark(plan, READER, sounding, ids[MEMBERS[7]], "agree"))

    members, observers = chips(sounding_scene(plan))

    assert [name for name, look in members.items() if look != "silent"] == [MEMBERS[7]]
    assert observers == {OBSERVER: "silent"}
