"""Issuing a draft: who may, which number and revision it gets, and what is closed along with it."""

import pytest

from tests.two_axes import COORDINATOR, READER, WRITER, two_axes
from workshop.changes import Change
from workshop.checked_changes import check_change
from workshop.drafts import draft_title, find_draft, next_number
from workshop.errors import DraftNotFound, Forbidden, InvalidChange, StageClosed
from workshop.language import language
from workshop.permissions import Actor, Role
from workshop.soundings import open_sounding
from workshop.use_cases.amend import propose
from workshop.use_cases.decide import add_remark, decide
from workshop.use_cases.issue_draft import Matter, Open, issue_draft, open_matters
from workshop.use_cases.sound import put_to_delegations, use_soundings
from workshop.workshop import Workshop

CONSOLIDATOR = Actor("k", "Consolidadora", frozenset({Role.CONSOLIDATOR}))


def in_stage(stage: str) -> Workshop:
    return two_axes().apply([Change(kind="set", item="root", field="stage", text=stage)])


def issue(workshop: Workshop, actor: Actor = COORDINATOR, *closing: Matter) -> Workshop:
    return workshop.apply(issue_draft(workshop, actor, closing))


def test_drafts_are_counted_and_name_the_revision_their_step_makes() -> None:
    workshop = issue(issue(two_axes()))

    told = [(draft.number, draft.revision, draft.author) for draft in workshop.drafts]
    assert told == [(1, 2, "Coordinación"), (2, 3, "Coordinación")]
    assert len({draft.file for draft in workshop.drafts}) == 2
    assert find_draft(workshop, 2) == workshop.drafts[1]
    with pytest.raises(DraftNotFound):
        find_draft(workshop, 3)


def test_number_of_a_draft_taken_back_is_not_given_again() -> None:
    workshop = issue(two_axes())

    without = workshop.apply([Change(kind="delete", item=workshop.drafts[0].id)])

    assert (without.drafts, next_number(without)) == ([], 2)


@pytest.mark.parametrize(
    ("spoken", "titles"),
    [("es", ["Primer borrador", "Borrador 2", "Borrador 11"])],
)
def test_title_of_a_draft(spoken: str, titles: list[str]) -> None:
    with language(spoken):
        assert [draft_title(number) for number in (1, 2, 11)] == titles


def test_who_may_issue() -> None:
    issue(in_stage("group_work"), COORDINATOR)
    issue(in_stage("consolidation"), CONSOLIDATOR)
    for stage, actor, problem in (
        ("plenary", CONSOLIDATOR, StageClosed),
        ("consolidation", WRITER, Forbidden),
        ("consolidation", READER, Forbidden),
    ):
        with pytest.raises(problem):
            issue(in_stage(stage), actor)


def test_nothing_open_refuses_a_draft_and_all_of_it_is_told() -> None:
    workshop = in_stage("plenary")
    workshop = workshop.apply(add_remark(workshop, COORDINATOR, "guide", "Falta el plazo."))
    workshop = workshop.apply(decide(workshop, COORDINATOR, "manual", "adopted"))

    told = open_matters(workshop, COORDINATOR, 3)

    assert told == [
        Open("stage", 1, True),
        Open("hand_in", 2, True),
        Open("undisputed", 9, True),
        Open("disputed", 1),
        Open("remarks", 1),
        Open("gaps", 3),
    ]
    assert issue(workshop).drafts[0].number == 1


def test_what_is_chosen_is_closed_in_the_same_step() -> None:
    workshop = issue(in_stage("plenary"), COORDINATOR, "stage", "hand_in", "undisputed")

    assert (workshop.facts.stage, workshop.drafts[0].revision) == ("consolidation", workshop.revision)
    assert all(axis.handed_in for axis in workshop.axes)
    assert open_matters(workshop, COORDINATOR, 0) == []


def test_who_consolidates_may_close_nothing_of_others() -> None:
    workshop = in_stage("consolidation")

    assert not any(each.closable for each in open_matters(workshop, CONSOLIDATOR, 1))
    with pytest.raises(Forbidden):
        issue(workshop, CONSOLIDATOR, "undisputed")


def test_no_page_makes_or_changes_a_draft_by_itself() -> None:
    workshop = issue(two_axes())
    cells = {"number": "7", "revision": "1"}

    for change in (
        Change(kind="insert", item="d" * 32, type="draft", parent="root", cells=cells),
        Change(kind="delete", item=workshop.drafts[0].id),
    ):
        with pytest.raises(InvalidChange):
            check_change(workshop, COORDINATOR, change)


def test_open_sounding_and_proposals_are_told_and_the_sounding_is_closed_in_the_same_step() -> None:
    workshop = in_stage("plenary")
    workshop = workshop.apply(use_soundings(workshop, COORDINATOR, True))
    workshop = workshop.apply(put_to_delegations(workshop, COORDINATOR, "guide"))
    workshop = workshop.apply(propose(workshop, COORDINATOR, "manual", "Escribir un manual regional."))

    told = {each.matter: each for each in open_matters(workshop, COORDINATOR, 0)}
    issued = issue(workshop, COORDINATOR, "stage", "hand_in", "sounding", "undisputed")

    assert (told["sounding"], told["amendments"]) == (Open("sounding", 1, True), Open("amendments", 1))
    assert open_sounding(issued) is None
    assert issued.drafts[0].revision == issued.revision
