"""Versiones: an axis as it was at a moment, what changed since, and the way back to any of it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from streamlit.testing.v1 import AppTest

from storage import tables
from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, keep, latest, shown
from tests.pages.words import spoken
from tests.two_axes import inserts
from workshop.changes import Change
from workshop.items import Action
from workshop.language import LANGUAGES
from workshop.permissions import COMMAND_LINE, Actor, Role
from workshop.use_cases.hand_in import hand_in_axis
from workshop.use_cases.issue_draft import issue_draft

PAGE = "group_work/past_matrix.py"


@pytest.fixture
def plan(database: Database) -> int:
    """The number of a workshop whose first axis was worked on: a text, a new row, a deletion (revisions 2 to 5)."""
    number = keep(database, inserts())
    new = Change(kind="insert", item="new", type="action", parent="objective1", after="guide", cells={"text": "Nueva."})
    change(database, number, Change(kind="set", item="root", field="stage", text="group_work"))
    change(database, number, Change(kind="set", item="guide", field="text", text="Publicar una guía breve."))
    change(database, number, new)
    change(database, number, Change(kind="delete", item="course"))
    return number


def change(database: Database, number: int, made: Change, name: str = "Ana Mora") -> None:
    actor = Actor("a" * 32, name, frozenset({Role.COORDINATOR}))
    commit(database, number, actor, lambda workshop, actor: [made])


def open_at(open_page: Opening, plan: int, version: int, *, marked: bool = False, **options: Any) -> AppTest:
    """Open a version by its address."""
    at = open_page(PAGE, workshop=plan, **options)
    at.query_params["version"] = str(version)
    at.run()
    return at.toggle(key="mark-changes").set_value(True).run() if marked else at


def table(at: AppTest) -> list[tuple[str, str, list[str]]]:
    """Return the rows the component was given: number, tags in brackets, texts with what is gone and new marked."""
    return [
        (row["number"], " ".join(row["tags"]), [said(cell["pieces"]) for cell in row["cells"]])
        for row in given(at)["rows"]
    ]


def said(pieces: list[tuple[str, str, str]]) -> str:
    signs = {"same": "{}", "gone": "-{}-", "new": "+{}+"}
    return "".join(signs[kind].format(text or f"({note})") for kind, text, note in pieces)


def given(at: AppTest) -> dict[str, Any]:
    found = (json.loads(each.proto.json) for each in at.get("bidi_component"))
    return next(data for data in found if "rows" in data)


def tools(at: AppTest, what: str) -> list[tuple[str, str]]:
    rows = given(at)["rows"]
    every = [tool for row in rows for cell in row["cells"] for tool in cell["tools"]]
    every += [tool for row in rows for tool in row["tools"]]
    return [(tool["item"], tool.get("field", "")) for tool in every if tool["what"] == what]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.GUEST])
def test_page_opens_for_every_role(open_page: Opening, plan: int, role: Role, language: str) -> None:
    at = open_page(PAGE, workshop=plan, role=role, only=plan, language=language)

    assert [each.value for each in at.title] == [spoken(language, "Versiones")]
    assert not at.exception


def test_axis_is_shown_as_it_was_with_the_numbers_it_had(open_page: Opening, plan: int) -> None:
    at = open_at(open_page, plan, 2)

    assert table(at) == [
        ("Eje 1", "", ["Protección"]),
        ("Objetivo", "", ["Asegurar la asistencia."]),
        ("Compromiso", "", ["Proteger a las personas."]),
        ("1.", "", ["Publicar una guía.", "Norte", "2026"]),
        ("a)", "", ["Un capítulo sobre la niñez.", "", ""]),
        ("2.", "Eliminada después", ["Dictar un curso.(1)", "Sur\nNorte", ""]),
    ]
    assert [(note["number"], said(note["pieces"])) for note in given(at)["notes"]] == [
        ("1", "Con apoyo de la secretaría.")
    ]


def test_what_changed_since_is_marked_word_by_word(open_page: Opening, plan: int) -> None:
    at = open_at(open_page, plan, 2, marked=True)

    assert table(at)[3:] == [
        ("1.", "", ["Publicar una guía+ breve+.", "Norte", "2026"]),
        ("a)", "", ["Un capítulo sobre la niñez.", "", ""]),
        ("+", "Agregada después", ["+Nueva.+", "", ""]),
        ("2.", "Eliminada después", ["-Dictar un curso.--(1)-", "-Sur\nNorte-", ""]),
    ]


def test_two_moments_are_compared_with_each_other(open_page: Opening, database: Database, plan: int) -> None:
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: hand_in_axis(workshop, actor, "axis2"))
    at = open_at(open_page, plan, 2, marked=True)
    at.segmented_control(key="axis").set_value("axis2").run()
    change(database, plan, Change(kind="set", item="manual", field="text", text="Escribir dos manuales."))
    at.run()

    box = next(each for each in at.selectbox if str(each.key).startswith("compare-"))
    assert table(at)[3][2][0] == "Escribir -un-+dos+ -manual-+manuales+."
    box.set_value(6).run()

    assert table(at)[3][2][0] == "Escribir un manual."


def test_what_is_deleted_by_now_stands_below_and_its_history_is_reached(open_page: Opening, plan: int) -> None:
    at = open_at(open_page, plan, 5)

    assert table(at)[-2:] == [
        ("Eliminadas", "", [""]),
        ("—", "", ["Dictar un curso.(*)", "Sur\nNorte", ""]),
    ]
    assert ("course", "") in tools(at, "history")
    assert tools(at, "action") == [("course", "")]


def test_buttons_stand_only_where_something_is_to_be_put_back(open_page: Opening, plan: int) -> None:
    writer = open_at(open_page, plan, 2, role=Role.RAPPORTEUR, only=plan, axes=["axis1"])
    reader = open_at(open_page, plan, 2, role=Role.PARTICIPANT, only=plan)
    other = open_at(open_page, plan, 2, role=Role.RAPPORTEUR, only=plan, axes=["axis2"])

    assert (tools(writer, "text"), tools(writer, "action")) == ([("guide", "text")], [("course", "")])
    assert (tools(reader, "text"), tools(reader, "action")) == ([], [])
    other.segmented_control(key="axis").set_value("axis1").run()
    assert (tools(other, "text"), tools(other, "action")) == ([], [])


def test_footnote_is_read_as_it_was_and_can_be_put_back(open_page: Opening, database: Database, plan: int) -> None:
    change(database, plan, Change(kind="restore", item="course"))
    change(database, plan, Change(kind="set", item="note", field="text", text="Con apoyo de todos."))

    [note] = given(open_at(open_page, plan, 2, marked=True))["notes"]

    assert said(note["pieces"]) == "Con apoyo de -la secretaría-+todos+."
    assert [(tool["what"], tool["item"]) for tool in note["tools"]] == [("text", "note"), ("history", "note")]


def test_internal_notes_are_hidden_from_readers(open_page: Opening, database: Database, plan: int) -> None:
    change(database, plan, Change(kind="set", item="root", field="columns", text="text\ninternal_note"))
    change(database, plan, Change(kind="set", item="guide", field="internal_note", text="No decir."))

    reader = open_at(open_page, plan, 7, role=Role.PARTICIPANT, only=plan)
    writer = open_at(open_page, plan, 7, role=Role.RAPPORTEUR, only=plan, axes=["axis1"])

    assert "No decir." not in json.dumps(given(reader))
    assert "No decir." in json.dumps(given(writer))


def test_moments_are_closings_hand_ins_drafts_and_the_ends_of_stretches(
    open_page: Opening, database: Database, plan: int
) -> None:
    # Everything so far was written within moments: the first stretch is put an hour back.
    own = tables.change.c
    at = database.read(lambda db: db.scalar(select(own.at).where(own.revision == 5)))
    earlier = update(tables.change).where(own.revision <= 3).values(at=at - timedelta(hours=1))
    database.write(lambda db: db.execute(earlier))
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: hand_in_axis(workshop, actor, "axis1"))
    change(database, plan, Change(kind="set", item="root", field="stage", text="plenary"), "Eva Solís")
    commit(database, plan, COMMAND_LINE, issue_draft)

    page = open_page(PAGE, workshop=plan)

    words = [option.split(" · ", 1)[1] for option in page.selectbox[0].options]
    assert words == [
        "Emisión de «Primer borrador» · manage.py",
        "Cierre de «Trabajo en grupos» · Eva Solís",
        "Entrega a la plenaria · manage.py",
        "Ana Mora",
        "manage.py, Ana Mora",
    ]
    assert page.query_params["version"] == "8"


def test_address_may_name_any_revision_and_nonsense_is_put_right(open_page: Opening, plan: int) -> None:
    at = open_at(open_page, plan, 3)
    assert table(at)[3][2][0] == "Publicar una guía breve."

    for wrong in ("0", "99", "dos", "²"):
        at.query_params["version"] = wrong
        at.run()
        assert not at.exception


def test_axis_that_did_not_exist_yet_says_so(open_page: Opening, database: Database, plan: int) -> None:
    change(database, plan, Change(kind="insert", item="axis3", type="axis", parent="root", cells={"title": "Nuevo"}))
    at = open_at(open_page, plan, 2)

    at.segmented_control(key="axis").set_value("axis3").run()
    at.query_params["version"] = "2"
    at.run()

    assert "Este eje todavía no existía en ese momento." in shown(at)


def test_edits_after_the_hand_in_are_marked_in_the_history(open_page: Opening, database: Database, plan: int) -> None:
    commit(database, plan, COMMAND_LINE, lambda workshop, actor: hand_in_axis(workshop, actor, "axis1"))
    change(database, plan, Change(kind="set", item="guide", field="text", text="Publicar dos guías."), "Eva Solís")
    at = open_page(PAGE, workshop=plan)

    at.session_state["history_of"] = ("guide", "text")
    at.run()

    late = [each.value for each in at.caption if "después del cierre" in each.value]
    assert len(late) == 1 and "Eva Solís" in late[0]


def test_history_of_a_deleted_row_brings_it_back(open_page: Opening, database: Database, plan: int) -> None:
    at = open_page(PAGE, workshop=plan)
    at.session_state["history_of"] = ("course", None)
    at.run()
    assert "Dictar un curso" in shown(at)

    at.button(key="history-recover").click().run()

    assert latest(database, plan).find("course", Action).text == "Dictar un curso.[^note]"
