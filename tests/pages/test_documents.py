"""The page Documentos: every document the viewer may have, each a click away."""

from functools import partial

import pytest

from exports.sheets.books import BOOKS
from exports.word.documents import DOCUMENTS
from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, keep
from tests.two_axes import COORDINATOR, inserts
from workshop.permissions import Doing, Role
from workshop.use_cases.issue_draft import issue_draft
from workshop.use_cases.open_stage import open_stage

PAGE = "consolidation/documents.py"


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.PARTICIPANT])
def test_page_offers_what_the_role_may_have(open_page: Opening, database: Database, role: Role) -> None:
    number = keep(database, inserts())
    open_to_all = [name for name, document in DOCUMENTS.items() if document.doing is Doing.READ_MATRIX]

    at = open_page(PAGE, workshop=number, role=role, only=number)

    found = [each.url for each in at.link_button if each.value == "Descargar Word"]
    books = [each.url for each in at.link_button if each.value == "Descargar Excel"]
    allowed = list(DOCUMENTS) if role is Role.COORDINATOR else open_to_all
    assert found == [f"/api/workshops/{number}/{name}.docx" for name in allowed]
    mine = list(BOOKS) if role is Role.COORDINATOR else ["matrix"]
    assert books == [f"/api/workshops/{number}/{name}.xlsx" for name in mine]


def test_documents_are_offered_as_of_each_closing(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    for stage in ("preparation", "group_work"):
        closed = commit(database, number, COORDINATOR, partial(open_stage, stage=stage)).workshop.revision
    commit(database, number, COORDINATOR, issue_draft)
    at = open_page(PAGE, workshop=number, only=number)
    words = at.selectbox(key="documents-of").options

    at.selectbox(key="documents-of").set_value(closed).run()

    assert [each.split(" · ")[0] for each in words] == [
        "Como está ahora",
        "Emisión de «Primer borrador»",
        "Cierre de «Preparación»",
    ]
    found = [each.url for each in at.link_button if each.value == "Descargar Word"]
    assert found == [f"/api/workshops/{number}/{name}.docx?revision={closed}" for name in DOCUMENTS]
