"""The workshop at earlier moments: what closed then, and when."""

import pytest

from storage.commit import commit
from storage.database import Database
from storage.past import list_closings, read_past
from tests.storage.test_closings import rename_and_open
from tests.two_axes import COORDINATOR
from workshop.closings import Closing
from workshop.errors import RevisionNotFound
from workshop.use_cases.issue_draft import issue_draft


def test_closings_are_listed_latest_first_and_hold_the_workshop_as_it_was(database: Database, plan: int) -> None:
    rename_and_open(database, plan, "Antes", "preparation")
    rename_and_open(database, plan, "Propuesto", "group_work")
    rename_and_open(database, plan, "Trabajado", "plenary")
    issued = commit(database, plan, COORDINATOR, issue_draft).workshop.revision

    closed = list_closings(database, plan)
    past = read_past(database, plan, closed[-1].revision)

    assert [each.closings for each in closed] == [
        (Closing("draft", "1"),),
        (Closing("stage", "group_work"),),
        (Closing("stage", "preparation"),),
    ]
    assert closed[0].revision == issued
    assert (past.at, past.closings) == (closed[-1].at, closed[-1].closings)
    assert past.workshop.axes[0].title == "Propuesto"


def test_revision_in_the_midst_of_work_tells_when_it_was_made(database: Database, plan: int) -> None:
    rename_and_open(database, plan, "Antes", "preparation")

    first, later = read_past(database, plan, 1), read_past(database, plan, 2)

    assert (first.closings, later.closings) == ((), ())
    assert first.at < later.at
    assert (first.workshop.axes[0].title, later.workshop.axes[0].title) == ("Protección", "Antes")


@pytest.mark.parametrize("revision", [0, -1, 2, 10**18])
def test_revisions_there_are_not_are_not_found(database: Database, plan: int, revision: int) -> None:
    with pytest.raises(RevisionNotFound):
        read_past(database, plan, revision)
