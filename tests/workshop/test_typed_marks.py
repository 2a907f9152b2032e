"""Footnote marks typed in a plain box: numbers outside, ids inside, never a mark that stands twice."""

from tests.two_axes import two_axes
from workshop.changes import Change
from workshop.typed_marks import from_typed, mark_names, to_typed


def test_a_mark_is_shown_by_its_number_and_stored_by_its_id():
    workshop = two_axes()
    names = mark_names(workshop, "Dictar un curso.[^note]")

    typed = to_typed("Dictar un curso.[^note]", names)

    assert typed == "Dictar un curso.[^1]"
    assert from_typed("Dictar[^1] dos cursos.", names) == "Dictar[^note] dos cursos."


def test_a_mark_that_was_not_there_stays_letters():
    workshop = two_axes()
    names = mark_names(workshop, "Dictar un curso.[^note]")

    assert from_typed("Uno[^7] y dos[^1].", names) == "Uno\\[^7] y dos[^note]."


def test_letters_that_look_like_a_mark_stay_letters():
    names = mark_names(two_axes(), "Uno\\[^1]")

    assert from_typed(to_typed("Uno\\[^1]", names), names) == "Uno\\[^1]"


def test_marks_that_carry_no_number_get_names_of_their_own():
    workshop = two_axes().apply([Change(kind="set", item="guide", field="note", text="Ver[^lost] y[^other]")])

    names = mark_names(workshop, "Dictar un curso.[^note]", "Ver[^lost] y[^other]")

    assert names == {"note": "1", "lost": "2", "other": "3"}
