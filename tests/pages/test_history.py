"""Historial: changes and security to look through, and the proof that nothing was altered; in both languages."""

from datetime import date

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from storage import tables
from storage.commit import commit
from storage.database import Database
from storage.erasing import erase_person
from storage.roles import invite
from storage.workshops import read_workshop
from tests.pages.conftest import Opening, keep, shown
from tests.pages.words import spoken
from tests.two_axes import COORDINATOR, WRITER, inserts
from workshop.changes import Change
from workshop.permissions import Actor, Grant, Role
from workshop.templates import two_day_workshop
from workshop.use_cases.hand_in import hand_in_axis

PAGE = "preparation/history.py"
HOSTILE = '<img src="https://example.org/x.png" onerror="alert(1)"> **a** [b](https://example.org)'


@pytest.fixture
def plan(database: Database) -> int:
    return keep(database, inserts())


def write(database: Database, plan: int, actor: Actor, *changes: Change) -> None:
    for change in changes:
        commit(database, plan, actor, lambda workshop, actor, wanted=change: [wanted])


def text(item: str, words: str, field: str = "text") -> Change:
    return Change(kind="set", item=item, field=field, text=words)


def rows(at: AppTest) -> list[str]:
    """Return each row of the table that the page shows, newest first, as HTML."""
    [table] = [each.value for each in at.html if '<table class="pl-table"' in each.value]
    return table.split("<tbody>")[1].split("<tr")[1:]


@pytest.mark.parametrize("language", ["es", "en"])
def test_changes_say_who_did_what_to_which_thing(
    open_page: Opening, database: Database, plan: int, language: str
) -> None:
    moved = Change(kind="move", item="network", parent="objective1", after="course")
    write(database, plan, WRITER, text("guide", "Publicar dos guías."), moved, Change(kind="delete", item="manual"))
    write(database, plan, COORDINATOR, text("norte", HOSTILE, "name"))

    at = open_page(PAGE, workshop=plan, language=language)

    assert not at.exception and not at.error
    name, deleted, moving, guide = rows(at)[:4]
    assert "&lt;img src=" in name and "<img" not in name and COORDINATOR.name in name
    assert spoken(language, "Se eliminó") in deleted and "Escribir un manual." in deleted
    assert f"<del>{spoken(language, 'Objetivo del eje {number}').format(number=2)}</del>" in moving
    assert f"<ins>{spoken(language, 'Objetivo del eje {number}').format(number=1)}</ins>" in moving
    assert f"{spoken(language, 'Acción')} 1.1" in guide and WRITER.name in guide
    assert "<del>una</del><ins>dos</ins><span> </span><del>guía</del><ins>guías</ins>" in guide


def test_what_was_written_after_the_close_or_not_kept_is_marked(
    open_page: Opening, database: Database, plan: int
) -> None:
    commit(database, plan, COORDINATOR, lambda workshop, actor: hand_in_axis(workshop, actor, "axis1"))
    write(database, plan, COORDINATOR, text("guide", "Tarde."), text("manual", "A tiempo."))

    at = open_page(PAGE, workshop=plan)

    manual, guide, hand_in = rows(at)[:3]
    assert ["Después del cierre" in each for each in (manual, guide, hand_in)] == [False, True, False]
    assert "Entrega a la plenaria" in hand_in


def test_filter_finds_and_an_empty_result_says_so(open_page: Opening, database: Database, plan: int) -> None:
    write(database, plan, WRITER, text("guide", "Publicar dos guías."), text("manual", "Otro manual."))
    at = open_page(PAGE, workshop=plan)

    at.selectbox(key="history-what").set_value("axis axis2").run()
    at.selectbox(key="history-who").set_value(f"{WRITER.id} {WRITER.name}").run()
    found = rows(at)
    at.text_input(key="history-words").set_value("nada de esto").run()

    assert not at.exception
    assert len(found) == 1 and "Otro" in found[0]
    assert "Ningún cambio coincide con lo buscado. Quite algún filtro." in [each.value for each in at.caption]


def test_days_are_those_of_the_workshop(open_page: Opening, database: Database, plan: int) -> None:
    write(database, plan, WRITER, text("guide", "Publicar dos guías."))
    at = open_page(PAGE, workshop=plan)

    at.date_input(key="history-since").set_value(date(2100, 1, 1)).run()
    later = list(at.caption)
    at.date_input(key="history-since").set_value(None)
    at.date_input(key="history-until").set_value(date(2100, 1, 1)).run()

    assert any("Ningún cambio" in each.value for each in later)
    assert len(rows(at)) == 14


def test_security_shows_ways_in_and_denials_with_the_names_of_now(
    open_page: Opening, database: Database, plan: int
) -> None:
    here = read_workshop(database, plan)
    invite(database, here, COORDINATOR, "Luz Solano", [Grant(Role.RAPPORTEUR, "axis1")])
    gone, _ = invite(database, here, COORDINATOR, "Béatriz Solís", [Grant(Role.GUEST)])
    erase_person(database, here, COORDINATOR, gone)
    at = open_page(PAGE, workshop=plan)

    at.segmented_control(key="history-part").set_value("security").run()
    page = shown(at)
    at.selectbox(key="security-what").set_value("erased").run()

    assert not at.exception and not at.error
    assert "Dio acceso: Relatoría · Eje 1" in page and "Luz Solano" in page
    assert "Béatriz" not in page
    assert len(rows(at)) == 1 and "Borró sus datos personales" in rows(at)[0] and "Persona borrada" in rows(at)[0]


def test_history_is_proved_and_what_was_altered_is_named_calmly(
    open_page: Opening, database: Database, plan: int
) -> None:
    at = open_page(PAGE, workshop=plan)

    at.button(key="check-history").click().run()
    whole = [each.value for each in at.success]
    row = tables.change.c
    database.write(lambda db: db.execute(update(tables.change).where(row.number == 3).values(actor_name="Otra")))
    at.button(key="check-history").click().run()

    assert not at.exception
    assert whole == ["Se comprobaron 13 cambios, del primero al último; el taller es lo que dice el historial."]
    assert [each.value.split(":")[0] for each in at.error] == [
        "El primer cambio que no coincide, o que sigue a uno que falta, es el n.º 3"
    ]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_page_is_for_coordinators_alone(open_page: Opening, plan: int, role: Role) -> None:
    at = open_page(workshop=plan, role=role, only=plan)

    with pytest.raises(ValueError, match="history"):
        at.switch_page(PAGE)


def test_step_that_was_taken_back_on_its_page_is_told_so(open_page: Opening, database: Database) -> None:
    plan = keep(database, two_day_workshop("Taller", date(2027, 3, 10)))
    first = read_workshop(database, plan)
    at = open_page("preparation/agenda.py", workshop=plan)
    at.button(key=f"longer-{first.agenda_items(first.sessions[0].id)[0].id}").click().run()
    at.button(key="undo-step").click().run()

    history = open_page(PAGE, workshop=plan)

    back, there = rows(history)[:2]
    assert "Deshace un paso anterior" in back and "Se deshizo después" in there
    assert "Minutos" in there and "Punto de agenda · Día o sesión" in there
