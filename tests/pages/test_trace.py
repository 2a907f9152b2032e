"""Trazabilidad: what a plan that came in after the groups' work is compared with."""

import json
from typing import Any

from exports.workshop_file import read_workshop_file
from storage.commit import commit, create
from storage.database import Database
from storage.history import entries_of
from tests.pages.conftest import Opening, latest
from workshop.axes_then import former_axes
from workshop.permissions import COMMAND_LINE
from workshop.trace_stations import stations, traced_items
from workshop.traces import traces
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


FOUR_OF_FIVE: dict[str, Any] = {
    "format": "plenaria/1",
    "workshop": {"title": "Taller de puertos", "timezone": "America/Panama", "stage": "consolidation"},
    "axes": [
        {
            "title": "Puertos seguros",
            "worked": {"place": 1, "title": "Puertos seguros"},
            "objectives": [{"text": "", "actions": [
                {"text": "Guardar los relatos."}, {"text": "Contar los relatos.", "split_from": [1, 1, 1]},
            ]}],
        },
        {
            "title": "Aviso y rescate",
            "worked": {"place": 2, "title": "Aviso de tormentas"},
            "objectives": [{"text": "", "actions": [
                {"text": "Compartir a diario el parte.", "merged_from": [
                    {"text": "Compartir el parte."}, {"text": "Compartir el parte entre puertos.", "origin": 3},
                ]},
                {"text": "Turnar las lanchas.", "origin": 3},
            ]}],
        },
    ],
    "former_axes": [{"title": "Rescate", "merged_into": 2, "worked": {"place": 3, "title": "Rescate"}}],
}  # fmt: skip


def test_plan_from_a_file_is_traced_as_far_as_the_file_says(open_page: Opening, database: Database) -> None:
    loaded = read_workshop_file(json.dumps(FOUR_OF_FIVE))
    number = create(database, COMMAND_LINE, loaded.changes)

    at = open_page("consolidation/trace.py", workshop=number)
    told = [each.label.split("  \n:small[") for each in at.expander]
    at.session_state["trace-axis"] = former_axes(latest(database, number), {})[0].id
    of_rescue = [each.label for each in at.run().expander]

    assert at.selectbox[0].options == ["Todos los ejes", "1. Puertos seguros", "2. Aviso de tormentas", "3. Rescate"]
    fates = {text.strip("*0123456789. ").rstrip("\\"): fate.rstrip("]").replace("\\", "") for text, fate in told}
    assert fates == {
        "Guardar los relatos": "Se partió en varias: Acción 1.1, Acción 1.2.",
        "Contar los relatos": "Acción 1.2; se separó de otra acción.",
        "Compartir a diario el parte": "Acción 2.1; reúne otras acciones.",
        "Turnar las lanchas": "Acción 2.2, en el eje 2, con el mismo texto.",
        "Compartir el parte": "Se unió con otras: Acción 2.1.",
        "Compartir el parte entre puertos": "Se unió con otras: Acción 2.1, en el eje 2.",
    }
    assert ["Turnar" in each or "entre puertos" in each for each in of_rescue] == [True, True]


def test_way_of_an_action_from_a_file_tells_what_it_had_behind_it(database: Database) -> None:
    number = create(database, COMMAND_LINE, read_workshop_file(json.dumps(FOUR_OF_FIVE)).changes)
    plan = latest(database, number)
    former, named = former_axes(plan, {})[0].id, {each.action.text: each.action.id for each in traces(plan, None)}

    ways = []
    for text in ("Compartir el parte entre puertos.", "Turnar las lanchas."):
        items = traced_items(plan, named[text])
        found = stations(plan, named[text], database.read(lambda db, items=items: entries_of(db, number, items)))
        ways.append([(each.happened, each.before, each.after) for each in found])

    assert ways == [
        [("written", "", "Compartir el parte entre puertos."), ("merged", None, "Compartir a diario el parte.")],
        [("written", "", "Turnar las lanchas."), ("moved", former, plan.axes[1].id)],
    ]
