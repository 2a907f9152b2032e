"""The plan before it is downloaded: its pages where they can be drawn, its text where they cannot or are not wanted."""

import pytest

from storage.database import Database
from tests.exports.word.tools import require_programs
from tests.pages.conftest import Opening, keep, shown
from tests.two_axes import inserts

PAGE = "consolidation/drafts.py"


def test_pages_are_shown_and_the_text_is_one_press_away(open_page: Opening, database: Database) -> None:
    require_programs("soffice", "pdftoppm")
    number = keep(database, inserts())

    at = open_page(PAGE, workshop=number)
    before = "Eje 1: Protección" in shown(at)
    at.button_group(key="word-annexes").set_value(["agenda"]).run()
    at.button_group(key="preview-as").set_value("text").run()

    assert "El Word lleva además estos anexos: Agenda." in [each.value for each in at.caption]
    assert f"/api/workshops/{number}/plan.pdf?annexes=agenda" in [each.url for each in at.link_button]
    assert [before, "Eje 1: Protección" in shown(at)] == [False, True]


def test_text_stands_alone_where_pages_cannot_be_drawn(
    open_page: Opening, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    at = open_page(PAGE, workshop=keep(database, inserts()))

    assert "Eje 1: Protección" in shown(at)
    assert [each.label for each in at.link_button if each.url.endswith(".pdf")] == []
