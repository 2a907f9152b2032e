"""Agreed terms beside the definitions: added, read, edited by who prepares and who consolidates."""

import pytest

from storage.database import Database
from tests.pages.conftest import Opening, edit, keep, latest, shown
from tests.two_axes import inserts
from workshop.items import AgreedTerm
from workshop.permissions import Role


@pytest.mark.parametrize(
    ("page", "role"), [("preparation/workshop.py", Role.COORDINATOR), ("consolidation/texts.py", Role.CONSOLIDATOR)]
)
def test_agreed_term_is_added_and_read(open_page: Opening, database: Database, page: str, role: Role) -> None:
    number = keep(database, inserts())
    at = edit(open_page(page, workshop=number, role=role, only=number), "root", "add-agreed-term")

    at.text_input(key="add-agreed-term-term-0").set_value("estancia migratoria")
    at.text_area(key="add-agreed-term-avoided-0").set_value("cárcel\n\ndetención")
    at.text_area(key="add-agreed-term-equivalents-0").set_value("Norte: albergue")
    at.button(key="add-agreed-term-submit").click().run()

    assert not at.exception
    plan = latest(database, number)
    [agreed] = plan.children(plan.root, AgreedTerm)
    assert (agreed.term, agreed.avoided, agreed.equivalents) == (
        "estancia migratoria", ("cárcel", "detención"), ("Norte: albergue",),
    )  # fmt: skip
    assert "cárcel; detención" in shown(at)
