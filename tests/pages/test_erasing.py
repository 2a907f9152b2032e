"""Erasing somebody whom issued drafts name: said with links, and the drafts made again once that was chosen."""

from functools import partial
from io import BytesIO

import docx

from exports.word.mentions import mentions
from pages.api.drafts import draft_copy
from storage.database import Database
from storage.drafts import issue, read_draft
from tests.exports.word.plan_reader import read_lines
from tests.pages.conftest import Opening, keep, latest, shown
from workshop.items import Draft, Facts, Participant
from workshop.new_items import NewItems
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.issue_draft import issue_draft
from workshop.workshop import Workshop


def list_of_names(then: Workshop, draft: Draft) -> bytes:
    """Return a draft as it was once issued, without waiting for LibreOffice."""
    document = docx.Document()
    for person in then.participants:
        document.add_paragraph(person.name)
    document.save(target := BytesIO())
    return target.getvalue()


def test_drafts_that_name_who_is_erased_are_made_again_once_that_was_chosen(
    open_page: Opening, database: Database
) -> None:
    new = NewItems()
    new.add(Participant, new.add(Facts, None, title="Taller"), name="Alba Serrano")
    number = keep(database, new.changes)
    issue(database, number, COMMAND_LINE, partial(issue_draft, annexes=("participants",)), list_of_names)
    at = open_page("preparation/people.py", workshop=number)
    asked, waiting = shown(at), at.button(key="erase-now").disabled

    at.radio(key="erase-drafts").set_value("remake").run()
    at.button(key="erase-now").click().run()

    assert not at.exception and not at.error
    assert f"[Primer borrador](/api/workshops/{number}/drafts/1.docx)" in asked
    assert waiting
    assert "erase-now" not in [each.key for each in at.button]  # of who was erased nothing is left to erase
    kept = read_draft(database, latest(database, number), 1, draft_copy).content
    assert not mentions(kept, {"Alba Serrano"})
    assert mentions(kept, {"Persona borrada"})
    assert any(line.text.startswith("Primer borrador (rehecho el ") for line in read_lines(kept))
