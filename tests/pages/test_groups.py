"""Ejes y grupos: axes with their guidance, groups with their officers, and people placed by hand."""

import pytest

from storage.database import Database
from tests.pages.conftest import Opening, keep, latest, shown
from workshop.permissions import Role
from workshop.templates import blank_workshop, quick_workshop

PAGE = "preparation/groups.py"


@pytest.mark.parametrize("language", ["es", "en"])
def test_groups_page_shows_the_demo(open_page: Opening, database: Database, demo: int, language: str) -> None:
    at = open_page(PAGE, workshop=demo, language=language)

    assert all(group.room in shown(at) for group in latest(database, demo).groups())
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

    at.multiselect(key="place-people-people-0").set_value([free[0].id, mover.id])
    at.selectbox(key="place-group").set_value(second.id)
    at.button(key="place").click().run()

    assert not at.exception
    placed = _placed(database, demo)
    assert (placed[free[0].id], placed[mover.id]) == (second.id, second.id)

    at.multiselect(key="place-people-people-1").set_value([mover.id])
    at.button(key="take-out").click().run()

    assert mover.id not in _placed(database, demo)

    at.button(key="undo-step").click().run()

    assert _placed(database, demo)[mover.id] == second.id


def test_group_gets_officers_and_room(open_page: Opening, database: Database, demo: int) -> None:
    group = latest(database, demo).groups()[0]
    at = open_page(PAGE, workshop=demo)

    at.text_input(key=f"field-{group.id}-room-1").set_value("Sala Norte")
    at.text_input(key=f"field-{group.id}-rapporteur-1").set_value("Alba Serrano")
    at.button(key=f"save--{group.id}").click().run()

    saved = latest(database, demo).groups()[0]
    assert (saved.room, saved.rapporteur) == ("Sala Norte", "Alba Serrano")
    assert "Relatoría: Alba Serrano" in shown(at)


def test_group_is_formed_beside_others(open_page: Opening, database: Database, demo: int) -> None:
    axis = latest(database, demo).axes[1].id
    at = open_page(PAGE, workshop=demo)

    at.selectbox(key="add-group-axis-0").set_value(axis)
    at.button(key="add-group-submit").click().run()

    assert [group.name for group in latest(database, demo).groups(axis)] == ["Grupo 2", "Grupo 5"]


def _placed(database: Database, number: int) -> dict[str, str]:
    workshop = latest(database, number)
    return {person.id: group.id for group in workshop.groups() for person in workshop.members(group.id)}
