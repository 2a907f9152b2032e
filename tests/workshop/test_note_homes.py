from tests.two_axes import two_axes
from workshop.changes import Change
from workshop.checks import checks
from workshop.note_homes import internal_notes, note_homes
from workshop.workshop import Workshop


def with_marks(**cells: str) -> Workshop:
    """Return the plan with another note, and its mark in one cell of each of these items."""
    note = Change(kind="insert", item="inner", type="footnote", parent="root", cells={"text": "Solo para el grupo."})
    marks = [Change(kind="set", item=item, field=name, text="Ojo.[^inner]") for item, name in cells.items()]
    return two_axes().apply([note, *marks])


def test_note_is_at_home_where_its_mark_stands() -> None:
    homes = note_homes(with_marks(manual="text", guide="internal_note", root="general_objective"))

    assert homes == {"note": {"axis1"}, "inner": {"axis1", "axis2", None}}


def test_note_of_an_internal_note_alone_is_internal_and_no_check_tells_of_it() -> None:
    workshop = with_marks(guide="internal_note")

    assert internal_notes(workshop) == {"inner"}
    assert [check.kind for check in checks(workshop) if check.item == "inner"] == []


def test_note_that_is_marked_elsewhere_too_is_for_all() -> None:
    assert internal_notes(with_marks(guide="internal_note", manual="text")) == frozenset()
