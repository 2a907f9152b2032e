"""The page Documentos: every document the viewer may have, each a click away."""

import pytest

from exports.word.documents import DOCUMENTS
from storage.database import Database
from tests.pages.conftest import Opening, keep
from tests.two_axes import inserts
from workshop.permissions import Doing, Role

PAGE = "consolidation/documents.py"


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.PARTICIPANT])
def test_page_offers_what_the_role_may_have(open_page: Opening, database: Database, role: Role) -> None:
    number = keep(database, inserts())
    open_to_all = [name for name, document in DOCUMENTS.items() if document.doing is Doing.READ_MATRIX]

    at = open_page(PAGE, workshop=number, role=role, only=number)

    found = [each.url for each in at.link_button if each.value == "Descargar Word"]
    allowed = list(DOCUMENTS) if role is Role.COORDINATOR else open_to_all
    assert found == [f"/api/workshops/{number}/{name}.docx" for name in allowed]
