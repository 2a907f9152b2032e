"""Textos del plan: who consolidates rewrites the front matter."""

from storage.commit import commit
from storage.database import Database
from tests.pages.conftest import Opening, edit, latest
from workshop.changes import Change
from workshop.permissions import COMMAND_LINE, Role

PAGE = "consolidation/texts.py"


def test_consolidator_rewrites_a_text(open_page: Opening, database: Database, demo: int) -> None:
    change = Change(kind="set", item=latest(database, demo).root, field="stage", text="consolidation")
    commit(database, demo, COMMAND_LINE, lambda workshop, actor: [change])
    section = latest(database, demo).sections[0]
    at = open_page(PAGE, workshop=demo, role=Role.CONSOLIDATOR, only=demo)

    edit(at, section.id)
    at.text_area[0].set_value("Lo que la plenaria acordó.")
    next(button for button in at.button if button.label == "Guardar").click().run()

    assert not at.exception and not at.error
    assert latest(database, demo).sections[0].text == "Lo que la plenaria acordó."


def _in_consolidation(database: Database, number: int) -> None:
    change = Change(kind="set", item=latest(database, number).root, field="stage", text="consolidation")
    commit(database, number, COMMAND_LINE, lambda workshop, actor: [change])


def test_protected_clause_asks_before_it_opens(open_page: Opening, database: Database, demo: int) -> None:
    _in_consolidation(database, demo)
    clause = next(each.id for each in latest(database, demo).sections if each.kind == "clause")
    at = open_page("preparation/workshop.py", workshop=demo)

    edit(at, clause)
    assert any("Esta cláusula está protegida" in each.value for each in at.markdown)
    assert not [each for each in at.text_area if clause in (each.key or "")]
    at.button(key="keep-locked").click().run()
    assert not [each for each in at.text_area if clause in (each.key or "")]

    edit(at, clause).button(key="unlock").click().run()
    at.text_area(key=f"field-{clause}-text-1").set_value("Este plan no obliga a nadie.")
    at.button(key=f"save--{clause}").click().run()

    kept = latest(database, demo).find(clause)
    assert not at.exception and not at.error
    assert (kept.text, kept.protected, kept.is_protected) == ("Este plan no obliga a nadie.", None, True)


def test_unprotected_clause_opens_at_once(open_page: Opening, database: Database, demo: int) -> None:
    clause = next(each.id for each in latest(database, demo).sections if each.kind == "clause")
    at = open_page("preparation/workshop.py", workshop=demo)

    edit(at, clause).button(key="unlock").click().run()
    at.checkbox(key=f"field-{clause}-protected-0").uncheck()
    at.button(key=f"save--{clause}").click().run()
    edit(at, clause)

    assert latest(database, demo).find(clause).protected is False
    assert at.text_area(key=f"field-{clause}-text-1").value


def test_protected_clause_is_closed_to_who_consolidates(open_page: Opening, database: Database, demo: int) -> None:
    _in_consolidation(database, demo)
    clause = next(each.id for each in latest(database, demo).sections if each.kind == "clause")
    at = open_page(PAGE, workshop=demo, role=Role.CONSOLIDATOR, only=demo)

    locked = at.button(key=f"open-{clause}-item")

    assert (locked.disabled, locked.icon) == (True, ":material/lock:")
    assert locked.help == "Este texto está protegido: solo la coordinación puede cambiarlo."


def test_list_of_axes_is_offered_and_follows_the_plan(open_page: Opening, database: Database, demo: int) -> None:
    section = latest(database, demo).sections[0]
    at = edit(open_page("preparation/workshop.py", workshop=demo), section.id)

    key = f"field-{section.id}-text-1"
    at.text_area(key=key).set_value("Los ejes son:")
    at.button(key=f"offer-{key}").click().run()
    assert at.text_area(key=key).value == "Los ejes son:\n\n{ejes}"
    at.button(key=f"save--{section.id}").click().run()

    axes = latest(database, demo).axes
    shown = next(each.proto.body for each in at.get("html") if "Los ejes son:" in each.proto.body)
    assert latest(database, demo).find(section.id).text == "Los ejes son:\n\n{ejes}"
    assert shown.count("<li") == len(axes)
    assert "{ejes}" not in shown
