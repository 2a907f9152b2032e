"""What is taken down at a point of the agenda."""

import pytest

from workshop.captured_line import CapturedLine
from workshop.errors import Forbidden, ItemNotFound, NameRequired, NoQuestionYet
from workshop.items import AgendaItem, Answer, Facts, Practice, Question, Session, SessionNote
from workshop.new_items import NewItems, build_workshop
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.use_cases.take_notes import take_down
from workshop.workshop import Workshop


def meeting() -> tuple[Workshop, str]:
    new = NewItems()
    root = new.add(Facts, None, title="Taller")
    point = new.add(AgendaItem, new.add(Session, root, title="Día 1"), title="Panel")
    return build_workshop(new.changes), point


def test_answers_stand_below_the_question_before_them() -> None:
    workshop, point = meeting()
    lines = [
        CapturedLine("question", "¿Uno?", "Ana"),
        CapturedLine("note", "Algo"),
        CapturedLine("answer", "Sí"),
        CapturedLine("question", "¿Dos?"),
        CapturedLine("answer", "No"),
        CapturedLine("practice", "Fiscalías de enlace"),
    ]

    after = workshop.apply(take_down(workshop, COMMAND_LINE, point, lines))

    questions = after.children(point, Question)
    answers = {each.text: [answer.text for answer in after.children(each.id, Answer)] for each in questions}
    assert answers == {"¿Uno?": ["Sí"], "¿Dos?": ["No"]}
    assert [each.text for each in after.children(point, SessionNote)] == ["Algo"]
    assert [each.text for each in after.children(point, Practice)] == ["Fiscalías de enlace"]
    assert questions[0].author == "Ana" and questions[0].at is not None


def test_answer_goes_to_the_last_question_or_the_one_chosen() -> None:
    workshop, point = meeting()
    asked = workshop.apply(
        take_down(workshop, COMMAND_LINE, point, [CapturedLine("question", "¿Uno?"), CapturedLine("question", "¿Dos?")])
    )
    first, last = asked.children(point, Question)
    answer = [CapturedLine("answer", "Sí")]

    to_last = take_down(asked, COMMAND_LINE, point, answer)
    to_first = take_down(asked, COMMAND_LINE, point, answer, first.id)

    assert ([each.parent for each in to_last], [each.parent for each in to_first]) == ([last.id], [first.id])


def test_nothing_is_kept_of_what_cannot_be() -> None:
    workshop, point = meeting()

    with pytest.raises(NoQuestionYet):
        take_down(workshop, COMMAND_LINE, point, [CapturedLine("note", "Algo"), CapturedLine("answer", "Sí")])
    with pytest.raises(NameRequired):
        take_down(workshop, COMMAND_LINE, point, [CapturedLine("note", "  ")])
    with pytest.raises(ItemNotFound):
        take_down(workshop, COMMAND_LINE, point, [CapturedLine("note", "Algo", None, "0" * 32)])
    with pytest.raises(Forbidden):
        take_down(workshop, Actor("x", "X", frozenset({Role.PARTICIPANT})), point, [CapturedLine("note", "Algo")])
