from storage.closings import read_stage_closings
from storage.commit import commit
from storage.database import Database
from tests.two_axes import COORDINATOR
from workshop.changes import Change
from workshop.use_cases.open_stage import open_stage


def rename_and_open(database: Database, plan: int, title: str, stage: str) -> None:
    renamed = [Change(kind="set", item="axis1", field="title", text=title)]
    commit(database, plan, COORDINATOR, lambda workshop, actor: renamed)
    commit(database, plan, COORDINATOR, lambda workshop, actor: open_stage(workshop, actor, stage))


def test_closings_hold_what_was_proposed_first_and_worked_last(database: Database, plan: int) -> None:
    steps = [
        ("Antes", "preparation"),
        ("Propuesto", "group_work"),
        ("Trabajado", "plenary"),
        ("Otra vez", "preparation"),
        ("Corregido", "group_work"),
        ("Trabajado de nuevo", "plenary"),
        ("Final", "consolidation"),
    ]
    for title, stage in steps:
        rename_and_open(database, plan, title, stage)

    closings = read_stage_closings(database, plan)

    titles = {stage: workshop.axes[0].title for stage, workshop in closings.items()}
    assert titles == {"preparation": "Propuesto", "group_work": "Trabajado de nuevo"}


def test_workshop_without_stages_has_no_closings(database: Database, plan: int) -> None:
    assert read_stage_closings(database, plan) == {}
