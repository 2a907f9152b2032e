"""Who may do what in which stage, the expected answers written down as one table."""

from dataclasses import replace

import pytest

from tests.two_axes import two_axes
from workshop.changes import Change
from workshop.choices import CHOICES
from workshop.errors import AxisHandedIn, Forbidden, StageClosed
from workshop.permissions import OF_AXES, Actor, Doing, Role, may, may_give, require
from workshop.workshop import Workshop

# A letter for each role that may: C coordinator, F facilitator, R rapporteur, H helper, P plenary rapporteur,
# K consolidator, p participant, g guest. The columns are the stages, "none" is a workshop that does without.
LETTERS = dict(
    zip(
        "CFRHPKpg",
        ("coordinator facilitator rapporteur helper plenary_rapporteur consolidator participant guest").split(),
        strict=True,
    )
)
TABLE = """
doing            none      preparation group_work plenary  consolidation handed_over approved
read             CFRHPKpg  CFRHPKpg    CFRHPKpg   CFRHPKpg CFRHPKpg      CFRHPKpg    CFRHPKpg
read_matrix      CFRHPKp   CFRHPKp     CFRHPKp    CFRHPKp  CFRHPKp       CFRHPKp     CFRHPKp
read_internal    CFRHPK    CFRHPK      CFRHPK     CFRHPK   CFRHPK        CFRHPK      CFRHPK
take_notes       CFRHPK    CFRHPK      CFRHPK     CFRHPK   CFRHPK        CFRHPK      CFRHPK
create_workshop  C         C           C          C        C             C           C
prepare          C         C           C          C        C             C           C
write_matrix     CFRHK     C           CFRH       C        CK            C           C
remark           CFRHKp    C           CFRHp      C        CK            C           C
hand_in          CFR       C           CFR        C        C             C           C
amend            CFRHPp    C           C          CFRHPp   C             C           C
sound            CFRHPp    C           C          CFRHPp   C             C           C
decide           CP        C           C          CP       C             C           C
consolidate      CK        C           C          C        CK            C           C
show_screen      CFP       CP          CP         CFP      CP            CP          CP
admit            CF        CF          CF         CF       CF            CF          CF
take_attendance  CFH       CFH         CFH        CFH      CFH           CFH         CFH
invite           C         C           C          C        C             C           C
run_agenda       CP        CP          CP         CP       CP            CP          CP
open_stage       C         C           C          C        C             C           C
read_history     C         C           C          C        C             C           C
"""
STAGES, *ROWS = [line.split() for line in TABLE.strip().splitlines()]
EXPECTED = [
    (Doing(doing), stage, Role(LETTERS[letter]), letter in row[place])
    for doing, *row in ROWS
    for place, stage in enumerate(STAGES[1:])
    for letter in LETTERS
]


def plan(stage: str | None = "group_work", handed_in: bool = False) -> Workshop:
    changes = [Change(kind="set", item="root", field="stage", text=stage, version=1)] if stage else []
    if handed_in:
        changes.append(Change(kind="set", item="axis1", field="handed_in", text="2027-03-10T22:40:00+00:00"))
    return two_axes().apply(changes)


def actor(*roles: Role, axes: frozenset[str] | None = None) -> Actor:
    return Actor("x", "Alguien", frozenset(roles), axes)


def test_table_has_an_answer_for_every_doing_role_and_stage() -> None:
    asked = {(doing, stage, role) for doing, stage, role, _ in EXPECTED}

    assert STAGES[1:] == ["none", *CHOICES["workshop", "stage"]]
    assert asked == {(doing, stage, role) for doing in Doing for stage in STAGES[1:] for role in Role}


@pytest.mark.parametrize("stage", STAGES[1:])
def test_each_role_may_do_what_the_table_says(stage: str) -> None:
    workshop = plan(None if stage == "none" else stage)
    item = {doing: "guide" for doing in Doing if doing is not Doing.CREATE_WORKSHOP}

    wrong = [
        (doing, role)
        for doing, when, role, expected in EXPECTED
        if when == stage and may(actor(role), doing, workshop, item.get(doing)) is not expected
    ]

    assert wrong == []


def test_somebody_without_a_role_may_do_nothing() -> None:
    assert [doing for doing in Doing if may(actor(), doing, plan())] == []


