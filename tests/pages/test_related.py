"""The method, initiatives of other bodies and indicators of compliance on the page Taller."""

from datetime import date

from storage.database import Database
from tests.pages.conftest import Opening, edit, keep, latest, shown
from workshop.demo import demo_changes
from workshop.related import compliance_indicators, initiatives

PAGE = "preparation/workshop.py"


def test_initiative_is_added_tied_to_an_axis_and_shown(open_page: Opening, database: Database) -> None:
    number = keep(database, demo_changes(date(2027, 3, 10)))
    before = latest(database, number)
    axis = before.axes[1]
    at = edit(open_page(PAGE, workshop=number), before.root, "add-initiative")

    at.text_input(key="add-initiative-body-0").set_value("OIM")
    at.text_input(key="add-initiative-title-0").set_value("Campaña regional")
    at.text_area(key="add-initiative-actions-0").set_value("Afiches\n\nRadio")
    at.multiselect(key="add-initiative-axes-0").set_value([axis.id])
    at.button(key="add-initiative-submit").click().run()

    after = latest(database, number)
    found = initiatives(after)[-1]
    assert not at.exception
    assert (found.body, found.actions, found.axes) == ("OIM", ("Afiches", "Radio"), (axis.id,))
    assert [found in initiatives(after, each.id) for each in after.axes[:2]] == [False, True]
    assert "<strong>OIM</strong> · Campaña regional" in shown(at)


def test_indicator_bears_on_all_axes_where_none_is_named(open_page: Opening, database: Database) -> None:
    number = keep(database, demo_changes(date(2027, 3, 10)))
    at = edit(open_page(PAGE, workshop=number), latest(database, number).root, "add-compliance")

    at.text_area(key="add-compliance-text-0").set_value("Personas asistidas por año")
    at.button(key="add-compliance-submit").click().run()

    after = latest(database, number)
    (found,) = compliance_indicators(after)
    assert [compliance_indicators(after, each.id) for each in after.axes] == [[found]] * len(after.axes)
    assert "Todos los ejes" in shown(at)


def test_method_is_written_and_read(open_page: Opening, database: Database) -> None:
    number = keep(database, demo_changes(date(2027, 3, 10)))
    at = edit(open_page(PAGE, workshop=number), latest(database, number).root, "method")

    area = next(each for each in at.text_area if each.label == "Cómo trabaja el grupo, paso a paso")
    area.set_value("1. Lean la guía.\n1. Escriban una acción por fila.")
    next(button for button in at.button if button.label == "Guardar").click().run()

    assert latest(database, number).facts.method == "1. Lean la guía.\n1. Escriban una acción por fila."
    assert "Escriban una acción por fila." in shown(at)
