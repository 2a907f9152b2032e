"""Textos del plan: who consolidates rewrites the front matter."""

from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, edit, latest
from workshop.changes import Change
from workshop.permissions import COMMAND_LINE, Role

PAGE = "consolidation/texts.py"


def test_consolidator_rewrites_a_text(open_page: Opening, database: Database, demo: int) -> None:
    change = Change(kind="set", item=latest(database, demo).root, field="stage", text="consolidation")
    commit(database, demo, COMMAND_LINE, lambda workshop, actor: [change])
    section = latest(database, demo).sections[0]
    at = open_page(PAGE, workshop=demo, role=Role.CONSOLIDATOR, only=demo)

    edit(at, section.id)
    at.text_area[0].set_value("Lo que la plenaria acordó.")
    next(button for button in at.button if button.label == "Guardar").click().run()

    assert not at.exception and not at.error
    assert latest(database, demo).sections[0].text == "Lo que la plenaria acordó."
