"""The order of presentations beside the decisions: taken from the plan's axes, led on, and said on the screen."""

from storage.database import Database
from tests.pages.conftest import Opening, keep, latest
from tests.two_axes import inserts
from workshop.presentations import presentations, running_presentation
from workshop.use_cases.show_screen import scene_on

PAGE = "plenary/decisions.py"


def test_axes_are_listed_in_one_click_put_in_order_begun_and_ended(open_page: Opening, database: Database) -> None:
    number = keep(database, inserts())
    at = open_page(PAGE, workshop=number)
    at.button(key="list-presentations").click().run()
    first, second = presentations(latest(database, number))
    said = [each.value for each in at.caption]

    at.button(key=f"begin-{first.id}").click().run()
    begun = latest(database, number)
    at.button(key=f"end-{first.id}").click().run()

    assert "1. Eje 1 · Protección · 15 minutos" in said
    assert (running_presentation(begun).id, scene_on(begun)) == (first.id, ("axis", first.axis))
    assert running_presentation(latest(database, number)) is None
    assert "1. Eje 1 · Protección · 15 minutos previstos, 0 minutos usados" in [each.value for each in at.caption]
    assert at.button(key=f"begin-{second.id}").label == "Empezar: Eje 2 · Investigación"
