"""What the plenary keeps in brackets is shown within [ ] wherever a text of the plan is: screen, page, documents."""

import re
from datetime import date
from io import BytesIO

import pytest

from exports.word.cover import PlanStamp
from exports.word.documents import DOCUMENTS, Edition
from pages.consolidation.draft_text import draft_html
from pages.plenary.item_card import item_card
from pages.plenary.scenes import PlanScenes
from tests.exports.word.plan_reader import read_lines
from tests.exports.word.tools import plan_bytes
from tests.two_axes import COORDINATOR, two_axes
from workshop.changes import Change
from workshop.items import Action, Objective
from workshop.text import without_marks
from workshop.use_cases.decide import decidables, decide
from workshop.workshop import Workshop


@pytest.fixture(scope="module")
def bracketed() -> Workshop:
    """A plan all of whose texts stand in brackets."""
    workshop = two_axes()
    workshop = workshop.apply([Change(kind="set", item="root", field="general_objective", text="Prevenir el delito.")])
    for each in list(decidables(workshop)):
        workshop = workshop.apply(decide(workshop, COORDINATOR, each.item, "in_brackets", field=each.field))
    return workshop


def missing(workshop: Workshop, shown: str) -> list[str]:
    """Return the texts that do not stand behind an opening bracket and before a closing one, notes left aside."""
    texts = [without_marks(each.wording) for each in decidables(workshop)]
    plain = re.sub(r"<sup>.*?</sup>|\[\^\w*\]", "", shown)
    return [text for text in texts if f"[{text}]" not in plain]


def test_shared_screen_shows_the_brackets_of_every_kind_of_text(bracketed: Workshop) -> None:
    scenes = PlanScenes(bracketed)
    shown = [scenes.plan(), *(scenes.axis(axis) for axis in bracketed.axes)]
    items = bracketed.items.values()
    shown += [scenes.objective(item) for item in items if isinstance(item, Objective)]
    shown += [scenes.action(item) for item in items if isinstance(item, Action)]

    assert missing(bracketed, " ".join(shown)) == []


def test_card_and_draft_show_them(bracketed: Workshop) -> None:
    cards = " ".join(item_card(bracketed, each) for each in decidables(bracketed))

    assert missing(bracketed, cards) == []
    assert missing(bracketed, draft_html(bracketed)) == []


def test_plan_in_word_prints_them_from_the_cover_on(bracketed: Workshop) -> None:
    lines = "\n".join(line.text for line in read_lines(plan_bytes(bracketed)))

    assert missing(bracketed, lines.replace("Período [", "[")) == []


def test_matrix_in_word_prints_them(bracketed: Workshop) -> None:
    target = BytesIO()
    DOCUMENTS["matrix"].write(bracketed, target, Edition(stamp=PlanStamp(date=date(2027, 3, 10))))
    of_the_axes = [each.wording for each in decidables(bracketed) if each.item != "root"]

    lines = "\n".join(line.text for line in read_lines(target.getvalue()))

    assert [text for text in missing(bracketed, lines) if text in of_the_axes] == []
