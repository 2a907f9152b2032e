"""Ejes y grupos: axes with their guidance, groups with their officers, and people placed by hand."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.preparation.groups_board import board_columns
from pages.preparation.groups_run import Run
from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, keep, latest, shown
from tests.two_axes import inserts
from workshop.assigning.asked import distribution_of, ties_of
from workshop.assigning.solve import Progress, solve
from workshop.items import Participant
from workshop.permissions import COMMAND_LINE, Role
from workshop.templates import blank_workshop, quick_workshop
from workshop.use_cases.form_groups import add_missing_groups
from workshop.use_cases.register_people import add_participant

PAGE = "preparation/groups.py"


def pick(at: AppTest, workshop: int, *people: str) -> None:
    """Select cards on the board, as a hand would."""
    at.session_state[f"groups-{workshop}"] = {"selected": list(people)}
    at.run()


@pytest.mark.parametrize("language", ["es", "en"])
def test_groups_page_shows_the_demo(open_page: Opening, database: Database, demo: int, language: str) -> None:
    at = open_page(PAGE, workshop=demo, language=language)

    workshop = latest(database, demo)
    columns = board_columns(workshop)
    assert [column["id"] for column in columns] == [*(group.id for group in workshop.groups()), "unassigned"]
    assert all(group.room in column["notes"] for group, column in zip(workshop.groups(), columns, strict=False))
    assert not at.error


@pytest.mark.parametrize("role", [Role.RAPPORTEUR, Role.PARTICIPANT])
def test_groups_page_is_not_for_others(open_page: Opening, demo: int, role: Role) -> None:
    with pytest.raises(ValueError, match="groups"):
        open_page(PAGE, workshop=demo, role=role, only=demo)


def test_first_axis_is_added(open_page: Opening, database: Database) -> None:
    number = keep(database, blank_workshop("Taller"))
    at = open_page(PAGE, workshop=number)
    assert "Primero, los ejes y las personas." in shown(at)

    at.text_input(key="add-axis-title-0").set_value("Prevención")
    at.button(key="add-axis-submit").click().run()

    assert not at.exception
    workshop = latest(database, number)
    assert [axis.title for axis in workshop.axes] == ["Prevención"]
    assert len(workshop.objectives(workshop.axes[0].id)) == 1


def test_axis_is_renamed_and_keeps_its_former_name(open_page: Opening, database: Database) -> None:
    number = keep(database, quick_workshop("Taller", ["Protección", "Investigación"]))
    axis = latest(database, number).axes[0].id
    at = open_page(PAGE, workshop=number)

    at.text_area(key=f"field-{axis}-title-1").set_value("Protección y asistencia")
    at.text_area(key=f"field-{axis}-examples-0").set_value("Un protocolo común\nUna red de refugios")
    at.button(key=f"save--{axis}").click().run()

    saved = latest(database, number).axes[0]
    assert (saved.title, saved.examples) == ("Protección y asistencia", ("Un protocolo común", "Una red de refugios"))
    assert "Antes se llamó: Protección" in shown(at)


def test_axes_are_reordered_and_a_deleted_one_comes_back(open_page: Opening, database: Database) -> None:
    number = keep(database, quick_workshop("Taller", ["Protección", "Investigación"]))
    axis = latest(database, number).axes[0].id
    at = open_page(PAGE, workshop=number)

    at.button(key=f"down-{axis}").click().run()
    assert [each.title for each in latest(database, number).axes] == ["Investigación", "Protección"]

    at.selectbox(key="chosen-axis").set_value(axis).run()
    at.button(key=f"delete-{axis}").click().run()
    assert [each.title for each in latest(database, number).axes] == ["Investigación"]

    at.button(key="undo-step").click().run()
    assert [each.title for each in latest(database, number).axes] == ["Investigación", "Protección"]


def test_one_group_is_formed_for_each_axis(open_page: Opening, database: Database) -> None:
    number = keep(database, quick_workshop("Taller", ["Protección", "Investigación"]))
    at = open_page(PAGE, workshop=number)

    at.button(key="missing-groups").click().run()

    assert [group.name for group in latest(database, number).groups()] == ["Grupo 1", "Grupo 2"]
    assert "missing-groups" not in [button.key for button in at.button]


def test_people_are_placed_moved_and_taken_out(open_page: Opening, database: Database, demo: int) -> None:
    workshop = latest(database, demo)
    first, second = workshop.groups()[:2]
    mover = workshop.members(first.id)[0]
    free = [person for person in workshop.participants if not person.guest and person.id not in _placed(database, demo)]
    at = open_page(PAGE, workshop=demo)

    pick(at, demo, free[0].id, mover.id)
    at.button(key=f"to-{second.id}").click().run()

    assert not at.exception
    placed = _placed(database, demo)
    assert (placed[free[0].id], placed[mover.id]) == (second.id, second.id)

    pick(at, demo, mover.id)
    at.button(key="to-unassigned").click().run()

    assert mover.id not in _placed(database, demo)

    at.button(key="undo-step").click().run()

    assert _placed(database, demo)[mover.id] == second.id


def test_people_are_distributed_at_once_pinned_and_distributed_anew(
    open_page: Opening, database: Database, demo: int
) -> None:
    at = open_page(PAGE, workshop=demo)
    at.button(key="distribute").click().run()
    workshop = latest(database, demo)
    guests = [person.id for person in workshop.participants if person.guest]
    assert _placed(database, demo).keys() == {person.id for person in workshop.participants} - set(guests)

    pinned = workshop.members(workshop.groups()[0].id)[0]
    pick(at, demo, pinned.id)
    at.button(key="pin").click().run()
    at.button(key="reshuffle").click().run()

    assert not at.exception
    assert _placed(database, demo)[pinned.id] == workshop.groups()[0].id
    assert "Reparto hecho en" in shown(at)


def test_after_no_shows_the_absent_are_out_and_few_others_move(
    open_page: Opening, database: Database, demo: int
) -> None:
    at = open_page(PAGE, workshop=demo)
    at.button(key="distribute").click().run()
    before = _placed(database, demo)
    gone = list(before)[:2]

    at.button(key="repair").click().run()
    at.multiselect(key="absent-people").set_value(gone)
    at.button(key="repair-now").click().run()

    after = _placed(database, demo)
    assert not at.exception
    assert after.keys() == before.keys() - set(gone)
    assert sum(after[person] != before[person] for person in after) <= 2


def test_long_search_shows_how_far_it_is_and_can_be_stopped_with_the_best_so_far(
    open_page: Opening, database: Database, demo: int
) -> None:
    at = open_page(PAGE, workshop=demo)
    run = Run(demo, "Se repartió.", ())
    run.progress = Progress(cost=200, bound=150, seconds=1.0)
    at.session_state["groups-run"] = run
    at.run()
    assert "uno mejor lo sería en 25 % a lo sumo" in shown(at)
    assert at.button(key="reshuffle").disabled

    at.button(key="stop-run").click().run()
    assert run.stop.is_set()

    run.answer = solve(distribution_of(latest(database, demo)), stop=run.stop)
    at.run()

    assert not at.exception
    assert _placed(database, demo) == dict(run.answer.assignment)


def test_one_group_takes_everybody_by_one_click(open_page: Opening, database: Database) -> None:
    number = keep(database, quick_workshop("Taller", ["Protección"]))
    commit(database, number, COMMAND_LINE, lambda now, actor: add_participant(now, actor, "Persona de prueba"))
    commit(database, number, COMMAND_LINE, add_missing_groups)
    at = open_page(PAGE, workshop=number)

    at.button(key="all-in-one").click().run()

    assert len(_placed(database, number)) == 1


def test_people_are_tied_and_their_preferences_noted(open_page: Opening, database: Database, demo: int) -> None:
    first, second = [person for person in latest(database, demo).participants if not person.guest][:2]
    axis = latest(database, demo).axes[1].id
    at = open_page(PAGE, workshop=demo)

    at.radio(key="add-tie-kind-0").set_value("apart")
    at.multiselect(key="add-tie-people-0").set_value([first.id, second.id])
    at.button(key="add-tie-submit").click().run()
    at.multiselect(key="prefer-axes-people-0").set_value([first.id])
    at.multiselect(key="prefer-axes-axes-0").set_value([axis])
    at.button(key="prefer-axes-submit").click().run()

    saved = latest(database, demo)
    assert [(tie.kind, tie.people) for tie in ties_of(saved)] == [("apart", (first.id, second.id))]
    assert saved.find(first.id, Participant).preferences == (axis,)


def test_axes_are_merged_and_split_with_what_is_in_them(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    at = open_page(PAGE, workshop=number)

    at.button(key="merge-axis1").click().run()
    at.multiselect(key="merge-axes").set_value(["axis1", "axis2"]).run()
    assert "Escribir un manual." in shown(at)
    at.text_area(key="merged-title-axis1-axis2").set_value("Protección y justicia")
    at.button(key="merge-axes-now").click().run()

    merged = latest(database, number)
    assert [axis.title for axis in merged.axes] == ["Protección y justicia"]
    assert len(merged.actions_of_axis("axis1")) == 4
    assert "Se le unieron: Investigación" in shown(at)

    at.button(key="split-axis1").click().run()
    at.text_input(key="split-title-axis1").set_value("Justicia").run()
    at.session_state["split-board-axis1"] = {"selected": ["manual", "network"]}
    at.run()
    at.button(key="split-now").click().run()

    parted = latest(database, number)
    assert [axis.title for axis in parted.axes] == ["Protección y justicia", "Justicia"]
    assert [action.id for action in parted.actions_of_axis(parted.axes[1].id)] == ["manual", "network"]


def test_group_gets_officers_and_room(open_page: Opening, database: Database, demo: int) -> None:
    group = latest(database, demo).groups()[0]
    at = open_page(PAGE, workshop=demo)

    at.text_input(key=f"field-{group.id}-room-1").set_value("Sala Norte")
    at.text_input(key=f"field-{group.id}-rapporteur-1").set_value("Alba Serrano")
    at.button(key=f"save--{group.id}").click().run()

    saved = latest(database, demo).groups()[0]
    assert (saved.room, saved.rapporteur) == ("Sala Norte", "Alba Serrano")
    assert "Relata: Alba Serrano" in board_columns(latest(database, demo))[0]["notes"]


def test_group_is_formed_beside_others(open_page: Opening, database: Database, demo: int) -> None:
    axis = latest(database, demo).axes[1].id
    at = open_page(PAGE, workshop=demo)

    at.selectbox(key="add-group-axis-0").set_value(axis)
    at.button(key="add-group-submit").click().run()

    assert [group.name for group in latest(database, demo).groups(axis)] == ["Grupo 2", "Grupo 5"]


def _placed(database: Database, number: int) -> dict[str, str]:
    workshop = latest(database, number)
    return {person.id: group.id for group in workshop.groups() for person in workshop.members(group.id)}
