"""Putting right what is certain: by who may write there, upon the version that was seen."""

import pytest

from tests.two_axes import COORDINATOR, READER, WRITER, two_axes
from workshop.errors import Forbidden, TextChangedMeanwhile
from workshop.items import Action, Footnote
from workshop.use_cases.put_right import may_put_right, put_right


def test_texts_of_actions_and_notes_are_set_together() -> None:
    workshop = two_axes()
    edits = {"guide": {"text": (1, "Publicar dos guías.")}, "note": {"text": (1, "Con apoyo de la ST.")}}

    after = workshop.apply(put_right(workshop, WRITER, edits))

    assert after.find("guide", Action).text == "Publicar dos guías."
    assert after.find("note", Footnote).text == "Con apoyo de la ST."


def test_all_or_nothing_where_a_text_was_changed_meanwhile() -> None:
    edits = {"guide": {"text": (1, "Publicar dos guías.")}, "course": {"text": (0, "Dictar dos cursos.")}}

    with pytest.raises(TextChangedMeanwhile):
        put_right(two_axes(), COORDINATOR, edits)


def test_who_may_not_write_there_puts_nothing_right() -> None:
    workshop = two_axes()

    assert [may_put_right(workshop, READER, "guide"), may_put_right(workshop, WRITER, "root")] == [False, False]
    with pytest.raises(Forbidden):
        put_right(workshop, WRITER, {"root": {"title": (1, "Otro")}})
