"""Remarks of a group on its matrix: left by whoever is in it, seen by who made them and by who writes, put away."""

from dataclasses import replace

import pytest

from tests.two_axes import COORDINATOR, two_axes
from workshop.changes import Change, new_id
from workshop.errors import AxisHandedIn, Forbidden, ItemNotFound, NameRequired, StageClosed
from workshop.permissions import Actor, Role
from workshop.use_cases.remark import leave_remark, may_put_away, put_away_remark, remarks_seen, sign_of
from workshop.use_cases.write_matrix import Wish, Writing
from workshop.workshop import Workshop

ANA = Actor("a", "Ana", frozenset({Role.PARTICIPANT}), frozenset({"axis1"}))
BETO = replace(ANA, id="b", name="Beto")
WRITER = Actor("w", "Relatora", frozenset({Role.RAPPORTEUR}), frozenset({"axis1"}))


def plan(stage: str = "group_work") -> Workshop:
    return two_axes().apply([Change(kind="set", item="root", field="stage", text=stage)])


def remarked() -> Workshop:
    """Return the plan with a remark of Ana's and then one of Beto's on the same action."""
    workshop = plan()
    for who, text in ((ANA, "Falta el plazo."), (BETO, "De acuerdo.")):
        workshop = workshop.apply(leave_remark(workshop, who, "guide", text))
    return workshop


def wished(workshop: Workshop, actor: Actor, **cells: str) -> tuple[Writing, dict[str, str]]:
    """Return the request of a page that inserts a remark, and the cells it would keep."""
    change = Change(kind="insert", item=new_id(), type="remark", parent="guide", after="guide", cells=cells)
    writing = Writing([Wish(change)], {}, lambda item, field, version: None)
    steps = writing(workshop, actor)
    return writing, dict(steps[0].change.cells) if steps else {}


def test_participant_leaves_a_remark_under_their_name_and_delegation() -> None:
    workshop = plan()

    after = workshop.apply(leave_remark(workshop, ANA, "guide", " Falta el plazo. ", "norte"))

    (remark,) = after.remarks("guide")
    assert (remark.text, remark.author, remark.delegation) == ("Falta el plazo.", "Ana", "norte")
    assert remark.at is not None


@pytest.mark.parametrize(
    ("stage", "action", "text", "problem"),
    [
        ("group_work", "manual", "De otro eje", Forbidden),
        ("plenary", "guide", "Tarde", StageClosed),
        ("group_work", "guide", "  ", NameRequired),
        ("group_work", "objective1", "No es una acción", ItemNotFound),
    ],
)
def test_remark_is_refused(stage: str, action: str, text: str, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        leave_remark(plan(stage), ANA, action, text)


def test_remark_on_what_was_handed_in_is_refused() -> None:
    handed_in = plan().apply([Change(kind="set", item="axis1", field="handed_in", text="2027-03-10T22:40:00+00:00")])

    with pytest.raises(AxisHandedIn):
        leave_remark(handed_in, ANA, "guide", "Tarde")


def test_who_participates_sees_their_own_remarks_and_who_writes_all() -> None:
    workshop = remarked()

    assert [each.author for each in remarks_seen(workshop, ANA, "guide")] == ["Ana"]
    assert [each.author for each in remarks_seen(workshop, WRITER, "guide")] == ["Ana", "Beto"]
    assert remarks_seen(workshop, replace(ANA, id="namesake"), "guide") == []


def test_remark_is_put_away_by_its_maker_and_by_who_writes() -> None:
    workshop = remarked()
    of_ana, of_beto = workshop.remarks("guide")

    own = workshop.apply(put_away_remark(workshop, ANA, of_ana.id))
    attended = workshop.apply(put_away_remark(workshop, WRITER, of_beto.id))

    assert own.remarks("guide") == [of_beto]
    assert attended.remarks("guide") == [of_ana]
    assert [may_put_away(workshop, ANA, each) for each in (of_ana, of_beto)] == [True, False]
    with pytest.raises(Forbidden):
        put_away_remark(workshop, ANA, of_beto.id)


def test_page_cannot_make_a_remark_in_anothers_name_or_of_a_delegation() -> None:
    forged = {"text": "No.", "author": "Beto", "by": sign_of(BETO), "delegation": "sur"}

    _writing, by_participant = wished(plan(), ANA, **forged)
    _writing, by_writer = wished(plan(), WRITER, **forged)

    assert by_participant == {"text": "No.", "author": "Ana", "by": sign_of(ANA)}
    assert by_writer == {"text": "No.", "author": "Relatora", "by": sign_of(WRITER), "delegation": "sur"}


@pytest.mark.parametrize("cells", [{"text": "Sí", "at": "ayer"}, {"text": " "}])
def test_page_cannot_make_a_remark_without_words_or_at_no_instant(cells: dict[str, str]) -> None:
    writing, kept = wished(plan(), COORDINATOR, **cells)

    assert (writing.results[0].status, kept) == ("refused", {})
