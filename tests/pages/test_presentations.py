"""The order of presentations beside the decisions: taken from the plan's axes, led on, and said on the screen."""

from streamlit.testing.v1 import AppTest

from storage.database import Database
from tests.pages.conftest import Opening, keep, latest
from tests.two_axes import inserts
from workshop.items import Axis, Facts
from workshop.new_items import NewItems
from workshop.presentations import presentations, running_presentation
from workshop.use_cases.show_screen import scene_on

PAGE = "plenary/decisions.py"


def list_shown(at: AppTest) -> list[str]:
    """Return the lines of the order as the page shows it, in letters like those of all content."""
    return next(each.value for each in at.markdown if each.value.startswith("1. ")).split("\n")


def test_axes_are_listed_in_one_click_put_in_order_begun_and_ended(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    at = open_page(PAGE, workshop=number)
    at.button(key="list-presentations").click().run()
    first, second = presentations(latest(database, number))
    listed = list_shown(at)

    at.button(key=f"begin-{first.id}").click().run()
    begun = latest(database, number)
    at.button(key=f"end-{first.id}").click().run()

    assert listed == ["1. Eje 1 · Protección · 15 minutos", "2. Eje 2 · Investigación · 15 minutos"]
    assert (running_presentation(begun).id, scene_on(begun)) == (first.id, ("axis", first.axis))
    assert running_presentation(latest(database, number)) is None
    assert list_shown(at)[0] == "1. Eje 1 · Protección · 15 minutos previstos, 0 minutos usados"
    assert at.button(key=f"begin-{second.id}").label == "Empezar: Eje 2 · Investigación"


def test_order_is_made_and_led_before_any_group_has_written(open_page: Opening, database: Database) -> None:
    new = NewItems()
    root = new.add(Facts, None, title="Taller", stage="preparation")
    for _number in range(2):
        new.add(Axis, root)
    number = keep(database, new.changes)
    at = open_page(PAGE, workshop=number)

    at.button(key="list-presentations").click().run()
    first, _second = presentations(latest(database, number))
    at.button(key=f"begin-{first.id}").click().run()

    assert list_shown(at)[1] == "2. Eje 2 · 15 minutos"
    assert running_presentation(latest(database, number)).id == first.id
    assert [each.value for each in at.info] == ["Ningún grupo ha entregado su eje."]