@pytest.mark.parametrize("role", OF_AXES)
def test_role_of_an_axis_ends_at_its_border(role: Role) -> None:
    one = actor(role, axes=frozenset({"axis1"}))

    assert may(one, Doing.REMARK, plan(), "guide")
    assert not may(one, Doing.REMARK, plan(), "manual")
    assert may(one, Doing.READ_MATRIX, plan(), "manual")


def test_several_roles_add_up_each_in_its_own_axes() -> None:
    both = replace(
        actor(Role.FACILITATOR, Role.PARTICIPANT),
        axes_by_role={Role.FACILITATOR: frozenset({"axis1"}), Role.PARTICIPANT: frozenset({"axis2"})},
    )

    assert may(both, Doing.WRITE_MATRIX, plan(), "guide")
    assert not may(both, Doing.WRITE_MATRIX, plan(), "manual")
    assert may(both, Doing.REMARK, plan(), "manual")
    assert may(actor(Role.PARTICIPANT, Role.PLENARY_RAPPORTEUR), Doing.DECIDE, plan("plenary"), "guide")


def test_refusal_says_the_nearest_reason() -> None:
    with pytest.raises(StageClosed):
        require(actor(Role.RAPPORTEUR, Role.GUEST), Doing.WRITE_MATRIX, plan("plenary"), "guide")
    with pytest.raises(AxisHandedIn):
        require(actor(Role.RAPPORTEUR, Role.CONSOLIDATOR), Doing.WRITE_MATRIX, plan(handed_in=True), "guide")
    with pytest.raises(Forbidden):
        require(actor(Role.GUEST), Doing.WRITE_MATRIX, plan(), "guide")


def test_what_was_handed_in_is_closed_to_its_group_and_open_to_consolidation() -> None:
    handed_in = plan("consolidation", handed_in=True)

    assert may(actor(Role.CONSOLIDATOR), Doing.WRITE_MATRIX, handed_in, "guide")
    assert may(actor(Role.COORDINATOR), Doing.WRITE_MATRIX, handed_in, "guide")
    assert not may(actor(Role.HELPER), Doing.WRITE_MATRIX, plan(handed_in=True), "guide")


def test_consolidator_writes_the_plan_and_prepares_nothing() -> None:
    workshop = plan("consolidation")

    assert [may(actor(Role.CONSOLIDATOR), Doing.WRITE_MATRIX, workshop, item) for item in ("axis1", "norte")] == [
        True,
        False,
    ]


def test_who_admits_gives_no_more_than_the_own_group_needs() -> None:
    facilitator, workshop = actor(Role.FACILITATOR, axes=frozenset({"axis1"})), plan()
    given = {
        (role, axis)
        for role in Role
        for axis in ("axis1", "axis2", None)
        if may_give(facilitator, workshop, role, axis)
    }

    anywhere = {(role, axis) for role in (Role.PARTICIPANT, Role.GUEST) for axis in ("axis1", "axis2", None)}
    assert given == anywhere | {(Role.RAPPORTEUR, "axis1"), (Role.HELPER, "axis1")}
    assert all(may_give(actor(Role.COORDINATOR), workshop, role, None) for role in Role)
    assert not any(may_give(actor(Role.RAPPORTEUR), workshop, role, "axis1") for role in Role)


def test_footnote_belongs_to_the_axes_in_which_its_mark_stands() -> None:
    workshop = two_axes().apply([Change(kind="insert", item="loose", type="footnote", parent="root")])
    here = Actor("w", "Relatora", frozenset({Role.RAPPORTEUR}), frozenset({"axis1"}))
    there = Actor("w2", "Relator", frozenset({Role.RAPPORTEUR}), frozenset({"axis2"}))
    both = workshop.apply([Change(kind="set", item="network", field="text", text="También aquí.[^note]")])
    front = workshop.apply([Change(kind="set", item="root", field="general_objective", text="El plan.[^note]")])

    answers = [
        (may(here, Doing.WRITE_MATRIX, now, note), may(there, Doing.WRITE_MATRIX, now, note))
        for now, note in ((workshop, "note"), (workshop, "loose"), (both, "note"), (front, "note"))
    ]

    assert answers == [(True, False), (True, True), (False, False), (False, False)]
