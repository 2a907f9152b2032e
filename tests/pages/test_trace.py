"""Trazabilidad: what a plan that came in after the groups' work is compared with."""

from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, latest
from workshop.permissions import COMMAND_LINE
from workshop.use_cases.consolidate import merge_actions
from workshop.use_cases.decide import decide


def test_plan_that_came_in_during_the_plenary_is_traced_from_how_it_came(
    open_page: Opening, database: Database, demo: int
) -> None:
    plan = latest(database, demo)
    reworded, *both = [action.id for action in plan.actions_of_axis(plan.axes[0].id)[:3]]
    commit(
        database, demo, COMMAND_LINE,
        lambda workshop, actor: decide(workshop, actor, reworded, "adopted_with_changes", text="Avisar sin demora."),
    )  # fmt: skip
    commit(database, demo, COMMAND_LINE, lambda workshop, actor: merge_actions(workshop, actor, both, "Todo junto."))

    told = [each.label for each in open_page("consolidation/trace.py", workshop=demo).expander]

    assert any("Registrar cada aviso" in each and "con otra redacción" in each for each in told)
    assert not any("Todo junto" in each and "mismo texto" in each for each in told)
